// Random histories of policies: joins, leaves, renames, suspensions, syncs that fail on any page, starts, retries, stops, grants, revoked
// credits, give-backs and edits, with two workers. On PostgreSQL, one of them is another process, which is killed again and again. At each
// quiet point the rules of the core, applied to the records of the directory, find nobody to start and nothing to give back.
// POLICY_SEEDS is the number of histories.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ProtectTask } from '../../../src/compose/backup-engine.js'
import type { DirectoryUser } from '../../../src/compose/directory.js'
import {
  type AccountStatus,
  BackupError,
  type BackupStatus,
  countPolicy,
  type EvaluatedDomain,
  type ItemRef,
  isLeaver,
  type Policy,
  type PolicyDraft,
  planPolicyStarts,
  type Scope,
} from '../../../src/core/internal.js'
import { createRandom } from '../../../src/core/rules/random.js'
import { backends, type World } from '../../tools/postgres.js'
import { type KilledServer, startKilledServer } from './killed-server.js'
import { call, freshKey, until, wrongInBooks } from './run-world.js'
import { createScriptedDirectory, type DomainRecords, group, type ScriptedDirectory, unit, user } from './scripted-directory.js'

const SEEDS = Number(process.env.POLICY_SEEDS ?? 3)
const FIRST_SEED = Number(process.env.POLICY_FIRST_SEED ?? 1)
/** Histories at the same time. */
const PARALLEL = 8
const ROUNDS = 3
const KINDS = ['users', 'groups', 'org-units'] as const
const DOMAINS = Array.from({ length: SEEDS }, (_, no) => `d${no + FIRST_SEED}`)
/** Expected rejections of random requests. */
const REFUSALS = new Set(['bad-input', 'not-enough-credits', 'selection-changed', 'not-found', 'forbidden'])

const allowRefusal = (thrown: unknown): void => {
  if (!(thrown instanceof BackupError) || !REFUSALS.has(thrown.code)) throw thrown
}

/** Whether a list of items reaches a user, from the records of the directory. */
const reachesUser = ({ groups, orgUnits }: DomainRecords, items: readonly ItemRef[], id: string): boolean =>
  items.some((item) => {
    if (item.kind === 'user') return item.id === id
    if (item.kind === 'domain') return true
    if (item.kind === 'org-unit') return orgUnits.some((one) => one.id === item.id && one.users.includes(id))
    if (!groups.some((one) => one.id === item.id)) return false
    const reached = new Set([item.id])
    for (const no of reached) for (const nested of groups.find((one) => one.id === no)?.groups ?? []) reached.add(nested)
    return groups.some((one) => reached.has(one.id) && one.members.includes(id))
  })

for (const { name, create } of backends()) {
  describe(`histories of policies on ${name}`, () => {
    let world: World
    let directory: ScriptedDirectory
    /** Domains of which a page fails, and its place. */
    const failing = new Map<string, number>()
    /** Users whose backup is running in this process. */
    const inProgress = new Set<string>()
    const twice: string[] = []
    let server: KilledServer | undefined
    before(async () => {
      directory = createScriptedDirectory({ domains: DOMAINS, pageSize: 4 })
      directory.onPage = async ({ domainId, cursor }) => {
        if (failing.get(domainId) === Number(cursor ?? 0) / 4) throw new BackupError('forbidden', 'this page fails')
      }
      const engine = {
        name: 'test',
        async protect({ user: { id }, scope: { domainId } }: ProtectTask) {
          const name = `${domainId} ${id}`
          if (inProgress.has(name)) twice.push(name)
          inProgress.add(name)
          await sleep(1)
          inProgress.delete(name)
          if (id.endsWith('7')) throw new Error('no mailbox')
        },
        async unprotect() {},
      }
      world = await create({ directory, engine })
      if (name === 'PostgreSQL') server = await startKilledServer(world.location, directory)
    })
    after(async () => {
      await server?.stop()
      await world?.stop()
    })
    /** The adapter of a random process. Calls through the other process are repeated until it lives long enough to answer. */
    const adapterOf = (chance: number) => (server !== undefined && chance < 0.5 ? server.adapter : world.adapter)

    /** The domain as the rules of the core see it, from the tables and from the records of the directory. */
    const readDomain = async (scope: Scope, policies: readonly Policy[]) => {
      const records = directory.domains.get(scope.domainId) as DomainRecords
      const { rows } = await sql<{
        id: string
        is_here: boolean
        account: number
        status: number
        price: number
        policy: string | null
        credits: number
        isDue: boolean
      }>`
        select u.id, u.is_here, u.account_status as account, u.backup_status as status, u.price, p.id as policy, l.credits,
          l.left_since <= clock_timestamp() - make_interval(hours => 24 * coalesce((p.draft -> 'leavers' ->> 'giveBackAfterDays')::int, 99999)) as "isDue"
        from users u join domains d on d.no = u.domain left join licenses l on l.user_no = u.no
        left join runs r on r.no = l.run left join policies p on p.no = r.policy
        where d.id = ${scope.domainId} order by u.no`.execute(world.db)
      const users = rows.map(({ id, is_here, account, status, price, policy, credits }) => ({
        id,
        isHere: is_here,
        accountStatus: (['active', 'suspended', 'deleted'] as AccountStatus[])[account] as AccountStatus,
        backupStatus: (['none', 'pending', 'protected', 'paused', 'failed'] as BackupStatus[])[status] as BackupStatus,
        credits: price,
        held: policy === null ? undefined : { policyId: policy, credits },
      }))
      const reaches = ({ items, exceptions = [] }: PolicyDraft) => {
        const reached = users.map(({ id }) => reachesUser(records, items, id) && !reachesUser(records, exceptions, id))
        return (index: number) => reached[index] === true
      }
      const { available } = await world.adapter.getCredits(scope, call())
      const active = policies.filter(({ status }) => status === 'active').map((policy) => ({ ...policy, reaches: reaches(policy) }))
      const domain: EvaluatedDomain = { users, policies: active, available }
      return { domain, isDue: rows.map(({ isDue }) => isDue === true) }
    }

    const checkQuiet = async (scope: Scope, label: string): Promise<void> => {
      for (const kind of KINDS) await world.adapter.sync(scope, kind, call())
      await until(async () => {
        const { items } = await world.adapter.listRuns(scope, {}, call())
        return items.every(({ finishedAt }) => finishedAt !== undefined)
      }, `the end of the runs of ${label}`)
      // Licenses of leavers whose backup was in progress are given back now.
      await world.adapter.sync(scope, 'users', call())
      await until(async () => {
        const { items } = await world.adapter.listRuns(scope, {}, call())
        return items.every(({ finishedAt }) => finishedAt !== undefined)
      }, `the end of the last runs of ${label}`)
      assert.deepEqual(await wrongInBooks(world.db, scope), [], label)
      const { items: policies } = await world.adapter.listPolicies(scope, {}, call())
      const { domain, isDue } = await readDomain(scope, policies)
      for (const plan of planPolicyStarts(domain)) {
        const ids = plan.started.map((index) => (domain.users[index] as unknown as { id: string }).id)
        assert.deepEqual(ids, [], `${label}: ${plan.policyId} must have started these users`)
        const { waitingFor, counts } = policies.find(({ id }) => id === plan.policyId) as Policy
        assert.ok(plan.waiting === 0 || waitingFor === plan.waitingFor, `${label}: waits for ${waitingFor}, not ${plan.waitingFor}`)
        assert.ok(counts.waiting >= plan.waiting, label)
      }
      for (const policy of domain.policies) {
        const listed = policies.find(({ id }) => id === policy.id)
        assert.ok(listed !== undefined, label)
        const { joined30: _, left30: __, ...counts } = listed.counts
        assert.deepEqual(counts, countPolicy(domain.users, policy), `${label}: counts`)
      }
      const rules = new Map(domain.policies.map(({ id, leavers }) => [id, leavers]))
      for (const [index, one] of domain.users.entries()) {
        const rule = one.held && rules.get(one.held.policyId)
        if (rule === undefined || rule === 'keep') continue
        const isGone = isLeaver(domain, index)
        assert.ok(!(isGone && isDue[index]), `${label}: a license is due to be given back`)
        assert.ok(!(isGone && rule.giveBackAfterDays === 0), `${label}: a license of a leaver was not given back at once`)
      }
      const { rows: many } = await sql<{ id: string }>`
        select u.id from run_users ru join users u on u.no = ru.user_no join domains d on d.no = u.domain
        where d.id = ${scope.domainId} and ru.status < 2`.execute(world.db)
      assert.deepEqual([many, twice], [[], []], `${label}: users with a backup in progress, and users with two at once`)
      const { rows } = await sql<{ spent: number; held: number }>`
        select coalesce(sum(case kind when 'spent' then amount when 'released' then -amount else 0 end), 0)::int as spent,
          (select coalesce(sum(credits), 0)::int from licenses l where l.domain = d.no) as held
        from domains d left join ledger on ledger.domain = d.no where d.id = ${scope.domainId} group by d.no`.execute(world.db)
      assert.equal(rows[0]?.spent, rows[0]?.held, `${label}: the ledger and the holders differ`)
    }

    const liveHistory = async (seed: number): Promise<void> => {
      const random = createRandom(seed)
      const below = (limit: number): number => Math.floor(random() * limit)
      const scope = { cloudId: 'c', domainId: `d${seed}` }
      const records = directory.domains.get(scope.domainId) as DomainRecords
      const userId = () => `u${below(14)}`
      const some = (most: number, of: () => string): string[] => [...new Set(Array.from({ length: below(most) }, of))]
      const makeUser = (id: string): DirectoryUser =>
        user(id, {
          name: `N${below(4)}`,
          accountStatus: (['active', 'active', 'active', 'suspended', 'deleted'] as const)[below(5)] ?? 'active',
          credits: [1, 1, 1, 0, 3][below(5)] ?? 1,
        })
      const put = <T extends { id: string }>(list: T[], record: T): void => {
        const at = list.findIndex(({ id }) => id === record.id)
        if (at < 0) list.push(record)
        else if (below(4) === 0) list.splice(at, 1)
        else list[at] = record
      }
      const change = (): void => {
        for (let times = below(6); times > 0; times -= 1) {
          if (below(2) === 0) put(records.users, makeUser(userId()))
          else if (below(3) > 0) put(records.groups, group(`g${below(4)}`, some(6, userId), { groups: some(3, () => `g${below(4)}`) }))
          else put(records.orgUnits, unit(`o${below(3)}`, some(6, userId)))
        }
      }
      const item = (): ItemRef =>
        [
          { kind: 'user' as const, id: userId() },
          { kind: 'group' as const, id: `g${below(4)}` },
          { kind: 'group' as const, id: `g${below(4)}` },
          { kind: 'org-unit' as const, id: `o${below(3)}` },
          { kind: 'domain' as const, id: scope.domainId },
        ][below(5)] as ItemRef
      const draft = (): PolicyDraft => ({
        name: `P${below(9)}`,
        items: [item(), ...Array.from({ length: below(3) }, item)],
        ...(below(2) === 0 && { exceptions: [item()] }),
        settings: 'default',
        ...(below(3) === 0 && { limit: below(6) }),
        leavers: below(2) === 0 ? 'keep' : { giveBackAfterDays: below(2) },
      })
      const save = (id?: string) => adapterOf(random()).savePolicy(scope, draft(), { id }, call({ idempotencyKey: freshKey() }))
      const anyRun = async (): Promise<string> => {
        const { items } = await world.adapter.listRuns(scope, {}, call())
        return items[below(items.length)]?.id ?? 'none'
      }
      const anyPolicy = async (): Promise<string> => {
        const { items } = await world.adapter.listPolicies(scope, {}, call())
        return items[below(items.length)]?.id ?? 'none'
      }
      const acts: (() => Promise<unknown>)[] = [
        () => save(),
        async () => save(await anyPolicy()),
        async () =>
          adapterOf(random()).setPolicyStatus(
            scope,
            await anyPolicy(),
            (['paused', 'active', 'active', 'ended'] as const)[below(4)] ?? 'active',
            call(),
          ),
        () => world.backend.grantCredits(scope, 1 + below(6)),
        () => world.backend.revokeCredits(scope, 1 + below(3)),
        () => adapterOf(random()).giveBack(scope, [userId(), userId()], call({ idempotencyKey: freshKey() })),
        async () => adapterOf(random()).retryRun(scope, await anyRun(), undefined, call({ idempotencyKey: freshKey() })),
        async () => adapterOf(random()).stopRun(scope, await anyRun(), call()),
        async () => {
          const id = userId()
          const items: ItemRef[] = [{ kind: 'user', id }]
          const policy = below(2) === 0 ? { policy: { ...draft(), items } } : {}
          const request = { scope, items, settings: 'default' as const, expectedCredits: below(2), ...policy }
          const key = freshKey()
          const adapters = [adapterOf(random()), adapterOf(random())].slice(below(2))
          // the same start may be sent twice at once
          await Promise.all(adapters.map((one) => one.startBackup(request, call({ idempotencyKey: key }))))
        },
        () =>
          sql`update licenses set left_since = left_since - interval '1 day' where left_since is not null
          and domain = (select no from domains where id = ${scope.domainId})`.execute(world.db),
        async () => {
          failing.set(scope.domainId, below(4))
          await world.adapter.sync(scope, KINDS[below(3)] ?? 'users', call()).finally(() => failing.delete(scope.domainId))
        },
        () => adapterOf(random()).sync(scope, KINDS[below(3)] ?? 'users', call()),
        async () => change(),
      ]
      for (let round = 0; round < ROUNDS; round += 1) {
        change()
        if (round === 0) await save()
        for (let times = 2 + below(6); times > 0; times -= 1) {
          const [one, two] = [acts[below(acts.length)], acts[below(acts.length)]]
          await Promise.all([one, below(3) === 0 ? two : undefined].map((act) => act?.().catch(allowRefusal)))
        }
        await checkQuiet(scope, `seed ${seed}, round ${round}`)
      }
    }

    it(`leaves nobody unprotected without a reason in ${SEEDS} histories`, async (t) => {
      const seeds = DOMAINS.map((_, no) => no + FIRST_SEED)
      const live = async (): Promise<void> => {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) await liveHistory(seed)
      }
      await Promise.all(Array.from({ length: PARALLEL }, live))
      if (server === undefined) return
      await until(() => (server?.kills ?? 0) > 0, 'a kill')
      t.diagnostic(`${server.kills} kills of the other process`)
    })
  })
}
