import { expect } from 'chai'
import { BackupError } from '../../../src/core/index.js'
import { sessionOn } from '../../worlds/sessions.js'
import { orgUnit, otherScope, user } from '../../worlds/tenants.js'
import { rejection, until } from '../../worlds/waiting.js'

describe('selection ticks', () => {
  it('rejects a user known as not active, and ticks every other user', async () => {
    const { session } = sessionOn()
    await session.users.more()
    expect(session.selection.tick(user('s'), true)).to.equal(false)
    expect(session.selection.tick(user('x'), true)).to.equal(false)
    expect(session.selection.tick(user('p'), true)).to.equal(true)
    expect(session.selection.tick(user('a'), true)).to.equal(true)
    expect(
      [...session.selection.ticked.value].map(({ label }) => label),
      'in the order they were ticked',
    ).to.deep.equal(['P', 'A'])
    expect(session.selection.tick(user('a'), false)).to.equal(true)
    expect(session.selection.ticked.value.has(user('a'))).to.equal(false)
    session.dispose()
  })
  it('looks up unseen users in one call, and unticks inactive and unknown ones', async () => {
    const { adapter, session } = sessionOn()
    for (const id of ['a', 's', 'nobody']) expect(session.selection.tick(user(id), true)).to.equal(true)
    await until(session.selection.ticked, ({ size }) => size === 1)
    expect(session.selection.ticked.value.has(user('a'))).to.equal(true)
    expect(adapter.calls.matchUsers).to.equal(1)
    session.dispose()
  })
  it('keeps ticks over search, filter, refresh and sync, and moves them into the box once', async () => {
    const { session } = sessionOn()
    await session.users.more()
    session.selection.tick(user('a'), true)
    session.selection.tick({ kind: 'group', id: 'ab', label: 'A and B' }, true)
    session.users.search('zzz')
    session.users.filter({ backupStatus: ['failed'] })
    await session.users.more()
    expect(session.users.rows.value.length).to.equal(0)
    await session.sync('users')
    await session.refresh()
    expect(session.selection.ticked.value.size).to.equal(2)
    session.selection.add()
    expect(session.selection.ticked.value.size).to.equal(0)
    session.selection.tick(user('a'), true)
    session.selection.add()
    session.selection.put([user('a')])
    expect(session.selection.items.value.map(({ kind, id, label }) => `${kind} ${id} ${label}`)).to.deep.equal([
      'user a A',
      'group ab A and B',
    ])
    session.dispose()
  })
  it('distinguishes loaded from matching rows', async () => {
    const { session } = sessionOn({ pageSize: 3 })
    await session.users.more()
    expect(await session.selection.tickAll('users', 'loaded')).to.deep.equal({ ticked: 3, skipped: 0 })
    expect(session.selection.ticked.value.size).to.equal(3)
    expect(await session.selection.tickAll('users', 'matching')).to.deep.equal({ ticked: 7, skipped: 2 })
    expect(session.selection.ticked.value.size).to.equal(7)
    expect(session.selection.ticked.value.has(user('s'))).to.equal(false)
    session.selection.clearTicks()
    session.users.search('c')
    expect(await session.selection.tickAll('users', 'matching'), 'c is in every address').to.deep.equal({ ticked: 7, skipped: 2 })
    session.users.search('c@')
    session.selection.clearTicks()
    expect(await session.selection.tickAll('users', 'matching')).to.deep.equal({ ticked: 1, skipped: 0 })
    expect(await session.selection.tickAll('groups', 'matching')).to.deep.equal({ ticked: 3, skipped: 0 })
    session.dispose()
  })
  it('ticks nothing if tickAll is aborted, fails, or the scope changes', async () => {
    let fails = false
    const { session } = sessionOn({
      latencyMs: 20,
      faults: ({ method }) => (fails && method === 'listUsers' ? new Error('down') : undefined),
    })
    const controller = new AbortController()
    const stopped = session.selection.tickAll('users', 'matching', { signal: controller.signal })
    expect(session.selection.ticking.value).to.deep.equal({ done: 0 })
    controller.abort()
    expect((await rejection(stopped)).code).to.equal('aborted')
    const overtaken = session.selection.tickAll('users', 'matching')
    const moved = session.setScope(otherScope)
    expect((await rejection(overtaken)).code).to.equal('aborted')
    await moved
    fails = true
    expect((await rejection(session.selection.tickAll('users', 'matching'))).code).to.equal('unavailable')
    expect(session.selection.ticked.value.size).to.equal(0)
    expect(session.selection.ticking.value).to.equal(undefined)
    session.dispose()
  })
  it('throws for an item of an unknown kind', () => {
    const { session } = sessionOn()
    expect(() => session.selection.put([{ kind: 'robot', id: '1' } as never])).to.throw(BackupError, 'kind')
    expect(() => session.selection.tick({ kind: 'user', id: '' }, true)).to.throw(BackupError)
    session.dispose()
  })
  it('ticks a single unit, or a unit with its sub-units', async () => {
    const { session } = sessionOn()
    await session.orgUnits.more()
    session.selection.tick(orgUnit('root'), true)
    expect(session.selection.ticked.value.size).to.equal(1)
    session.selection.tickSubtree('root', true)
    expect([...session.selection.ticked.value].map(({ label }) => label)).to.deep.equal(['Root', 'Sub'])
    session.selection.tickSubtree('root', false)
    expect(session.selection.ticked.value.size).to.equal(0)
    session.dispose()
  })
})
