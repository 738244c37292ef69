import { aborted } from '../model/errors.js'
import { onAbort } from './abort.js'
import { sleep } from './sleep.js'

/** The source of time for an adapter. Tests replace it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after `ms` milliseconds; rejects `aborted` when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The clock of the machine. */
export const realClock: Clock = { now: () => Date.now(), sleep }

/** A clock that moves only by `advance`: for tests, and for screenshots of unfinished work. */
export interface ManualClock extends Clock {
  /** Moves the time forward and wakes sleepers in order of their time. Resolves when their code has run. */
  advance(ms: number): Promise<void>
}

/** Lets pending microtasks run. Twenty rounds exceed the longest chain of promises in the package. */
const flushMicrotasks = async (): Promise<void> => {
  for (let round = 0; round < 20; round += 1) await Promise.resolve()
}

/** Creates a clock that starts at the given time and moves only by `advance`. */
export const createManualClock = (start: number | string = '2026-11-20T08:00:00.000Z'): ManualClock => {
  let now = typeof start === 'number' ? start : Date.parse(start)
  const sleepers = new Set<{ at: number; wake(): void }>()
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = {
          at: now + ms,
          wake() {
            sleepers.delete(sleeper)
            stopListening?.()
            resolve()
          },
        }
        sleepers.add(sleeper)
        const stopListening =
          signal &&
          onAbort(signal, () => {
            sleepers.delete(sleeper)
            reject(aborted())
          })
      }),
    async advance(ms) {
      const end = now + ms
      await flushMicrotasks()
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > end) break
        now = Math.max(now, next.at)
        next.wake()
        await flushMicrotasks()
      }
      now = end
      await flushMicrotasks()
    },
  }
}
