import { expect } from 'chai'
import { type BackupRun, createBackupSession } from '../../../src/core/index.js'
import { createManualClock, createMemoryAdapter } from '../../../src/memory.js'
import { withMethods } from '../../worlds/adapters.js'
import { sessionOn, startElsewhere } from '../../worlds/sessions.js'
import { scope, smallTenant, user } from '../../worlds/tenants.js'
import { until, wait } from '../../worlds/waiting.js'

// A session polls every second, so each of these tests takes seconds.
describe('a session that polls', () => {
  it('follows a run with subscribers to its end, and lists its users', async () => {
    const { adapter, session } = sessionOn({ speed: 4 })
    session.selection.put([user('a'), user('b')])
    const started = await session.start()
    const run = session.run(started.id)
    expect(session.run(started.id)).to.equal(run)
    expect(run.value?.id).to.equal(started.id)
    const ended = await until(run, (value) => value?.status === 'completed')
    expect(ended?.done).to.equal(2)
    const asked = adapter.calls.getRun
    await wait(1200)
    expect(adapter.calls.getRun).to.equal(asked)
    const list = session.runUsers(started.id)
    await list.more()
    expect([...list.rows.value].map(({ status }) => status)).to.deep.equal(['done', 'done'])
    await session.runs.more()
    expect(session.runs.rows.value.at(0)?.status).to.equal('completed')
    session.dispose()
  }).timeout(15_000)

  it('follows a run again after another session has retried it', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 20, failureRate: 1 })
    const [here, there] = [createBackupSession({ adapter, scope }), createBackupSession({ adapter, scope })]
    here.selection.put([user('a'), user('b')])
    const { id } = await here.start()
    const seen: (string | undefined)[] = []
    here.run(id).subscribe((run) => seen.push(run?.status))
    const hasEnded = (): boolean => seen.at(-1) === 'failed' || seen.at(-1) === 'completed-with-errors'
    await until(hasEnded, 'the end')
    const before = seen.length
    await there.retryRun(id)
    await until(() => seen.slice(before).some((status) => status === 'running' || status === 'queued'), 'the retry')
    await until(hasEnded, 'the end of the retry')
    const asked = adapter.calls.getRun
    await wait(1200)
    expect(adapter.calls.getRun, 'an ended run is not polled').to.equal(asked)
    for (const one of [here, there]) one.dispose()
  }).timeout(20_000)

  it('counts users of its own retry as protected', async () => {
    const adapter = createMemoryAdapter({ tenant: smallTenant(), speed: 100, failureRate: 1 })
    const session = createBackupSession({ adapter, scope })
    session.selection.put([user('a')])
    const { id } = await session.start()
    await until(session.run(id), (run) => run?.status === 'failed')
    session.selection.put([user('a')])
    await until(session.credits, ({ isExact, restarts }) => isExact && restarts === 1)
    const retried = session.retryRun(id)
    await until(session.credits, ({ isExact, restarts, skipped }) => isExact && restarts === 0 && skipped.protected === 1)
    expect((await retried).id).to.equal(id)
    session.dispose()
  })

  it('shows a sync of another session, even after its own sync', async () => {
    const { adapter, session } = sessionOn()
    const usersSync = () => session.syncs.value.find(({ kind, scope: where }) => kind === 'users' && where.domainId === scope.domainId)
    await session.sync('users')
    await session.refresh()
    expect(usersSync()?.status).to.equal('idle')
    const slow = createMemoryAdapter({ tenant: smallTenant(), speed: 1 })
    const other = createBackupSession({ adapter: slow, scope })
    await other.sync('groups').catch(() => {})
    const elsewhere = new AbortController()
    const running = slow.sync?.(scope, 'groups', { signal: elsewhere.signal }).catch(() => {})
    await other.recheck()
    expect(other.syncs.value.find(({ kind }) => kind === 'groups')?.status).to.equal('running')
    expect(other.syncs.value.find(({ kind }) => kind === 'users')?.status).to.equal('idle')
    elsewhere.abort()
    await running
    expect(adapter.calls.sync).to.equal(1)
    for (const one of [session, other]) one.dispose()
  }).timeout(20_000)

  it('reads the available credits again when a run of another session ends', async () => {
    // slow enough that the session sees the run before its end
    const { adapter, session } = sessionOn({ speed: 4 })
    session.selection.put([user('a')])
    await until(session.credits, ({ isExact, available }) => isExact && available === 10)
    const { id } = await startElsewhere(adapter, [user('a')])
    await session.users.reload()
    expect(session.credits.value).to.include({ allocated: 0, available: 10 })
    await until(session.run(id), (run) => run?.finishedAt !== undefined)
    await until(session.credits, ({ available }) => available === 9)
    session.dispose()
  })

  it('reads the available credits again for a run that ended before the session asked for it', async () => {
    const { adapter, session } = sessionOn()
    session.selection.put([user('a')])
    await until(session.credits, ({ isExact, available }) => isExact && available === 10)
    const { id } = await startElsewhere(adapter, [user('a')])
    for (const { signal } = new AbortController(); (await adapter.getRun(scope, id, { signal })).finishedAt === undefined; ) await wait(20)
    session.run(id).subscribe(() => {})
    await until(session.credits, ({ available }) => available === 9)
    session.dispose()
  })

  it('follows a run that is being stopped to its end, and then reads the credits again', async () => {
    let isEnding = false
    const inner = createMemoryAdapter({ tenant: smallTenant(), clock: createManualClock() })
    const adapter = withMethods(inner, {
      // the backend's workers refund the credits later
      stopRun: async (where, id, call) => ({
        ...((await inner.getRun?.(where, id, call)) as BackupRun),
        status: 'running',
        isStopping: true,
      }),
      getRun: async (where, id, call) => {
        if (isEnding) return (await inner.stopRun?.(where, id, call)) as BackupRun
        return { ...((await inner.getRun?.(where, id, call)) as BackupRun), status: 'running', isStopping: true }
      },
    })
    const session = createBackupSession({ adapter, scope })
    session.selection.put([user('a'), user('b')])
    await until(session.credits, ({ starts }) => starts === 2)
    const { id } = await session.start()
    const run = session.run(id)
    run.subscribe(() => {})
    await until(session.credits, ({ available }) => available === 8)
    expect((await session.stopRun(id)).isStopping).to.equal(true)
    isEnding = true
    await until(run, (value) => value?.status === 'stopped')
    await until(session.credits, ({ available }) => available === 10)
    expect(inner.calls.stopRun).to.equal(1)
    session.dispose()
  })
})
