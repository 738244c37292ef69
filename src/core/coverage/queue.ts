/** Work of several calls, one after the other. */
export interface Job {
  /** Goes before all that are not. */
  isUrgent: boolean
  /**
   * Makes one call and takes its answer in; true when there is more to do. Never rejects. Once the signal is aborted it
   * must leave everything as it is.
   */
  step(signal: AbortSignal, job: Job): Promise<boolean>
  /** A step under way was aborted; it will be asked again, or not. */
  onAbort?(): void
}

export interface Queue {
  /** Lines the job up, or moves it to where its urgency belongs. Starts in a microtask, so that what is wanted together goes together. */
  want(job: Job): void
  /** Takes the job out; a call under way is aborted. */
  drop(job: Job): void
  /** Whether a call of the job is under way. */
  isRunning(job: Job): boolean
  pause(): void
  resume(): void
  /** Drops everything. */
  clear(): void
}

/** First in, first out, and out of the middle: what left is skipped when its turn comes. */
const createLine = () => {
  const places = new Map<Job, number>()
  let jobs: Job[] = []
  let head = 0
  return {
    get size() {
      return places.size
    },
    has: (job: Job): boolean => places.has(job),
    jobs: (): Job[] => jobs.filter((job, place) => places.get(job) === place),
    add(job: Job): void {
      places.set(job, jobs.length)
      jobs.push(job)
    },
    delete: (job: Job): boolean => places.delete(job),
    take(): Job | undefined {
      while (head < jobs.length) {
        const job = jobs[head] as Job
        head += 1
        if (places.get(job) !== head - 1) continue
        places.delete(job)
        return job
      }
      jobs = []
      head = 0
      return undefined
    },
    clear(): void {
      places.clear()
      jobs = []
      head = 0
    },
  }
}

/** At most `limit` calls at once; urgent jobs first, each kind in the order it came. */
export const createQueue = (limit: number): Queue => {
  const urgent = createLine()
  const others = createLine()
  const running = new Map<Job, AbortController>()
  /** Wanted while running: asked once more, for what came after its last call went out. */
  const again = new Set<Job>()
  let isPaused = false
  let isPumpDue = false

  const run = async (job: Job): Promise<void> => {
    const controller = new AbortController()
    running.set(job, controller)
    let hasMore = true
    // between two pages an urgent job in line may take the place of one that is not
    while (hasMore && (job.isUrgent || urgent.size === 0)) {
      hasMore = await job.step(controller.signal, job)
      // aborted: its place is taken already
      if (controller.signal.aborted) return
    }
    running.delete(job)
    if (again.delete(job) || hasMore) lineUp(job)
    pump()
  }
  const lineUp = (job: Job): void => {
    urgent.delete(job)
    others.delete(job)
    ;(job.isUrgent ? urgent : others).add(job)
  }
  const pump = (): void => {
    isPumpDue = false
    while (!isPaused && running.size < limit) {
      const job = urgent.take() ?? others.take()
      if (job === undefined) return
      void run(job)
    }
  }
  const pumpSoon = (): void => {
    if (isPumpDue) return
    isPumpDue = true
    queueMicrotask(pump)
  }
  const abort = (job: Job): void => {
    const controller = running.get(job)
    if (controller === undefined) return
    running.delete(job)
    again.delete(job)
    controller.abort()
    job.onAbort?.()
  }

  return {
    want(job) {
      if (running.has(job)) {
        again.add(job)
        return
      }
      const line = job.isUrgent ? urgent : others
      if (!line.has(job)) lineUp(job)
      pumpSoon()
    },
    drop(job) {
      urgent.delete(job)
      others.delete(job)
      abort(job)
      pumpSoon()
    },
    isRunning: (job) => running.has(job),
    pause() {
      isPaused = true
      const waiting = [...running.keys(), ...urgent.jobs(), ...others.jobs()]
      for (const job of [...running.keys()]) abort(job)
      urgent.clear()
      others.clear()
      for (const job of waiting) lineUp(job)
    },
    resume() {
      isPaused = false
      pumpSoon()
    },
    clear() {
      urgent.clear()
      others.clear()
      for (const job of [...running.keys()]) abort(job)
    },
  }
}
