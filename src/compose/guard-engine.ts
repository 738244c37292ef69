import { abortable, BackupError, createId, isBackupError, linkAbort, retryAfterOf, type Scope, sleep } from '../core/internal.js'
import type { BackupEngine, PortionTask } from './backup-engine.js'

/** Options of `guardEngine`. */
export interface EngineGuardOptions {
  /** Timeout of an engine call in milliseconds; its users then fail. Default: that of the engine, or 2 hours. */
  timeoutMs?: number | undefined
  /** Receives timeouts, and errors that are not a `BackupError`. Each has the id that the user's reason contains. */
  onError(error: BackupError): void
}

const TIMEOUT_MS = 2 * 3_600_000
const MAX_TIMER_MS = 2 ** 31 - 1
/** Maximum wait in ms that an engine can request at once. */
const MAX_WAIT_MS = 15 * 60_000

/** Replaces addresses and long words, which may be tokens: logs must hold neither. */
export const maskSecrets = (text: string): string =>
  text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]').replace(/[\w+/=.~-]{24,}/g, '[masked]')

const formatDuration = (ms: number): string => {
  const [size, unit] = ms >= 3_600_000 ? [3_600_000, 'hour'] : ms >= 60_000 ? [60_000, 'minute'] : [1_000, 'second']
  const count = Math.max(1, Math.round(ms / size))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Delays the calls of a tenant by the `retryAfterMs` that its engine reports. */
const createThrottle = () => {
  const openAt = new Map<string, number>()
  const keyOf = ({ cloudId, domainId }: Scope): string => JSON.stringify([cloudId, domainId])
  return {
    async wait(scope: Scope, signal: AbortSignal): Promise<void> {
      for (;;) {
        const left = (openAt.get(keyOf(scope)) ?? 0) - performance.now()
        if (left <= 0) return
        await sleep(left, signal)
      }
    },
    hold(scope: Scope, thrown: unknown): void {
      const ms = isBackupError(thrown) && thrown.retryable ? retryAfterOf(thrown) : undefined
      if (ms === undefined || ms === 0) return
      const until = performance.now() + Math.min(ms, MAX_WAIT_MS)
      openAt.set(keyOf(scope), Math.max(until, openAt.get(keyOf(scope)) ?? 0))
    },
  }
}

/**
 * Wraps an engine so that it cannot harm other tenants or leak data. A call that hangs times out, `retryAfterMs` delays every user of the
 * tenant, and only the texts of a `BackupError` become reasons shown to an administrator.
 */
export const guardEngine = (engine: BackupEngine, options: EngineGuardOptions): BackupEngine => {
  const { timeoutMs = engine.timeoutMs ?? TIMEOUT_MS, onError } = options
  const throttle = createThrottle()

  /** Replaces an error that is not a `BackupError` by one with an id, and reports the masked original. */
  const toReason = (thrown: unknown, runId: string): BackupError => {
    if (isBackupError(thrown)) return thrown
    const id = createId()
    const { name, message } = thrown instanceof Error ? thrown : { name: 'Thrown', message: String(thrown) }
    onError(new BackupError('unavailable', `the engine failed in ${runId} (error ${id}): ${name}: ${maskSecrets(message)}`))
    return new BackupError('unavailable', `The backup failed unexpectedly. The log has the details under ${id}.`, {
      retryable: false,
    })
  }

  const guardCall = async (
    { scope, runId }: Pick<PortionTask, 'scope' | 'runId'>,
    parent: AbortSignal,
    call: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    await throttle.wait(scope, parent)
    const linked = linkAbort(parent)
    // A timer longer than 2³¹ ms would fire at once.
    const timer = timeoutMs <= MAX_TIMER_MS ? setTimeout(linked.abort, timeoutMs) : undefined
    try {
      await abortable(call(linked.signal), linked.signal)
    } catch (thrown) {
      if (linked.signal.aborted && !parent.aborted) {
        const duration = formatDuration(timeoutMs)
        onError(new BackupError('unavailable', `the engine did not respond in ${runId} for ${duration}`))
        throw new BackupError('unavailable', `The backup timed out after ${duration}.`, { retryable: false })
      }
      throttle.hold(scope, thrown)
      throw toReason(thrown, runId)
    } finally {
      clearTimeout(timer)
      linked.unlink()
    }
  }

  if (engine.protectMany === undefined) {
    const protect: typeof engine.protect = (task) => guardCall(task, task.signal, async (signal) => engine.protect({ ...task, signal }))
    return Object.assign(Object.create(engine), { protect })
  }
  const protectMany: typeof engine.protectMany = async (tasks, { signal: parent, portionKey, onEnd }) => {
    const [task] = tasks
    if (task === undefined) return
    await guardCall(task, parent, (signal) =>
      engine.protectMany(tasks, {
        signal,
        portionKey,
        onEnd: (key, error, remark) => onEnd(key, error === undefined ? undefined : toReason(error, task.runId), remark),
      }),
    )
  }
  return Object.assign(Object.create(engine), { protectMany })
}
