// Lost jobs are redelivered once, even if the process that requeues them dies or two processes requeue them.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { PgBoss } from 'pg-boss'
import { requeueLostJobs } from '../../../src/backends/postgres/jobs/requeue-lost-jobs.js'
import { backends, type OpenDatabase } from '../../tools/postgres.js'

for (const { name, open } of backends()) {
  describe(name, () => {
    let opened: OpenDatabase
    before(async () => {
      opened = await open()
    })
    after(() => opened?.close())

    interface StoredJob {
      id: string
      state: string
      chunk: number
    }
    const storedJobs = async (): Promise<StoredJob[]> =>
      (
        await sql<StoredJob>`select id, state, (data->>'chunk')::int as chunk from backup_start_jobs.job
        where name = 'protect' order by data->>'chunk'`.execute(opened.db)
      ).rows
    /** Writes two jobs that a dead process was running, and returns a queue that finds them. */
    const loseJobs = async (insert?: PgBoss['insert']): Promise<PgBoss> => {
      await sql`delete from backup_start_jobs.job`.execute(opened.db)
      await sql`insert into backup_start_jobs.job (name, data, state)
        select 'protect', json_build_object('run', 1, 'chunk', n), 'active' from generate_series(1, 2) as n`.execute(opened.db)
      const lost = (await storedJobs()).map((job) => ({
        ...job,
        data: { run: 1, chunk: job.chunk },
        startAfter: new Date(),
        heartbeatOn: null,
      }))
      const insertRows: PgBoss['insert'] = async (queue, jobs, { db } = {}) => {
        const rows = jobs.map((job) => ({ id: job.id, data: job.data }))
        await db?.executeSql(
          `insert into backup_start_jobs.job (id, name, data) select id, '${queue}', data from json_to_recordset($1::json) as j(id uuid, data jsonb)`,
          [JSON.stringify(rows)],
        )
        return []
      }
      return { findJobs: async () => lost, insert: insert ?? insertRows } as unknown as PgBoss
    }
    const requeue = (boss: PgBoss) => requeueLostJobs(boss, opened.database, 'protect', { isOnlyProcess: true })

    it('redelivers each job of a dead process under its id', async () => {
      const boss = await loseJobs()
      const ids = (await storedJobs()).map(({ id }) => id)
      await requeue(boss)
      assert.deepEqual(
        await storedJobs(),
        ids.map((id, at) => ({ id, state: 'created', chunk: at + 1 })),
      )
    })

    it('keeps all jobs if the process dies while it requeues lost ones', async () => {
      const boss = await loseJobs(async () => {
        throw new Error('killed')
      })
      await assert.rejects(requeue(boss), /killed/)
      assert.deepEqual(
        (await storedJobs()).map(({ state }) => state),
        ['active', 'active'],
      )
    })

    it('redelivers a job once if two processes requeue it at the same time', async () => {
      const boss = await loseJobs()
      await Promise.all([requeue(boss), requeue(boss)])
      assert.deepEqual(
        (await storedJobs()).map(({ chunk }) => chunk),
        [1, 2],
      )
    })
  })
}
