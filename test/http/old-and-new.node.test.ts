// Pages and servers of different versions work together: `recorded-v1.json` contains the exchanges of an earlier version.
//   RECORD_EXCHANGES=1 … records them anew. Do so only for a new major version of the API.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import { type BackupAdapter, createBackupSession } from '../../src/core/index.js'
import { createHttpAdapter } from '../../src/http.js'
import { createMemoryAdapter, generateTenant } from '../../src/memory.js'
import { createHandler } from '../../src/server.js'

interface Exchange {
  call: string
  method: string
  /** Path and query below the base URL; `{run}` stands for the id of the started run. */
  path: string
  body?: unknown
  status: number
  answer?: unknown
}

const FILE = new URL('./recorded-v1.json', import.meta.url)
const BASE = 'http://127.0.0.1/api'
const signal = new AbortController().signal

const backend = (): BackupAdapter =>
  createMemoryAdapter({
    tenant: generateTenant({ seed: 5, users: 12, groups: 2, orgUnits: 2, cloud: 'google-workspace', credits: 50 }),
    // so slow that no run ends during a test, because an ended run has more fields
    speed: 0.001,
  })

/** Sends one call of each kind. */
const callAll = async (adapter: BackupAdapter): Promise<void> => {
  const call = { signal }
  const [cloud] = await adapter.listClouds(call)
  const where = { cloudId: cloud?.id ?? '', domainId: cloud?.domains[0]?.id ?? '' }
  const users = await adapter.listUsers({ scope: where, limit: 5, accountStatus: ['active'], backupStatus: ['none'] }, call)
  const groups = await adapter.listGroups({ scope: where }, call)
  await adapter.listOrgUnits(where, call)
  const within = { kind: 'group', id: groups.items[0]?.id ?? '' } as const
  await adapter.listUsers({ scope: where, within, sort: { by: 'email', descending: true } }, call)
  await adapter.listCoverage?.({ scope: where, within }, call)
  const due = users.items[0]
  await adapter.matchUsers(where, [due?.email ?? '', 'nobody@example.com'], call)
  await adapter.getCredits(where, call)
  await adapter.describeSettings?.(where, call)
  await adapter.getSettings?.(where, call)
  const items = [{ kind: 'user', id: due?.id ?? '' } as const]
  const request = { scope: where, items, settings: 'default', expectedCredits: due?.credits ?? 1, expectedUsers: 1 } as const
  const run = await adapter.startBackup(request, { ...call, idempotencyKey: 'recorded-start' })
  await adapter.getRun?.(where, run.id, call)
  await adapter.listRuns?.(where, {}, call)
  await adapter.listRunUsers?.(where, run.id, {}, call)
  await adapter.listActivity?.(where, {}, call)
}

const record = async (): Promise<Exchange[]> => {
  const handler = createHandler(backend(), { basePath: '/api', authorize: () => true })
  const exchanges: Exchange[] = []
  let run: string | undefined
  const fetch = async (request: Request): Promise<Response> => {
    const body = request.body === null ? undefined : await request.clone().json()
    const response = await handler(request)
    const answer = await response.clone().json()
    const path = request.url.slice(BASE.length)
    if (path.endsWith('/backups') && request.method === 'POST') run = answer.id
    const known = run === undefined ? path : path.replaceAll(encodeURIComponent(run), '{run}')
    exchanges.push({
      call: `${request.method} ${known.replace(/\?.*/, '')}`,
      method: request.method,
      path: known,
      body,
      status: response.status,
      answer,
    })
    return response
  }
  await callAll(createHttpAdapter({ baseUrl: BASE, fetch }))
  return exchanges
}

if (process.env.RECORD_EXCHANGES === '1') writeFileSync(FILE, `${JSON.stringify(await record(), null, 1)}\n`)
const exchanges = JSON.parse(readFileSync(FILE, 'utf8')) as Exchange[]

/** Fields of the earlier answer that the later answer lacks, or has with another type. */
const lostFields = (before: unknown, after: unknown, path = ''): string[] => {
  if (Array.isArray(before)) {
    if (!Array.isArray(after)) return [path]
    return before.length === 0 || after.length === 0 ? [] : lostFields(before[0], after[0], `${path}[]`)
  }
  if (typeof before !== 'object' || before === null) return typeof before === typeof after ? [] : [path]
  if (typeof after !== 'object' || after === null) return [path]
  return Object.entries(before).flatMap(([name, value]) => lostFields(value, (after as Record<string, unknown>)[name], `${path}.${name}`))
}

/** Fields whose names are data, so that the API cannot add any. */
const RECORDS: ReadonlySet<string> = new Set(['facets', 'prices', 'counts'])

describe('versions of pages and servers', () => {
  it('has exchanges of every kind of call', () => {
    expect(exchanges.length).to.be.at.least(15)
    expect(exchanges.every(({ status }) => status < 300)).to.equal(true)
  })

  it('answers the requests of an earlier page with every field that it knows', async () => {
    const handler = createHandler(backend(), { basePath: '/api', authorize: () => true })
    let run = ''
    for (const { call, method, path, body, status, answer } of exchanges) {
      const response = await handler(
        new Request(`${BASE}${path.replaceAll('{run}', encodeURIComponent(run))}`, {
          method,
          headers: { 'content-type': 'application/json', 'idempotency-key': 'recorded-start' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      )
      expect(response.status, call).to.equal(status)
      const now = await response.json()
      if (method === 'POST' && path.endsWith('/backups')) run = now.id
      expect(lostFields(answer, now), call).to.deep.equal([])
    }
  })

  /** A page of this version on a server that answers as recorded, changed by `change`. */
  const onRecorded = (change: (answer: unknown) => unknown) => {
    const missed: string[] = []
    const fetch = async (request: Request): Promise<Response> => {
      const path = request.url.slice(BASE.length).replace(/\?.*/, '')
      const found = exchanges.find((one) => one.method === request.method && one.path.replace(/\?.*/, '') === path)
      if (found === undefined) missed.push(`${request.method} ${path}`)
      const answer = JSON.stringify(change(found?.answer ?? { type: 'urn:backup-start:unsupported' }))
      return new Response(answer, { status: found?.status ?? 501, headers: { 'content-type': 'application/json' } })
    }
    return { adapter: createHttpAdapter({ baseUrl: BASE, fetch }), missed }
  }

  it('works on an earlier server, and on a later one that sends more fields', async () => {
    const grow = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(grow)
      if (typeof value !== 'object' || value === null) return value
      return {
        ...Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, RECORDS.has(name) ? inner : grow(inner)])),
        addedLater: { note: null },
      }
    }
    for (const change of [(answer: unknown) => answer, grow]) {
      const { adapter } = onRecorded(change)
      const session = createBackupSession({ adapter })
      await session.users.more()
      await session.groups.more()
      expect(session.users.error.value).to.equal(undefined)
      expect(session.users.rows.value.length).to.be.above(0)
      expect(session.groups.rows.value.length).to.be.above(0)
      const [user] = [...session.users.rows.value].filter(({ backupStatus }) => backupStatus === 'none')
      expect(user).not.to.equal(undefined)
      session.dispose()
    }
  })
})
