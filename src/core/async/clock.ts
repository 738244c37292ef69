import { BackupError } from '../model/errors.js'

/** Where the adapter's time comes from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects `aborted` when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

const stopped = (): BackupError => new BackupError('aborted', 'stopped')

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(stopped())
      const onAbort = (): void => {
        clearTimeout(timer)
        reject(stopped())
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', onAbort, { once: true })
    }),
}

/** A clock that stands still until told: for tests, and for pictures of work half done. */
export interface ManualClock extends Clock {
  /** Moves the time on, waking sleepers in order of their time; resolves when they had their turn. */
  advance(ms: number): Promise<void>
}

/** Lets everything that is ready to run, run: a few rounds of microtasks. */
const turn = async (): Promise<void> => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve()
}

export const createManualClock = (start: number | string = '2026-11-20T08:00:00.000Z'): ManualClock => {
  let now = typeof start === 'number' ? start : Date.parse(start)
  const sleepers = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(stopped())
        const onAbort = (): void => {
          sleepers.delete(sleeper)
          reject(stopped())
        }
        const sleeper = {
          at: now + ms,
          wake: () => {
            sleepers.delete(sleeper)
            signal?.removeEventListener('abort', onAbort)
            resolve()
          },
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', onAbort, { once: true })
      }),
    async advance(ms) {
      const end = now + ms
      await turn()
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > end) break
        now = Math.max(now, next.at)
        next.wake()
        await turn()
      }
      now = end
      await turn()
    },
  }
}
