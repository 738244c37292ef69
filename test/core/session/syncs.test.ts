import { expect } from 'chai'
import { BackupError, createBackupSession } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { sessionOn } from '../../worlds/sessions.js'
import { scope, smallTenant, user } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

describe('session syncs', () => {
  it('runs each kind independently, joins a running sync, and shows new users', async () => {
    const { adapter, session } = sessionOn()
    session.clouds.subscribe(() => {})
    await session.users.more()
    session.users.rows.subscribe(() => {})
    adapter.change(scope, {
      users: { put: [{ id: 'new', email: 'new@example.com', name: 'New', accountStatus: 'active', backupStatus: 'none' }] },
    })
    const [one, two] = await Promise.all([session.sync('users'), session.sync('users'), session.sync('groups')])
    expect(one.added).to.equal(1)
    expect(two).to.equal(one)
    expect(adapter.calls.sync).to.equal(2)
    await until(session.users.rows, (rows) => [...rows].some(({ id }) => id === 'new'))
    const state = session.syncs.value.find(({ kind, scope: where }) => kind === 'users' && where.domainId === scope.domainId)
    expect(state?.status).to.equal('idle')
    expect(state?.lastAt).to.equal(one.finishedAt)
    session.dispose()
  })
  it('shows a failed sync until the next one succeeds', async () => {
    const { session } = sessionOn({
      faults: ({ method, count }) => (method === 'sync' && (count === 1 || count === 4) ? new BackupError('unavailable', 'no') : undefined),
    })
    expect((await rejection(session.sync('users'))).code).to.equal('unavailable')
    expect(session.syncs.value.find(({ kind }) => kind === 'users')?.status).to.equal('failed')
    await session.sync('groups')
    const { finishedAt } = await session.sync('users')
    expect(session.syncs.value.find(({ kind }) => kind === 'users')?.status).to.equal('idle')
    await rejection(session.sync('users'))
    const failed = session.syncs.value.find(({ kind }) => kind === 'users')
    expect([failed?.status, failed?.error?.code, failed?.lastAt]).to.deep.equal(['failed', 'unavailable', finishedAt])
    session.dispose()
  })
  it('refreshes other sessions of the same adapter and scope after a start', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100 })
    const here = createBackupSession({ adapter, scope })
    const there = createBackupSession({ adapter, scope })
    there.selection.put([user('a'), user('b')])
    await until(there.credits, ({ isExact, available }) => isExact && available === 10)
    here.selection.put([user('a')])
    await here.start()
    await until(there.credits, ({ isExact, available, allocated }) => isExact && available === 9 && allocated === 1)
    for (const session of [here, there]) session.dispose()
  })
  it('rejects with `unsupported` if the adapter cannot sync', async () => {
    const { adapter } = sessionOn()
    const session = createBackupSession({ adapter: withMethods(adapter, { sync: undefined } as never), scope })
    expect((await rejection(session.sync('users'))).code).to.equal('unsupported')
    session.dispose()
  })
  it('replaces a failed sync with a later success of another session', async () => {
    const { adapter, session } = sessionOn({
      faults: ({ method, count }) => (method === 'sync' && count === 1 ? new BackupError('unavailable', 'no') : undefined),
    })
    const usersSync = () => session.syncs.value.find(({ kind, scope: where }) => kind === 'users' && where.domainId === scope.domainId)
    await session.recheck()
    await rejection(session.sync('users'))
    expect(usersSync()?.status).to.equal('failed')
    await session.recheck()
    expect(usersSync()?.status, 'nothing happened since').to.equal('failed')
    const result = await adapter.sync?.(scope, 'users', { signal: new AbortController().signal })
    await session.recheck()
    expect([usersSync()?.status, usersSync()?.lastAt, usersSync()?.error]).to.deep.equal(['idle', result?.finishedAt, undefined])
    session.dispose()
  })
})
