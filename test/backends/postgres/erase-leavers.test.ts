// Erasing the data of users who left the directory.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { eraseLeavers } from '../../../src/backends/postgres/retention/erase-leavers.js'
import { BackupError } from '../../../src/core/index.js'
import { backends, type World } from '../../tools/postgres.js'
import { call, until } from './run-world.js'
import { createScriptedDirectory } from './scripted-directory.js'

const person = (id: string) => ({
  id: `${id}-id`,
  email: `${id}@mail.example`,
  name: `${id} Person`,
  aliases: [`${id}-alias@mail.example`],
  accountStatus: 'active' as const,
  facets: { department: `${id} department` },
})
const STAYING = ['a', 'b', 'c', 'd'].map(person)

for (const { name, create } of backends()) {
  describe(`eraseLeavers on ${name}`, () => {
    const directory = createScriptedDirectory({ domains: ['d'] })
    let world: World
    before(async () => {
      const engine = {
        name: 'test',
        async protect({ user }: { user: { email: string } }) {
          if (user.email.startsWith('gone')) throw new BackupError('bad-input', `no mailbox of ${user.email}`)
        },
      }
      world = await create({ directory, engine })
      await world.backend.grantCredits(world.scope, 10)
    })
    after(() => world?.stop())

    const syncWith = async (...ids: string[]) => {
      directory.domains.set('d', { users: [...STAYING, ...ids.map(person)], groups: [], orgUnits: [] })
      await world.adapter.sync(world.scope, 'users', call())
    }
    const start = async (ids: readonly string[], expectedCredits = ids.length) => {
      const items = ids.map((id) => ({ kind: 'user' as const, id: `${id}-id` }))
      const { id } = await world.adapter.startBackup(
        { scope: world.scope, items, settings: 'default', expectedCredits },
        call({ idempotencyKey: ids.join() }),
      )
      const read = () => world.adapter.getRun(world.scope, id, call())
      await until(async () => (await read()).finishedAt !== undefined, 'the end of the run')
      return read()
    }
    /** Names of the tables that contain a text. */
    const tablesWith = async (text: string): Promise<string[]> => {
      const { rows } = await sql<{ table: string }>`
        select table_name as table from information_schema.tables where table_schema = 'backup_start' and table_type = 'BASE TABLE'`.execute(
        world.db,
      )
      const found: string[] = []
      for (const { table } of rows) {
        const { rows: hits } = await sql`select from ${sql.table(`backup_start.${table}`)} r where strpos(r::text, ${text}) > 0`.execute(
          world.db,
        )
        if (hits.length > 0) found.push(table)
      }
      return found
    }
    const age = (days: number) =>
      sql`update users set left_at = now() - make_interval(days => ${days}::int) where left_at is not null`.execute(world.db)

    it('erases every text about a user who left, and keeps license holders, counts and the users who stayed', async () => {
      await syncWith('gone', 'held')
      const run = await start(['gone', 'held', 'a'])
      assert.deepEqual([run.done, run.failed], [2, 1])
      await world.backend.releaseUsers(world.scope, ['gone-id'])
      await syncWith()
      assert.deepEqual((await tablesWith('gone-id')).toSorted(), ['runs', 'users'])
      assert.deepEqual((await tablesWith('gone@mail')).toSorted(), ['run_users', 'runs', 'users'])

      await age(29)
      await eraseLeavers(world.db, { leftUsersDays: 30 })
      assert.notDeepEqual(await tablesWith('gone'), [], 'nobody is erased too early')
      await age(31)
      await eraseLeavers(world.db, { leftUsersDays: 30 })
      assert.deepEqual(await tablesWith('gone'), [])
      assert.ok((await tablesWith('held-id')).includes('users'), 'a license holder stays')
      assert.ok((await tablesWith('a-id')).includes('users'))

      const after = await world.adapter.getRun(world.scope, run.id, call())
      assert.deepEqual([after.done, after.failed, after.total], [2, 1, 3])
      assert.match(after.items?.[0]?.label ?? '', /^erased:\d+$/)
      assert.deepEqual(
        after.items?.slice(1).map(({ label }) => label),
        ['held Person', 'a Person'],
      )
      const { items: users } = await world.adapter.listRunUsers(world.scope, run.id, {}, call())
      assert.deepEqual(
        users.map(({ user, reason }) => [user.id === user.name, user.email, reason]),
        [
          [true, '', undefined],
          [false, 'held@mail.example', undefined],
          [false, 'a@mail.example', undefined],
        ],
      )
      const [entry] = (await world.adapter.listActivity(world.scope, { action: 'users-erased' }, call())).items
      assert.deepEqual(
        [entry?.summary, entry?.counts],
        ['Erased the data of 1 user who left the directory more than 30 days ago', { users: 1 }],
      )
    })

    it('erases a license holder after the license is given back, and nobody twice', async () => {
      await world.backend.releaseUsers(world.scope, ['held-id'])
      await eraseLeavers(world.db, { leftUsersDays: 30 })
      assert.deepEqual(await tablesWith('held'), [])
      await eraseLeavers(world.db, { leftUsersDays: 30 })
      assert.equal((await world.adapter.listActivity(world.scope, { action: 'users-erased' }, call())).items.length, 2)
    })

    it('happens while a process with a retention works', async (t) => {
      const other = await create({ directory, isWorking: false, retention: { leftUsersDays: 7 } })
      t.after(other.stop)
      await sql`insert into users (domain, id, email, name, account_status, id_key, email_key, name_key, search, is_here, left_at)
        select no, 'left', 'left@mail.example', 'Left', 0, 'left', 'left@mail.example', 'left', 'left', false, now() - interval '8 days'
        from domains`.execute(other.db)
      await other.backend.work()
      await until(async () => {
        const { rows } = await sql`select from users where email = 'left@mail.example'`.execute(other.db)
        return rows.length === 0
      }, 'the user to be erased')
    })

    it('lists an erased user who returns as a new user, and keeps one who returns in time', async () => {
      await syncWith('gone', 'late')
      const { items } = await world.adapter.listUsers({ scope: world.scope, search: 'gone' }, call())
      assert.deepEqual(
        items.map(({ id, backupStatus }) => [id, backupStatus]),
        [['gone-id', 'none']],
      )
      await syncWith('gone')
      await age(31)
      await syncWith('gone', 'late')
      await eraseLeavers(world.db, { leftUsersDays: 30 })
      assert.equal((await world.adapter.listUsers({ scope: world.scope, search: 'late' }, call())).items.length, 1)
    })
  })
}
