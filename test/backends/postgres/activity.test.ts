// The activity log: it records each action with its actor in the transaction of the change, and is never changed afterwards.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { recordActivity } from '../../../src/backends/postgres/activity/record-activity.js'
import { createRefusedAttempts, refusedAttemptsOf } from '../../../src/backends/postgres/activity/refused-attempts.js'
import { type Activity, type BackupAdapter, describeActivity } from '../../../src/core/internal.js'
import { simulatedEngine } from '../../../src/engines/simulated/simulated-engine.js'
import { generateTenant } from '../../../src/memory.js'
import { backends, type World } from '../../tools/postgres.js'

const actor = { id: 'ada@example.com', name: 'Ada\0 Lovelace' }
const stored = { id: 'ada@example.com', name: 'Ada\ufffd Lovelace' }
const { signal } = new AbortController()
const as = (name = actor) => ({ signal, actor: name })

for (const { name, create } of backends()) {
  describe(`listActivity on ${name}`, () => {
    let world: World
    before(async () => {
      const tenant = generateTenant({ seed: 61, users: 60, credits: 30, cloud: 'google-workspace' })
      world = await create({ tenant, engine: simulatedEngine({ speed: 1000, failureRate: 1 }) })
    })
    after(() => world?.stop())

    const list = async (query: Parameters<BackupAdapter['listUsers']>[0] | object = {}) =>
      (await world.adapter.listActivity(world.scope, query, { signal })).items
    const latest = async () => (await list())[0]
    const dueUser = async (): Promise<string> => {
      const { items } = await world.adapter.listUsers({ scope: world.scope, backupStatus: ['none'], accountStatus: ['active'] }, { signal })
      return items[0]?.id ?? ''
    }
    const startOne = async (key: string, expectedCredits = 1) => {
      const items = [{ kind: 'user' as const, id: await dueUser() }]
      return world.adapter.startBackup(
        { scope: world.scope, items, settings: 'default', expectedCredits },
        { ...as(), idempotencyKey: key },
      )
    }
    const ended = async (id: string): Promise<void> => {
      while ((await world.adapter.getRun(world.scope, id, { signal })).finishedAt === undefined)
        await new Promise((go) => setTimeout(go, 20))
    }

    it('records the actor of a start, a retry, a sync, a grant, a release and changed settings', async () => {
      const run = await startOne('k-1')
      assert.deepEqual(run.startedBy, stored)
      assert.deepEqual((await world.adapter.getRun(world.scope, run.id, { signal })).startedBy, stored)
      const { id: _, at, ...started } = (await latest()) ?? { id: '', at: '' }
      assert.ok(Math.abs(Date.parse(at) - Date.now()) < 600_000)
      assert.deepEqual(started, {
        actor: stored,
        action: 'backup-started',
        target: run.id,
        summary: 'Started a backup of 1 user for 1 credit',
        counts: { users: 1, credits: 1 },
      })
      await ended(run.id)
      await world.adapter.retryRun(world.scope, run.id, undefined, { ...as(), idempotencyKey: 'k-2' })
      assert.deepEqual((await latest())?.action, 'backup-retried')
      await ended(run.id)
      await world.adapter.sync(world.scope, 'users', as())
      const { items: users } = await world.adapter.listRunUsers(world.scope, run.id, {}, { signal })
      await world.backend.releaseUsers(world.scope, [users[0]?.user.id ?? ''], 'left', actor)
      await world.backend.grantCredits(world.scope, 7, 'invoice 42', actor)
      const form = await world.adapter.describeSettings(world.scope, { signal })
      const field = form.groups.flatMap(({ fields }) => fields).find(({ type }) => type === 'switch')
      assert.ok(field?.type === 'switch')
      await world.adapter.saveSettings(world.scope, { [field.id]: !field.default }, as())
      const entries = await list({ actor: actor.id })
      assert.deepEqual(
        entries.map(({ action, summary, actor: by }) => [action, summary, by?.name]),
        [
          ['settings-saved', `Changed 1 default setting: ${field.id}`, stored.name],
          ['credits-granted', 'Granted 7 credits: invoice 42', stored.name],
          ['users-released', 'Ended the protection of 1 user: 1 credit given back: left', stored.name],
          ['sync-completed', 'Synced users: 1 added, 1 changed, 0 removed', stored.name],
          ['sync-started', 'Started a sync of users', stored.name],
          ['backup-retried', 'Retried 1 failed user of a backup', stored.name],
          ['backup-started', 'Started a backup of 1 user for 1 credit', stored.name],
        ],
      )
    })

    it('records a repeated start once, and a rejected one with its reason', async () => {
      const count = (await list()).length
      const run = await startOne('k-3')
      const items = [
        { kind: 'user' as const, id: (await world.adapter.listRunUsers(world.scope, run.id, {}, { signal })).items[0]?.user.id ?? '' },
      ]
      const request = { scope: world.scope, items, settings: 'default' as const, expectedCredits: 1 }
      assert.equal((await world.adapter.startBackup(request, { ...as(), idempotencyKey: 'k-3' })).id, run.id)
      assert.equal((await list()).length, count + 1)
      await assert.rejects(startOne('k-4', 9), { code: 'selection-changed' })
      await assert.rejects(world.adapter.saveSettings(world.scope, { nothing: true }, as()), { code: 'bad-input' })
      await assert.rejects(world.adapter.retryRun(world.scope, 'run-x', undefined, { ...as(), idempotencyKey: 'k-5' }), {
        code: 'not-found',
      })
      assert.deepEqual(
        (await list()).slice(0, 3).map(({ action, target }) => [action, target]),
        [
          ['backup-retried-refused', 'run-x'],
          ['settings-saved-refused', undefined],
          ['backup-started-refused', undefined],
        ],
      )
    })

    it('records the refused attempt of an actor once an hour, and none in an unknown domain', async () => {
      const before = (await list()).length
      const eve = { id: 'eve', name: 'Eve' }
      const refused = { actor: eve, scope: world.scope, action: 'backup-started' as const }
      for (let count = 0; count < 3; count += 1) await world.backend.recordRefused(refused)
      await world.backend.recordRefused({ ...refused, action: 'settings-saved' })
      await world.backend.recordRefused({ ...refused, scope: { cloudId: 'none', domainId: 'none' } })
      const entries = (await list()).slice(0, -before)
      assert.deepEqual(
        entries.map(({ actor, action, summary }) => [actor?.id, action, summary]),
        [
          ['eve', 'settings-saved-refused', 'Refused to change the settings (forbidden): permission denied'],
          ['eve', 'backup-started-refused', 'Refused to start a backup (forbidden): permission denied'],
        ],
      )
    })

    it('records a refused request that is repeated once, and its repetitions as one number when the backend stops', async () => {
      const eager = { id: 'eager', name: 'Eager' }
      const own = () => list({ actor: eager.id })
      // A folder admits one process.
      const other = name === 'PostgreSQL' ? await world.another({ isWorking: false }) : world.backend
      const items = [{ kind: 'user' as const, id: await dueUser() }]
      const attempt = (key: string, expectedCredits: number) =>
        assert.rejects(
          other.adapter.startBackup(
            { scope: world.scope, items, settings: 'default', expectedCredits },
            { ...as(eager), idempotencyKey: key },
          ),
          { code: 'selection-changed' },
        )
      for (let round = 0; round < 5; round += 1) await attempt(`again-${round}`, 7)
      await Promise.all(Array.from({ length: 5 }, (_, round) => attempt(`parallel-${round}`, 7)))
      assert.equal((await own()).length, 1)
      await attempt('another', 8)
      assert.equal((await own()).length, 2)
      for (let other = 0; other < 60; other += 1) await attempt(`many-${other}`, 10 + other)
      assert.equal((await own()).length, 50)
      await (other === world.backend ? refusedAttemptsOf(world.db).settle() : other.stop())
      const { actor: by, action, summary, counts } = (await own())[0] ?? {}
      assert.deepEqual(
        [by, action, summary, counts],
        [eager, 'backup-started-refused', 'Refused 21 further attempts within an hour', { attempts: 21 }],
      )
      assert.equal((await own()).length, 51)
    })

    it('records a refused attempt again after an hour, and those in between as one number', async () => {
      const domain = (await world.db.selectFrom('domains').select('no').executeTakeFirstOrThrow()).no
      let now = 0
      const attempts = createRefusedAttempts(world.db, () => now)
      const activity: Activity = { action: 'hourly', summary: 'refused' }
      const summaries = async () => (await list({ action: 'hourly' })).map(({ summary }) => summary).reverse()
      for (now of [0, 1, 3_599_999]) await attempts.record({ domain, activity, actor })
      await attempts.record({ domain, activity, actor: { id: 'eve', name: 'Eve' } })
      assert.deepEqual(await summaries(), ['refused', 'refused'])
      for (now of [3_600_000, 3_600_001]) await attempts.record({ domain, activity, actor })
      assert.deepEqual(await summaries(), ['refused', 'refused', 'Refused 2 further attempts within an hour', 'refused'])
      await attempts.settle()
      assert.deepEqual((await summaries()).slice(4), ['Refused 1 further attempt within an hour'])
    })

    it('records no entry for a change that rolls back', async () => {
      const before = await list()
      const domain = (await world.db.selectFrom('domains').select('no').executeTakeFirstOrThrow()).no
      const rolledBack = world.db.transaction().execute(async (tx) => {
        await recordActivity(tx, domain, describeActivity.granted(1))
        throw new Error('rolled back')
      })
      await assert.rejects(rolledBack, /rolled back/)
      assert.deepEqual(await list(), before)
    })

    it('rejects every statement that changes, removes or empties entries', async () => {
      const before = await list()
      for (const statement of [
        sql`update activity set summary = 'nothing happened'`,
        sql`update activity set actor = null where no = 1`,
        sql`delete from activity`,
        sql`truncate activity`,
        sql`truncate activity cascade`,
      ]) {
        await assert.rejects(statement.execute(world.db), /the activity log is append-only/)
      }
      assert.ok(before.length > 0)
      assert.deepEqual(await list(), before)
    })

    it('pages through entries with the same time without a gap', async () => {
      const { db, scope } = world
      const domain = (await db.selectFrom('domains').select('no').executeTakeFirstOrThrow()).no
      const activity: Activity = { action: 'made-up', summary: 'x' }
      await db.transaction().execute(async (tx) => {
        for (let count = 0; count < 230; count += 1) await recordActivity(tx, domain, activity)
      })
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await world.adapter.listActivity(scope, { action: 'made-up', cursor }, { signal })
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.next
      } while (cursor !== undefined)
      assert.equal(ids.length, 230)
      assert.deepEqual(ids, [...new Set(ids)])
      await assert.rejects(world.adapter.listActivity(scope, { since: 'yesterday' }, { signal }), { code: 'bad-input', field: 'since' })
    })
  })
}
