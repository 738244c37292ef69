import { expect } from 'chai'
import fc from 'fast-check'
import type { TenantChanges } from '../../../src/compose/tenant.js'
import type { BackupStatus, Holder, Policy, PolicyDraft, User } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter, type MemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { group, scope, tenantOf, user, userOf } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

const DAY_MS = 86_400_000
const everyone = { kind: 'domain', id: scope.domainId } as const
const SYNCED = '2026-10-01T10:00:00Z'
const draftOf = (part: Partial<PolicyDraft> = {}): PolicyDraft => ({
  ...{ name: 'Everyone', items: [everyone], settings: 'default', leavers: 'keep' as const },
  ...part,
})

const worldOf = (users: readonly User[], credits: number | 'unlimited' = 10) => {
  const clock = createManualClock(Date.parse('2026-11-01T10:00:00Z'))
  const synced = { users: SYNCED, groups: SYNCED, 'org-units': SYNCED }
  const groups = [{ id: 'g', name: 'G', members: users.slice(0, 2).map(({ id }) => id) }]
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users, credits, groups, synced }), clock })
  let number = 0
  const save = (draft: PolicyDraft, id?: string) => {
    number += 1
    return adapter.savePolicy(scope, draft, { id }, { ...callOf(), idempotencyKey: `save ${number}` })
  }
  /** Changes the directory, syncs it, and waits until every backup has ended. */
  const sync = async (changes: TenantChanges): Promise<void> => {
    adapter.change(scope, changes)
    for (const kind of ['users', 'groups'] as const) {
      let isRunning = true
      const syncing = adapter.sync(scope, kind, callOf()).finally(() => {
        isRunning = false
      })
      // a due give-back delays the begin of the sync, and an evaluation of many users waits for a task of the event loop
      while (isRunning) {
        await clock.advance(60_000)
        await new Promise((resolve) => setTimeout(resolve))
      }
      await syncing
    }
    await clock.advance(120_000)
  }
  return {
    ...{ clock, adapter, save, sync },
    list: async (): Promise<Policy[]> => [...(await adapter.listPolicies(scope, {}, callOf())).items],
    status: async (id: string): Promise<BackupStatus | undefined> => (await adapter.matchUsers(scope, [id], callOf()))[0]?.backupStatus,
    holders: async (): Promise<readonly Holder[]> => (await adapter.listHolders(scope, {}, callOf())).items,
  }
}
const idsOf = (holders: readonly Holder[]): string[] => holders.map(({ user: { id } }) => id).sort()

describe('createMemoryAdapter: policies', () => {
  it('starts the covered users on save, and who joins later after the next sync', async () => {
    const { save, sync, list, holders, adapter } = worldOf([userOf('a'), userOf('b'), userOf('s', { accountStatus: 'suspended' })])
    const saved = await save(draftOf({ name: ' Everyone ', exceptions: [user('b')] }))
    expect([saved.name, saved.status, saved.counts.covered, saved.counts.protected]).to.eql(['Everyone', 'active', 1, 1])
    const [run] = (await adapter.listRuns(scope, {}, callOf())).items
    expect([run?.policyId, run?.policyName, run?.total, run?.startedBy]).to.eql([saved.id, 'Everyone', 1, undefined])
    await sync({ users: { put: [userOf('n')] } })
    const [policy] = await list()
    expect(policy?.counts).to.eql({ covered: 2, protected: 2, waiting: 0, failed: 0, joined30: 1, left30: 0 })
    const [newest] = await holders()
    expect([newest?.user.id, newest?.through.policyId, newest?.through.policyName]).to.eql(['n', saved.id, 'Everyone'])
  })

  it('lets users wait in the order of the directory at the limit and without credits, and starts them when credits come', async () => {
    const { save, list, holders, adapter } = worldOf(
      [userOf('a'), userOf('b', { credits: 3 }), userOf('c'), userOf('f', { credits: 0 })],
      2,
    )
    await save(draftOf())
    expect(idsOf(await holders())).to.eql(['a', 'f'])
    expect((await list())[0]).to.deep.include({ waitingFor: 'credits' })
    adapter.setCredits(scope, 4)
    expect(idsOf(await holders())).to.eql(['a', 'b', 'c', 'f'])
    expect((await list())[0]?.waitingFor).to.equal(undefined)
    const limited = worldOf([userOf('a'), userOf('b')])
    const policy = await limited.save(draftOf({ limit: 1 }))
    expect([policy.counts.waiting, policy.waitingFor]).to.eql([1, 'limit'])
    const raised = await limited.save(draftOf({ limit: 2 }), policy.id)
    expect([raised.id, raised.counts.waiting, raised.createdAt]).to.eql([policy.id, 0, policy.createdAt])
  })

  it('gives the license of a leaver back after the days of the policy, and not to a leaver who came back', async () => {
    const { save, sync, clock, holders, adapter } = worldOf([userOf('a'), userOf('b'), userOf('c')])
    await save(draftOf({ leavers: { giveBackAfterDays: 3 } }))
    await sync({ users: { remove: ['a', 'b'] } })
    await clock.advance(2 * DAY_MS)
    await sync({ users: { put: [userOf('b')] } })
    expect(idsOf(await holders())).to.eql(['a', 'b', 'c'])
    await clock.advance(2 * DAY_MS)
    expect(idsOf(await holders())).to.eql(['b', 'c'])
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(8)
    const [entry] = (await adapter.listActivity(scope, { action: 'policy-evaluated' }, callOf())).items
    expect([entry?.counts, entry?.actor]).to.eql([{ started: 0, credits: 0, waiting: 0, givenBack: 1 }, undefined])
  })

  it('keeps a suspended user and everybody of an ended or paused policy', async () => {
    const { save, sync, clock, holders, adapter, list } = worldOf([userOf('a'), userOf('b')])
    const { id } = await save(draftOf({ leavers: { giveBackAfterDays: 0 } }))
    await sync({ users: { put: [userOf('a', { accountStatus: 'suspended' })] } })
    await clock.advance(DAY_MS)
    expect(idsOf(await holders())).to.eql(['a', 'b'])
    expect((await list())[0]?.counts).to.deep.include({ covered: 1, left30: 1 })
    await adapter.setPolicyStatus(scope, id, 'paused', callOf())
    await sync({ users: { put: [userOf('n')], remove: ['b'] } })
    expect(idsOf(await holders())).to.eql(['a', 'b'])
    await adapter.setPolicyStatus(scope, id, 'active', callOf())
    expect(idsOf(await holders())).to.eql(['a', 'n'])
    await adapter.setPolicyStatus(scope, id, 'ended', callOf())
    await sync({ users: { remove: ['n'] } })
    expect(idsOf(await holders())).to.eql(['a', 'n'])
    expect((await rejection(adapter.setPolicyStatus(scope, id, 'active', callOf()))).code).to.equal('bad-input')
    expect((await rejection(save(draftOf(), id))).code).to.equal('bad-input')
    expect((await rejection(save(draftOf(), 'no-such'))).code).to.equal('not-found')
  })

  it('creates one policy and one run for one start with a policy, sent twice', async () => {
    const { adapter, list, sync, holders } = worldOf([userOf('a'), userOf('b'), userOf('c')])
    const policy = draftOf({ name: 'Group', items: [group('g')] })
    const request = { scope, items: [group('g')], settings: 'default' as const, expectedCredits: 2, expectedUsers: 2, policy }
    const call = { ...callOf(), idempotencyKey: 'k', actor: { id: 'ida', name: 'Ida' } }
    const [run, again] = [await adapter.startBackup(request, call), await adapter.startBackup(request, call)]
    expect([run.policyId, run.policyName, again.id, run.startedBy?.name]).to.eql(['policy-1', 'Group', run.id, 'Ida'])
    expect((await rejection(adapter.startBackup({ ...request, policy: { ...policy, limit: 9 } }, call))).code).to.equal('bad-input')
    const refused = { ...request, expectedCredits: 1, items: [user('c')], expectedUsers: 2 }
    expect((await rejection(adapter.startBackup(refused, { ...call, idempotencyKey: 'k2' }))).code).to.equal('selection-changed')
    expect((await list()).map(({ id, createdBy, counts }) => [id, createdBy?.name, counts.covered])).to.eql([['policy-1', 'Ida', 2]])
    await sync({ groups: { put: [{ id: 'g', name: 'G', members: ['a', 'b', 'c'] }] } })
    expect(idsOf(await holders())).to.eql(['a', 'b', 'c'])
    const [entry] = (await adapter.listActivity(scope, { action: 'policy-saved' }, callOf())).items
    expect([entry?.actor?.name, entry?.target]).to.eql(['Ida', 'policy-1'])
  })

  it('forecasts from who joined and left the draft, day by day, with exceptions and nested groups', async () => {
    const { adapter, sync, clock } = worldOf([userOf('a'), userOf('b'), userOf('c')], 2)
    await sync({ groups: { put: [{ id: 'inner', name: 'I', members: ['c'] }] } })
    await clock.advance(4 * DAY_MS)
    await sync({ groups: { put: [{ id: 'g', name: 'G', members: ['a', 'b'], groups: ['inner'] }] } })
    await sync({ users: { put: [userOf('d')] }, groups: { put: [{ id: 'inner', name: 'I', members: ['c', 'd'] }] } })
    await clock.advance(4 * DAY_MS)
    await sync({ users: { remove: ['a'] } })
    await sync({ users: { put: [userOf('x')] } })
    await sync({ users: { remove: ['x'] } })
    const draft = draftOf({ items: [group('g')], exceptions: [user('b')] })
    const forecast = await adapter.forecastPolicy(scope, draft, callOf())
    const changes = forecast.history.map(({ joined, left }) => [joined, left])
    expect(forecast.now).to.eql({ users: 2, credits: 2 })
    expect(changes).to.eql([
      [0, 0],
      [2, 0],
      [0, 1],
    ])
    expect(forecast.history.map(({ at }) => at.slice(0, 10))).to.eql(['2026-11-01', '2026-11-05', '2026-11-09'])
    expect(forecast.exhaustedAt?.slice(0, 10)).to.equal('2026-11-09')
    const domain = await adapter.forecastPolicy(scope, draftOf(), callOf())
    expect(domain.history.map(({ joined, left }) => [joined, left])).to.eql([
      [0, 0],
      [1, 0],
      [0, 1],
    ])
    expect((await rejection(adapter.forecastPolicy(scope, draftOf({ items: [] }), callOf()))).field).to.equal('items')
  })

  it('ends a page of policies before its drafts exceed 256 kB, but never before the first', async () => {
    const { adapter, save } = worldOf([userOf('a')])
    const large = Array.from({ length: 5_000 }, (_, no) => user(`nobody-${no}`))
    for (const items of [large.slice(0, 9), large, [...large, ...large], large.slice(0, 9)]) await save(draftOf({ items }))
    const lengths: number[] = []
    let cursor: string | undefined
    do {
      const page = await adapter.listPolicies(scope, { cursor }, callOf())
      lengths.push(page.items.length)
      cursor = page.next
    } while (cursor !== undefined)
    expect(lengths).to.eql([2, 1, 1])
  })

  it('keeps the counts of an ended policy', async () => {
    const { adapter, save, sync, list } = worldOf([userOf('a'), userOf('b'), userOf('c')], 2)
    const { id } = await save(draftOf())
    await sync({ users: { put: [userOf('d')], remove: ['a'] } })
    const { counts } = await adapter.setPolicyStatus(scope, id, 'ended', callOf())
    expect(counts).to.eql({ covered: 3, protected: 1, waiting: 2, failed: 0, joined30: 1, left30: 1 })
    await sync({ users: { remove: ['b', 'c'] } })
    expect((await list())[0]?.counts).to.eql(counts)
  })

  it('forecasts with the credits that the limit still allows: licenses of other backups do not count, those of the policy do', async () => {
    const { adapter, save } = worldOf([userOf('a'), userOf('b'), userOf('c'), userOf('d')])
    const request = { scope, items: [user('a'), user('b')], settings: 'default' as const, expectedCredits: 2 }
    await adapter.startBackup(request, { ...callOf(), idempotencyKey: 'once' })
    const isExhausted = async (limit: number, policyId?: string): Promise<boolean> =>
      (await adapter.forecastPolicy(scope, draftOf({ limit }), { ...callOf(), policyId })).exhaustedAt !== undefined
    expect([await isExhausted(1), await isExhausted(2)], 'c and d need 2 credits').to.eql([true, false])
    const { id } = await save(draftOf({ limit: 1 }))
    expect([await isExhausted(1, id), await isExhausted(2, id)], 'c holds 1 of 2 credits already').to.eql([true, false])
    expect(await isExhausted(1), 'another policy would start d only').to.equal(false)
    expect((await rejection(isExhausted(1, 'nobody'))).code).to.equal('not-found')
  })
})

/** Fails unless, at a quiet point, the ledger, the holders and the counts of the policies agree with the users. */
const checkQuiet = async (adapter: MemoryAdapter, granted: number, hasReasons: boolean): Promise<void> => {
  const { items: policies } = await adapter.listPolicies(scope, {}, callOf())
  const { items: holders, credits = 0 } = await adapter.listHolders(scope, {}, callOf())
  const { available } = await adapter.getCredits(scope, callOf())
  expect(new Set(idsOf(holders)).size).to.equal(holders.length)
  expect(credits, 'credits that holders have').to.equal(granted - Number(available))
  const users = adapter.usersOf(scope)
  for (const { status, counts, waitingFor, items, exceptions = [], limit, id } of policies) {
    const members = new Set<string>()
    for (const item of items) {
      const page =
        item.kind === 'user'
          ? users.filter((one) => one.id === item.id)
          : (await adapter.listUsers({ scope, within: item, limit: 100 }, callOf())).items
      for (const one of page) members.add(one.id)
    }
    const covered = users.filter(
      (one) => members.has(one.id) && one.accountStatus === 'active' && !exceptions.some((ref) => ref.id === one.id),
    )
    expect(counts.protected + counts.waiting + counts.failed).to.equal(counts.covered)
    // an ended policy keeps the counts of its end
    if (status === 'ended') continue
    const isWaiting = (one: User): boolean => one.backupStatus === 'none'
    expect(counts.covered).to.equal(covered.length)
    expect(counts.waiting).to.equal(covered.filter(isWaiting).length)
    if (status !== 'active') continue
    const held = holders.filter(({ through }) => through.policyId === id).reduce((sum, holder) => sum + holder.credits, 0)
    if (limit !== undefined) expect(held).to.be.at.most(limit)
    if (waitingFor === 'limit') expect(limit).to.not.equal(undefined)
  }
  const active = policies.filter(({ status }) => status === 'active')
  if (hasReasons && active.some(({ counts }) => counts.waiting > 0))
    expect(active.some(({ waitingFor }) => waitingFor !== undefined)).to.equal(true)
}

describe('createMemoryAdapter: policies over random histories', () => {
  const ids = Array.from({ length: 8 }, (_, number) => `u${number}`)
  const id = fc.constantFrom(...ids)
  const put = fc.record({ id, accountStatus: fc.constantFrom('active' as const, 'active' as const, 'suspended' as const) })
  const leavers = fc.oneof(fc.constant('keep' as const), fc.record({ giveBackAfterDays: fc.nat(2) }))
  const items = fc.constantFrom([everyone], [group('g')], [user('u0'), user('u5'), group('g')])
  const step = fc.oneof(
    fc.record({
      does: fc.constant('sync' as const),
      puts: fc.array(put, { maxLength: 3 }),
      remove: fc.array(id, { maxLength: 2 }),
      members: fc.array(id, { maxLength: 4 }),
    }),
    fc.record({ does: fc.constant('save' as const), items, exceptions: fc.constantFrom([], [user('u1')]), leavers, which: fc.nat(3) }),
    fc.record({
      does: fc.constant('status' as const),
      which: fc.nat(2),
      status: fc.constantFrom('active' as const, 'paused' as const, 'ended' as const),
    }),
    fc.record({ does: fc.constant('give' as const), ids: fc.uniqueArray(id, { minLength: 1, maxLength: 2 }) }),
    fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 3 }) }),
  )

  it('protects each covered user or lets it wait for a stated reason, and the ledger equals the holders', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), fc.integer({ min: 2, max: 8 }), async (steps, granted) => {
        const { adapter, save, sync, list, clock } = worldOf(
          ids.slice(0, 4).map((one) => userOf(one)),
          granted,
        )
        let number = 0
        let hasReasons = true
        for (const action of steps) {
          const policies = await list()
          const chosen = 'which' in action ? policies[action.which] : undefined
          if (action.does === 'sync')
            await sync({
              users: { put: action.puts.map(({ id: one, accountStatus }) => userOf(one, { accountStatus })), remove: action.remove },
              groups: { put: [{ id: 'g', name: 'G', members: action.members }] },
            })
          else if (action.does === 'save' && chosen?.status !== 'ended')
            await save(draftOf({ items: action.items, exceptions: action.exceptions, leavers: action.leavers }), chosen?.id)
          else if (action.does === 'status' && chosen !== undefined && chosen.status !== 'ended')
            await adapter.setPolicyStatus(scope, chosen.id, action.status, callOf())
          else if (action.does === 'give') {
            number += 1
            await adapter.giveBack(scope, action.ids, { ...callOf(), idempotencyKey: `give ${number}` })
          } else if (action.does === 'wait') await clock.advance(action.days * DAY_MS)
          // a license given back by hand is taken again by the next evaluation
          if (action.does === 'give') hasReasons = false
          if (action.does === 'sync') hasReasons = true
          await checkQuiet(adapter, granted, hasReasons)
        }
      }),
      { numRuns: 150 },
    )
  })
})
