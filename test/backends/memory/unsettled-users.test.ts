import { expect } from 'chai'
import type { TenantChanges } from '../../../src/compose/tenant.js'
import type { ItemRef, SyncKind } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { callOf } from '../../worlds/adapters.js'
import { group, orgUnit, scope, tenantOf, user, userOf } from '../../worlds/tenants.js'

const unitOf = (id: string, users: readonly string[]) => ({ id, name: id, parentId: null, users: [...users] })

const SYNCED = '2026-10-01T10:00:00Z'

const worldOf = async (exceptions: readonly ItemRef[]) => {
  const clock = createManualClock(Date.parse('2026-11-01T10:00:00Z'))
  const synced = { users: SYNCED, groups: SYNCED, 'org-units': SYNCED }
  const adapter = createMemoryAdapter({
    tenant: tenantOf({ users: [userOf('a')], groups: [{ id: 'out', name: 'Out', members: [] }], orgUnits: [unitOf('o', [])], synced }),
    clock,
  })
  const policy = {
    name: 'P',
    items: [{ kind: 'domain', id: scope.domainId } as const],
    exceptions,
    settings: 'default',
    leavers: 'keep',
  } as const
  await adapter.savePolicy(scope, policy, {}, { ...callOf(), idempotencyKey: 'k' })
  /** Begins the syncs at the same time, and waits for them. */
  const sync = async (...kinds: readonly SyncKind[]): Promise<void> => {
    let isRunning = true
    const syncing = Promise.all(kinds.map((kind) => adapter.sync(scope, kind, callOf()))).finally(() => {
      isRunning = false
    })
    while (isRunning) {
      await clock.advance(60_000)
      await new Promise((resolve) => setTimeout(resolve))
    }
    await syncing
  }
  const change = (changes: TenantChanges): void => adapter.change(scope, changes)
  /** Holders of a license, then the waiting users and what they wait for. */
  const read = async () => {
    const [one] = (await adapter.listPolicies(scope, {}, callOf())).items
    const { items } = await adapter.listHolders(scope, {}, callOf())
    return [
      items
        .map((holder) => holder.user.id)
        .sort()
        .join(),
      one?.counts.waiting,
      one?.waitingFor,
    ]
  }
  return { adapter, sync, change, read }
}

describe('createMemoryAdapter: policies with groups or org units as exceptions', () => {
  it('starts no new user before a sync of groups that began later says that no exception reaches the user', async () => {
    const { sync, change, read } = await worldOf([group('out')])
    change({
      users: { put: [userOf('in'), userOf('excepted')] },
      groups: { put: [{ id: 'out', name: 'Out', members: ['excepted'] }] },
    })
    await sync('users')
    expect(await read()).to.eql(['a', 2, 'sync'])
    await sync('org-units')
    expect(await read()).to.eql(['a', 2, 'sync'])
    await sync('groups')
    expect(await read()).to.eql(['a,in', 0, undefined])
  })

  it('does not trust a sync of groups that began before the user was listed', async () => {
    const { sync, change, read } = await worldOf([group('out')])
    change({ users: { put: [userOf('in')] } })
    await sync('groups', 'users')
    expect(await read()).to.eql(['a', 1, 'sync'])
    await sync('groups')
    expect(await read()).to.eql(['a,in', 0, undefined])
  })

  it('waits for each kind of its exceptions, and not at all for exceptions that are users', async () => {
    const both = await worldOf([group('out'), orgUnit('o')])
    both.change({ users: { put: [userOf('in')] } })
    await both.sync('users')
    await both.sync('groups')
    expect(await both.read()).to.eql(['a', 1, 'sync'])
    await both.sync('org-units')
    expect(await both.read()).to.eql(['a,in', 0, undefined])
    const none = await worldOf([user('excepted')])
    none.change({ users: { put: [userOf('in'), userOf('excepted')] } })
    await none.sync('users')
    expect(await none.read()).to.eql(['a,in', 0, undefined])
  })

  it('holds back a user who is active again or in another org unit, and keeps the hold when the policy is edited', async () => {
    const { adapter, sync, change, read } = await worldOf([orgUnit('o')])
    change({ users: { put: [userOf('s', { accountStatus: 'suspended' })] } })
    await sync('users')
    await sync('org-units')
    change({ users: { put: [userOf('s', { orgUnitId: 'o' })] }, 'org-units': { put: [unitOf('o', ['s'])] } })
    await sync('users')
    expect(await read()).to.eql(['a', 1, 'sync'])
    const [policy] = (await adapter.listPolicies(scope, {}, callOf())).items
    const { id, items, exceptions, settings, leavers } = policy ?? expect.fail('no policy')
    await adapter.savePolicy(scope, { name: 'Q', items, exceptions, settings, leavers }, { id }, { ...callOf(), idempotencyKey: 'edit' })
    expect(await read()).to.eql(['a', 1, 'sync'])
    await sync('org-units')
    expect(await read()).to.eql(['a', 0, undefined])
  })
})
