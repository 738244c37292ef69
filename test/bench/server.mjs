// What the PostgreSQL backend does in a second, on PGlite and on a PostgreSQL server (a throw-away one, or TEST_DATABASE_URL).
// It reports and never fails: the machine decides the milliseconds. Everything is asked of the adapter, as a session or the
// handler asks it; only the directory is made by SQL, as reading a million users is not what is measured here.
//   npm run bench:server                 1,000,000 users, 5,000,000 memberships, some minutes an engine
//   npm run bench:server -- --quick      a twentieth
//   ONLY=PGlite npm run bench:server     one engine
import { setMaxListeners } from 'node:events'
import { sql } from 'kysely'
import { backends, load } from '../tools/postgres.mjs'

const scale = process.argv.includes('--quick') ? 0.05 : 1
const USERS = 1_000_000 * scale
const GROUPS = 50_000 * scale
const BIGGEST = 250_000 * scale
const STARTED = 100_000 * scale
const ASKED = 60

const { generateTenant } = await load('src/memory.ts')
const { countMembers } = await load('src/backends/postgres/mirror/member-counts.ts')
const [cloud] = generateTenant({ seed: 1, users: 1, cloud: 'google-workspace' }).clouds
const empty = { id: 'example.com', name: 'example.com', credits: 'unlimited', users: [], groups: [], orgUnits: [] }
const tenant = { clouds: [{ ...cloud, domains: [empty] }] }
const call = { signal: new AbortController().signal }
setMaxListeners(0, call.signal)

const GIVEN = [
  'anna',
  'bruno',
  'carla',
  'david',
  'elena',
  'farid',
  'greta',
  'hugo',
  'ines',
  'jonas',
  'keiko',
  'lars',
  'maria',
  'noah',
  'olga',
]
const FAMILY = [
  'almeida',
  'becker',
  'costa',
  'dubois',
  'eriksen',
  'ferrari',
  'garcia',
  'hansen',
  'ivanova',
  'jensen',
  'kowalski',
  'laurent',
]
const listOf = (names) => sql.raw(`array[${names.map((name) => `'${name}'`).join(',')}]`)

/** Users, and groups whose sizes fall as 1 / rank, the biggest first; the last tenth of the groups nests a smaller one. */
const fill = async (db) => {
  await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
    select 1, 'u' || i, n || '.' || i || '@example.com', n || ' ' || i, case when i % 17 = 0 then 1 else 0 end,
      'u' || i, n || '.' || i || '@example.com', n || ' ' || i, n || ' ' || i || E'\\x01' || n || '.' || i || '@example.com'
    from (select i, (${listOf(GIVEN)})[1 + i * 7 % ${GIVEN.length}::int] || ' ' || (${listOf(FAMILY)})[1 + i * 5 % ${FAMILY.length}::int] as n
      from generate_series(1, ${USERS}::int) i) made`.execute(db)
  await sql`insert into groups (domain, id, name, search)
    select 1, 'g' || i, 'group ' || i, 'group ' || i from generate_series(1, ${GROUPS}::int) i`.execute(db)
  await sql`insert into group_users (sync, group_no, user_no)
    select 1, g, 1 + (g::bigint * 7919 + m * (1 + 2 * (g % 20))) % ${USERS}::int
    from generate_series(1, ${GROUPS}::int) g, generate_series(1, greatest(60, ${BIGGEST}::int / g)) m on conflict do nothing`.execute(db)
  await sql`insert into group_groups (sync, parent, child)
    select 1, g, g / 2 from generate_series(${GROUPS}::int * 9 / 10, ${GROUPS}::int) g`.execute(db)
  await sql`update domains set groups_sync = 1, user_count = ${USERS}::int, users_synced_at = now(), groups_synced_at = now()`.execute(db)
  await sql`analyze`.execute(db)
  const [users, groups, units] = ['users', 'groups', 'org_units'].map((table) => sql`select no from ${sql.table(table)} where domain = 1`)
  const counts = await countMembers(db, { domain: 1, users, groups, units, groupsSync: 1, unitsSync: 1 })
  await sql`update groups g set member_count = c.count from json_to_recordset(${JSON.stringify(counts)}::json) as c(no int, count int)
    where g.no = c.no`.execute(db)
}

const percentile = (times, share) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]
const timed = async (act) => {
  const from = performance.now()
  const answer = await act()
  return { ms: performance.now() - from, answer }
}
const repeated = async (act, times = ASKED) => {
  const all = []
  for (let round = 0; round < times; round += 1) all.push((await timed(() => act(round))).ms)
  return `p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms`
}
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

const measure = async ({ name, create }) => {
  const world = await create({ tenant, engine: { protect: async () => {} }, isWorking: false })
  const { adapter, db, backend, scope } = world
  const rows = []
  const say = (what, figure) => {
    rows.push([what, figure])
    console.error(`  ${what}: ${figure}`)
  }
  try {
    console.error(`${name} …`)
    say('made by SQL', seconds((await timed(() => fill(db))).ms))
    const { rows: sizes } =
      await sql`select (select count(*)::int from users) users, (select count(*)::int from group_users) members`.execute(db)
    say('users, memberships', `${sizes[0].users.toLocaleString('en')}, ${sizes[0].members.toLocaleString('en')}`)

    const list = (query) => adapter.listUsers({ scope, limit: 100, ...query }, call)
    say('first page', await repeated(() => list({})))
    for (const by of ['name', 'email', 'backupStatus']) say(`first page by ${by}`, await repeated(() => list({ sort: { by } })))
    let cursor
    say(
      'page after page by name',
      await repeated(async () => {
        cursor = (await list({ sort: { by: 'name' }, cursor })).next
      }),
    )
    say('suspended only', await repeated(() => list({ accountStatus: ['suspended'] })))
    const family = (round) => FAMILY[round % FAMILY.length]
    say('search by a name that tens of thousands have', await repeated((round) => list({ search: family(round) })))
    say('search by an address', await repeated((round) => list({ search: `.${1 + ((round * 7919) % USERS)}@` })))
    say('search by two letters', await repeated((round) => list({ search: family(round).slice(0, 2) })))
    say('search for nobody', await repeated((round) => list({ search: `nobody${round}` })))
    say('members of a group, first page', await repeated((round) => list({ within: { kind: 'group', id: `g${1 + round * 31}` } })))
    say(
      `members of the group of ${BIGGEST.toLocaleString('en')}, first page`,
      await repeated(() => list({ within: { kind: 'group', id: 'g1' } })),
    )
    const cover = async () => {
      let found = 0
      let next
      do {
        const page = await adapter.listCoverage({ scope, within: { kind: 'group', id: 'g1' }, cursor: next }, call)
        found += page.due.length + page.protected.length + page.suspended.length + page.deleted.length
        next = page.next
      } while (next !== undefined)
      return found
    }
    const covered = await timed(cover)
    say(`coverage of ${covered.answer.toLocaleString('en')} members`, `${covered.ms.toFixed(0)} ms`)
    const keys = Array.from({ length: 10_000 }, (_, at) => `u${1 + ((at * 97) % USERS)}`)
    say('10,000 users matched by id', `${(await timed(() => adapter.matchUsers(scope, keys, call))).ms.toFixed(0)} ms`)

    const start = (items, expectedCredits, key) =>
      adapter.startBackup({ scope, items, settings: 'default', expectedCredits }, { ...call, idempotencyKey: key })
    // users no group of the big start has
    const single = (at) => [{ kind: 'user', id: `u${USERS - at * 17 - 1}` }]
    const alone = 100
    const one = await timed(async () => {
      for (let at = 0; at < alone; at += 1) await start(single(at), 1, `one-${at}`)
    })
    say('starts of one user, one after the other', `${(alone / (one.ms / 1000)).toFixed(0)} a second`)
    const many = await timed(() => Promise.all(Array.from({ length: alone }, (_, at) => start(single(alone + at), 1, `many-${at}`))))
    say('starts of one user, 100 at once', `${(alone / (many.ms / 1000)).toFixed(0)} a second`)

    const { rows: due } =
      await sql`select id from users where backup_status = 0 and account_status = 0 order by no limit ${STARTED}`.execute(db)
    const items = due.map(({ id }) => ({ kind: 'user', id }))
    const big = await timed(() => start(items, items.length, 'big'))
    say(`start of ${items.length.toLocaleString('en')} users, accepted after`, seconds(big.ms))
    await backend.work()
    const done = await timed(async () => {
      while ((await adapter.getRun(scope, big.answer.id, call)).finishedAt === undefined)
        await new Promise((resolve) => setTimeout(resolve, 100))
    })
    const run = await adapter.getRun(scope, big.answer.id, call)
    say(
      'done, with a engine that takes no time, after',
      `${seconds(done.ms)} (${run.done.toLocaleString('en')} done, ${run.failed} failed)`,
    )
  } finally {
    await world.stop()
  }
  return { name, rows }
}

const measured = []
for (const engine of backends()) measured.push(await measure(engine))
console.log(`\n| ${['what', ...measured.map(({ name }) => name)].join(' | ')} |\n|${'---|'.repeat(measured.length + 1)}`)
for (const [at, [what]] of measured[0].rows.entries()) console.log(`| ${[what, ...measured.map(({ rows }) => rows[at][1])].join(' | ')} |`)
process.exit()
