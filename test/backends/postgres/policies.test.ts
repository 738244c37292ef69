// Policies: joiners are started, leavers give their licenses back, and the ledger agrees, in the transaction of each sync.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { transact } from '../../../src/backends/postgres/database/transactions.js'
import { createCreditLedger } from '../../../src/backends/postgres/ledger/credit-ledger.js'
import { insertSync } from '../../../src/backends/postgres/mirror/insert-sync.js'
import { createSyncHandler } from '../../../src/backends/postgres/mirror/run-sync.js'
import { createPolicyEvaluator } from '../../../src/backends/postgres/policies/policy-evaluator.js'
import { settlePolicies } from '../../../src/backends/postgres/policies/settle-policies.js'
import type { BackendEnding } from '../../../src/backends/postgres/postgres-backend.js'
import { createRunBeginner } from '../../../src/backends/postgres/runs/begin-run.js'
import { createRunSettings } from '../../../src/backends/postgres/runs/run-settings.js'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import type { ItemRef, Policy, PolicyDraft, Scope, SyncKind } from '../../../src/core/internal.js'
import { backends, type World } from '../../tools/postgres.js'
import { at, call, freshKey, rejects, until, wrongInBooks } from './run-world.js'
import { createScriptedDirectory, type DomainRecords, group, type ScriptedDirectory, unit, user } from './scripted-directory.js'

const DOMAINS = Array.from({ length: 24 }, (_, no) => `d${no}`)
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
const everyone = (id: string): ItemRef => ({ kind: 'domain', id })
const actor = { id: 'ada@example.com', name: 'Ada' }

for (const { name, create } of backends()) {
  describe(`policies on ${name}`, () => {
    let world: World
    let directory: ScriptedDirectory
    const fails = new Set<string>()
    const told: string[] = []
    const endings: BackendEnding[] = []
    const engine: BackupEngine = {
      name: 'test',
      async protect({ user: { id } }) {
        if (fails.has(id)) throw new Error('no mailbox')
      },
      async unprotect(_, userIds) {
        told.push(...userIds)
      },
    }
    let used = 0

    before(async () => {
      directory = createScriptedDirectory({ domains: DOMAINS })
      world = await create({ directory, engine, onEnding: (ending) => void endings.push(ending) })
    })
    after(() => world?.stop())

    /** The evaluator of another process. */
    const evaluator = () => {
      const jobs = { send: async () => {}, sendOnce: async () => {} }
      const [ledger, settings] = [createCreditLedger(world.db), createRunSettings(world.db)]
      return createPolicyEvaluator({ jobs, ledger, settings, beginner: createRunBeginner(jobs, ledger, undefined) })
    }

    interface Domain {
      scope: Scope
      records: DomainRecords
      sync(...kinds: SyncKind[]): Promise<void>
      save(draft: Partial<PolicyDraft>, id?: string): Promise<Policy>
      policies(): Promise<readonly Policy[]>
      grant(credits: number | 'unlimited'): Promise<void>
      /** The ids of users who hold a license, oldest first. */
      holders(): Promise<string[]>
      actions(action: string): Promise<unknown[]>
      settled(): Promise<void>
    }

    /** A domain that no other test uses, with these users. */
    const domain = async (ids: readonly string[], credits: number | 'unlimited' = 100): Promise<Domain> => {
      const domainId = at(DOMAINS, used)
      used += 1
      const scope = { cloudId: 'c', domainId }
      const records = directory.domains.get(domainId) as DomainRecords
      records.users = ids.map((id) => user(id))
      const self: Domain = {
        scope,
        records,
        async sync(...kinds) {
          for (const kind of kinds.length === 0 ? KINDS : kinds) await world.adapter.sync(scope, kind, call())
        },
        save: (draft, id) =>
          world.adapter.savePolicy(
            scope,
            { name: 'Everyone', items: [everyone(domainId)], settings: 'default', leavers: 'keep', ...draft },
            { id },
            call({ idempotencyKey: freshKey(), actor }),
          ),
        policies: async () => (await world.adapter.listPolicies(scope, {}, call())).items,
        async grant(amount) {
          await world.backend.grantCredits(scope, amount)
        },
        holders: async () => (await world.adapter.listHolders(scope, {}, call())).items.map(({ user: { id } }) => id).reverse(),
        actions: async (action) => (await world.adapter.listActivity(scope, { action }, call())).items.map(({ counts }) => counts),
        settled: async () => {
          await until(async () => {
            const { items } = await world.adapter.listRuns(scope, {}, call())
            return items.every(({ finishedAt }) => finishedAt !== undefined)
          }, 'the end of all runs')
          assert.deepEqual(await wrongInBooks(world.db, scope), [])
        },
      }
      if (credits === 'unlimited' || credits > 0) await self.grant(credits)
      await self.sync()
      return self
    }
    const countsOf = ({ counts: { covered, protected: held, waiting, failed, joined30, left30 } }: Policy) => {
      return { covered, protected: held, waiting, failed, joined30, left30 }
    }

    it('starts the covered users on save, and whoever joins with the next sync', async () => {
      const d = await domain(['ann', 'bob'])
      const saved = await d.save({
        items: [
          { kind: 'group', id: 'team' },
          { kind: 'user', id: 'ann' },
        ],
      })
      assert.deepEqual(
        [saved.status, saved.createdBy, saved.namedItems?.map(({ label }) => label)],
        ['active', actor, ['team', 'Name of ann']],
      )
      assert.deepEqual(countsOf(saved), { covered: 1, protected: 1, waiting: 0, failed: 0, joined30: 0, left30: 0 })
      d.records.users.push(user('cleo'), user('dan', { accountStatus: 'suspended' }))
      await d.sync('users')
      assert.deepEqual(await d.holders(), ['ann'])
      d.records.groups = [group('team', [], { groups: ['inner'] }), group('inner', ['cleo', 'dan', 'bob'])]
      await d.sync('groups')
      await d.settled()
      assert.deepEqual(await d.holders(), ['ann', 'bob', 'cleo'])
      const [policy] = await d.policies()
      assert.deepEqual(policy && countsOf(policy), { covered: 3, protected: 3, waiting: 0, failed: 0, joined30: 2, left30: 0 })
      const { items: runs } = await world.adapter.listRuns(d.scope, {}, call())
      assert.deepEqual(
        runs.map(({ total, policyId, policyName, startedBy }) => [total, policyId, policyName, startedBy]),
        [
          [2, saved.id, 'Everyone', undefined],
          [1, saved.id, 'Everyone', undefined],
        ],
      )
      assert.deepEqual(await d.actions('policy-evaluated'), [
        { started: 2, credits: 2, waiting: 0, givenBack: 0 },
        { started: 1, credits: 1, waiting: 0, givenBack: 0 },
      ])
    })

    it('follows a group that is newly nested, or no longer nested, in a covered group', async () => {
      const d = await domain(['ann', 'bob', 'cleo'])
      const deep = group('deep', ['bob'])
      const inner = group('inner', ['ann'], { groups: ['deep'] })
      d.records.groups = [group('team', ['cleo']), inner, deep]
      await d.sync()
      await d.save({ items: [{ kind: 'group', id: 'team' }], leavers: { giveBackAfterDays: 0 } })
      await d.settled()
      assert.deepEqual(await d.holders(), ['cleo'])
      // neither the members of a group nor a user changes
      d.records.groups = [group('team', ['cleo'], { groups: ['inner'] }), inner, deep]
      await d.sync('groups')
      await d.settled()
      assert.deepEqual(await d.holders(), ['cleo', 'ann', 'bob'])
      d.records.groups = [group('team', ['cleo']), inner, deep]
      await d.sync('groups')
      assert.deepEqual(await d.holders(), ['cleo'])
      const [policy] = await d.policies()
      assert.deepEqual(policy && countsOf(policy), { covered: 1, protected: 1, waiting: 0, failed: 0, joined30: 2, left30: 2 })
    })

    it('starts no new or moved user before a later sync has read the groups and org units of the exceptions', async () => {
      const d = await domain(['ann', 'mia'])
      d.records.users = [user('ann'), user('mia', { orgUnitId: 'staff' })]
      d.records.groups = [group('out', [])]
      d.records.orgUnits = [unit('guests', []), unit('staff', ['mia'])]
      await d.sync()
      const exceptions: ItemRef[] = [
        { kind: 'group', id: 'out' },
        { kind: 'org-unit', id: 'guests' },
      ]
      await d.save({ exceptions: [...exceptions, { kind: 'user', id: 'mia' }] })
      const read = async (): Promise<unknown[]> => {
        const [policy] = await d.policies()
        return [await d.holders(), policy?.counts.waiting, policy?.waitingFor]
      }
      assert.deepEqual(await read(), [['ann'], 0, undefined])
      const { id } = (await d.policies())[0] as Policy
      d.records.users.push(user('excepted'), user('guest'), user('in'))
      d.records.users[1] = user('mia', { orgUnitId: 'guests' })
      // These syncs read the directory before the users are listed.
      let release = (): void => {}
      const isListed = new Promise<void>((resolve) => {
        release = resolve
      })
      let reading = 0
      directory.onPage = async ({ domainId, kind }) => {
        if (domainId !== d.scope.domainId || kind === 'users') return undefined
        reading += 1
        await isListed
        return undefined
      }
      const early = Promise.all([d.sync('groups'), d.sync('org-units')])
      await until(() => reading === 2, 'both syncs to read')
      await d.sync('users')
      release()
      await early
      directory.onPage = async () => undefined
      assert.deepEqual(await read(), [['ann'], 3, 'sync'])
      await d.save({ exceptions }, id)
      assert.deepEqual(await read(), [['ann'], 4, 'sync'], 'an edit of the policy does not end the wait')
      d.records.groups = [group('out', ['excepted'])]
      d.records.orgUnits = [unit('guests', ['guest', 'mia']), unit('staff', [])]
      await d.sync('groups')
      assert.deepEqual(await read(), [['ann'], 3, 'sync'])
      await d.sync('org-units')
      assert.deepEqual(await read(), [['ann', 'in'], 0, undefined])
      await d.settled()
    })

    it('reads only groups or org units that a policy has as exceptions, and starts nobody before their first sync', async () => {
      const d = await domain(['ann'])
      d.records.users.push(user('bob'), user('cleo'))
      d.records.groups = [group('out', ['cleo'])]
      await d.sync('users')
      const saved = await d.save({ exceptions: [{ kind: 'group', id: 'out' }] })
      assert.deepEqual([await d.holders(), saved.waitingFor], [['ann'], 'sync'])
      await d.sync('org-units')
      assert.deepEqual(await d.holders(), ['ann'])
      await d.sync('groups')
      assert.deepEqual(await d.holders(), ['ann', 'bob'])
      await sql`update domains set groups_begun = 0 where id = ${d.scope.domainId}`.execute(world.db)
      d.records.users.push(user('dan'))
      await d.sync('users', 'org-units')
      assert.deepEqual(await d.holders(), ['ann', 'bob'])
      await d.settled()
    })

    it('starts due users in the order of the directory while credits and the limit allow, and free users always', async () => {
      const d = await domain(['a', 'b', 'c', 'd', 'e'], 5)
      d.records.users = [
        user('a', { credits: 2 }),
        user('b', { credits: 2 }),
        user('c', { credits: 2 }),
        user('d', { credits: 0 }),
        user('e'),
      ]
      await d.sync('users')
      const limited = await d.save({ limit: 3 })
      assert.deepEqual([countsOf(limited).waiting, limited.waitingFor], [3, 'limit'])
      assert.deepEqual(await d.holders(), ['a', 'd'])
      const raised = await d.save({ limit: 9 }, limited.id)
      assert.deepEqual(
        [raised.id, raised.createdAt, countsOf(raised).waiting, raised.waitingFor],
        [limited.id, limited.createdAt, 2, 'credits'],
      )
      assert.deepEqual(await d.holders(), ['a', 'd', 'b'])
      await d.grant(1)
      assert.deepEqual(await d.holders(), ['a', 'd', 'b', 'c'], 'a grant starts waiting users')
      await d.grant('unlimited')
      const [policy] = await d.policies()
      assert.deepEqual([policy && countsOf(policy).protected, policy?.waitingFor], [5, undefined])
      await d.settled()
    })

    it('takes one credit for a user of two policies, with the settings of the older one', async () => {
      const d = await domain(['ann', 'bob', 'cleo'], 2)
      d.records.groups = [group('g', ['ann', 'bob'])]
      await d.sync('groups')
      const older = await d.save({ name: 'Older', items: [{ kind: 'group', id: 'g' }], limit: 1 })
      const younger = await d.save({ name: 'Younger', exceptions: [{ kind: 'user', id: 'cleo' }] })
      assert.deepEqual(countsOf(younger), { covered: 2, protected: 1, waiting: 1, failed: 0, joined30: 0, left30: 0 })
      assert.deepEqual(await d.holders(), ['ann'], 'the younger policy does not start bob, who waits in the older one')
      const { items } = await world.adapter.listHolders(d.scope, {}, call())
      assert.deepEqual(
        items.map(({ through }) => [through.policyId, through.policyName]),
        [[older.id, 'Older']],
      )
      await world.adapter.setPolicyStatus(d.scope, older.id, 'paused', call({ actor }))
      await d.sync('groups')
      assert.deepEqual(await d.holders(), ['ann', 'bob'], 'bob belongs to the younger policy now')
      await d.settled()
    })

    it('gives the licenses of leavers back by rule, and starts waiting users with the credits', async () => {
      const d = await domain(['ann', 'bob', 'cleo', 'dan', 'eve'], 4)
      const { id } = await d.save({ leavers: { giveBackAfterDays: 30 } })
      assert.deepEqual(await d.holders(), ['ann', 'bob', 'cleo', 'dan'])
      await d.settled()
      d.records.users = [user('bob', { accountStatus: 'deleted' }), user('cleo', { accountStatus: 'suspended' }), user('dan'), user('eve')]
      await d.sync('users')
      assert.deepEqual(await d.holders(), ['ann', 'bob', 'cleo', 'dan'], 'nobody has been gone for 30 days')
      await sql`update licenses set left_since = left_since - interval '30 days' where left_since is not null
        and domain = (select no from domains where id = ${d.scope.domainId})`.execute(world.db)
      d.records.users = [user('ann'), ...d.records.users]
      await d.sync('users')
      await d.settled()
      assert.deepEqual(await d.holders(), ['ann', 'cleo', 'dan', 'eve'], 'ann is back, cleo is only suspended')
      await until(() => told.includes('bob'), 'the engine to be told')
      assert.deepEqual(await d.actions('policy-evaluated'), [
        { started: 1, credits: 1, waiting: 0, givenBack: 1 },
        { started: 4, credits: 4, waiting: 1, givenBack: 0 },
      ])
      await d.save({ leavers: { giveBackAfterDays: 0 }, exceptions: [{ kind: 'user', id: 'dan' }] }, id)
      assert.deepEqual(await d.holders(), ['ann', 'cleo', 'eve'], 'an exception makes dan a leaver')
      const [policy] = await d.policies()
      assert.deepEqual(policy && countsOf(policy), { covered: 2, protected: 2, waiting: 0, failed: 0, joined30: 1, left30: 4 })
    })

    it('gives due licenses back without a sync, and evaluates after a sync of a process without policies', async () => {
      const d = await domain(['ann', 'bob'])
      await d.save({ leavers: { giveBackAfterDays: 1 } })
      await d.settled()
      d.records.users = [user('bob')]
      await d.sync('users')
      await settlePolicies(world.db, evaluator())
      assert.deepEqual(await d.holders(), ['ann', 'bob'])
      await sql`update licenses set left_since = left_since - interval '1 day' where left_since is not null`.execute(world.db)
      await settlePolicies(world.db, evaluator())
      assert.deepEqual(await d.holders(), ['bob'])
      await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
        select no, 'eve', 'e', 'e', 0, 'eve', 'e', 'e', 'e' from domains where id = ${d.scope.domainId}`.execute(world.db)
      await sql`update domains set revision = revision + 1 where id = ${d.scope.domainId}`.execute(world.db)
      await settlePolicies(world.db, evaluator())
      assert.deepEqual(await d.holders(), ['bob', 'eve'])
    })

    it('neither starts users nor gives licenses back while paused or ended, and evaluates on resume', async () => {
      const d = await domain(['ann', 'bob'])
      const { id } = await d.save({ leavers: { giveBackAfterDays: 0 } })
      await d.settled()
      const set = (status: 'active' | 'paused' | 'ended') => world.adapter.setPolicyStatus(d.scope, id, status, call({ actor }))
      assert.equal((await set('paused')).status, 'paused')
      await set('paused')
      d.records.users = [user('bob'), user('cleo')]
      await d.sync('users')
      assert.deepEqual(await d.holders(), ['ann', 'bob'])
      await set('active')
      assert.deepEqual(await d.holders(), ['bob', 'cleo'])
      await d.settled()
      await set('ended')
      d.records.users = [user('dan')]
      await d.sync('users')
      assert.deepEqual(await d.holders(), ['bob', 'cleo'])
      await rejects(set('active'), 'bad-input', 'status')
      await rejects(d.save({}, id), 'bad-input', 'id')
      await rejects(d.save({}, 'nobody'), 'not-found', 'id')
      assert.equal((await d.actions('policy-status')).length, 3)
    })

    it('counts the users of a paused policy as the directory and its items are now', async () => {
      const d = await domain(['ann', 'bob'])
      const { id } = await d.save({ items: [everyone(d.scope.domainId)] })
      await d.settled()
      await world.adapter.setPolicyStatus(d.scope, id, 'paused', call({ actor }))
      d.records.users.push(user('cleo'))
      await d.sync('users')
      const [paused] = await d.policies()
      assert.deepEqual(paused && [paused.counts.covered, paused.counts.protected, paused.counts.waiting], [3, 2, 1])
      const edited = await d.save({ items: [{ kind: 'user', id: 'cleo' }] }, id)
      assert.deepEqual([edited.counts.covered, edited.counts.protected, edited.counts.waiting], [1, 0, 1])
      assert.deepEqual(await d.holders(), ['ann', 'bob'])
    })

    it('counts the days of leavers anew after a pause', async () => {
      const d = await domain(['ann', 'bob'])
      const { id } = await d.save({ leavers: { giveBackAfterDays: 30 } })
      await d.settled()
      d.records.users = [user('bob')]
      await d.sync('users')
      const marked = async () =>
        (
          await sql<{ marked: number }>`select count(*)::int as marked from licenses where left_since is not null
          and domain = (select no from domains where id = ${d.scope.domainId})`.execute(world.db)
        ).rows[0]?.marked
      assert.equal(await marked(), 1)
      await world.adapter.setPolicyStatus(d.scope, id, 'paused', call({ actor }))
      assert.equal(await marked(), 0)
    })

    it('does not restart failed users', async () => {
      fails.add('failing')
      const d = await domain(['failing', 'ann'])
      await d.save({})
      await d.settled()
      await d.sync()
      await d.grant(5)
      const [policy] = await d.policies()
      assert.deepEqual(policy && countsOf(policy), { covered: 2, protected: 1, waiting: 0, failed: 1, joined30: 0, left30: 0 })
      assert.equal((await world.adapter.listRuns(d.scope, {}, call())).items.length, 1)
    })

    it('changes no policy and records nothing if a sync fails', async () => {
      const d = await domain(['ann', 'bob', 'cleo', 'dan', 'eve'])
      await d.save({ leavers: { giveBackAfterDays: 0 } })
      const [before] = await d.policies()
      d.records.users = [user('ann'), user('fay')]
      directory.onPage = async ({ domainId }) => (domainId === d.scope.domainId ? { items: 'broken' } : undefined)
      await rejects(d.sync('users'), 'bad-answer')
      directory.onPage = async () => undefined
      const [after] = await d.policies()
      assert.deepEqual([after?.evaluatedAt, after?.counts.covered], [before?.evaluatedAt, 5])
      assert.equal((await d.holders()).length, 5)
      await d.settled()
    })

    it('changes neither the mirror nor the history of joins if the evaluation of a sync is interrupted, and repeats both', async () => {
      const d = await domain(['ann'])
      await d.save({})
      await d.settled()
      d.records.users.push(user('bob'))
      const { no } = await world.db.selectFrom('domains').select('no').where('id', '=', d.scope.domainId).executeTakeFirstOrThrow()
      const sync = await transact(world.db, (tx) => insertSync(tx, { send: async () => {} }, no, 'users', undefined))
      const interrupted = createSyncHandler(world.db, directory, {
        policies: {
          async evaluate(...args) {
            await evaluator().evaluate(...args)
            throw new Error('killed')
          },
        },
      })
      await assert.rejects(interrupted({ sync: sync as number }, call().signal), /killed/)
      const countEvents = async () =>
        (await world.db.selectFrom('membership_events').select('at').where('domain', '=', no).execute()).length
      const users = async () => (await world.adapter.listUsers({ scope: d.scope, limit: 9 }, call())).items.length
      assert.deepEqual([await users(), await countEvents(), await d.holders()], [1, 0, ['ann']])
      await createSyncHandler(world.db, directory, { policies: evaluator() })({ sync: sync as number }, call().signal)
      assert.deepEqual([await users(), await countEvents(), await d.holders()], [2, 1, ['ann', 'bob']])
    })

    it('saves once for an idempotency key, and rejects the key for another policy', async () => {
      const d = await domain(['ann'])
      const key = freshKey()
      const draft: PolicyDraft = { name: ' Everyone ', items: [everyone(d.scope.domainId)], settings: 'default', leavers: 'keep' }
      const save = (more: Partial<PolicyDraft> = {}) =>
        world.adapter.savePolicy(d.scope, { ...draft, ...more }, {}, call({ idempotencyKey: key }))
      const [one, two] = await Promise.all([save(), save()])
      assert.deepEqual([one.id, one.name], [two.id, 'Everyone'])
      await rejects(save({ limit: 3 }), 'bad-input', 'idempotencyKey')
      assert.equal((await d.policies()).length, 1)
    })

    it('creates one policy and one run for a start with a policy', async () => {
      const d = await domain(['ann', 'bob', 'cleo'], 2)
      const policy: PolicyDraft = { name: 'Team', items: [{ kind: 'user', id: 'ann' }], settings: 'default', leavers: 'keep' }
      const key = freshKey()
      const start = () =>
        world.adapter.startBackup(
          { scope: d.scope, items: policy.items, settings: 'default', expectedCredits: 1, policy },
          call({ idempotencyKey: key, actor }),
        )
      const [one, two] = await Promise.all([start(), start()])
      const [saved, ...others] = await d.policies()
      assert.deepEqual([one.id, one.policyId, others.length], [two.id, saved?.id, 0])
      assert.deepEqual(saved && countsOf(saved), { covered: 1, protected: 1, waiting: 0, failed: 0, joined30: 0, left30: 0 })
      await rejects(
        world.adapter.startBackup(
          { scope: d.scope, items: [everyone(d.scope.domainId)], settings: 'default', expectedCredits: 2, policy },
          call({ idempotencyKey: freshKey() }),
        ),
        'not-enough-credits',
      )
      await rejects(
        world.adapter.startBackup(
          {
            scope: d.scope,
            items: [{ kind: 'user', id: 'bob' }],
            settings: 'default',
            expectedCredits: 1,
            policy: { ...policy, limit: 0 },
          },
          call({ idempotencyKey: freshKey() }),
        ),
        'bad-input',
        'limit',
      )
      assert.equal((await d.policies()).length, 1)
    })

    it('lists policies in pages, oldest first', async () => {
      const d = await domain([])
      for (let no = 0; no < 53; no += 1) await d.save({ name: `P${no}`, items: [{ kind: 'user', id: 'nobody' }] })
      const first = await world.adapter.listPolicies(d.scope, {}, call())
      const second = await world.adapter.listPolicies(d.scope, { cursor: first.next as string }, call())
      assert.deepEqual(
        [first.total, first.items.length, second.items.map((one) => one.name), second.next],
        [53, 50, ['P50', 'P51', 'P52'], undefined],
      )
    })

    it('ends a page of policies before its drafts exceed 256 kB, but never before the first', async () => {
      const d = await domain([])
      const large = Array.from({ length: 5_000 }, (_, no): ItemRef => ({ kind: 'user', id: `nobody-${no}` }))
      await d.save({ name: 'P0' })
      for (const [name, items] of [
        ['P1', large.slice(0, 100)],
        ['P2', large],
        ['P3', [...large, ...large]],
        ['P4', large.slice(0, 100)],
      ] as const)
        await d.save({ name, items })
      const pages: string[][] = []
      let cursor: string | undefined
      do {
        const page = await world.adapter.listPolicies(d.scope, { cursor }, call())
        pages.push(page.items.map((one) => one.name))
        assert.equal(page.total, 5)
        cursor = page.next
      } while (cursor !== undefined)
      assert.deepEqual(pages, [['P0', 'P1', 'P2'], ['P3'], ['P4']])
    })

    it('keeps the counts of an ended policy, and none of its users', async () => {
      const d = await domain(['ann', 'bob', 'cleo'], 2)
      const { id } = await d.save({})
      d.records.users = [user('bob'), user('cleo'), user('dan')]
      await d.sync('users')
      await d.settled()
      const [before] = await d.policies()
      const ended = await world.adapter.setPolicyStatus(d.scope, id, 'ended', call({ actor }))
      assert.deepEqual(countsOf(ended), before && countsOf(before))
      assert.deepEqual(countsOf(ended), { covered: 3, protected: 1, waiting: 2, failed: 0, joined30: 1, left30: 1 })
      const { no } = await world.db.selectFrom('policies').select('no').where('id', '=', id).executeTakeFirstOrThrow()
      const rowsOf = async (table: 'policy_users' | 'policy_changes') =>
        (await world.db.selectFrom(table).select('policy').where('policy', '=', no).execute()).length
      d.records.users = []
      await d.sync('users')
      assert.deepEqual([await rowsOf('policy_users'), await rowsOf('policy_changes')], [0, 0])
      assert.deepEqual((await d.policies()).map(countsOf), [countsOf(ended)])
    })

    it('announces once that users of a policy wait for credits', async () => {
      const d = await domain(['ann', 'bob', 'cleo'], 1)
      const { id } = await d.save({})
      await d.sync()
      const mine = () => endings.filter((ending) => ending.type === 'policy-out-of-credits' && ending.policyId === id)
      await until(() => mine().length > 0, 'the event')
      await d.grant(1)
      assert.deepEqual(
        mine().map((ending) => 'waiting' in ending && ending.waiting),
        [2],
      )
      await d.grant(5)
      d.records.users.push(...['e', 'f', 'g', 'h', 'i'].map((one) => user(one)))
      await d.sync('users')
      await until(() => mine().length === 2, 'the second event')
    })

    it('forecasts a draft from the joins and leaves that syncs have recorded', async () => {
      const d = await domain(['ann', 'bob', 'cleo'], 6)
      d.records.groups = [group('team', ['ann'], { groups: ['inner'] }), group('inner', ['bob']), group('out', ['cleo'])]
      await d.sync('groups')
      const ago = (days: number) =>
        sql`update membership_events set at = at - make_interval(days => ${days}) where domain = (select no from domains where id = ${d.scope.domainId})`.execute(
          world.db,
        )
      const daysAgo = (days: number) =>
        sql`update recorded_days set day = day - ${days}::int where domain = (select no from domains where id = ${d.scope.domainId})`.execute(
          world.db,
        )
      const forecast = (draft: Partial<PolicyDraft> = {}) =>
        world.adapter.forecastPolicy(
          d.scope,
          { name: 'Team', items: [{ kind: 'group', id: 'team' }], settings: 'default', leavers: 'keep', ...draft },
          call(),
        )
      const changes = async (draft?: Partial<PolicyDraft>) => (await forecast(draft)).history.map(({ joined, left }) => [joined, left])
      // the first day: dan joins the domain and a nested group, and cleo joins and leaves a group of the exceptions
      d.records.users.push(user('dan'))
      await d.sync('users')
      d.records.groups = [group('team', ['ann'], { groups: ['inner'] }), group('inner', ['bob', 'dan']), group('out', [])]
      await d.sync('groups')
      await ago(10)
      await daysAgo(10)
      // the second day: bob moves within the items, ann is suspended, cleo joins
      d.records.users = [user('ann', { accountStatus: 'suspended' }), user('bob'), user('cleo'), user('dan')]
      await d.sync('users')
      d.records.groups = [group('team', ['ann', 'bob', 'cleo'], { groups: ['inner'] }), group('inner', ['dan']), group('out', [])]
      await d.sync('groups')
      assert.deepEqual(await changes(), [
        [3, 0],
        [1, 1],
      ])
      assert.deepEqual(await changes({ items: [everyone(d.scope.domainId)], exceptions: [{ kind: 'group', id: 'out' }] }), [
        [1, 0],
        [0, 1],
      ])
      assert.deepEqual(await changes({ exceptions: [{ kind: 'user', id: 'dan' }] }), [
        [2, 0],
        [1, 1],
      ])
      const { now, exhaustedAt, history } = await forecast({ limit: 5 })
      assert.deepEqual(now, { users: 3, credits: 3 })
      assert.match(history[0]?.at ?? '', /^\d{4}-\d\d-\d\dT00:00:00\.000Z$/)
      assert.ok(exhaustedAt !== undefined && Date.parse(exhaustedAt) > Date.now())
      await rejects(forecast({ name: '' }), 'bad-input', 'name')
    })

    it('forecasts with the credits that the limit still allows: licenses of other backups do not count, those of the policy do', async () => {
      const d = await domain(['ann', 'bob', 'cleo', 'dan'], 9)
      const items: ItemRef[] = ['ann', 'bob'].map((id) => ({ kind: 'user', id }))
      await world.adapter.startBackup(
        { scope: d.scope, items, settings: 'default', expectedCredits: 2 },
        call({ idempotencyKey: freshKey() }),
      )
      const draft: PolicyDraft = { name: 'All', items: [everyone(d.scope.domainId)], settings: 'default', leavers: 'keep' }
      const isExhausted = async (limit: number, policyId?: string): Promise<boolean> =>
        (await world.adapter.forecastPolicy(d.scope, { ...draft, limit }, call({ policyId }))).exhaustedAt !== undefined
      assert.deepEqual([await isExhausted(1), await isExhausted(2)], [true, false], 'cleo and dan need 2 credits')
      const { id } = await d.save({ limit: 1 })
      assert.deepEqual([await isExhausted(1, id), await isExhausted(2, id)], [true, false], 'cleo holds 1 of 2 credits already')
      assert.deepEqual([await isExhausted(1)], [false], 'another policy would start dan only')
      await rejects(isExhausted(1, 'nobody'), 'not-found', 'id')
      await d.settled()
    })
  })
}
