import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { sql } from 'kysely'
import { fromKysely, type Job, PgBoss } from 'pg-boss'
import { linkAbort } from '../../../core/internal.js'
import { JOB_SCHEMA } from '../database/check-server.js'
import type { Database } from '../database/open-database.js'
import type { Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import { requeueLostJobs, toInsert } from './requeue-lost-jobs.js'
import { requeueMissingJobs } from './requeue-missing-jobs.js'

/** Shares workers between domains: jobs with lower turns come first, and a domain holds only a part of the workers. */
export interface FairShare {
  domain?: number
  turn?: number
}

/** The end of a sync or run, or a policy that ran out of credits at a time. */
export type EndedJob = { sync: number } | { run: number; at: string } | { policy: number; at: string }

/**
 * The data of a job by queue. A sync job reads one kind of records from the directory; a protect job backs up one portion of a run's users.
 * An ended job notifies the listener of the end of a sync or run. `at` is the time of that end, because a retried run ends again. A webhook
 * job sends the same end to one webhook. An unprotect job tells the engine whose licenses were given back, by their numbers.
 */
export interface JobData {
  sync: { sync: number }
  protect: { run: number; chunk: number } & FairShare
  ended: EndedJob
  unprotect: { domain: number; users: readonly number[] }
  webhook: EndedJob & { webhook: string }
}
export type QueueName = keyof JobData

/** The workers of this process, and how many of them one domain can hold. */
export interface WorkerCount {
  total: number
  perDomain: number
}

/**
 * Job queues in the database, built on pg-boss. A job survives the end of a process and is delivered at least once. So handlers must be
 * idempotent and tolerate a second handler of the same job at the same time.
 */
export interface JobQueue {
  /** Enqueues jobs in the transaction; a rollback enqueues none. */
  send<Q extends QueueName>(tx: Tx, queue: Q, jobs: readonly JobData[Q][]): Promise<void>
  /** Enqueues a job, unless a job with the same data is waiting, running, or has ended within the last hour. */
  sendOnce<Q extends QueueName>(tx: Tx, queue: Q, job: JobData[Q]): Promise<void>
  /** Makes the workers of this process poll now. Call it after the transaction has committed. */
  wake(queue: QueueName): void
  /**
   * Starts workers. A handler that rejects is retried with backoff. Its signal aborts when the process stops or another worker has taken
   * the job over; the job is then redelivered.
   */
  work<Q extends QueueName>(queue: Q, workers: WorkerCount, handle: (data: JobData[Q], signal: AbortSignal) => Promise<void>): Promise<void>
  /** Aborts all handlers and waits up to 15 seconds for them. */
  stop(): Promise<void>
}

const QUEUES: readonly QueueName[] = ['sync', 'protect', 'ended', 'webhook', 'unprotect']
/** Seconds without a heartbeat after which a worker is presumed dead and its job redelivered. pg-boss allows no less. */
const HEARTBEAT_S = 10
const POLL_S = 0.5
const STOP_TIMEOUT_MS = 15_000
const REQUEUE_MS = 60_000

const QUEUE_OPTIONS = {
  retryLimit: 100_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  expireInSeconds: 12 * 3600,
  // A job must not expire while no worker runs, however long that is.
  retentionSeconds: 10 * 365 * 24 * 3600,
  heartbeatSeconds: HEARTBEAT_S,
  deleteAfterSeconds: 3600,
}
/** Attempts of a webhook at intervals of up to `retryDelayMax`: a day. */
const WEBHOOK_ATTEMPTS = 2880

/** Monotonic, so that timers do not wait an hour when the machine's clock is set back an hour. */
const MONOTONIC_CLOCK = {
  now: () => performance.timeOrigin + performance.now(),
  setTimeout,
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
  setInterval,
  clearInterval: (timer: unknown) => clearInterval(timer as NodeJS.Timeout),
}

/** Returns the id of a job that must be enqueued once: a UUID built from a hash of its data. */
export const idOfData = (data: object): string =>
  createHash('sha256')
    .update(JSON.stringify(data))
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

const createBoss = async ({ jobs: { db, backend } }: Database, onError: (error: unknown) => void): Promise<PgBoss> => {
  const boss = new PgBoss({
    db,
    backend,
    schema: JOB_SCHEMA,
    // A role may lack the privilege to create schemas; opening the database has created it on servers.
    createSchema: backend === 'pglite',
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    schedule: false,
    clock: MONOTONIC_CLOCK,
    // Queries of long transactions wait for locks, which is no reason for a warning.
    warningSlowQuerySeconds: 600,
  })
  boss.on('error', (error: unknown) => {
    const { message } = error as { message?: unknown }
    onError(error instanceof Error ? error : new Error(String(message), { cause: error }))
  })
  await boss.start()
  for (const queue of QUEUES)
    await boss.createQueue(queue, queue === 'webhook' ? { ...QUEUE_OPTIONS, retryLimit: WEBHOOK_ATTEMPTS } : QUEUE_OPTIONS)
  return boss
}

/**
 * Opens the job queues of a database, creates them if needed.
 *
 * @param onError receives the errors of failed jobs and of an unreachable database
 */
export const openJobQueue = async (database: Database, onError: (error: unknown) => void): Promise<JobQueue> => {
  const boss = await createBoss(database, onError)
  // Also caches the queues in pg-boss, so that `send` needs no second connection inside a transaction.
  for (const queue of QUEUES) await requeueLostJobs(boss, database, queue, { isOnlyProcess: database.isEmbedded })

  const stopping = new AbortController()
  // Every active job adds a listener.
  setMaxListeners(0, stopping.signal)
  const timers: NodeJS.Timeout[] = []

  const insert = (queue: QueueName, jobs: readonly object[], options: { db: ReturnType<typeof fromKysely> }) =>
    boss.insert(queue, jobs.map(toInsert), options)

  const wake = (queue: QueueName): void => {
    for (const { id, name } of boss.getWipData()) if (name === queue) boss.notifyWorker(id)
  }

  /**
   * Replaces an interrupted job by a new one, which is delivered at once; a failed job would wait for its backoff. Both happen in one
   * transaction, so that a kill leaves one of them. A job that another worker has taken over is not replaced.
   */
  const replaceJob = (queue: QueueName, job: Job<object>): Promise<void> =>
    transact(database.jobDb, async (tx) => {
      const { rows } = await sql`update backup_start_jobs.job set state = 'completed', completed_on = clock_timestamp()
        where name = ${queue} and id = ${job.id} and state = 'active' and retry_count = ${job.retryCount} returning id`.execute(tx)
      if (rows.length > 0) await insert(queue, [job.data], { db: fromKysely(tx) })
    })

  const handleJob = async <Q extends QueueName>(
    queue: Q,
    job: Job<object>,
    handle: (data: JobData[Q], signal: AbortSignal) => Promise<void>,
  ): Promise<void> => {
    const { signal, unlink } = linkAbort(stopping.signal, job.signal)
    // Every user of a portion adds a listener.
    setMaxListeners(0, signal)
    try {
      await handle(job.data as JobData[Q], signal)
    } catch (error) {
      if (stopping.signal.aborted) return await replaceJob(queue, job)
      // A job that another worker has taken over has not failed.
      if (!job.signal.aborted) onError(error)
      throw error
    } finally {
      unlink()
    }
  }

  return {
    async send(tx, queue, jobs) {
      await insert(queue, jobs, { db: fromKysely(tx) })
    },
    async sendOnce(tx, queue, job) {
      // pg-boss skips a job whose id already exists.
      await boss.insert(queue, [{ ...toInsert(job), id: idOfData(job) }], { db: fromKysely(tx) })
    },
    wake,
    async work(queue, workers, handle) {
      const requeue = async (): Promise<void> => {
        try {
          await requeueLostJobs(boss, database, queue)
          if (queue === 'sync' || queue === 'protect') await requeueMissingJobs(boss, database, queue)
        } catch (thrown) {
          onError(thrown)
        }
      }
      await requeue()
      timers.push(setInterval(requeue, REQUEUE_MS))
      const options = {
        pollingIntervalSeconds: POLL_S,
        heartbeatRefreshSeconds: HEARTBEAT_S / 4,
        localConcurrency: workers.total,
        localGroupConcurrency: workers.perDomain,
      }
      await boss.work<object>(queue, options, async ([job]) => {
        if (job === undefined) return
        await handleJob(queue, job, handle)
        // More jobs may wait: poll again at once.
        wake(queue)
      })
    },
    async stop() {
      stopping.abort()
      for (const timer of timers) clearInterval(timer)
      await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS, close: false })
    },
  }
}
