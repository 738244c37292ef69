// Measures the evaluation of a policy over many users after syncs that change few of them, on PGlite and on a PostgreSQL server (a temporary
// one, or TEST_DATABASE_URL). Each sync reads changes from a directory and evaluates in its own transaction, as in production. SQL makes the
// users, who are protected already. Exits with 1 if 1,000 changes take more than 2 seconds, if the time grows faster than the changes, or if
// it grows with the users.
//   npm run bench:policies               1,000,000 users, some minutes an engine
//   npm run bench:policies -- 100000     100,000 users
//   ONLY=PGlite npm run bench:policies   one engine
import { sql } from 'kysely'
import { transact } from '../../src/backends/postgres/database/transactions.js'
import { createCreditLedger } from '../../src/backends/postgres/ledger/credit-ledger.js'
import { insertSync } from '../../src/backends/postgres/mirror/insert-sync.js'
import { createSyncHandler } from '../../src/backends/postgres/mirror/run-sync.js'
import { createPolicyEvaluator, type PolicyEvaluator } from '../../src/backends/postgres/policies/policy-evaluator.js'
import { createRunBeginner } from '../../src/backends/postgres/runs/begin-run.js'
import { createRunSettings } from '../../src/backends/postgres/runs/run-settings.js'
import type { Directory, DirectoryUser } from '../../src/compose/directory.js'
import { generateTenant } from '../../src/memory.js'
import { backends, type Engine, type World } from '../tools/postgres.js'
import { fillTenant } from './fill-tenant.js'

const USERS = Number(process.argv[2] ?? 1_000_000)
const CHANGES = [100, 1_000, 10_000]
/** The fastest of these rounds counts, because another process may slow one down. */
const ROUNDS = 4
const MAX_MS = 2_000
/** Allowed growth beyond the expected one, because a machine is never quiet. */
const SLACK = 3

const call = { signal: new AbortController().signal }

/** A directory of changes only: a quarter of the changed users leaves, a quarter is suspended, and half of them is new. */
const createChangingDirectory = (world: { clouds: Directory['clouds'] }) => {
  let next = 1
  let added = 0
  const state = { records: [] as (DirectoryUser | { id: string; isGone: true })[] }
  const changes: NonNullable<Directory['changes']> = async () => ({ items: state.records as never[], since: 'later' })
  const empty = async () => ({ items: [] })
  const nameOf = (id: string) => ({ id, name: `Changed ${id}`, email: `${id}@example.com` })
  return {
    directory: { clouds: world.clouds, users: empty, groups: empty, orgUnits: empty, changes } satisfies Directory,
    /** Draws this number of changes for the next sync. */
    draw(count: number): void {
      state.records = Array.from({ length: count }, (_, no) => {
        if (no % 2 === 0) {
          added += 1
          return { ...nameOf(`new${added}`), accountStatus: 'active' as const }
        }
        next += 17
        const id = `u${next}`
        return no % 4 === 1 ? { id, isGone: true as const } : { ...nameOf(id), accountStatus: 'suspended' as const }
      })
    },
  }
}

/** Protects all active users through a policy of the whole domain, except a group. */
const protectEverybody = async ({ db, adapter, scope }: World, users: number): Promise<void> => {
  const { id } = await adapter.savePolicy(
    scope,
    {
      name: 'Everyone',
      items: [{ kind: 'domain', id: scope.domainId }],
      exceptions: [{ kind: 'group', id: 'g3' }],
      settings: 'default',
      limit: users * 2,
      leavers: { giveBackAfterDays: 30 },
    },
    {},
    { ...call, idempotencyKey: `save-${users}` },
  )
  // every backup has ended
  await sql`update users set backup_status = 2 where backup_status = 1`.execute(db)
  await sql`update run_users set status = 2 where status < 2`.execute(db)
  await sql`update runs set done = total, finished_at = now() where policy = (select no from policies where id = ${id})`.execute(db)
  await sql`update domains set users_since = 'now'`.execute(db)
  await sql`analyze`.execute(db)
}

/** Returns the milliseconds of an evaluation after syncs with each number of changes. */
const measure = async ({ create }: Engine, users: number): Promise<Map<number, number>> => {
  const clouds = generateTenant({ seed: 1, users: 1, cloud: 'google-workspace' }).clouds.map((cloud) => ({
    ...cloud,
    domains: [{ id: 'example.com', name: 'example.com', credits: 'unlimited' as const, users: [], groups: [], orgUnits: [] }],
  }))
  const world = await create({ tenant: { clouds }, engine: { name: 'instant', protect: async () => {} }, isWorking: false })
  try {
    const { db } = world
    await fillTenant(db, { users, groups: 50, biggest: Math.floor(users / 10) })
    await protectEverybody(world, users)
    const jobs = { send: async () => {}, sendOnce: async () => {} }
    const [ledger, settings] = [createCreditLedger(db), createRunSettings(db)]
    const evaluator = createPolicyEvaluator({ jobs, ledger, settings, beginner: createRunBeginner(jobs, ledger, undefined) })
    let ms = 0
    const timed: Pick<PolicyEvaluator, 'evaluate'> = {
      async evaluate(tx, domain, changed) {
        if (changed !== 'some') throw new Error(`the evaluation compares ${changed} users`)
        const from = performance.now()
        await evaluator.evaluate(tx, domain, changed)
        ms = performance.now() - from
      },
    }
    const { directory, draw } = createChangingDirectory({ clouds: async () => [] })
    const work = createSyncHandler(db, directory, { policies: timed })
    const fastest = new Map<number, number>()
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const count of CHANGES) {
        draw(count)
        ms = Number.NaN
        const sync = await transact(db, (tx) => insertSync(tx, jobs, 1, 'users', undefined))
        await work({ sync: sync as number }, call.signal)
        if (Number.isNaN(ms)) throw new Error('the sync has not evaluated the policy')
        fastest.set(count, Math.min(ms, fastest.get(count) ?? Number.POSITIVE_INFINITY))
      }
    }
    return fastest
  } finally {
    await world.stop()
  }
}

const faults: string[] = []
console.log('| engine | users | evaluation after 100 changes | after 1,000 | after 10,000 |\n|---|---|---|---|---|')
for (const engine of backends()) {
  const few = await measure(engine, USERS / 10)
  const many = await measure(engine, USERS)
  const of = (figures: Map<number, number>, count: number): number => figures.get(count) ?? Number.NaN
  for (const [users, figures] of [
    [USERS / 10, few],
    [USERS, many],
  ] as const)
    console.log(
      `| ${engine.name} | ${users.toLocaleString('en')} | ${CHANGES.map((count) => `${of(figures, count).toFixed(0)} ms`).join(' | ')} |`,
    )
  const thousand = of(many, 1_000)
  if (!(thousand <= MAX_MS)) faults.push(`${engine.name}: 1,000 changes took ${thousand.toFixed(0)} ms, more than ${MAX_MS} ms`)
  if (!(of(many, 10_000) <= 10 * SLACK * thousand)) faults.push(`${engine.name}: 10,000 changes took far longer than ten times 1,000`)
  if (!(thousand <= SLACK * of(few, 1_000))) faults.push(`${engine.name}: 1,000 changes of ten times the users took far longer`)
}
for (const fault of faults) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)
