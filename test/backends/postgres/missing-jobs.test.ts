// Runs and syncs end even if their jobs are missing, and a listener that throws does not end the process.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { BackupError } from '../../../src/core/index.js'
import { backends } from '../../tools/postgres.js'
import { at, call, createEngine, ended, firstOf, isDue, manyDomains, startOf } from './run-world.js'

const tenant = manyDomains({ seed: 53, users: 40, credits: 500, domains: 2 })
const { id: cloudId, domains } = firstOf(tenant.clouds)
const scope = { cloudId, domainId: at(domains, 0).id }
const due = firstOf(domains).users.filter(isDue)

for (const { name, create } of backends()) {
  describe(`missing jobs on ${name}`, () => {
    it('are requeued once for unfinished runs and syncs', async (t) => {
      const engine = createEngine(() => {})
      const world = await create({ tenant, engine, isWorking: false })
      t.after(() => world.stop())
      const { adapter, backend, db } = world
      const { id, total } = await startOf(adapter, scope, due.slice(0, 12))
      const sync = adapter.sync(scope, 'groups', call())
      const jobs = async () => {
        const { rows } = await sql<{ name: string; count: number }>`
          select name, count(*)::int as count from backup_start_jobs.job where name in ('sync', 'protect') group by name order by name`.execute(
          db,
        )
        return rows.map(({ name: queue, count }) => [queue, count])
      }
      for (let tries = 0; (await jobs()).length < 2 && tries < 500; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20))
      const before = await jobs()
      await sql`delete from backup_start_jobs.job where name in ('sync', 'protect')`.execute(db)
      assert.deepEqual(await jobs(), [])
      await backend.work()
      const { finishedAt } = await sync
      assert.ok(finishedAt !== '')
      const run = await ended(adapter, scope, id)
      assert.deepEqual([run.done, run.failed, run.total], [total, 0, total])
      assert.deepEqual(await jobs(), before, 'each missing job was queued once')
    })

    it('do not end the process if a listener of errors throws', async (t) => {
      const engine = createEngine(({ user }) => {
        throw new Error(`unexpected ${user.id}`)
      })
      const onError = (): never => {
        throw new BackupError('unavailable', 'the log is full')
      }
      const world = await create({ tenant, engine, onError })
      t.after(() => world.stop())
      const { id } = await startOf(world.adapter, scope, due.slice(0, 1))
      assert.equal((await ended(world.adapter, scope, id)).failed, 1)
    })
  })
}
