import { mkdir } from 'node:fs/promises'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import { fromPglite, type Db as JobDatabase } from 'pg-boss'
import { BackupError, createFairSlots } from '../../../core/internal.js'
import type { DatabaseLocation } from '../postgres-backend.js'
import { type CallScope, createCallScope } from './call-limits.js'
import { explainConnectError, prepareServer, SCHEMA, searchPathOption } from './check-server.js'
import { describeDatabaseUrl } from './database-url.js'
import { takeFolder } from './folder-lease.js'
import { migrate } from './migrations.js'
import { createServerPool, type ServerPool } from './server-pool.js'
import type { Db, Tables } from './tables.js'
import { scheduleVacuum } from './vacuum-embedded.js'

/** An open database whose tables are up to date. */
export interface Database {
  readonly db: Db
  /** The same database in the form that the job queue expects. */
  readonly jobs: { db: JobDatabase; backend: 'pglite' | 'postgres' }
  /** True for PGlite, which only one process can use. */
  readonly isEmbedded: boolean
  /** The database for jobs, with separate connections. */
  readonly jobDb: Db
  /** Limits the queries of calls. */
  readonly calls: CallScope
  /** Maximum number of concurrent reads of one tenant. */
  readonly readsPerTenant: number
  close(): Promise<void>
}

/** Timeout in ms of a write statement. A start of a million users is one long statement. */
export const WRITE_TIMEOUT_MS = 120_000
/** Timeout in ms of a statement in a job, such as the swap of a sync of a million users. */
const JOB_TIMEOUT_MS = 1_800_000
/** An embedded database runs one query at a time, so a queue of one tenant's calls would delay all others. */
const EMBEDDED_READS_PER_TENANT = 2
const DEFAULT_POOL_SIZE = 10
const CONNECT_TIMEOUT_MS = 10_000
/** Limits how long a crashed machine keeps a domain locked by its open transaction. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000
/** Arbitrary key of the advisory lock under which one process creates the schema and migrates. */
const MIGRATION_LOCK = 740_195

/** Minimum duration in ms of a statement after which an embedded database lets other work of the process have its turn. */
const LONG_STATEMENT_MS = 50

/**
 * Runs a statement of PGlite, which blocks the process and resolves without a turn of the event loop. After a long statement, timers run
 * before the next one, so that the heartbeats of jobs are not late by the sum of all statements.
 */
const runStatement = async <T>(run: () => Promise<T>): Promise<T> => {
  const begunAt = performance.now()
  try {
    return await run()
  } finally {
    if (performance.now() - begunAt > LONG_STATEMENT_MS) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Jobs of an embedded database take turns like one tenant. Names of tenants are JSON, so no tenant has this name. */
const JOBS = 'jobs'

/**
 * PGlite has one connection, and a query sent during another caller's transaction would become part of it. So all callers, the job queue
 * included, take turns as with a pool of one connection, tenant by tenant. (Kysely's own PGlite dialect mixes overlapping transactions.)
 */
const openPglite = async (folder: string | undefined, lease: { isLost: boolean; release(): Promise<void> }): Promise<Database> => {
  const { PGlite } = await import('@electric-sql/pglite')
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm')
  const pglite = await PGlite.create({ ...(folder !== undefined && { dataDir: `${folder}/database` }), extensions: { pg_trgm } })
  await pglite.exec(`create schema if not exists ${SCHEMA}; set search_path to ${SCHEMA}, public`)
  const calls = createCallScope()
  const slot = createFairSlots(1)
  const acquire = async (): Promise<() => void> => {
    const limits = calls.current()
    const release = await slot.acquire(limits === undefined ? JOBS : (limits.tenant ?? ''), limits?.signal)
    if (!lease.isLost) return release
    release()
    throw new BackupError('unavailable', `another process has taken over the folder ${folder}: restart this process`, { retryable: false })
  }
  const exclusively = async <T>(act: () => Promise<T>): Promise<T> => {
    const release = await acquire()
    try {
      return await runStatement(act)
    } finally {
      release()
    }
  }
  const connect = async () => {
    const release = await acquire()
    const query = async (text: string, parameters: readonly unknown[]) => {
      const { rows, affectedRows } = await runStatement(() => pglite.query(text, [...parameters]))
      return { command: 'UPDATE', rowCount: affectedRows ?? 0, rows }
    }
    return { query, release }
  }
  const stopVacuum = scheduleVacuum((text) => exclusively(() => pglite.query(text)))
  const end = async (): Promise<void> => {
    stopVacuum()
    // The mutex lets running queries finish first. Closing writes, so a database whose lease is lost stays open.
    if (!lease.isLost) await exclusively(() => pglite.close())
    await lease.release()
  }
  // Kysely calls no other method of a pool, except for cursors.
  const pool = { connect, end } as unknown as PostgresPool
  const queue = fromPglite({
    query: (text: string, values?: unknown[]) => exclusively(() => pglite.query(text, values)),
    exec: (text: string) => exclusively(() => pglite.exec(text)),
  } as unknown as Parameters<typeof fromPglite>[0])
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db as unknown as Kysely<unknown>, SCHEMA)
  return {
    db,
    jobDb: db,
    jobs: { db: queue, backend: 'pglite' },
    isEmbedded: true,
    calls,
    readsPerTenant: EMBEDDED_READS_PER_TENANT,
    close: () => db.destroy(),
  }
}

const openEmbedded = async (folder: string | undefined): Promise<Database> => {
  const lease = { isLost: false, release: async () => {} }
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true })
    const taken = await takeFolder(folder, () => {
      lease.isLost = true
    })
    lease.release = () => taken.release()
  }
  try {
    return await openPglite(folder, lease)
  } catch (error) {
    await lease.release()
    throw error
  }
}

interface ServerOptions {
  url: string
  poolSize?: number | undefined
}

const openServer = async ({ url, poolSize = DEFAULT_POOL_SIZE }: ServerOptions): Promise<Database> => {
  describeDatabaseUrl(url)
  const { default: pg } = await import('pg')
  const connectionWith = (searchPath: string): pg.PoolConfig => ({
    connectionString: url,
    // jit=off: compiling a plan takes longer than it saves.
    options: `-c search_path=${searchPath} -c idle_in_transaction_session_timeout=${IDLE_TRANSACTION_TIMEOUT_MS} -c jit=off`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  })
  // `create … if not exists` still fails when two sessions create at once, so all of it happens under one lock. A separate client holds the
  // lock, because the pool may have only one connection.
  const locker = new pg.Client(connectionWith(searchPathOption()))
  locker.on('error', () => {})
  let closeAll = async (): Promise<void> => {}
  try {
    await locker.connect().catch((error: unknown) => {
      throw explainConnectError(error)
    })
    await locker.query(`select pg_advisory_lock(${MIGRATION_LOCK})`)
    const connection = connectionWith(searchPathOption(await prepareServer(locker)))
    const calls = createCallScope()
    const cancel = (processId: number) => jobPool.query('select pg_cancel_backend($1)', [processId])
    // Jobs have their own connections, so that calls and jobs do not wait for each other.
    const callShare = Math.max(1, Math.ceil(poolSize / 2))
    const jobShare = Math.max(1, poolSize - callShare)
    const jobPool: ServerPool = createServerPool(pg, connection, { max: jobShare, statementTimeoutMs: JOB_TIMEOUT_MS, cancel })
    const callPool = createServerPool(pg, connection, { max: callShare, statementTimeoutMs: WRITE_TIMEOUT_MS, calls, cancel })
    closeAll = async () => {
      await Promise.all([callPool.close(), jobPool.close()])
    }
    const queue: JobDatabase = { executeSql: (text, values) => jobPool.query(text, values) }
    const jobDb = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: jobPool.pool }) })
    await migrate(jobDb as unknown as Kysely<unknown>, SCHEMA)
    return {
      db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: callPool.pool }) }),
      jobDb,
      jobs: { db: queue, backend: 'postgres' },
      isEmbedded: false,
      calls,
      readsPerTenant: Math.max(1, Math.ceil(callShare / 2)),
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  } finally {
    await locker.end()
  }
}

/**
 * Opens a database, creates or migrates its tables.
 *
 * @throws `bad-input` for an invalid URL; `unavailable`, not retryable, if another process uses the folder, the tables belong to another
 * version, or the server cannot hold the tables
 */
export const openDatabase = (location: DatabaseLocation): Promise<Database> => {
  if ('url' in location) return openServer(location)
  return openEmbedded('folder' in location ? location.folder : undefined)
}
