import { sql } from 'kysely'
import type { Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'

/** Users in a portion, which one worker handles. */
const MAX_PORTION = 200
/** Small runs are cut into this many portions, so that several workers begin them at once. */
const MIN_PORTIONS = 8

/** Users cut into portions of `size`; `chunks` is a JSON array with the number of each portion. */
export interface Portions {
  size: number
  chunks: string
}

/**
 * Assigns turns to the portions of a domain by start-time fair queueing. The first turn follows the portion begun last by any worker, or
 * the last portion of this domain. So a new run does not wait behind all portions of another domain.
 */
const takeTurns = async (tx: Tx, domain: number, portions: number): Promise<number> => {
  const { rows } = await sql<{ turn: number }>`
    update domains set turn = greatest(turn, (select latest from turns)) + ${portions}::int where no = ${domain} returning turn`.execute(tx)
  return (rows[0]?.turn ?? portions) - portions + 1
}

/** Cuts the users of a run into portions and enqueues a job for each. */
export const enqueuePortions = async (
  tx: Tx,
  jobs: Pick<JobQueue, 'send'>,
  { run, domain }: { run: number; domain: number },
  { users, portion }: { users: number; portion: number | undefined },
): Promise<Portions> => {
  const size = Math.max(1, portion ?? Math.min(MAX_PORTION, Math.ceil(users / MIN_PORTIONS)))
  const { rows } = await sql<{ chunk: number }>`
    select nextval('chunks')::int as chunk from generate_series(1, ${Math.ceil(users / size)}::int)`.execute(tx)
  const first = await takeTurns(tx, domain, rows.length)
  await jobs.send(
    tx,
    'protect',
    rows.map(({ chunk }, at) => ({ run, chunk, domain, turn: first + at })),
  )
  return { size, chunks: JSON.stringify(rows.map(({ chunk }) => chunk)) }
}

/** The portions as a table `chunks (chunk, at)`, `at` from 1. */
export const chunksTable = ({ chunks }: Portions) =>
  sql`select value::int as chunk, at from json_array_elements_text(${chunks}::json) with ordinality as c(value, at)`
