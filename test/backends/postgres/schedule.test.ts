// Scheduled syncs: one for each due time, however many processes work, and never all domains at once.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { createSyncScheduler } from '../../../src/backends/postgres/mirror/schedule-syncs.js'
import { backends, type World } from '../../tools/postgres.js'
import { firstOf } from './run-world.js'
import { createScriptedDirectory } from './scripted-directory.js'

const DOMAINS = Array.from({ length: 12 }, (_, no) => `d${no}`)
const HOUR_S = 3_600

for (const { name, create } of backends()) {
  describe(`scheduled syncs on ${name}`, () => {
    let world: World
    let sent: string[] = []
    const jobs = {
      send: async (_tx: unknown, queue: string) => void sent.push(queue),
      wake() {},
    }
    before(async () => {
      world = await create({ directory: createScriptedDirectory({ domains: DOMAINS }), isWorking: false })
    })
    after(() => world?.stop())

    const tick = (everyHours: number) => createSyncScheduler(world.db, jobs, { everyHours }, 60_000)()
    const started = async () => {
      const { rows } = await sql<{ id: string; kinds: string }>`
        select d.id, string_agg(s.kind, ' ' order by s.kind) as kinds from syncs s join domains d on d.no = s.domain group by d.id order by d.id`.execute(
        world.db,
      )
      return rows.map(({ id, kinds }) => `${id} ${kinds}`)
    }
    /** The seconds until each domain is due. */
    const dueIn = async (id?: string): Promise<number[]> => {
      const { rows } = await sql<{ seconds: number }>`
        select extract(epoch from sync_due_at - clock_timestamp())::float8 as seconds from domains
        where place is not null and ${id ?? null}::text is null or id = ${id ?? null}::text`.execute(world.db)
      return rows.map(({ seconds }) => seconds)
    }

    it('starts no sync for new domains, and spreads their due times over the interval', async () => {
      await Promise.all([tick(24), tick(24)])
      assert.deepEqual(await started(), [])
      const seconds = await dueIn()
      assert.equal(seconds.length, DOMAINS.length)
      assert.ok(seconds.every((one) => one > -60 && one <= 24 * HOUR_S))
      assert.equal(new Set(seconds.map(Math.round)).size > 1, true)
    })

    it('shortens the due times for a shorter interval', async () => {
      await sql`update domains set sync_due_at = clock_timestamp() + interval '20 hours'`.execute(world.db)
      await tick(2)
      assert.ok((await dueIn()).every((one) => one <= 2 * HOUR_S))
    })

    it('starts the three syncs of a due domain once, with two processes, and groups and org units after users', async () => {
      await sql`update domains set sync_due_at = clock_timestamp() + interval '5 hours'`.execute(world.db)
      await sql`update domains set sync_due_at = clock_timestamp() - interval '1 minute' where id = 'd3'`.execute(world.db)
      sent = []
      await Promise.all([tick(24), tick(24), tick(24)])
      assert.deepEqual(await started(), ['d3 users'])
      await sql`update syncs set status = 'failed'`.execute(world.db)
      await Promise.all([tick(24), tick(24)])
      assert.deepEqual(await started(), ['d3 groups org-units users'])
      assert.deepEqual(sent, ['sync', 'sync', 'sync'])
      const seconds = firstOf(await dueIn('d3'))
      assert.ok(seconds > 21 * HOUR_S && seconds < 27 * HOUR_S, `due in ${seconds} s`)
      const { rows } = await sql`select from activity where action = 'sync-started' and actor is null`.execute(world.db)
      assert.equal(rows.length, 3)
    })

    it('catches up with late domains in several ticks', async () => {
      await sql`update syncs set status = 'completed'`.execute(world.db)
      await sql`delete from syncs`.execute(world.db)
      await sql`update domains set sync_due_at = clock_timestamp() - interval '3 days'`.execute(world.db)
      await tick(24)
      const first = (await started()).length
      assert.ok(first >= 1 && first < DOMAINS.length / 2, `${first} domains at once`)
      for (let times = 0; times < DOMAINS.length; times += 1) await tick(24)
      assert.equal((await started()).length, DOMAINS.length)
    })
  })
}
