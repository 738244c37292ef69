// In a database created before numbers in names sorted by value, the new rule sorts old rows.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { numberOrderMigration } from '../../../src/backends/postgres/database/number-order-migration.js'
import { sortKey } from '../../../src/backends/postgres/lists/user-records.js'
import { fold } from '../../../src/core/internal.js'
import { backends, type World } from '../../tools/postgres.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { call } from './run-world.js'

const NAMES = [
  ...['Room 10', 'Room 2', 'Room 007', '7', '0', '000', '1234567890', '12345678901234567890', '9'.repeat(40), 'a1b22c333', '1', '10x02'],
  ...['No number', "O'Neil 3", '李 12', 'Łucja 4', '٣ Arabic digit', '2²'],
]

for (const engine of backends()) {
  describe(`number-order migration (${engine.name})`, () => {
    let world: World
    before(async () => {
      world = await engine.create({ tenant: sampleTenant({ seed: 1, users: 40 }), isWorking: false })
    })
    after(() => world.stop())

    it('writes the keys that new rows get', async () => {
      const { db, scope, adapter } = world
      const { rows } = await sql<{ no: number }>`
        select u.no from users u join domains d on d.no = u.domain where u.is_here and d.id = ${scope.domainId} order by no
        limit ${NAMES.length}`.execute(db)
      for (const [at, { no }] of rows.entries()) {
        const name = NAMES[at] as string
        await sql`update users set name = ${name}, search = ${fold(name)}, name_key = ${fold(name).trim()} where no = ${no}`.execute(db)
      }
      await numberOrderMigration.up(db as unknown as Kysely<unknown>)
      const after = await sql<{ name: string; name_key: string }>`
        select name, name_key from users where no = any(${rows.map(({ no }) => no)}::int[])`.execute(db)
      assert.equal(after.rows.length, NAMES.length)
      for (const { name, name_key } of after.rows) assert.equal(name_key, sortKey(name), name)
      const { items } = await adapter.listUsers({ scope, sort: { by: 'name' }, search: 'room', limit: 100 }, call())
      assert.deepEqual(
        items.map(({ name }) => name),
        ['Room 2', 'Room 007', 'Room 10'],
      )
    })
  })
}
