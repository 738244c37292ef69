import { expect } from 'chai'
import { createBackupSession, type IntentStore, type Page, type User } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { sessionOn } from '../../worlds/sessions.js'
import { group, otherScope, scope, smallTenant, user } from '../../worlds/tenants.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

const planOf = (...items: object[]) => ({ format: 'backup-start-plan', version: 1, scope, items })

/** A store that responds when `release` is called. */
const slowStore = () => {
  let answer = (): void => {}
  const isAsked = new Promise<void>((asked) => {
    answer = asked
  })
  let release = (): void => {}
  const store: IntentStore = {
    get: () =>
      new Promise((resolve) => {
        release = () => resolve(undefined)
        answer()
      }),
    set: () => {},
    delete: () => {},
  }
  return { store, isAsked, release: () => release() }
}

describe('a session with overlapping commands', () => {
  it('sends no start if another domain is chosen before the request leaves', async () => {
    const { store, isAsked, release } = slowStore()
    const { adapter, session } = sessionOn({ store })
    session.selection.put([user('a')])
    const start = rejection(session.start())
    await isAsked
    await session.setScope(otherScope)
    release()
    expect((await start).code).to.equal('aborted')
    expect(adapter.calls.startBackup ?? 0).to.equal(0)
    session.dispose()
  })

  it('sends no start after dispose', async () => {
    const { store, isAsked, release } = slowStore()
    const { adapter, session } = sessionOn({ store })
    session.selection.put([user('a')])
    const start = rejection(session.start())
    await isAsked
    session.dispose()
    release()
    expect((await start).code).to.equal('disposed')
    expect(adapter.calls.startBackup ?? 0).to.equal(0)
  })

  it('notifies other sessions of a start that was answered after dispose', async () => {
    const memory = createMemoryAdapter({ tenant: smallTenant(), latencyMs: 5 })
    let isSent = (): void => {}
    const sent = new Promise<void>((resolve) => {
      isSent = resolve
    })
    const adapter = withMethods(memory, {
      name: 'memory-of-the-gone',
      startBackup(request, call) {
        isSent()
        return memory.startBackup(request, call)
      },
    })
    const channel = new BroadcastChannel('backup-start')
    const heard = new Promise<unknown>((resolve) => {
      channel.onmessage = ({ data }) => data.adapter === adapter.name && resolve(data)
    })
    const session = createBackupSession({ adapter, scope })
    session.selection.put([user('a')])
    const start = session.start()
    await sent
    session.dispose()
    expect((await start).total).to.equal(1)
    expect(await heard).to.deep.equal({ adapter: adapter.name, scope, changed: 'backups' })
    channel.close()
  })

  it('refreshes everything after a notification of an unknown kind', async () => {
    const { adapter, session } = sessionOn()
    const leave = session.users.rows.subscribe(() => {})
    await until(session.users.status, (status) => status === 'ready')
    const before = adapter.calls.listUsers as number
    const channel = new BroadcastChannel('backup-start')
    channel.postMessage({ adapter: adapter.name, scope, changed: 'something-later' })
    await wait(50)
    expect(adapter.calls.listUsers).to.equal(before + 1)
    channel.close()
    leave()
    session.dispose()
  })

  it('rejects every running command with `disposed` and changes nothing', async () => {
    const { session } = sessionOn()
    await session.refresh()
    const pending = [
      session.setScope(otherScope),
      session.refresh(),
      session.users.more(),
      session.selection.tickAll('users', 'matching'),
      session.settings.reload(),
      session.csv.load('a@example.com'),
      session.applyPlan(planOf({ ...user('a'), label: 'A' })),
    ].map(rejection)
    session.dispose()
    for (const { code } of await Promise.all(pending)) expect(code).to.equal('disposed')
    expect(session.scope.value).to.deep.equal(scope)
    expect(session.selection.ticked.value.size).to.equal(0)
    expect((await rejection(session.members(group('ab')).more())).code).to.equal('disposed')
  })

  it('rejects a plan if another domain is chosen while it is applied', async () => {
    const { session } = sessionOn()
    await session.refresh()
    const applied = rejection(session.applyPlan(planOf({ ...group('ab'), label: 'A and B' })))
    await session.setScope(otherScope)
    expect((await applied).code).to.equal('aborted')
    expect(session.selection.items.value).to.have.length(0)
    session.dispose()
  })

  it('resolves applyPlan when counting is cancelled', async () => {
    const memory = createMemoryAdapter({ tenant: smallTenant() })
    const silence = () => new Promise<never>(() => {})
    const session = createBackupSession({ adapter: withMethods(memory, { listCoverage: silence }), scope })
    const applied = session.applyPlan(planOf({ ...group('ab'), label: 'A and B' }))
    await until(session.coverage.progress, (progress) => progress !== undefined)
    session.coverage.cancel()
    expect(await applied).to.deep.equal([])
    session.dispose()
  })

  it('keeps saved settings if an earlier request is answered later', async () => {
    const memory = createMemoryAdapter({ tenant: smallTenant() })
    let answerOld = (): void => {}
    const old = new Promise<object>((resolve) => {
      answerOld = () => resolve({})
    })
    const session = createBackupSession({ adapter: withMethods(memory, { getSettings: () => old as Promise<never> }), scope })
    const reloading = session.settings.reload()
    await session.settings.save({ 'mail-spam': true })
    answerOld()
    await reloading
    expect(session.settings.values.value).to.deep.equal({ 'mail-spam': true })
    expect(session.settings.description.value).to.not.equal(undefined)
    session.dispose()
  })

  it('loads the clouds for a subscriber to syncs', async () => {
    const { session } = sessionOn()
    const syncs = await until(session.syncs, (all) => all.length > 0)
    expect(syncs.map(({ kind, status }) => `${kind} ${status}`).slice(0, 3)).to.deep.equal(['users idle', 'groups idle', 'org-units idle'])
    session.dispose()
  })

  it('counts and starts items that were added before any domain was known', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant() })
    const session = createBackupSession({ adapter })
    session.selection.put([user('d'), group('ab')])
    expect((await session.start()).total).to.equal(3)
    expect(session.scope.value).to.deep.equal(scope)
    session.dispose()
  })
})

describe('tickAll during paging', () => {
  const page = (users: readonly User[], next?: string): Page<User> => ({ items: users, ...(next !== undefined && { next }) })

  it('rejects a repeated cursor', async () => {
    const memory = createMemoryAdapter({ tenant: smallTenant() })
    const [first] = memory.usersOf(scope) as [User]
    let calls = 0
    // the limit ends the test if the repeated cursor is not detected
    const listUsers = async (): Promise<Page<User>> => (++calls > 100 ? page([first]) : page([first], 'round'))
    const session = createBackupSession({ adapter: withMethods(memory, { listUsers }), scope })
    const error = await rejection(session.selection.tickAll('users', 'matching'))
    expect([error.code, error.field]).to.deep.equal(['bad-answer', 'next'])
    expect(error.reason).to.contain('"round"')
    expect(calls).to.be.below(4)
    expect(session.selection.ticked.value.size).to.equal(0)
    session.dispose()
  })

  it('skips a user that a later page reports as suspended', async () => {
    const memory = createMemoryAdapter({ tenant: smallTenant() })
    const [a, b] = memory.usersOf(scope) as [User, User]
    let session: ReturnType<typeof createBackupSession> | undefined
    const adapter = withMethods(memory, {
      async listUsers({ cursor, limit }) {
        if (limit === 1) return page([{ ...a, accountStatus: 'suspended' }])
        if (cursor === undefined) return page([a], 'two')
        await session?.users.more()
        return page([b])
      },
    })
    session = createBackupSession({ adapter, scope, pageSize: 1 })
    expect(await session.selection.tickAll('users', 'matching')).to.deep.equal({ ticked: 1, skipped: 1 })
    expect([...session.selection.ticked.value].map(({ id }) => id)).to.deep.equal([b.id])
    session.dispose()
  })
})
