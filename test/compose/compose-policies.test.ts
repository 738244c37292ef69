import { expect } from 'chai'
import type { BackupEngine } from '../../src/compose/backup-engine.js'
import type { Directory, DirectoryGroup } from '../../src/compose/directory.js'
import { createTenantDirectory } from '../../src/compose/tenant-directory.js'
import { compose } from '../../src/compose.js'
import { BackupError, type PolicyDraft, type SettingsForm, type SyncKind, type User } from '../../src/core/index.js'
import { callOf } from '../worlds/adapters.js'
import { group, scope, tenantOf, userOf } from '../worlds/tenants.js'
import { rejection, until } from '../worlds/waiting.js'

const draft: PolicyDraft = {
  name: 'Everyone',
  items: [{ kind: 'domain', id: scope.domainId }],
  settings: 'default',
  leavers: { giveBackAfterDays: 0 },
}

/** Creates a composed adapter on a directory whose users the test replaces. */
const worldOf = (first: readonly User[]) => {
  const ended: string[] = []
  const errors: unknown[] = []
  const state = {
    users: first,
    groups: [] as readonly DirectoryGroup[],
    beforeGroups: Promise.resolve(),
    isDown: false,
    canUnprotect: true,
    describeSettings: async (): Promise<SettingsForm> => ({ groups: [] }),
  }
  const listing = createTenantDirectory(tenantOf({ users: first }))
  const directory: Directory = {
    ...listing,
    users: async () => {
      if (state.isDown) throw new BackupError('forbidden', 'the directory is down')
      return { items: state.users.map(({ backupStatus: _, ...user }) => user) }
    },
    groups: async () => {
      const items = state.groups
      await state.beforeGroups
      return { items }
    },
  }
  const engine: BackupEngine = {
    name: 'fast',
    protect: async () => {},
    describeSettings: () => state.describeSettings(),
    async unprotect(_, ids) {
      if (!state.canUnprotect) throw new BackupError('unavailable', 'the engine is down')
      ended.push(...ids)
    },
  }
  const adapter = compose({ directory, engine, credits: () => 3, onError: (thrown) => errors.push(thrown) })
  const sync = (kind: SyncKind = 'users') => adapter.sync(scope, kind, callOf())
  const holders = async () => (await adapter.listHolders(scope, {}, callOf())).items.map(({ user: { id } }) => id).sort()
  const allProtected = () => until(async () => (await adapter.listUsers({ scope, backupStatus: ['pending'] }, callOf())).items.length === 0)
  return { adapter, state, sync, holders, allProtected, ended, errors }
}

describe('compose: policies', () => {
  it('starts who joins with the next sync, and changes nothing after a sync that fails', async () => {
    const { adapter, state, sync, holders } = worldOf([userOf('a')])
    await sync()
    const { id } = await adapter.savePolicy(scope, draft, {}, { ...callOf(), idempotencyKey: 'k' })
    expect(await holders()).to.eql(['a'])
    state.users = [userOf('a'), userOf('b')]
    state.isDown = true
    await rejection(sync())
    expect(await holders()).to.eql(['a'])
    state.isDown = false
    await sync()
    expect(await holders()).to.eql(['a', 'b'])
    const [policy] = (await adapter.listPolicies(scope, {}, callOf())).items
    expect([policy?.id, policy?.counts.covered, policy?.counts.joined30]).to.eql([id, 2, 1])
    expect((await adapter.forecastPolicy(scope, draft, callOf())).history.map(({ joined, left }) => [joined, left])).to.eql([[1, 0]])
    adapter.close()
  })

  it('tells the engine before it gives the license of a leaver back, and keeps the license if the engine refuses', async () => {
    const { adapter, state, sync, holders, allProtected, ended, errors } = worldOf([userOf('a'), userOf('b'), userOf('c')])
    await sync()
    await adapter.savePolicy(scope, draft, {}, { ...callOf(), idempotencyKey: 'k' })
    await allProtected()
    state.canUnprotect = false
    state.users = [userOf('a'), userOf('b')]
    await sync()
    expect([await holders(), ended, errors.length]).to.eql([['a', 'b', 'c'], [], 1])
    state.canUnprotect = true
    await sync()
    expect([await holders(), ended]).to.eql([['a', 'b'], ['c']])
    expect((await adapter.getCredits(scope, callOf())).available).to.equal(1)
    adapter.close()
  })

  it('starts no new user before a sync of groups that began later says that no exception reaches the user', async () => {
    const { adapter, state, sync, holders } = worldOf([userOf('a')])
    state.groups = [{ id: 'out', name: 'Out', members: [] }]
    await sync()
    await sync('groups')
    await adapter.savePolicy(scope, { ...draft, exceptions: [group('out')] }, {}, { ...callOf(), idempotencyKey: 'k' })
    const read = async () => [await holders(), (await adapter.listPolicies(scope, {}, callOf())).items[0]?.waitingFor]
    expect(await read()).to.eql([['a'], undefined])
    state.users = [userOf('a'), userOf('excepted'), userOf('in')]
    // this sync of groups reads the directory before the users are listed
    let release = (): void => {}
    state.beforeGroups = new Promise<void>((resolve) => {
      release = resolve
    })
    const early = sync('groups')
    await sync()
    release()
    await early
    expect(await read()).to.eql([['a'], 'sync'])
    state.groups = [{ id: 'out', name: 'Out', members: ['excepted'] }]
    await sync('groups')
    expect(await read()).to.eql([['a', 'in'], undefined])
    adapter.close()
  })

  it('starts nobody for a policy with a group as an exception before the first sync of groups', async () => {
    const { adapter, state, sync, holders } = worldOf([userOf('a'), userOf('excepted')])
    state.groups = [{ id: 'out', name: 'Out', members: ['excepted'] }]
    await sync()
    const saved = await adapter.savePolicy(scope, { ...draft, exceptions: [group('out')] }, {}, { ...callOf(), idempotencyKey: 'k' })
    expect([await holders(), saved.counts.waiting, saved.waitingFor]).to.eql([[], 2, 'sync'])
    await sync('groups')
    expect(await holders()).to.eql(['a'])
    adapter.close()
  })

  it('decides on the state after the settings are read, not on the state before', async () => {
    const { adapter, state, sync, holders } = worldOf([userOf('a'), userOf('b')])
    await sync()
    let answer = (): void => {}
    let asked = 0
    const isAnswered = new Promise<void>((resolve) => {
      answer = resolve
    })
    state.describeSettings = async () => {
      asked += 1
      // the first question checks the draft, the second one is about the users to start
      if (asked > 1) await isAnswered
      return { groups: [] }
    }
    const saving = adapter.savePolicy(scope, { ...draft, settings: {} }, {}, { ...callOf(), idempotencyKey: 'k' })
    await until(() => asked === 2)
    state.users = [userOf('a'), userOf('b', { accountStatus: 'suspended' })]
    const syncedAt = async () => (await adapter.listClouds(callOf()))[0]?.domains[0]?.synced?.users ?? ''
    const before = await syncedAt()
    await until(() => Date.now() > Date.parse(before))
    const syncing = sync()
    await until(async () => (await syncedAt()) !== before)
    answer()
    await Promise.all([saving, syncing])
    expect(await holders()).to.eql(['a'])
    adapter.close()
  })
})
