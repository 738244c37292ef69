// Licenses: their holders and give-backs agree with the ledger, and the engine is notified of each give-back.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { MIGRATIONS } from '../../../src/backends/postgres/database/migrations.js'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import type { Holder, HolderQuery, User } from '../../../src/core/index.js'
import { backends, type World } from '../../tools/postgres.js'
import { call, firstOf, freshKey, rejects, until } from './run-world.js'

const scope = { cloudId: 'google', domainId: 'example.com' }
const person = (id: string, more: Partial<User> = {}): User => ({
  id,
  email: `${id}@example.com`,
  name: `Person ${id}`,
  accountStatus: 'active',
  backupStatus: 'none',
  ...more,
})
const users = [
  person('ann', { facets: { department: 'Sales' }, orgUnitId: 'eu' }),
  person('bob', { facets: { department: 'sales ' }, orgUnitId: 'us', credits: 3 }),
  person('cleo', { facets: { department: 'Support' }, kind: 'room', credits: 0 }),
  person('dan', { backupStatus: 'protected', accountStatus: 'suspended', credits: 2 }),
  person('eve'),
]
const tenant = {
  clouds: [
    {
      id: 'google',
      kind: 'google-workspace' as const,
      name: 'Google',
      domains: [
        {
          id: 'example.com',
          name: 'example.com',
          credits: 20,
          users,
          groups: [],
          orgUnits: [
            { id: 'eu', name: 'Sales', parentId: null, users: ['ann'] },
            { id: 'us', name: 'Sales', parentId: 'eu', users: ['bob'] },
          ],
          pending: { users: { remove: ['ann'], put: [person('eve', { accountStatus: 'deleted' })] } },
        },
      ],
    },
  ],
}
const actor = { id: 'ada@example.com', name: 'Ada' }

for (const { name, create } of backends()) {
  describe(`licenses on ${name}`, () => {
    let world: World
    const told: string[][] = []
    let failures = 0
    const engine: BackupEngine = {
      name: 'test',
      releasedBackups: 'kept',
      async protect() {},
      async unprotect(_, userIds) {
        if (failures > 0) {
          failures -= 1
          throw new Error('busy')
        }
        told.push([...userIds])
      },
    }
    before(async () => {
      world = await create({ tenant, engine })
    })
    after(() => world?.stop())

    const list = (query: HolderQuery = {}) => world.adapter.listHolders(scope, query, call())
    const summary = (items: readonly Holder[]) => items.map(({ user, credits, state }) => [user.id, credits, state])
    const start = async (ids: readonly string[], expectedCredits: number) => {
      const items = ids.map((id) => ({ kind: 'user' as const, id }))
      const request = { scope, items, settings: 'default' as const, expectedCredits }
      const run = await world.adapter.startBackup(request, { ...call({ actor }), idempotencyKey: freshKey() })
      await until(async () => (await world.adapter.getRun(scope, run.id, call())).finishedAt !== undefined, 'the end of the run')
      return run
    }
    const giveBack = (ids: readonly string[], idempotencyKey = freshKey()) =>
      world.adapter.giveBack(scope, ids, { ...call({ actor }), idempotencyKey })
    const available = async () => (await world.adapter.getCredits(scope, call())).available
    /** The credits of all holders are those that the ledger has spent and not given back, beside those of the tenant. */
    const balanced = async () => {
      const { rows } = await sql<{ held: number; spent: number }>`select
        (select coalesce(sum(credits), 0)::int from licenses where run is not null) as held,
        (select coalesce(sum(case kind when 'spent' then amount when 'released' then -amount else 0 end), 0)::int from ledger) as spent`.execute(
        world.db,
      )
      return firstOf(rows)
    }

    it('names what the engine does with released backups', async () => {
      assert.equal(firstOf(await world.adapter.listClouds(call())).releasedBackups, 'kept')
    })

    it('lists who holds a license since when, through which run and started by whom, newest first', async () => {
      const run = await start(['ann', 'bob', 'cleo'], 4)
      const { items, total, credits } = await list()
      assert.deepEqual(summary(items), [
        ['cleo', 0, 'active'],
        ['bob', 3, 'active'],
        ['ann', 1, 'active'],
        ['dan', 2, 'suspended'],
      ])
      assert.deepEqual([total, credits], [4, 6])
      const [cleo] = items
      assert.deepEqual([cleo?.through, cleo?.startedBy, cleo?.since], [{ runId: run.id }, actor, run.startedAt])
      assert.deepEqual(items.at(-1)?.through, {})
      assert.deepEqual(await balanced(), { held: 4, spent: 4 })
    })

    it('groups the totals: each holder counts once, and spellings of a value are one group', async () => {
      const totals = async (groupBy: string) => (await list({ groupBy })).totals
      assert.deepEqual(await totals('department'), [
        { label: 'Sales', credits: 4, users: 2 },
        { label: '', credits: 2, users: 1 },
        { label: 'Support', credits: 0, users: 1 },
      ])
      assert.deepEqual(await totals('org-unit'), [
        { label: 'Sales / Sales', credits: 3, users: 1 },
        { label: '', credits: 2, users: 2 },
        { label: 'Sales', credits: 1, users: 1 },
      ])
      assert.deepEqual(
        (await world.adapter.listHolders(scope, { groupBy: 'kind' }, { ...call(), locale: 'de' })).totals?.map(({ label }) => label),
        ['Person', 'Raum'],
      )
      await rejects(list({ groupBy: 'groups' }), 'bad-input', 'groupBy')
    })

    it('finds the licenses of people who left: removed from the directory, or deleted', async () => {
      await start(['eve'], 1)
      await world.adapter.sync(scope, 'users', call())
      assert.deepEqual(summary((await list({ state: ['left', 'deleted'] })).items), [
        ['eve', 1, 'deleted'],
        ['ann', 1, 'left'],
      ])
      assert.deepEqual(summary((await list({ state: 'left', search: 'PERSON ann' })).items), [['ann', 1, 'left']])
      assert.equal((await list({ state: 'suspended' })).total, 1)
      assert.deepEqual((await list({ groupBy: 'state' })).totals?.length, 4)
    })

    it('gives licenses back once for an idempotency key, records them in ledger and activity, and retries until the engine accepts', async () => {
      failures = 1
      const before = (await available()) as number
      const key = freshKey()
      const answers = await Promise.all([giveBack(['ann', 'bob', 'nobody'], key), giveBack(['nobody', 'bob', 'ann'], key)])
      assert.deepEqual(answers, [
        { credits: 4, users: 2 },
        { credits: 4, users: 2 },
      ])
      assert.equal(await available(), before + 4)
      assert.deepEqual(await balanced(), { held: 1, spent: 1 })
      const { items } = await world.adapter.listActivity(scope, { action: 'users-released' }, call())
      assert.deepEqual(
        items.map(({ actor: by, counts }) => [by?.id, counts]),
        [[actor.id, { users: 2, credits: 4 }]],
      )
      await until(() => told.length > 0, 'the engine to be told')
      assert.deepEqual(told, [['ann', 'bob']])
      await rejects(giveBack(['eve'], key), 'bad-input', 'idempotencyKey')
      await rejects(giveBack([]), 'bad-input', 'userIds')
      assert.deepEqual(
        (await world.adapter.listActivity(scope, { action: 'users-released-refused' }, call())).items.map(({ summary: text }) =>
          text.slice(0, 40),
        ),
        ['Refused to give licenses back (bad-input', 'Refused to give licenses back (bad-input'],
      )
      const again = await start(['bob'], 3)
      assert.deepEqual((await list({ search: 'bob' })).items[0]?.through, { runId: again.id })
      assert.deepEqual(await giveBack(['ann', 'bob', 'nobody'], key), { credits: 4, users: 2 })
      assert.equal((await list({ search: 'bob' })).total, 1)
    })

    it('leaves users that another product protects alone', async () => {
      await sql`update users set backup_status = 2, held = 0 where id = 'ann'`.execute(world.db)
      assert.equal((await list({ search: 'ann@' })).total, 0)
      assert.deepEqual(await giveBack(['ann']), { credits: 0, users: 0 })
    })

    it('skips no holder on the next pages while licenses are given back', async () => {
      await sql`insert into users (domain, id, email, name, account_status, backup_status, id_key, email_key, name_key, search)
        select (select no from domains limit 1), 'x' || n, 'qq', 'qq', 0, 2, 'x' || n, 'qq', 'qq', 'qq' from generate_series(1, 250) n`.execute(
        world.db,
      )
      await sql`insert into licenses (user_no, domain, credits, since) select no, domain, held, now() from users where name = 'qq' order by no`.execute(
        world.db,
      )
      const first = await list({ search: 'qq' })
      const rest = first.items.map(({ user }) => user.id)
      await giveBack(rest.slice(0, 50))
      for (let cursor = first.next; cursor !== undefined; ) {
        const page = await list({ search: 'qq', cursor })
        rest.push(...page.items.map(({ user }) => user.id))
        cursor = page.next
      }
      assert.equal(new Set(rest).size, 250)
      await rejects(list({ search: 'rr', ...(first.next !== undefined && { cursor: first.next }) }), 'bad-input', 'cursor')
    })

    it('derives the licenses of an existing database from its runs', async () => {
      const before = await sql<{ user_no: number; run: number | null; credits: number }>`
        select user_no, run, credits from licenses order by user_no`.execute(world.db)
      for (const statement of [
        sql`drop trigger license_new on run_users`,
        sql`drop trigger license_ended on users`,
        sql`drop function license_new, license_ended`,
        sql`drop table licenses, give_backs`,
        sql`drop index users_gone`,
      ])
        await statement.execute(world.db)
      await MIGRATIONS['0015-licenses']?.up(world.db as never)
      const again = await sql`select user_no, run, credits from licenses order by user_no`.execute(world.db)
      assert.deepEqual(again.rows, before.rows)
    })
  })
}
