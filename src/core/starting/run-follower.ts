import { computed, type ReadonlySignal } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import { type Backoff, backoffMs } from '../async/sleep.js'
import type { BackupAdapter } from '../model/adapter.js'
import { toBackupError } from '../model/errors.js'
import type { BackupRun, Scope } from '../model/model.js'

/** Interval between two requests for a running backup. */
const INTERVAL_MS = 1000
/** Difference in ms between the clocks of the backend and of this device that a follower allows for. */
const CLOCK_SKEW_MS = 5 * 60_000
/** Backoff after failed requests. */
const RETRY: Backoff = { firstMs: 2 * INTERVAL_MS, maxMs: 30_000 }

/** Connections between a follower and the runs it reports to. */
export interface RunFollowerHost {
  port: BackupAdapter
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
  /** Increases with each change of a known run. */
  revision: ReadonlySignal<number>
  /** Time at which the session was created, in ms since 1970. */
  since: number
  known(id: string): BackupRun | undefined
  onAnswer(run: BackupRun): void
  /** Called when the followed run ended, and for the first answer about a run that ended while this session existed. */
  onEnd(run: BackupRun): void
}

/** Returns whether a run may have ended after a time, so that credits and users read at that time may be outdated. */
const hasEndedSince = ({ finishedAt }: BackupRun, since: number): boolean =>
  finishedAt !== undefined && Date.parse(finishedAt) > since - CLOCK_SKEW_MS

/** Polls a run while it runs and has subscribers. */
export interface RunFollower {
  readonly run: Readable<BackupRun | undefined>
  /** Requests the run now, even if it has ended, because another session may have retried it. */
  wake(): void
  stop(): void
}

/** A run of unknown status is over if it has an end. */
export const isOver = ({ status, finishedAt }: BackupRun): boolean =>
  status === 'unknown' ? finishedAt !== undefined : status !== 'queued' && status !== 'running'

export const createRunFollower = (host: RunFollowerHost, id: string): RunFollower => {
  const { port } = host
  let subscribers = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let intervalMs = INTERVAL_MS
  /** Requests that failed since the last answer. */
  let failures = 0
  let isAsking = false

  const ask = async (isForced = false): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const before = host.known(id)
    const wasOver = before !== undefined && isOver(before)
    if (subscribers === 0 || isAsking || port.getRun === undefined || (wasOver && !isForced)) return
    isAsking = true
    const signal = host.scopeSignal()
    try {
      const run = await port.getRun(await host.needScope(), id, { signal })
      intervalMs = INTERVAL_MS
      failures = 0
      host.onAnswer(run)
      if (isOver(run) && !wasOver && (before !== undefined || hasEndedSince(run, host.since))) host.onEnd(run)
    } catch (thrown) {
      const { code } = toBackupError(thrown)
      if (code === 'not-found' || code === 'unsupported' || signal.aborted) intervalMs = Number.POSITIVE_INFINITY
      else intervalMs = backoffMs(++failures, RETRY)
    } finally {
      isAsking = false
    }
    if (subscribers > 0 && Number.isFinite(intervalMs)) timer = setTimeout(() => ask(), intervalMs)
  }
  const stop = (): void => {
    clearTimeout(timer)
    timer = undefined
  }
  const run = computed(() => {
    host.revision.value
    return host.known(id)
  })

  return {
    wake() {
      intervalMs = INTERVAL_MS
      ask(true)
    },
    stop,
    run: toReadable(run, () => {
      subscribers += 1
      queueMicrotask(() => timer === undefined && ask())
      return () => {
        subscribers -= 1
        if (subscribers === 0) stop()
      }
    }),
  }
}
