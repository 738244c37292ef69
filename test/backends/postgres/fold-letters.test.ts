// In a database created before search folded letters such as ł and ß, the new rule finds and sorts old rows.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { foldLettersMigration } from '../../../src/backends/postgres/database/fold-letters-migration.js'
import { backends, type World } from '../../tools/postgres.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { call } from './run-world.js'

/** Folds like the version before: lower case, without combining marks. */
const foldAsBefore = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')

const NAMES = ['Łukasz Wójcik', 'Søren Ægir', 'Jürgen Groß', 'Pat O’Neil', 'Ｆｕｌｌ Ｗｉｄｔｈ']

for (const engine of backends()) {
  describe(`fold-letters migration (${engine.name})`, () => {
    let world: World
    before(async () => {
      world = await engine.create({ tenant: sampleTenant({ seed: 1, users: 20 }), isWorking: false })
    })
    after(() => world.stop())

    it('folds search texts and name keys of old rows', async () => {
      const { db, scope, adapter } = world
      const { rows } = await sql<{
        no: number
      }>`select u.no from users u join domains d on d.no = u.domain where u.is_here and d.id = ${scope.domainId} order by no limit ${NAMES.length}`.execute(
        db,
      )
      for (const [at, { no }] of rows.entries()) {
        const name = NAMES[at] as string
        await sql`update users set name = ${name}, search = ${foldAsBefore(name)}, name_key = ${foldAsBefore(name)} where no = ${no}`.execute(
          db,
        )
      }
      const find = async (search: string) => (await adapter.listUsers({ scope, search }, call())).items.map(({ name }) => name)
      assert.deepEqual(await find('lukasz wojcik'), [])
      await foldLettersMigration.up(db as unknown as Kysely<unknown>)
      assert.deepEqual(await find('lukasz wojcik'), ['Łukasz Wójcik'])
      assert.deepEqual(await find('wojcik, lukasz'), ['Łukasz Wójcik'])
      assert.deepEqual(await find('soren aegir'), ['Søren Ægir'])
      assert.deepEqual(await find('gross'), ['Jürgen Groß'])
      assert.deepEqual(await find("o'neil"), ['Pat O’Neil'])
      assert.deepEqual(await find('full width'), ['Ｆｕｌｌ Ｗｉｄｔｈ'])
    })
  })
}
