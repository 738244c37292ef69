// A process that stops requeues its interrupted jobs. A kill at any moment of the stop, or a second worker, must not leave a job twice.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Database } from '../../../src/backends/postgres/database/open-database.js'
import { transact } from '../../../src/backends/postgres/database/transactions.js'
import { openJobQueue } from '../../../src/backends/postgres/jobs/job-queue.js'
import { backends, type OpenDatabase } from '../../tools/postgres.js'
import { countOpenJobs, until } from './run-world.js'

/** Opens a queue with a handler that waits for its end. `beforeStatement` sees each statement that pg-boss sends on its own connections. */
const startWork = async ({ database, db }: OpenDatabase, beforeStatement: (text: string) => void = () => {}) => {
  const executeSql: Database['jobs']['db']['executeSql'] = async (text, values) => {
    beforeStatement(text)
    return database.jobs.db.executeSql(text, values)
  }
  const jobs = await openJobQueue({ ...database, jobs: { ...database.jobs, db: { executeSql } } }, () => {})
  let isBegun = false
  await jobs.work('protect', { total: 1, perDomain: 1 }, async (_, signal) => {
    isBegun = true
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  await transact(db, (tx) => jobs.send(tx, 'protect', [{ run: 1, chunk: 1, domain: 1 }]))
  jobs.wake('protect')
  await until(() => isBegun, 'the job')
  return jobs
}

for (const { name, open } of backends()) {
  describe(`an interrupted job on ${name}`, () => {
    it('is delivered again, once', async (t) => {
      const opened = await open()
      t.after(() => opened.close())
      const jobs = await startWork(opened)
      await jobs.stop()
      const { rows } = await sql<{ state: string }>`select state from backup_start_jobs.job where name = 'protect' order by state`.execute(
        opened.db,
      )
      assert.deepEqual(
        rows.map(({ state }) => state),
        ['created', 'completed'],
      )
    })

    it('is not delivered twice if the process is killed after it has requeued the job', async (t) => {
      const opened = await open()
      t.after(() => opened.close())
      let isStopping = false
      const jobs = await startWork(opened, (text) => {
        // A killed process does not complete its jobs.
        if (isStopping && /^\s*with results as/i.test(text)) throw new Error('killed')
      })
      isStopping = true
      await jobs.stop().catch(() => {})
      assert.equal(await countOpenJobs(opened.db), 1)
    })

    it('is not delivered twice if another worker has taken it over', async (t) => {
      const opened = await open()
      t.after(() => opened.close())
      const jobs = await startWork(opened)
      await sql`update backup_start_jobs.job set retry_count = retry_count + 1 where name = 'protect'`.execute(opened.db)
      await jobs.stop()
      assert.equal(await countOpenJobs(opened.db), 1)
    })
  })
}
