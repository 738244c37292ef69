// Measures every route of the API over HTTP with autocannon, at 100,000 users, on PGlite and on a PostgreSQL server, and the p99 of another
// domain while one caller attacks. It reports and never fails, because times depend on the machine.
//   npm run bench:routes                 some minutes an engine
//   npm run bench:routes -- --quick      a tenth of the users and of the time
//   ONLY=PGlite npm run bench:routes     one engine
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import autocannon, { type Request } from 'autocannon'
import { type EndpointId, endpoints } from '../../src/http/contract/endpoints.js'
import { backends, NODE_FLAGS } from '../tools/postgres.js'
import { FAMILY } from './fill-tenant.js'

const isQuick = process.argv.includes('--quick')
const USERS = isQuick ? 10_000 : 100_000
const SECONDS = isQuick ? 1 : 4
const CONNECTIONS = 4
/** The target for the p99 of another domain during an attack. */
const TARGET_MS = 100

interface Sample {
  rssMib: number
  delayP99Ms: number
  delayMaxMs: number
}

let started = 0
/** A start or another write with a key of its own. */
const keyed = (path: string, body: () => unknown): Request => ({
  method: 'POST',
  path,
  setupRequest: (request) => {
    started += 1
    const headers = { 'content-type': 'application/json', 'idempotency-key': `bench-${started}` }
    return { ...request, headers, body: JSON.stringify(body()) }
  },
})
const json = (method: 'POST' | 'PUT', path: string, body: unknown): Request => ({
  method,
  path,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const get = (path: string): Request => ({ method: 'GET', path })

/** A policy of one user. Changes of policies are measured with an unknown policy. */
const draft = () => ({ name: `Policy ${started}`, items: [{ kind: 'user', id: 'u1' }], settings: 'default', leavers: 'keep' })

/** The requests that measure each operation. `syncId` and `runId` name an ended sync and run. */
const requestsOf = (at: string, { runId, syncId }: { runId: string; syncId: string }): Record<EndpointId, Request> => ({
  listClouds: get('/v1/clouds'),
  listUsers: get(`${at}/users?limit=100&search=${FAMILY[0]}`),
  matchUsers: json('POST', `${at}/users:match`, { keys: Array.from({ length: 1_000 }, (_, i) => `u${1 + i * 7}`) }),
  listGroups: get(`${at}/groups?search=group%2010`),
  listOrgUnits: get(`${at}/org-units`),
  describeFilters: get(`${at}/filters`),
  listCoverage: get(`${at}/coverage?within=group%3Ag10`),
  listCosts: json('POST', `${at}/costs`, { refs: Array.from({ length: 50 }, (_, i) => ({ kind: 'group', id: `g${100 + i}` })) }),
  getCredits: get(`${at}/credits`),
  getSettings: get(`${at}/settings`),
  saveSettings: json('PUT', `${at}/settings`, {}),
  describeSettings: get(`${at}/settings/form`),
  sync: json('POST', `${at}/syncs`, { kind: 'org-units' }),
  followSync: get(`${at}/syncs/${syncId}`),
  cancelSync: { method: 'DELETE', path: `${at}/syncs/${syncId}` },
  listRuns: get(`${at}/backups`),
  startBackup: keyed(`${at}/backups`, () => ({
    items: [{ kind: 'user', id: `u${USERS - started}` }],
    settings: 'default',
    expectedCredits: 1,
  })),
  getRun: get(`${at}/backups/${runId}`),
  retryRun: keyed(`${at}/backups/${runId}:retry`, () => ({})),
  stopRun: json('POST', `${at}/backups/${runId}:stop`, {}),
  listRunUsers: get(`${at}/backups/${runId}/users`),
  listHolders: get(`${at}/licenses?groupBy=department`),
  giveBack: keyed(`${at}/licenses:give-back`, () => ({ userIds: [`u${USERS}`] })),
  listPolicies: get(`${at}/policies`),
  savePolicy: keyed(`${at}/policies`, draft),
  changePolicy: { ...keyed(`${at}/policies/none`, draft), method: 'PUT' },
  setPolicyStatus: json('POST', `${at}/policies/none:set-status`, { status: 'paused' }),
  forecastPolicy: json('POST', `${at}/policies:forecast`, draft()),
  listActivity: get(`${at}/activity`),
})

const figure = (ms: number): string => (ms < 10 ? ms.toFixed(1) : ms.toFixed(0))

const ATTACKER = fileURLToPath(new URL('route-attacker.ts', import.meta.url))
/** Starts a process with one attack, or with none to learn the titles of all attacks. Resolves to its first message. */
const startAttacker = async <T>(...args: string[]): Promise<{ message: T; end(): Promise<void> }> => {
  const child = fork(ATTACKER, args, { execArgv: NODE_FLAGS })
  const [message] = (await once(child, 'message')) as [T]
  return {
    message,
    async end() {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

const measure = async (name: string): Promise<[string, string][]> => {
  const child = fork(fileURLToPath(new URL('route-server.ts', import.meta.url)), [name, String(USERS)], { execArgv: NODE_FLAGS })
  const receive = async <T>(): Promise<T> => ((await once(child, 'message')) as [T])[0]
  const { url, cloudId } = await receive<{ url: string; cloudId: string }>()
  const sample = (): Promise<Sample> => {
    child.send('sample')
    return receive<Sample>()
  }
  const rows: [string, string][] = []
  const report = (title: string, text: string): void => {
    rows.push([title, text])
    console.error(`  ${title}: ${text}`)
  }
  const domain = (id: string): string => `/v1/clouds/${cloudId}/domains/${id}`
  const at = domain('large.example')
  const cannon = (request: Request, connections = CONNECTIONS) => autocannon({ url, connections, duration: SECONDS, requests: [request] })

  const headers = { 'content-type': 'application/json', 'idempotency-key': 'first' }
  const start = await fetch(`${url}${at}/backups`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ items: [{ kind: 'user', id: 'u1' }], settings: 'default', expectedCredits: 1 }),
  })
  const sync = await fetch(`${url}${at}/syncs`, { method: 'POST', headers, body: '{"kind":"org-units"}' })
  const ids = { runId: ((await start.json()) as { id: string }).id, syncId: ((await sync.json()) as { id: string }).id }

  const requests = requestsOf(at, ids)
  for (const id of Object.keys(endpoints) as EndpointId[]) {
    await sample()
    const { latency, requests: answered, non2xx, errors } = await cannon(requests[id])
    const { rssMib, delayP99Ms } = await sample()
    const refused = non2xx + errors === 0 ? '' : `, ${non2xx + errors} refused`
    report(
      id,
      `p50 ${figure(latency.p50)} ms, p99 ${figure(latency.p99)} ms, ${answered.average.toFixed(0)} a second, ${rssMib.toFixed(0)} MiB, delay p99 ${figure(delayP99Ms)} ms${refused}`,
    )
  }

  const quiet = get(`${domain('other.example')}/users?limit=50`)
  report('another domain, without an attack', `p99 ${figure((await cannon(quiet, 1)).latency.p99)} ms`)
  const titles = await startAttacker<string[]>()
  await titles.end()
  for (const title of titles.message) {
    const attacker = await startAttacker(url, at, title)
    await sleep(500)
    await sample()
    const { latency, requests: answered, non2xx, errors } = await cannon(quiet, 1)
    const { rssMib, delayMaxMs } = await sample()
    await attacker.end()
    // The server drops what the attacker left behind, so that the next row measures its own attack.
    await sleep(1_000)
    const verdict =
      answered.total === 0 ? 'no answer' : `p99 ${figure(latency.p99)} ms${latency.p99 <= TARGET_MS ? '' : ` (above ${TARGET_MS} ms)`}`
    const refused = non2xx + errors === 0 ? '' : `, ${non2xx + errors} refused`
    report(title, `${verdict}, ${answered.total} answered${refused}, ${rssMib.toFixed(0)} MiB, delay max ${figure(delayMaxMs)} ms`)
  }
  child.send('stop')
  await once(child, 'exit')
  return rows
}

const measured: { name: string; rows: [string, string][] }[] = []
for (const { name } of backends()) {
  console.error(`${name} …`)
  measured.push({ name, rows: await measure(name) })
}
console.log(`\n| ${['measured', ...measured.map(({ name }) => name)].join(' | ')} |\n|${'---|'.repeat(measured.length + 1)}`)
for (const [index, [title]] of (measured[0]?.rows ?? []).entries()) {
  console.log(`| ${[title, ...measured.map(({ rows }) => rows[index]?.[1])].join(' | ')} |`)
}
process.exit()
