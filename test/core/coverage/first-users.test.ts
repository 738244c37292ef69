import { expect } from 'chai'
import { BackupError } from '../../../src/core/index.js'
import { sessionOn } from '../../worlds/sessions.js'
import { group, orgUnit, smallTenant, user } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'

type Session = ReturnType<typeof sessionOn>['session']
const exact = (session: Session) => until(session.credits, ({ isExact, available }) => isExact && available !== undefined)

describe('the first due users', () => {
  it('come in the order of a start, each once, and get their names on request', async () => {
    const { adapter, session } = sessionOn({ tenant: smallTenant(3) })
    session.selection.put([orgUnit('root'), group('all'), user('f')])
    await exact(session)
    const people = await session.coverage.firstUsers(4)
    const request = session.request(undefined, { first: 4 })
    expect([...people].map(({ id }) => id)).to.deep.equal(request.items.map(({ id }) => id))
    expect(people.length).to.equal(4)
    expect(people.at(0)).to.deep.equal({ kind: 'user', id: 'a', label: 'a' })
    expect(people.at(4)).to.equal(undefined)
    const asked = adapter.calls.matchUsers ?? 0
    await people.load(0, 2)
    expect(people.at(0)).to.deep.equal({ kind: 'user', id: 'a', label: 'A', detail: 'a@example.com' })
    expect(people.at(3)?.label).to.equal(people.at(3)?.id)
    await people.load(0, 2)
    expect(adapter.calls.matchUsers).to.equal(asked + 1)
    session.dispose()
  })

  it('keep their ids if names cannot be fetched, and stay readable after a scope change', async () => {
    let isDown = false
    const { session } = sessionOn({
      tenant: smallTenant(3),
      faults: ({ method }) => (isDown && method === 'matchUsers' ? new BackupError('unavailable', 'down') : undefined),
    })
    session.selection.put([group('ab')])
    await exact(session)
    const people = await session.coverage.firstUsers(2)
    isDown = true
    const error = await people.load(0, 2).catch((thrown) => thrown)
    expect(error.code).to.equal('unavailable')
    await session.setScope({ cloudId: 'google', domainId: 'second.example' })
    expect([...people].map(({ label }) => label).sort()).to.deep.equal(['a', 'b'])
    session.dispose()
  })
})

describe('kinds of items to remove', () => {
  it('cover the shortfall, with the credits that the removal of their items frees', async () => {
    const { session } = sessionOn({ tenant: smallTenant(4) })
    session.selection.put([user('f'), user('e'), group('all'), group('ab'), orgUnit('root'), orgUnit('sub')])
    const { allocated, shortfall } = await exact(session)
    expect(shortfall).to.equal(2)
    const kinds = session.coverage.suggestedKinds.value
    // e is also in an org unit, and a is in a group and an org unit
    expect(kinds).to.deep.equal([{ kind: 'group', items: 2, frees: 2 }])
    session.selection.remove(session.selection.box.value.ofKind('group'))
    expect((await exact(session)).allocated).to.equal(allocated - 2)
    expect(session.selection.items.value.map(({ id }) => id)).to.deep.equal(['f', 'e', 'root', 'sub'])
    session.dispose()
  })

  it('are not suggested for a box of one kind or without a shortfall', async () => {
    const { session } = sessionOn({ tenant: smallTenant(1) })
    session.selection.put([user('a'), user('b')])
    await exact(session)
    expect(session.coverage.suggestedKinds.value).to.deep.equal([])
    session.selection.put([user('a'), group('ab')])
    await exact(session)
    session.selection.remove([user('a'), group('ab')])
    expect(session.coverage.suggestedKinds.value).to.deep.equal([])
    session.dispose()
  })
})
