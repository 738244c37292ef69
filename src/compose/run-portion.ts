import { BackupError, backoffMs, createPacer, isBackupError, linkAbort, retryAfterOf, sleep } from '../core/internal.js'
import type { BackupEngine, PortionTask } from './backup-engine.js'

/** Attempts for one user before a retryable error counts as a failure. */
const MAX_ATTEMPTS = 5
const MAX_BACKOFF_MS = 30_000
/** Waits requested by an engine with `retryAfterMs` do not count as attempts up to this total in ms. */
const MAX_THROTTLED_MS = 15 * 60_000
const CONCURRENCY = 8
/** Weight of one user for the pacer: the clock is read after about twenty users. */
const UNITS_PER_USER = 100
const MAX_REASON = 500
/** The signal of a run that nobody stops. */
const NEVER = new AbortController().signal

export interface RunPortionOptions {
  signal: AbortSignal
  /** After it aborts, no user begins and no attempt is repeated; attempts in progress go on to their end. */
  stopSignal?: AbortSignal | undefined
  /** Idempotency key of the portion, which stays the same after a restart. */
  portionKey?: string | undefined
  /** Number of users at the same time. Default: the engine's concurrency, or 8. */
  concurrency?: number | undefined
  /** Milliseconds before the first retry. Default 1,000. */
  firstRetryMs?: number | undefined
  onBegin(key: string): void
  /**
   * Called when a task has ended; `reason` is undefined if the user is protected. `remark` says what a protected user lacks. Not called for
   * a task stopped by the signal.
   */
  onEnd(key: string, reason: string | undefined, remark?: string): void
}

/** Returns the reason of a failure that is shown to an administrator. */
const reasonOf = (thrown: unknown): string => {
  const reason = isBackupError(thrown) ? thrown.reason : thrown instanceof Error ? thrown.message : String(thrown)
  return reason.slice(0, MAX_REASON).trim() || 'The backup failed without a reason'
}

/** Decides whether to retry one call. Waits and returns true, or returns false if the failure is final or the signal aborts. */
const createRetries = ({ signal, stopSignal = NEVER, firstRetryMs = 1_000 }: RunPortionOptions) => {
  let attempts = 1
  let throttledMs = 0
  return async (thrown: unknown): Promise<boolean> => {
    if (signal.aborted || stopSignal.aborted || !isBackupError(thrown) || !thrown.retryable) return false
    const retryAfterMs = retryAfterOf(thrown)
    if (retryAfterMs !== undefined && throttledMs + retryAfterMs <= MAX_THROTTLED_MS) throttledMs += retryAfterMs
    else if (attempts === MAX_ATTEMPTS) return false
    else attempts += 1
    const ms = retryAfterMs ?? backoffMs(attempts - 1, { firstMs: firstRetryMs, maxMs: MAX_BACKOFF_MS })
    const waiting = linkAbort(signal, stopSignal)
    await sleep(Math.min(ms, MAX_THROTTLED_MS), waiting.signal).catch(() => {})
    waiting.unlink()
    return !waiting.signal.aborted
  }
}

const runSingly = async (
  engine: Extract<BackupEngine, { protectMany?: undefined }>,
  tasks: readonly PortionTask[],
  options: RunPortionOptions,
): Promise<void> => {
  const { signal, stopSignal = NEVER, onBegin, onEnd, concurrency = engine.concurrency ?? CONCURRENCY } = options
  const runTask = async (task: PortionTask): Promise<void> => {
    const retry = createRetries(options)
    for (;;) {
      try {
        await engine.protect({ ...task, signal })
        return onEnd(task.key, undefined)
      } catch (thrown) {
        if (await retry(thrown)) continue
        if (!signal.aborted) onEnd(task.key, reasonOf(thrown))
        return
      }
    }
  }
  const waiting = tasks.values()
  // An engine that ends at once would give the event loop no turn.
  const pace = createPacer()
  const work = async (): Promise<void> => {
    for (const task of waiting) {
      if (signal.aborted || stopSignal.aborted) return
      onBegin(task.key)
      await runTask(task)
      await pace(UNITS_PER_USER)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
}

const runInBulk = async (
  engine: Extract<BackupEngine, { protect?: undefined }>,
  tasks: readonly PortionTask[],
  options: RunPortionOptions,
): Promise<void> => {
  const { signal, stopSignal = NEVER, onBegin, onEnd } = options
  // A restart cuts a larger portion into other parts, so its parts have no key.
  const portionKey = tasks.length <= engine.portion ? options.portionKey : undefined
  for (let from = 0; from < tasks.length && !signal.aborted && !stopSignal.aborted; from += engine.portion) {
    const open = new Map(tasks.slice(from, from + engine.portion).map((task) => [task.key, task]))
    for (const key of open.keys()) onBegin(key)
    const end = (key: string, reason: string | undefined, remark?: string): void => {
      if (open.delete(key)) onEnd(key, reason, remark?.slice(0, MAX_REASON))
    }
    const retry = createRetries(options)
    while (open.size > 0) {
      try {
        await engine.protectMany([...open.values()], {
          signal,
          portionKey,
          onEnd: (key, error, remark) => (error === undefined ? end(key, undefined, remark) : end(key, reasonOf(error))),
        })
        if (signal.aborted) return
        throw new BackupError('bad-answer', 'The engine did not report how this backup ended')
      } catch (thrown) {
        if (await retry(thrown)) continue
        if (signal.aborted) return
        for (const key of [...open.keys()]) end(key, reasonOf(thrown))
      }
    }
  }
}

/**
 * Backs up the users of a portion with retries, one by one or in bulk, depending on the engine. Resolves when every task has ended or was
 * stopped by a signal.
 */
export const runPortion = (engine: BackupEngine, tasks: readonly PortionTask[], options: RunPortionOptions): Promise<void> =>
  engine.protectMany === undefined ? runSingly(engine, tasks, options) : runInBulk(engine, tasks, options)
