// Servers that share a database: each knows every sync by its id, whoever started it and whatever its clock says.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { BackupError, type Scope, type SyncKind } from '../../../src/core/index.js'
import { createHandler } from '../../../src/http/server/handler.js'
import { backends, type World } from '../../tools/postgres.js'
import { call, until } from './run-world.js'
import { createGate, createScriptedDirectory, group, user } from './scripted-directory.js'

const ids = ['together', 'over', 'unknown', 'failing']

interface Job {
  id: string
  kind: SyncKind
  status: string
  done: number
  result?: { finishedAt: string; added: number }
  error?: { type: string }
}

for (const { name, create } of backends()) {
  describe(name, () => {
    let world: World
    const failures: BackupError[] = []
    const directory = createScriptedDirectory({ domains: ids })
    const servers: ((method: string, scope: Scope, path: string, body?: unknown) => Promise<{ status: number; job: Job }>)[] = []

    before(async () => {
      world = await create({ directory, onError: (error) => failures.push(error) })
      // Only one process can open an embedded database, so both handlers share one backend.
      const second = name === 'PostgreSQL' ? await world.another({ isWorking: false }) : world.backend
      for (const { adapter, syncs } of [world.backend, second]) {
        const handle = createHandler(adapter, { authorize: () => true, syncs })
        servers.push(async (method, { cloudId, domainId }, path, body) => {
          const response = await handle(
            new Request(`http://localhost/v1/clouds/${cloudId}/domains/${domainId}/syncs${path}`, {
              method,
              ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
            }),
          )
          const text = await response.text()
          return { status: response.status, job: (text === '' ? {} : JSON.parse(text)) as Job }
        })
      }
    })
    after(() => world?.stop())

    const fresh = (domainId: string, users = 11): Scope => {
      const records = Array.from({ length: users }, (_, at) => user(`u${at}`))
      directory.domains.set(domainId, { users: records, groups: [group('g', ['u0'])], orgUnits: [] })
      return { cloudId: 'c', domainId }
    }
    const [here, there] = [0, 1].map(
      (at) =>
        (...args: Parameters<(typeof servers)[number]>) =>
          (servers[at] as (typeof servers)[number])(...args),
    ) as [(typeof servers)[number], (typeof servers)[number]]

    it('joins a sync of another server under its id, and both report its figures', async () => {
      const scope = fresh('together')
      const gate = createGate()
      directory.onPage = ({ cursor }) => (cursor === '8' ? gate.wait() : undefined)
      const { status, job } = await here('POST', scope, '', { kind: 'users' })
      assert.deepEqual([status, job.status], [202, 'running'])
      await gate.reached
      assert.equal((await there('POST', scope, '', { kind: 'users' })).job.id, job.id)
      assert.equal((await there('GET', scope, '/users')).job.id, job.id)
      assert.equal((await there('GET', scope, `/${job.id}`)).job.done, 8)
      gate.open()
      directory.onPage = () => {}
      await until(async () => (await there('GET', scope, `/${job.id}`)).job.status === 'completed', 'the sync is over')
      const { job: over } = await there('GET', scope, `/${job.id}`)
      assert.equal(over.result?.added, 11)
      assert.deepEqual((await here('GET', scope, `/${job.id}`)).job, over)
      assert.equal((await there('GET', scope, '/users')).status, 404)
    })

    it('cancels one sync by its id, and leaves the running sync alone when the id has ended', async () => {
      const scope = fresh('over')
      await world.adapter.sync(scope, 'users', call())
      const { job: ended } = await here('POST', scope, '', { kind: 'users' })
      await until(async () => (await here('GET', scope, `/${ended.id}`)).job.status === 'completed', 'the first sync is over')
      const gate = createGate()
      directory.onPage = () => gate.wait()
      const { job: running } = await here('POST', scope, '', { kind: 'users' })
      assert.notEqual(running.id, ended.id)
      assert.equal((await there('DELETE', scope, `/${ended.id}`)).status, 204)
      assert.equal((await there('GET', scope, `/${ended.id}`)).job.status, 'completed')
      assert.equal((await there('GET', scope, `/${running.id}`)).job.status, 'running')
      assert.equal((await there('DELETE', scope, `/${running.id}`)).status, 204)
      assert.equal((await here('GET', scope, `/${running.id}`)).job.status, 'cancelled')
      gate.open()
      directory.onPage = () => {}
    })

    it('responds with 404 to ids that name no sync of the domain, and cancels nothing', async () => {
      const scope = fresh('unknown')
      const gate = createGate()
      directory.onPage = () => gate.wait()
      const { job } = await here('POST', scope, '', { kind: 'groups' })
      const number = job.id.split('.')[1] ?? ''
      const elsewhere = { ...scope, domainId: 'over' }
      for (const id of ['groups.999999999', 'groups.9999999999999', `users.${number}`, 'groups.', 'everything', `groups.${number}x`]) {
        assert.equal((await there('DELETE', scope, `/${id}`)).status, 404, id)
        assert.equal((await there('GET', scope, `/${id}`)).status, 404, id)
      }
      assert.equal((await there('DELETE', elsewhere, `/${job.id}`)).status, 404)
      assert.equal((await there('GET', scope, `/${job.id}`)).job.status, 'running')
      gate.open()
      directory.onPage = () => {}
      await until(async () => (await here('GET', scope, `/${job.id}`)).job.status === 'completed', 'the sync is over')
    })

    it('reports the failure of a sync once to the operator, and to every server as a problem without internals', async () => {
      const scope = fresh('failing')
      failures.length = 0
      const gate = createGate()
      directory.onPage = async () => {
        await gate.wait()
        throw new BackupError('bad-answer', 'hunter2 at admin@example.com')
      }
      const { job } = await here('POST', scope, '', { kind: 'users' })
      gate.open()
      await until(async () => (await there('GET', scope, `/${job.id}`)).job.status === 'failed', 'the sync has failed')
      const { job: failed } = await there('GET', scope, `/${job.id}`)
      directory.onPage = () => {}
      assert.equal(failed.error?.type, 'urn:backup-start:bad-answer')
      assert.doesNotMatch(JSON.stringify(failed), /hunter2|admin@/)
      await until(() => failures.length > 0, 'the failure is reported')
      assert.deepEqual(
        failures.map(({ code }) => code),
        ['bad-answer'],
      )
    })
  })
}
