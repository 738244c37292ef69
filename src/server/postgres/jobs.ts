import { fromKysely, PgBoss } from 'pg-boss'
import type { Database } from './database.js'
import type { Tx } from './tables.js'

/** What there is to do: to sync a kind of records, or to back up a portion of a run's users. */
export interface Work {
  sync: { sync: number }
  protect: { run: number; chunk: number }
}
export type Queue = keyof Work

/**
 * Work that is handed out through the database: it survives every process, and is done at least once. Whoever does it must
 * bear that another did the same before, or does it right now.
 */
export interface Jobs {
  /** Hands work out with the transaction, or not at all. */
  send<Q extends Queue>(tx: Tx, queue: Q, work: readonly Work[Q][]): Promise<void>
  /** Lets this process' workers look at once instead of at their next turn. To be called after the transaction. */
  wake(queue: Queue): void
  /**
   * Begins to work, on so many pieces at a time. A rejection lets the piece come again later. The signal aborts when the
   * process is to end: what is not done then comes again elsewhere.
   */
  work<Q extends Queue>(queue: Q, atOnce: number, act: (work: Work[Q], signal: AbortSignal) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

const QUEUES: readonly Queue[] = ['sync', 'protect']
const SCHEMA = 'backup_start_jobs'
/** After so many seconds without a sign of life a worker is taken for dead, and its work is given to another. The least there is. */
const SILENCE_S = 10

export const openJobs = async ({ jobs: { db, backend }, isEmbedded }: Database, onError: (error: unknown) => void): Promise<Jobs> => {
  const boss = new PgBoss({
    db,
    backend,
    schema: SCHEMA,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    schedule: false,
    // long work is long, and no reason to warn
    warningSlowQuerySeconds: 600,
  })
  boss.on('error', onError)
  await boss.start()
  for (const queue of QUEUES) {
    await boss.createQueue(queue, {
      retryLimit: 100_000,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 30,
      expireInSeconds: 12 * 3600,
      heartbeatSeconds: SILENCE_S,
      deleteAfterSeconds: 3600,
    })
    // nobody else uses an embedded database: what is being worked on there died with the last process
    if (isEmbedded) {
      const left = await boss.findJobs(queue)
      const dead = left.filter(({ state }) => state === 'active').map(({ id }) => id)
      if (dead.length > 0) await boss.fail(queue, dead, { reason: 'the process ended' })
    }
  }

  const ending = new AbortController()
  const workers = new Map<Queue, string[]>()

  return {
    async send(tx, queue, work) {
      await boss.insert(
        queue,
        work.map((data) => ({ data })),
        { db: fromKysely(tx) },
      )
    },
    wake(queue) {
      for (const id of workers.get(queue) ?? []) boss.notifyWorker(id)
    },
    async work(queue, atOnce, act) {
      const ids: string[] = []
      for (let count = 0; count < atOnce; count += 1) {
        const id = await boss.work<object>(
          queue,
          { pollingIntervalSeconds: 0.5, heartbeatRefreshSeconds: SILENCE_S / 4 },
          async ([job]) => {
            if (job === undefined) return
            try {
              await act(job.data as Work[typeof queue], ending.signal)
            } catch (error) {
              if (!ending.signal.aborted) onError(error)
              throw error
            }
          },
        )
        ids.push(id)
      }
      workers.set(queue, ids)
    },
    async stop() {
      ending.abort()
      await boss.stop({ graceful: true, timeout: 15_000, close: false })
    },
  }
}
