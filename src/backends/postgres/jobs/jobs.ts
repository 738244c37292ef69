import { setMaxListeners } from 'node:events'
import { fromKysely, PgBoss } from 'pg-boss'
import { linkAbort } from '../../../core/internal.js'
import type { Database } from '../database/database.js'
import type { Tx } from '../database/tables.js'
import { watchJumps } from './clock-jumps.js'

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
const NOBODY = '00000000-0000-0000-0000-000000000000'
/** After so many seconds without a sign of life a worker is taken for dead, and its work is given to another. The least there is. */
const SILENCE_S = 10

/** A clock that no jump of the machine's time moves: else a step back of an hour would be waited for. */
const STEADY = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout,
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  setInterval,
  clearInterval: (timer: unknown) => clearInterval(timer as NodeJS.Timeout),
}

export const openJobs = async ({ jobs: { db, backend }, isEmbedded }: Database, onError: (error: unknown) => void): Promise<Jobs> => {
  const boss = new PgBoss({
    db,
    backend,
    schema: SCHEMA,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    schedule: false,
    clock: STEADY,
    // long work is long, and no reason to warn
    warningSlowQuerySeconds: 600,
  })
  boss.on('error', (error: unknown) => {
    const { message } = error as { message?: unknown }
    onError(error instanceof Error ? error : new Error(String(message), { cause: error }))
  })
  await boss.start()
  /** What was being worked on comes again at once, as if it were new. */
  const giveBack = (queue: Queue, work: readonly object[]) =>
    boss.insert(
      queue,
      work.map((data) => ({ data })),
    )
  for (const queue of QUEUES) {
    await boss.createQueue(queue, {
      retryLimit: 100_000,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 30,
      expireInSeconds: 12 * 3600,
      // work that nobody does for years is still to be done
      retentionSeconds: 10 * 365 * 24 * 3600,
      heartbeatSeconds: SILENCE_S,
      deleteAfterSeconds: 3600,
    })
    // Nobody else uses an embedded database: what is being worked on there died with the last process. (Asking makes the queue
    // known here, so that handing out work never asks for a connection in the middle of a transaction.)
    const left = await boss.findJobs<object>(queue, isEmbedded ? {} : { id: NOBODY })
    const dead = left.filter(({ state }) => state === 'active')
    if (dead.length > 0) {
      await giveBack(
        queue,
        dead.map(({ data }) => data),
      )
      await boss.complete(
        queue,
        dead.map(({ id }) => id),
      )
    }
  }

  const ending = new AbortController()
  const workers = new Map<Queue, string[]>()
  let stopWatching: (() => void) | undefined

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
      stopWatching ??= watchJumps(db, SCHEMA, onError)
      const ids: string[] = []
      for (let count = 0; count < atOnce; count += 1) {
        const id = await boss.work<object>(
          queue,
          { pollingIntervalSeconds: 0.5, heartbeatRefreshSeconds: SILENCE_S / 4 },
          async ([job]) => {
            if (job === undefined) return
            // this process is to end, or another took the work over
            const { signal, unlink } = linkAbort(ending.signal, job.signal)
            // every user of a portion listens
            setMaxListeners(0, signal)
            try {
              await act(job.data as Work[typeof queue], signal)
              // there may be more: look at once
              boss.notifyWorker(id)
            } catch (error) {
              if (ending.signal.aborted) await giveBack(queue, [job.data])
              else {
                // what another took over has not failed
                if (!job.signal.aborted) onError(error)
                throw error
              }
            } finally {
              unlink()
            }
          },
        )
        ids.push(id)
      }
      workers.set(queue, ids)
    },
    async stop() {
      ending.abort()
      stopWatching?.()
      await boss.stop({ graceful: true, timeout: 15_000, close: false })
    },
  }
}
