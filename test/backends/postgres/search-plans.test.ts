// Plans of rare searches in a large domain: an index finds the few users, so no query reads all of them.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { listUsers } from '../../../src/backends/postgres/lists/list-users.js'
import { foldSearch, userConditions } from '../../../src/backends/postgres/lists/user-conditions.js'
import type { UserFilter } from '../../../src/core/index.js'
import type { Tenant } from '../../../src/memory.js'
import { fillTenant } from '../../bench/fill-tenant.js'
import { backends, type World } from '../../tools/postgres.js'

const USERS = 30_000
const tenant: Tenant = {
  clouds: [
    {
      id: 'c',
      name: 'c',
      kind: 'google-workspace',
      domains: [{ id: 'd', name: 'd', credits: 'unlimited', users: [], groups: [], orgUnits: [] }],
    },
  ],
}
/** Names with two letters that no other user has, at even and odd places, at both ends and beyond the basic plane. */
const RARE = ['qxa', 'aqx', 'abqx', 'abcqx def', '😀🙂', 'a😀🙂b', '李明', "q'", '%_', '\\q']

for (const { name, create } of backends()) {
  describe(`rare searches on ${name}`, () => {
    let world: World
    before(async () => {
      world = await create({ tenant, isWorking: false })
      await fillTenant(world.db, { users: USERS, groups: 1, biggest: 1 })
      for (const text of RARE) {
        await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search)
          values (1, ${text}, '', ${text}, 0, ${text}, '', ${text}, ${text.toLowerCase()})`.execute(world.db)
      }
      await sql`update users set backup_status = 1 + no % 3 where no % 2 = 0`.execute(world.db)
      await sql`analyze`.execute(world.db)
    })
    after(() => world?.stop())

    const planOf = async (search: string, filter: UserFilter = {}): Promise<string> => {
      const { byIndex } = userConditions(filter, foldSearch(search), 1)
      const { rows } = await sql<Record<string, string>>`
        explain select u.no from users u where u.domain = 1 and u.is_here ${byIndex}`.execute(world.db)
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    }
    const find = async (search: string, filter: UserFilter = {}): Promise<string[]> =>
      (await listUsers(world.db, { scope: world.scope, search, ...filter })).items.map(({ name: found }) => found)

    it('find two letters that few users or nobody has by index', async () => {
      for (const search of ['qx', 'zw', 'QX', 'qx zw', '李明']) {
        const plan = await planOf(search)
        assert.match(plan, /users_by_letter_pair/, search)
        assert.doesNotMatch(plan, /Seq Scan/, search)
      }
    })

    it('find each user whose name contains two letters, wherever they are', async () => {
      assert.deepEqual(await find('qx'), RARE.slice(0, 4))
      assert.deepEqual(await find('😀🙂'), RARE.slice(4, 6))
      for (const search of ['李明', "q'", '%_', '\\q']) assert.deepEqual(await find(search), [search])
      assert.deepEqual(await find('de qx'), ['abcqx def'])
      for (const search of ['zw', 'q\x02', '\x02q']) assert.deepEqual(await find(search), [], search)
    })

    it('find a rare name with a status filter by index', async () => {
      for (const filter of [{ backupStatus: ['pending'] }, { backupStatus: ['none', 'protected'] }] satisfies UserFilter[]) {
        const plan = await planOf('.12345@', filter)
        assert.match(plan, /users_by_search/)
        assert.doesNotMatch(plan, /Seq Scan/)
      }
      const { rows } = await sql<{ name: string }>`select name from users where no = 12345`.execute(world.db)
      assert.deepEqual(await find('.12345@', { backupStatus: ['none'] }), [rows[0]?.name])
      assert.deepEqual(await find('.12345@', { backupStatus: ['pending'] }), [])
    })
  })
}
