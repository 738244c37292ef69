// The listener is notified of the end of each run and sync once, in one of the working processes.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openJobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { BackupError, type Scope } from '../../../src/core/index.js'
import type { BackendEnding } from '../../../src/postgres.js'
import { backends, type World, type WorldOptions } from '../../tools/postgres.js'
import { at, call, createEngine, ended, firstOf, freshKey, isDue, manyDomains, startOf, until } from './run-world.js'
import { createScriptedDirectory } from './scripted-directory.js'

const tenant = manyDomains({ seed: 47, users: 80, credits: 2_000, domains: 8 })
const { id: cloudId, domains } = firstOf(tenant.clouds)
const due = firstOf(domains).users.filter(isDue)
const scopeOf = (no: number): Scope => ({ cloudId, domainId: at(domains, no).id })

for (const { name, create } of backends()) {
  describe(name, () => {
    const worlds: World[] = []
    after(async () => {
      for (const world of worlds) await world.stop()
    })
    const createWorld = async (options: WorldOptions): Promise<World> => {
      const world = await create(options)
      worlds.push(world)
      return world
    }

    it('reports each end of a run with its figures, and the end of a retry again', async () => {
      const told: BackendEnding[] = []
      let isBroken = true
      const engine = createEngine(({ user }) => {
        if (isBroken || user.id === due[0]?.id) throw new BackupError('forbidden', 'The mailbox is on hold', { retryable: false })
      })
      const { adapter } = await createWorld({ tenant, engine, onEnding: (ending) => void told.push(ending) })
      const scope = scopeOf(0)
      const { id } = await startOf(adapter, scope, due.slice(0, 3))
      await until(() => told.length === 1, 'the end of the run')
      isBroken = false
      await adapter.retryRun(scope, id, undefined, call({ idempotencyKey: freshKey() }))
      await until(() => told.length === 2, 'the end of the retry')
      const run = { scope, runId: id, users: 3 }
      assert.deepEqual(
        told.map(({ id: _, ...ending }) => ending),
        [
          { type: 'backup-failed', ...run, status: 'failed', done: 0, failed: 3 },
          { type: 'backup-finished', ...run, status: 'completed-with-errors', done: 2, failed: 1 },
        ],
      )
      assert.notEqual(told[0]?.id, told[1]?.id)
    })

    it('reports each sync that ends, except cancelled ones', async () => {
      const told: BackendEnding[] = []
      const directory = createScriptedDirectory({ domains: ['d0'] })
      const { adapter, scope } = await createWorld({ directory, onEnding: (ending) => void told.push(ending) })
      await adapter.sync(scope, 'users', call())
      await until(() => told.length === 1, 'the first end')
      directory.onPage = () => {
        throw new BackupError('forbidden', 'insufficient scope for ada@example.com', { retryable: false })
      }
      await assert.rejects(adapter.sync(scope, 'groups', call()))
      await until(() => told.length === 2, 'the second end')
      directory.onPage = () => new Promise(() => {})
      const cancelled = assert.rejects(adapter.sync(scope, 'org-units', call()))
      await until(() => directory.asked.some((page) => page.startsWith('org-units')), 'the third sync')
      await adapter.cancelSync(scope, 'org-units', call())
      await cancelled
      directory.onPage = () => undefined
      await adapter.sync(scope, 'users', call())
      await until(() => told.length === 3, 'the last end')
      assert.deepEqual(
        told.map(({ id: _, ...ending }) => ending),
        [
          { type: 'sync-finished', scope, kind: 'users', added: 0, changed: 0, removed: 0 },
          { type: 'sync-failed', scope, kind: 'groups', code: 'forbidden' },
          { type: 'sync-finished', scope, kind: 'users', added: 0, changed: 0, removed: 0 },
        ],
      )
    })

    it('reports each run once when several workers share its portions', async () => {
      const told: BackendEnding[] = []
      const options = { engine: createEngine(), onEnding: (ending: BackendEnding) => void told.push(ending) }
      const world = await createWorld({ tenant, ...options })
      // An embedded database belongs to one process, so its own workers share the portions.
      if (name === 'PostgreSQL') await Promise.all([world.another(options), world.another(options)])
      const runs = await Promise.all([0, 1, 2, 3, 4].map((no) => startOf(world.adapter, scopeOf(no), due.slice(0, 20))))
      for (const [no, { id }] of runs.entries()) await ended(world.adapter, scopeOf(no), id)
      await until(() => told.length >= runs.length, 'the ends of all runs')
      // A later run ends after every notification of the earlier ones.
      const last = await startOf(world.adapter, scopeOf(5), due.slice(0, 1))
      const runIds = () => told.map((ending) => ('runId' in ending ? ending.runId : ''))
      await until(() => runIds().includes(last.id), 'the end of the last run')
      assert.deepEqual(runIds().sort(), [...runs, last].map(({ id }) => id).sort())
    })

    it('reports an end that a dead worker recorded but did not announce', async () => {
      const told: BackendEnding[] = []
      const world = await createWorld({ tenant, engine: createEngine(), onEnding: (ending) => void told.push(ending) })
      const { id } = await startOf(world.adapter, scopeOf(0), due.slice(0, 1))
      await until(() => told.length === 1, 'the end of the run')
      const { rows } = await sql<{ run: number; chunk: number }>`select distinct run, chunk from run_users`.execute(world.db)
      const jobs = await openJobQueue(world.database, () => {})
      const deliverAgain = () => world.db.transaction().execute((tx) => jobs.send(tx, 'protect', rows))

      // The queue redelivers the portion after the notification. The next notification must be the end of the next run.
      await deliverAgain()
      await until(async () => {
        const { rows: open } = await sql`select from backup_start_jobs.job where name = 'protect' and state < 'completed'`.execute(world.db)
        return open.length === 0
      }, 'the end of the repeated portion')
      const other = await startOf(world.adapter, scopeOf(1), due.slice(0, 1))
      const runIds = () => told.map((ending) => ('runId' in ending ? ending.runId : ''))
      await until(() => runIds().includes(other.id), 'the end of the next run')
      assert.deepEqual(runIds(), [id, other.id])

      // Simulates a worker that died before the notification.
      await sql`delete from backup_start_jobs.job where name = 'ended'`.execute(world.db)
      await deliverAgain()
      await until(() => told.length === 3, 'the announcement')
      assert.deepEqual(told[2], told[0])
      await jobs.stop()
    })

    it('reports a listener that throws or rejects, and continues', async () => {
      const errors: string[] = []
      let count = 0
      const onEnding = (): void | Promise<void> => {
        count += 1
        if (count === 1) throw new Error('the log is full')
        return Promise.reject(new Error('no network'))
      }
      const { adapter } = await createWorld({ tenant, engine: createEngine(), onEnding, onError: ({ reason }) => errors.push(reason) })
      for (const no of [0, 1]) {
        await startOf(adapter, scopeOf(no), due.slice(0, 1))
        await until(() => errors.length === no + 1, 'the error of the listener')
      }
      assert.deepEqual(errors, ['onEnding failed for backup-finished: the log is full', 'onEnding failed for backup-finished: no network'])
    })
  })
}
