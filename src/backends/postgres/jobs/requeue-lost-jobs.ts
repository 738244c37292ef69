import { sql } from 'kysely'
import { fromKysely, type JobInsert, type JobWithMetadata, type PgBoss } from 'pg-boss'
import type { Database } from '../database/open-database.js'
import { transact } from '../database/transactions.js'

/** The longest possible delay of a job and gap between its heartbeats, as long as clocks are correct. */
const MAX_WAIT_MS = 60_000

/** Builds a pg-boss job from its data: a lower turn gives a higher priority, and the jobs of a domain form a group. */
export const toInsert = (data: object): JobInsert => {
  const { domain, turn } = data as { domain?: number; turn?: number }
  return {
    data,
    ...(turn !== undefined && { priority: -turn }),
    ...(domain !== undefined && { group: { id: String(domain) } }),
  }
}

/** Reads the clock of the database, which wrote the times of the jobs. */
export const readClock = async ({ db }: Database): Promise<number> => {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]?.now.getTime() ?? Date.now()
}

const isLost = ({ state, startAfter, heartbeatOn }: JobWithMetadata, now: number): boolean => {
  if (state === 'created' || state === 'retry') return startAfter.getTime() - now > MAX_WAIT_MS
  return state === 'active' && heartbeatOn !== null && Math.abs(heartbeatOn.getTime() - now) > MAX_WAIT_MS
}

/**
 * Requeues jobs that pg-boss would not retry for a long time: if the clock of the database ran ahead and was corrected, delays and
 * heartbeats lie in the future. If this is the only process, every active job belongs to a process that has died.
 */
export const requeueLostJobs = async (boss: PgBoss, database: Database, queue: string, { isOnlyProcess = false } = {}): Promise<void> => {
  const now = await readClock(database)
  const jobs = await boss.findJobs<object>(queue)
  const lost = jobs.filter((job) => isLost(job, now) || (isOnlyProcess && job.state === 'active'))
  if (lost.length === 0) return
  const found = JSON.stringify(lost.map(({ id, state }) => ({ id, state })))
  await transact(database.db, async (tx) => {
    // A process that dies here must not leave a job twice. If two processes run this, only the one that deletes a job inserts it.
    const { rows } = await sql<{ id: string; data: object }>`delete from backup_start_jobs.job j
      using json_to_recordset(${found}::json) as f(id uuid, state text)
      where j.name = ${queue} and j.id = f.id and j.state::text = f.state returning j.id, j.data`.execute(tx)
    if (rows.length === 0) return
    await boss.insert(
      queue,
      rows.map(({ id, data }) => ({ ...toInsert(data), id })),
      { db: fromKysely(tx) },
    )
  })
}
