import { expect } from 'chai'
import type { Item } from '../../../src/core/index.js'
import { sampleOf } from '../../worlds/sessions.js'
import { group, orgUnit, scope, user, userOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'

const domain = {
  users: [userOf('a'), userOf('b')],
  groups: [{ id: 'g', name: 'Staff', email: 'staff@example.com', members: ['a'] }],
  orgUnits: [
    { id: 'root', name: 'example.com', parentId: null, users: [] },
    { id: 'n', name: 'North School', parentId: 'root', users: [] },
    { id: 's', name: 'Students', parentId: 'n', users: ['b'] },
  ],
}
const renamed = {
  users: { put: [userOf('a', { name: 'Ada', email: 'ada@example.com' })] },
  groups: { put: [{ id: 'g', name: 'Team', email: 'team@example.com', members: ['a'] }] },
  'org-units': {
    put: [
      { id: 'n', name: 'North Campus', parentId: 'root', users: [] },
      { id: 's', name: 'Pupils', parentId: 'n', users: ['b'] },
    ],
  },
}
const NEW_NAMES = ['Ada ada@example.com', 'Team team@example.com', 'Pupils North Campus']
const namesOf = (items: readonly Item[]): string[] => items.map(({ label, detail }) => `${label} ${detail}`)

describe('items renamed in the directory', () => {
  const open = async () => {
    const { adapter, session } = sampleOf(domain)
    // The lists of a page are on screen, so a refresh loads them again.
    for (const list of [session.users, session.groups, session.orgUnits]) list.rows.subscribe(() => {})
    await until(session.groups.status, (status) => status === 'ready')
    await until(session.orgUnits.status, (status) => status === 'ready')
    await until(session.users.status, (status) => status === 'ready')
    session.selection.put([user('a'), group('g'), orgUnit('s')])
    return { adapter, session }
  }

  it('have their new name, address and path in the box and in a new plan after a refresh', async () => {
    const { adapter, session } = await open()
    expect(namesOf(session.selection.items.value)).to.deep.equal(['A a@example.com', 'Staff staff@example.com', 'Students North School'])
    adapter.change(scope, renamed, 'now')
    await session.refresh()
    await until(session.selection.items, (items) => namesOf(items).join() === NEW_NAMES.join())
    expect(namesOf(session.plan().items)).to.deep.equal(NEW_NAMES)
    session.dispose()
  })

  it('have their new name, address and path after opening a plan that was saved before', async () => {
    const { adapter, session } = await open()
    const saved = JSON.parse(JSON.stringify(session.plan())) as unknown
    adapter.change(scope, renamed, 'now')
    await session.refresh()
    session.selection.clear()
    await session.applyPlan(saved)
    await until(session.selection.items, (items) => namesOf(items).join() === NEW_NAMES.join())
    session.dispose()
  })
})
