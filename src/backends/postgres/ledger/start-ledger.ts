import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type BackupRequest, type BackupRun, checkStart, fingerprint, type Scope } from '../../../core/internal.js'
import { BACKUP_STATUSES, RUN_USER_STATUSES } from '../database/migrations.js'
import { isStorable } from '../database/storable.js'
import type { Db, Tx } from '../database/tables.js'
import type { Settings } from '../domain-settings.js'
import type { Jobs } from '../jobs/jobs.js'
import { findDomain } from '../lists/find-domain.js'
import { reach } from '../lists/reach-items.js'
import { type Runs, runOf } from '../runs/run-lists.js'
import type { Credits } from './credit-ledger.js'
import { createDecisions } from './decisions.js'
import { findAnswer, keepAnswer } from './kept-answers.js'

/** Starts and retries: each decided in one transaction, once for a key, whatever else happens at the same time. */
export interface Starts {
  start(request: BackupRequest, key: string): Promise<BackupRun>
  /** Failed users among `userIds`, or all that failed, are tried again; nobody to try leaves the run as it is. */
  retry(scope: Scope, runId: string, userIds: readonly string[] | undefined, key: string): Promise<BackupRun>
}

const PENDING = BACKUP_STATUSES.indexOf('pending')
const HAS_FAILED = BACKUP_STATUSES.indexOf('failed')
const QUEUED = RUN_USER_STATUSES.indexOf('queued')
const FAILED = RUN_USER_STATUSES.indexOf('failed')

/** Users a portion of work has at most, and portions a run has at least as long as it has users for them: few users start at once, too. */
const MOST_OF_CHUNK = 200
const LEAST_CHUNKS = 8

export const createStarts = (
  db: Db,
  jobs: Jobs,
  { credits, settings, runs }: { credits: Credits; settings: Settings; runs: Runs },
): Starts => {
  const decide = createDecisions(db)

  /** Answers a key with what it was answered before, else acts and keeps the answer. */
  const once = async (scope: Scope, key: string, request: string, act: (tx: Tx, domain: number) => Promise<number>): Promise<BackupRun> => {
    const domain = await findDomain(db, scope)
    const run = await decide(domain, async (tx) => {
      const known = await findAnswer(tx, domain, key, request)
      const no = known ?? (await act(tx, domain))
      if (known === undefined) await keepAnswer(tx, domain, key, request, no)
      return runs.row(tx, domain, no)
    })
    jobs.wake('protect')
    return runOf(run)
  }

  /** Hands users out in portions; resolves to how many are in one, and the numbers of the portions. */
  const handOut = async (tx: Tx, run: number, users: number): Promise<{ size: number; chunks: string }> => {
    const size = Math.max(1, Math.min(MOST_OF_CHUNK, Math.ceil(users / LEAST_CHUNKS)))
    const { rows } = await sql<{ chunk: number }>`
      select nextval('chunks')::int as chunk from generate_series(1, ${Math.ceil(users / size)}::int)`.execute(tx)
    await jobs.send(
      tx,
      'protect',
      rows.map(({ chunk }) => ({ run, chunk })),
    )
    return { size, chunks: JSON.stringify(rows.map(({ chunk }) => chunk)) }
  }

  return {
    start: (request, key) =>
      once(request.scope, key, fingerprint(request), async (tx, domain) => {
        const values = await settings.forRun(tx, domain, request.settings)
        const figures = await reach(tx, domain, request.items)
        checkStart(figures, request, await credits.available(tx, domain))
        const { no: run } = await tx
          .insertInto('runs')
          .values({
            id: `run-${randomBytes(16).toString('base64url')}`,
            domain,
            settings: JSON.stringify(values),
            total: figures.starts,
            // not when it began to wait for its turn
            started_at: sql<Date>`clock_timestamp()`,
          })
          .returning('no')
          .executeTakeFirstOrThrow()
        const { size, chunks } = await handOut(tx, run, figures.starts)
        await sql`insert into run_users (run, user_no, place, chunk)
          select ${run}::int, user_no, place, chunk from reached
          join (select value::int as chunk, at from json_array_elements_text(${chunks}::json) with ordinality as c(value, at)) as chunks
            on at = place / ${size}::int + 1`.execute(tx)
        await sql`update users set backup_status = ${PENDING} where no in (select user_no from reached)`.execute(tx)
        if (figures.allocated > 0) await credits.spend(tx, domain, figures.allocated, run)
        return run
      }),
    retry: (scope, runId, userIds, key) => {
      const request = createHash('sha256')
        .update(JSON.stringify(['retry', runId, userIds ?? null]))
        .digest('base64url')
      return once(scope, key, request, async (tx, domain) => {
        const { no: run } = await runs.row(tx, domain, runId)
        // who was released, and perhaps started anew, is no longer this run's to try
        const { rows } = await sql<{ no: string | number }>`
          select ru.no from run_users ru join users u on u.no = ru.user_no
          where ru.run = ${run} and ru.status = ${FAILED} and u.backup_status = ${HAS_FAILED} and (${userIds === undefined}::boolean
            or u.id in (select json_array_elements_text(${JSON.stringify(userIds?.filter(isStorable) ?? [])}::json)))
          order by ru.place`.execute(tx)
        if (rows.length === 0) return run
        const again = JSON.stringify(rows.map(({ no }) => no))
        const { size, chunks } = await handOut(tx, run, rows.length)
        await sql`
          with chunks as (select value::int as chunk, at from json_array_elements_text(${chunks}::json) with ordinality as c(value, at)),
          again as (
            select value::bigint as no, chunk from json_array_elements_text(${again}::json) with ordinality as a(value, place)
            join chunks on at = (place - 1) / ${size}::int + 1),
          queued as (
            update run_users ru set status = ${QUEUED}, reason = null, attempt = attempt + 1, chunk = again.chunk
            from again where ru.no = again.no returning ru.user_no)
          update users u set backup_status = ${PENDING} from queued where u.no = queued.user_no`.execute(tx)
        await sql`update runs set failed = failed - ${rows.length}::int, finished_at = null where no = ${run}`.execute(tx)
        return run
      })
    },
  }
}
