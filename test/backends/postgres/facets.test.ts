// Filters by facets in PostgreSQL: old rows after the migration, both plans of a list, and counts that follow each sync.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { facetsMigration } from '../../../src/backends/postgres/database/facets-migration.js'
import { MIGRATIONS } from '../../../src/backends/postgres/database/migrations.js'
import { openDatabase } from '../../../src/backends/postgres/database/open-database.js'
import { listUsers } from '../../../src/backends/postgres/lists/list-users.js'
import { createFacetReader } from '../../../src/backends/postgres/lists/read-facets.js'
import { seedTenant } from '../../../src/backends/postgres/mirror/seed-tenant.js'
import { backends, type OpenDatabase, urlOf } from '../../tools/postgres.js'
import { scope, tenantOf, userOf } from '../../worlds/tenants.js'
import { rejects } from './run-world.js'

const users = Array.from({ length: 150 }, (_, at) =>
  userOf(at + 1, {
    facets: { department: at % 10 === 0 ? 'Łódź office' : 'Sales', manager: `Boss Nº ${at}` },
    ...(at === 3 && { kind: 'room' as const }),
  }),
)
const ids = users.map(({ id }) => id)

for (const { name, open, empty } of backends()) {
  describe(`facets on ${name}`, () => {
    let world: OpenDatabase
    before(async () => {
      world = await open()
      await seedTenant(
        world.db,
        tenantOf({
          users,
          groups: [{ id: 'g', name: 'G', members: ids.slice(0, 149) }],
          orgUnits: [{ id: 'o', name: 'North', parentId: null, users: ids.slice(0, 2) }],
        }),
      )
    })
    after(() => world?.close())

    const find = async (where: Record<string, readonly string[]>, bounds?: { scanned: number; counted: number }) => {
      const { items, total } = await listUsers(world.db, { scope, where, limit: 500 }, bounds)
      assert.equal(total, items.length)
      return items.map(({ id }) => id)
    }

    it('finds the same users by a scan and by indexes', async () => {
      for (const bounds of [undefined, { scanned: 3, counted: 3 }]) {
        assert.equal((await find({ department: ['lodz OFFICE'] }, bounds)).length, 15)
        assert.equal((await find({ department: ['Sales', 'Łódź office'] }, bounds)).length, 150)
        assert.deepEqual(await find({ manager: ['149 boss'] }, bounds), ['u150'])
        assert.deepEqual(await find({ manager: ['manager'] }, bounds), [], 'the id of a facet is no value')
        assert.deepEqual(await find({ kind: ['room'] }, bounds), ['u4'])
        assert.deepEqual(await find({ groups: ['none'] }, bounds), ['u150'])
        assert.deepEqual(await find({ orgUnit: ['o'], department: ['Sales'] }, bounds), ['u2'])
        assert.deepEqual(await find({ department: [] }, bounds), [])
      }
    })

    it('refuses unknown facets and values', async () => {
      for (const where of [{ division: ['Sales'] }, { department: ['Legal'] }, { manager: [' , '] }, { orgUnit: ['gone'] }])
        await rejects(listUsers(world.db, { scope, where }), 'bad-input', 'where')
    })

    it('shares one count between calls until a sync ends', async () => {
      const read = createFacetReader(world.db)
      const [first, second] = await Promise.all([read(scope), read(scope)])
      assert.equal(await read(scope), first)
      assert.deepEqual(second, first)
      await sql`update domains set users_synced_at = now()`.execute(world.db)
      assert.notEqual(await read(scope), first, 'a sync ended')
    })

    it('finds users of a filled table after the migration', async (t) => {
      const old = await open()
      t.after(() => old.close())
      await seedTenant(old.db, tenantOf({ users }))
      await sql`drop index backup_start.users_by_facet`.execute(old.db)
      await sql`alter table users drop column facet_keys`.execute(old.db)
      await facetsMigration.up(old.db as unknown as Kysely<unknown>)
      const { items } = await listUsers(old.db, { scope, where: { department: ['łódź office'], manager: ['boss nº 10'] } })
      assert.deepEqual(
        items.map(({ id }) => id),
        ['u11', 'u101', 'u111'],
      )
    })

    if (name === 'PGlite') return
    const versions = Object.keys(MIGRATIONS)
    for (const [at, version] of versions.entries()) {
      // the first version with facets, and every later one before this migration
      if (version < '0004' || version >= '0013') continue
      it(`finds users of a database of version ${version}`, async (t) => {
        const { location, remove } = await empty()
        t.after(remove)
        const pool = new pg.Pool({ connectionString: urlOf(location), max: 1, options: '-c search_path=backup_start,public' })
        const old = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
        await sql`create schema backup_start`.execute(old)
        const landed = Object.fromEntries(versions.slice(0, at + 1).map((one) => [one, MIGRATIONS[one] as Migration]))
        const provider = { getMigrations: async () => landed }
        const { error } = await new Migrator({ db: old, provider, migrationTableSchema: 'backup_start' }).migrateToLatest()
        assert.equal(error, undefined)
        await sql`insert into clouds (id, name, place, settings_form) values ('c', 'c', 0, '{"groups": []}')`.execute(old)
        await sql`insert into domains (cloud_id, id, name, place, user_count) values ('c', 'a', 'a', 0, 2)`.execute(old)
        await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search, facets) values
          (1, 'u', 'u@example.com', 'u', 0, 'u', 'u@example.com', 'u', 'u', '{"department": "Łódź"}'),
          (1, 'v', 'v@example.com', 'v', 0, 'v', 'v@example.com', 'v', 'v', null)`.execute(old)
        await old.destroy()
        const { db, close } = await openDatabase(location)
        const { items } = await listUsers(db, { scope: { cloudId: 'c', domainId: 'a' }, where: { department: ['lodz'] } })
        assert.deepEqual(
          items.map(({ id }) => id),
          ['u'],
        )
        await close()
      })
    }
  })
}
