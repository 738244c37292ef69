import type { BackupEngine, PortionTask } from '../../../compose/backup-engine.js'
import { guardEngine } from '../../../compose/guard-engine.js'
import { runPortion } from '../../../compose/run-portion.js'
import { BackupError, sleep } from '../../../core/internal.js'
import { storable } from '../database/sql-values.js'
import { type Db, FIRST_ENDED } from '../database/tables.js'
import type { JobData } from '../jobs/job-queue.js'
import { createCreditLedger, type StartWaiting } from '../ledger/credit-ledger.js'
import { type Attempt, type Outcome, recordOutcomes } from './record-outcomes.js'
import { createRunStopper, type Portion, type RunStopper } from './stop-runs.js'

/** Options of the worker that passes users to the engine. */
export interface ProtectOptions {
  /** Number of users of one portion to protect at the same time. Default: the engine's concurrency. */
  concurrency?: number | undefined
  /** Delay before the first retry, in milliseconds. Default 1,000. */
  retryDelayMs?: number | undefined
  /** Timeout of one user's backup in milliseconds. Default: that of the engine, or 2 hours. */
  timeoutMs?: number | undefined
  /** Receives the timeouts of backups, and unexpected errors of the engine. */
  onError?: ((error: BackupError) => void) | undefined
  /** Called with the credits that a stopped run refunds. */
  startWaiting?: StartWaiting | undefined
}

interface Task extends Attempt {
  task: PortionTask
}

const RECORD_INTERVAL_MS = 250
/**
 * Number of reports in one transaction. An embedded database blocks the process while it writes, and 50,000 reports at once would take
 * longer than the heartbeat of the job allows.
 */
const RECORD_SLICE = 2_000
/** Interval in ms at which a worker checks whether its run was stopped. */
const STOP_INTERVAL_MS = 1_000
/** Grace period in which a stopping process lets begun backups finish. */
const GRACE_MS = 3_000
/** Attempts to record the last outcomes of a portion. */
const MAX_RECORD_TRIES = 6

/** Begins a portion and loads its users whose backup has not ended; `undefined` if the run does not exist. */
const beginPortion = async (db: Db, stopper: RunStopper, { run, chunk }: Pick<JobData['protect'], 'run' | 'chunk'>) => {
  const about = await db
    .selectFrom('runs')
    .innerJoin('domains', 'domains.no', 'runs.domain')
    .select(['runs.id', 'runs.settings', 'runs.is_started', 'domains.no as domain', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('runs.no', '=', run)
    .executeTakeFirst()
  if (about === undefined) return undefined
  const portion = { run, chunk, domain: about.domain }
  const isStopped = await stopper.beginPortion(portion)
  if (isStopped) await stopper.releasePortion(portion)
  const rows = await db
    .selectFrom('run_users')
    .innerJoin('users', 'users.no', 'run_users.user_no')
    .select(['run_users.no', 'run_users.attempt', 'run_users.place', 'users.id', 'users.name', 'users.email'])
    .where('run_users.chunk', '=', chunk)
    .where('run_users.status', '<', FIRST_ENDED)
    .execute()
  const scope = { cloudId: about.cloud_id, domainId: about.domain_id }
  const tasks = rows
    .sort((a, b) => a.place - b.place)
    .map(({ no, attempt, id, name, email }): Task => {
      const user = { id, name, email }
      return { no, attempt, task: { scope, user, runId: about.id, settings: about.settings, key: `${about.id}:${id}:${attempt}` } }
    })
  return { domain: about.domain, runId: about.id, isStarted: about.is_started, isStopped, tasks }
}

/** Collects the users that a worker has begun and finished, and records them in slices. */
const createReport = (db: Db, about: { run: number; domain: number }, tasks: readonly Task[]) => {
  const attempts = new Map(tasks.map(({ no, attempt, task }) => [task.key, { no, attempt }]))
  const begun = new Set<Attempt>()
  const ended: Outcome[] = []
  const recorded = { begun: new Set<Attempt>(), ended: 0 }
  return {
    isComplete: () => ended.length >= tasks.length,
    /** Whether every user that has begun has ended. */
    isIdle: () => begun.size === 0,
    begin(key: string): void {
      const attempt = attempts.get(key)
      if (attempt !== undefined) begun.add(attempt)
    },
    end(key: string, reason: string | undefined, remark?: string): void {
      const attempt = attempts.get(key)
      if (attempt === undefined) return
      begun.delete(attempt)
      ended.push({
        ...attempt,
        reason: reason === undefined ? null : storable(reason),
        ...(remark !== undefined && { remark: storable(remark) }),
      })
    },
    async record(): Promise<void> {
      const running = [...begun].filter((attempt) => !recorded.begun.has(attempt))
      for (let from = 0; from < running.length; from += RECORD_SLICE) {
        const slice = running.slice(from, from + RECORD_SLICE)
        await recordOutcomes(db, about, slice, [])
        for (const attempt of slice) recorded.begun.add(attempt)
      }
      while (recorded.ended < ended.length) {
        const slice = ended.slice(recorded.ended, recorded.ended + RECORD_SLICE)
        await recordOutcomes(db, about, [], slice)
        recorded.ended += slice.length
      }
    },
  }
}

/** Watches whether the run is stopped. On a stop, aborts the signal and releases the users of the portion whose backup has not begun. */
const createStopWatch = (stopper: RunStopper, portion: Portion, record: () => Promise<void>) => {
  const controller = new AbortController()
  let isReleased = false
  let checkedAt = performance.now()
  const release = async (): Promise<void> => {
    controller.abort()
    // Begun users must be recorded as running first, because only queued users are released.
    await record()
    await stopper.releasePortion(portion)
    isReleased = true
  }
  return {
    signal: controller.signal,
    async check(): Promise<void> {
      if (isReleased || performance.now() - checkedAt < STOP_INTERVAL_MS) return
      checkedAt = performance.now()
      if (controller.signal.aborted || (await stopper.isStopped(portion.run))) await release()
    },
    /** Completes a release that the database interrupted. */
    async finish(): Promise<void> {
      if (controller.signal.aborted && !isReleased) await release()
    },
  }
}

/**
 * Creates the handler of `protect` jobs, which passes the users of a portion to the engine. The same portion may be handled twice, even at
 * once: users whose backup has ended are skipped, and each attempt has one key.
 */
export const createProtectHandler = (db: Db, engine: BackupEngine | undefined, options: ProtectOptions = {}) => {
  const { concurrency, retryDelayMs = 1_000, timeoutMs, onError = () => {}, startWaiting } = options
  const stopper = createRunStopper(db, createCreditLedger(db), startWaiting)
  const guarded = engine && guardEngine(engine, { timeoutMs, onError })

  return async ({ run, chunk, turn }: JobData['protect'], signal: AbortSignal): Promise<void> => {
    if (guarded === undefined) throw new BackupError('unsupported', 'this process has no backup engine')
    const portion = await beginPortion(db, stopper, { run, chunk })
    if (portion === undefined) return
    const { domain, runId, isStarted, isStopped, tasks } = portion
    if (tasks.length === 0) return stopper.endPortion(chunk)
    if (!isStarted) await db.updateTable('runs').set({ is_started: true }).where('no', '=', run).where('is_started', '=', false).execute()

    if (turn !== undefined) await db.updateTable('turns').set({ latest: turn }).where('latest', '<', turn).execute()

    const report = createReport(db, { run, domain }, tasks)
    const stop = createStopWatch(stopper, { run, chunk, domain }, report.record)
    const allEnded = runPortion(
      guarded,
      tasks.map(({ task }) => task),
      {
        signal,
        stopSignal: isStopped ? undefined : stop.signal,
        portionKey: `${runId}:${chunk}`,
        concurrency,
        firstRetryMs: retryDelayMs,
        onBegin: report.begin,
        onEnd: report.end,
      },
    ).then(() => true)
    for (let left = GRACE_MS / RECORD_INTERVAL_MS; left > 0; left -= signal.aborted ? 1 : 0) {
      if (await Promise.race([allEnded, sleep(RECORD_INTERVAL_MS).then(() => false)])) break
      // If the database is unreachable, the next round records these outcomes too.
      await report.record().catch(() => {})
      await stop.check().catch(() => {})
    }
    for (let tries = 1; ; tries += 1) {
      try {
        await report.record()
        await stop.finish()
        break
      } catch (error) {
        if (tries === MAX_RECORD_TRIES || signal.aborted) throw error
        await sleep(retryDelayMs, signal)
      }
    }
    if (stop.signal.aborted && report.isIdle() && !signal.aborted) return stopper.endPortion(chunk)
    if (report.isComplete()) return stopper.endPortion(chunk)
    throw new BackupError('aborted', 'stopped before all users of the portion had ended')
  }
}
