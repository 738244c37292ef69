import { sql } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { Database } from '../database/open-database.js'
import { FIRST_ENDED, type Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import { toInsert } from './requeue-lost-jobs.js'

/** Arbitrary key of the advisory lock under which one process at a time searches for missing jobs. */
const REQUEUE_LOCK = 740_196

/** Finds the data of jobs that an unfinished sync or run needs but the queue does not contain. */
const findMissing = async (tx: Tx, queue: 'sync' | 'protect'): Promise<object[]> => {
  const open = sql`select data from backup_start_jobs.job where name = ${queue} and state in ('created', 'retry', 'active')`
  if (queue === 'sync') {
    const { rows } = await sql<{ sync: number }>`with open as materialized (${open})
      select no as sync from syncs where status = 'running'
        and not exists (select from open where (data ->> 'sync')::int = syncs.no)`.execute(tx)
    return rows
  }
  const { rows } = await sql<{ run: number; chunk: number; domain: number }>`with open as materialized (${open})
    select distinct ru.run, ru.chunk, r.domain from runs r join run_users ru on ru.run = r.no
    where r.finished_at is null and ru.status < ${FIRST_ENDED}
      and not exists (select from open where (data ->> 'chunk')::int = ru.chunk)`.execute(tx)
  return rows
}

/**
 * Inserts missing jobs of unfinished syncs and runs, for example after an operator emptied the queue or restored a part of the
 * database. Without them, the sync or run would never end.
 */
export const requeueMissingJobs = async (boss: PgBoss, { jobDb }: Database, queue: 'sync' | 'protect'): Promise<void> => {
  await transact(jobDb, async (tx) => {
    await sql`select pg_advisory_xact_lock(${REQUEUE_LOCK})`.execute(tx)
    const missing = await findMissing(tx, queue)
    if (missing.length > 0) await boss.insert(queue, missing.map(toInsert), { db: fromKysely(tx) })
  })
}
