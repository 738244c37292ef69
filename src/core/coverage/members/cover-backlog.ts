import { yieldToEventLoop } from '../../async/pacer.js'

/** Longest synchronous stretch of work. */
const SLICE_MS = 6
/** Units of work between two readings of the clock. */
const WORK_PER_READING = 2000
/** Units of work for each item, in addition to its members. */
const WORK_PER_ITEM = 50

export interface CoverBacklogHost {
  /** Counts the item and returns the number of members counted. */
  cover(key: number): number
  /** Called after the last item of a slice. */
  onSliceEnd(): void
  /** Called when `count` items joined the backlog, or left it (negative). */
  onWaiting(count: number): void
  /** Runs a change of many items. Subscribers are notified at their own pace, because the next change follows soon. */
  step(change: () => void): void
}

/** Items of the box that wait to be counted. Counting thousands of groups at once would block the page for too long. */
export interface CoverBacklog {
  /** Counts the items: one slice now, the rest in later tasks. */
  add(keys: readonly number[]): void
  /** Counts all waiting items now. */
  finish(): void
  clear(): void
}

export const createCoverBacklog = (host: CoverBacklogHost): CoverBacklog => {
  let waiting: readonly number[] = []
  let isScheduled = false

  const work = (milliseconds: number): void => {
    const until = performance.now() + milliseconds
    let done = 0
    let next = 0
    while (next < waiting.length && (done < WORK_PER_READING || performance.now() < until)) {
      if (done >= WORK_PER_READING) done = 0
      done += WORK_PER_ITEM + host.cover(waiting[next++] as number)
    }
    host.onSliceEnd()
    host.onWaiting(-next)
    waiting = waiting.slice(next)
    if (waiting.length === 0 || isScheduled) return
    isScheduled = true
    yieldToEventLoop().then(() => {
      isScheduled = false
      host.step(() => work(SLICE_MS))
    })
  }

  return {
    add(keys) {
      waiting = waiting.concat(keys)
      host.onWaiting(keys.length)
      work(SLICE_MS)
    },
    finish: () => work(Number.POSITIVE_INFINITY),
    clear() {
      waiting = []
    },
  }
}
