// A group and an org unit that are renamed in the directory have their new name in the box and in a saved plan after a sync.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createBackupSession, type Item } from '../../../src/core/index.js'
import { backends, type World } from '../../tools/postgres.js'
import { group, orgUnit, user, userOf } from '../../worlds/tenants.js'
import { call, until } from './run-world.js'
import { createScriptedDirectory, type DomainRecords } from './scripted-directory.js'

const records = (): DomainRecords => ({
  users: [userOf('a'), userOf('b')],
  groups: [{ id: 'g', name: 'Staff', email: 'staff@example.com', members: ['a'] }],
  orgUnits: [
    { id: 'root', name: 'example.com', parentId: null, users: [] },
    { id: 'n', name: 'North School', parentId: 'root', users: [] },
    { id: 's', name: 'Students', parentId: 'n', users: ['b'] },
  ],
})
const renamed = (): DomainRecords => {
  const { users, groups, orgUnits } = records()
  return {
    users: users.map((one) => (one.id === 'a' ? { ...one, name: 'Ada', email: 'ada@example.com' } : one)),
    groups: groups.map((one) => ({ ...one, name: 'Team', email: 'team@example.com' })),
    orgUnits: orgUnits.map((one) => ({ ...one, name: { n: 'North Campus', s: 'Pupils' }[one.id] ?? one.name })),
  }
}
const namesOf = (items: readonly Item[]): string[] => items.map(({ label, detail }) => `${label} ${detail}`)
const NEW_NAMES = ['Ada ada@example.com', 'Team team@example.com', 'Pupils North Campus']

for (const engine of backends()) {
  describe(`items renamed in the directory (${engine.name})`, () => {
    const directory = createScriptedDirectory({ domains: ['d0'] })
    let world: World
    before(async () => {
      world = await engine.create({ directory })
    })
    after(() => world.stop())

    it('have their new name, address and path in the box and in a saved plan after a sync', async () => {
      const { adapter, scope } = world
      const sync = async (now: DomainRecords): Promise<void> => {
        directory.domains.set('d0', now)
        for (const kind of ['users', 'groups', 'org-units'] as const) await adapter.sync(scope, kind, call())
      }
      await sync(records())
      const session = createBackupSession({ adapter, scope })
      for (const list of [session.users, session.groups, session.orgUnits]) list.rows.subscribe(() => {})
      await until(() => [session.users, session.groups, session.orgUnits].every(({ status }) => status.value === 'ready'), 'the lists')
      session.selection.put([user('a'), group('g'), orgUnit('s')])
      await until(() => namesOf(session.selection.items.value)[2] === 'Students North School', 'the old names')
      const saved = JSON.parse(JSON.stringify(session.plan())) as unknown
      await sync(renamed())
      await session.refresh()
      await until(() => namesOf(session.selection.items.value).join() === NEW_NAMES.join(), 'the new names in the box')
      assert.deepEqual(namesOf(session.plan().items), NEW_NAMES)
      session.selection.clear()
      await session.applyPlan(saved)
      await until(() => namesOf(session.selection.items.value).join() === NEW_NAMES.join(), 'the new names of the saved plan')
      session.dispose()
    })
  })
}
