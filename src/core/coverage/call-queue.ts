/** A job of several sequential calls. */
export interface QueueJob {
  /** An urgent job runs before jobs that are not. */
  isUrgent: boolean
  /**
   * Makes one call and stores its answer; resolves to true if there is more to do. Never rejects. Changes nothing once the signal is
   * aborted.
   */
  step(signal: AbortSignal, job: QueueJob): Promise<boolean>
  /** Called when a running step is aborted; it may enqueue the job again. */
  onAbort?(): void
}

/** Longest pause in ms that a backend can request; timers accept at most 24 days. */
const MAX_HOLD_MS = 3_600_000

/** Runs jobs with a limit on concurrent calls. */
export interface CallQueue {
  /** Enqueues the job, or moves it if its urgency has changed. Starts in a microtask, so that keys requested together share a call. */
  enqueue(job: QueueJob): void
  /** Removes the job from the queue and aborts its running call. */
  cancel(job: QueueJob): void
  /** Starts no call for this long, because the backend requested a pause. Running calls continue. */
  hold(milliseconds: number): void
  /** Whether `hold` keeps calls from starting. */
  readonly isHeld: boolean
  /** Aborts running calls and starts none until `resume`. */
  pause(): void
  resume(): void
  /** Cancels all jobs. */
  clear(): void
}

/** A FIFO queue. A removed job keeps its slot, and `take` skips it. */
const createLine = () => {
  const places = new Map<QueueJob, number>()
  let slots: QueueJob[] = []
  let head = 0
  return {
    get size() {
      return places.size
    },
    has: (job: QueueJob): boolean => places.has(job),
    jobs: (): QueueJob[] => slots.filter((job, place) => places.get(job) === place),
    add(job: QueueJob): void {
      places.set(job, slots.length)
      slots.push(job)
    },
    delete: (job: QueueJob): boolean => places.delete(job),
    take(): QueueJob | undefined {
      while (head < slots.length) {
        const job = slots[head] as QueueJob
        head += 1
        if (places.get(job) !== head - 1) continue
        places.delete(job)
        return job
      }
      slots = []
      head = 0
      return undefined
    },
    clear(): void {
      places.clear()
      slots = []
      head = 0
    },
  }
}

/**
 * Creates a queue that makes at most `limit` calls at once: urgent jobs first, each kind in order of arrival.
 *
 * @param onHold called when holding begins and when it ends
 */
export const createCallQueue = (limit: number, onHold: () => void): CallQueue => {
  const urgent = createLine()
  const others = createLine()
  const running = new Map<QueueJob, AbortController>()
  /** Jobs enqueued again while running: their last call may have been sent before the new work was added. */
  const again = new Set<QueueJob>()
  let isPaused = false
  let isPumpScheduled = false
  let heldUntil = 0
  let holdTimer: ReturnType<typeof setTimeout> | undefined

  const run = async (job: QueueJob): Promise<void> => {
    const controller = new AbortController()
    running.set(job, controller)
    let hasMore = true
    // between two pages, a waiting urgent job replaces a job that is not urgent
    while (hasMore && holdTimer === undefined && (job.isUrgent || urgent.size === 0)) {
      hasMore = await job.step(controller.signal, job)
      // `abort` removed the job from `running` already
      if (controller.signal.aborted) return
    }
    running.delete(job)
    if (again.delete(job) || hasMore) lineUp(job)
    pump()
  }
  const lineUp = (job: QueueJob): void => {
    urgent.delete(job)
    others.delete(job)
    ;(job.isUrgent ? urgent : others).add(job)
  }
  const pump = (): void => {
    isPumpScheduled = false
    while (!isPaused && holdTimer === undefined && running.size < limit) {
      const job = urgent.take() ?? others.take()
      if (job === undefined) return
      void run(job)
    }
  }
  const schedulePump = (): void => {
    if (isPumpScheduled) return
    isPumpScheduled = true
    queueMicrotask(pump)
  }
  const scheduleEndOfHold = (): void => {
    clearTimeout(holdTimer)
    holdTimer = setTimeout(
      () => {
        holdTimer = undefined
        onHold()
        pump()
      },
      Math.max(0, heldUntil - performance.now()),
    )
  }
  const abort = (job: QueueJob): void => {
    const controller = running.get(job)
    if (controller === undefined) return
    running.delete(job)
    again.delete(job)
    controller.abort()
    job.onAbort?.()
  }

  return {
    enqueue(job) {
      if (running.has(job)) {
        again.add(job)
        return
      }
      const line = job.isUrgent ? urgent : others
      if (!line.has(job)) lineUp(job)
      schedulePump()
    },
    cancel(job) {
      urgent.delete(job)
      others.delete(job)
      abort(job)
      schedulePump()
    },
    hold(milliseconds) {
      heldUntil = Math.max(heldUntil, performance.now() + Math.min(milliseconds, MAX_HOLD_MS))
      if (!isPaused) scheduleEndOfHold()
      onHold()
    },
    get isHeld() {
      return holdTimer !== undefined
    },
    pause() {
      isPaused = true
      // a timer would keep a finished script alive
      clearTimeout(holdTimer)
      holdTimer = undefined
      const waiting = [...running.keys(), ...urgent.jobs(), ...others.jobs()]
      for (const job of [...running.keys()]) abort(job)
      urgent.clear()
      others.clear()
      for (const job of waiting) lineUp(job)
    },
    resume() {
      isPaused = false
      if (heldUntil > performance.now()) scheduleEndOfHold()
      schedulePump()
    },
    clear() {
      urgent.clear()
      others.clear()
      for (const job of [...running.keys()]) abort(job)
    },
  }
}
