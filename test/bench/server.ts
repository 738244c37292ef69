// Measures the PostgreSQL backend on PGlite and on a PostgreSQL server (a temporary one, or TEST_DATABASE_URL). It reports and
// never fails, because times depend on the machine. All calls go to the adapter, as from a session or the handler. SQL writes the
// users and groups, because reading a directory is not measured here.
//   npm run bench:server                 1,000,000 users, 5,000,000 memberships, some minutes an engine
//   npm run bench:server -- --quick      a twentieth
//   ONLY=PGlite npm run bench:server     one engine
import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ItemRef, UserQuery } from '../../src/core/index.js'
import { generateTenant, type Tenant, type TenantDomain } from '../../src/memory.js'
import { backends, type Engine } from '../tools/postgres.js'
import { FAMILY, fillTenant } from './fill-tenant.js'

const scale = process.argv.includes('--quick') ? 0.05 : 1
const USERS = 1_000_000 * scale
const GROUPS = 50_000 * scale
const BIGGEST = 250_000 * scale
const STARTED = 100_000 * scale
const ASKED = 60

const empty: TenantDomain = { id: 'example.com', name: 'example.com', credits: 'unlimited', users: [], groups: [], orgUnits: [] }
const tenant: Tenant = {
  clouds: generateTenant({ seed: 1, users: 1, cloud: 'google-workspace' }).clouds.map((cloud) => ({ ...cloud, domains: [empty] })),
}
const call = { signal: new AbortController().signal }
setMaxListeners(0, call.signal)

const percentile = (times: number[], share: number): number =>
  times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const timed = async <T>(act: () => Promise<T>): Promise<{ ms: number; answer: T }> => {
  const from = performance.now()
  const answer = await act()
  return { ms: performance.now() - from, answer }
}
const repeated = async (act: (round: number) => Promise<unknown>, times = ASKED): Promise<string> => {
  const all: number[] = []
  for (let round = 0; round < times; round += 1) all.push((await timed(() => act(round))).ms)
  return `p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms`
}
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Measures everything on one kind of database. Resolves to rows of a name and a figure. */
const measure = async ({ name, create }: Engine): Promise<{ name: string; rows: [string, string][] }> => {
  const world = await create({ tenant, engine: { name: 'instant', protect: async () => {} }, isWorking: false })
  const { adapter, db, backend, scope } = world
  const rows: [string, string][] = []
  const report = (title: string, figure: string): void => {
    rows.push([title, figure])
    console.error(`  ${title}: ${figure}`)
  }
  try {
    console.error(`${name} …`)
    report('made by SQL', seconds((await timed(() => fillTenant(db, { users: USERS, groups: GROUPS, biggest: BIGGEST }))).ms))
    const { rows: sizes } = await sql<{
      users: number
      members: number
    }>`select (select count(*)::int from users) users, (select count(*)::int from group_users) members`.execute(db)
    report('users, memberships', `${sizes[0]?.users.toLocaleString('en')}, ${sizes[0]?.members.toLocaleString('en')}`)

    const list = (query: Partial<UserQuery>) => adapter.listUsers({ scope, limit: 100, ...query }, call)
    report('first page', await repeated(() => list({})))
    for (const by of ['name', 'email', 'backupStatus'] as const) report(`first page by ${by}`, await repeated(() => list({ sort: { by } })))
    let cursor: string | undefined
    report(
      'page after page by name',
      await repeated(async () => {
        cursor = (await list({ sort: { by: 'name' }, ...(cursor !== undefined && { cursor }) })).next
      }),
    )
    report('suspended only', await repeated(() => list({ accountStatus: ['suspended'] })))
    const family = (round: number): string => FAMILY[round % FAMILY.length] ?? ''
    report('search by a name that tens of thousands have', await repeated((round) => list({ search: family(round) })))
    report('search by an address', await repeated((round) => list({ search: `.${1 + ((round * 7919) % USERS)}@` })))
    report('search by two letters', await repeated((round) => list({ search: family(round).slice(0, 2) })))
    report('search for nobody', await repeated((round) => list({ search: `nobody${round}` })))
    report('members of a group, first page', await repeated((round) => list({ within: { kind: 'group', id: `g${1 + round * 31}` } })))
    report(
      `members of the group of ${BIGGEST.toLocaleString('en')}, first page`,
      await repeated(() => list({ within: { kind: 'group', id: 'g1' } })),
    )
    const cover = async () => {
      let found = 0
      let next: string | undefined
      do {
        const page = await adapter.listCoverage(
          { scope, within: { kind: 'group', id: 'g1' }, ...(next !== undefined && { cursor: next }) },
          call,
        )
        found += page.due.length + page.protected.length + page.suspended.length + page.deleted.length
        next = page.next
      } while (next !== undefined)
      return found
    }
    const covered = await timed(cover)
    report(`coverage of ${covered.answer.toLocaleString('en')} members`, `${covered.ms.toFixed(0)} ms`)
    const keys = Array.from({ length: 10_000 }, (_, at) => `u${1 + ((at * 97) % USERS)}`)
    report('10,000 users matched by id', `${(await timed(() => adapter.matchUsers(scope, keys, call))).ms.toFixed(0)} ms`)

    const start = (items: readonly ItemRef[], expectedCredits: number, key: string) =>
      adapter.startBackup({ scope, items, settings: 'default', expectedCredits }, { ...call, idempotencyKey: key })
    // Returns users of the large start that belong to no group.
    const single = (at: number): ItemRef[] => [{ kind: 'user', id: `u${USERS - at * 17 - 1}` }]
    const alone = 100
    const one = await timed(async () => {
      for (let at = 0; at < alone; at += 1) await start(single(at), 1, `one-${at}`)
    })
    report('starts of one user, one after the other', `${(alone / (one.ms / 1000)).toFixed(0)} a second`)
    const many = await timed(() => Promise.all(Array.from({ length: alone }, (_, at) => start(single(alone + at), 1, `many-${at}`))))
    report('starts of one user, 100 at once', `${(alone / (many.ms / 1000)).toFixed(0)} a second`)

    const { rows: due } = await sql<{
      id: string
    }>`select id from users where backup_status = 0 and account_status = 0 order by no limit ${STARTED}`.execute(db)
    const items = due.map(({ id }): ItemRef => ({ kind: 'user', id }))
    const big = await timed(() => start(items, items.length, 'big'))
    report(`start of ${items.length.toLocaleString('en')} users, accepted after`, seconds(big.ms))
    await backend.work()
    const done = await timed(async () => {
      while ((await adapter.getRun(scope, big.answer.id, call)).finishedAt === undefined) await sleep(100)
    })
    const run = await adapter.getRun(scope, big.answer.id, call)
    report(
      'done, with an engine that takes no time, after',
      `${seconds(done.ms)} (${run.done.toLocaleString('en')} done, ${run.failed} failed)`,
    )
  } finally {
    await world.stop()
  }
  return { name, rows }
}

const measured: Awaited<ReturnType<typeof measure>>[] = []
for (const engine of backends()) measured.push(await measure(engine))
console.log(`\n| ${['measured', ...measured.map(({ name }) => name)].join(' | ')} |\n|${'---|'.repeat(measured.length + 1)}`)
for (const [at, [title]] of (measured[0]?.rows ?? []).entries()) {
  console.log(`| ${[title, ...measured.map(({ rows }) => rows[at]?.[1])].join(' | ')} |`)
}
process.exit()
