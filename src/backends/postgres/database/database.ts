import { mkdir } from 'node:fs/promises'
import { Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely'
import { fromPglite, type Db as JobDatabase } from 'pg-boss'
import type { DatabaseLocation } from '../postgres-backend.js'
import { lockFolder } from './lock-folder.js'
import { migrate } from './migrations.js'
import type { Db, Tables, Tx } from './tables.js'
import { keepTidy } from './tidy-up.js'

/** An open database with its tables up to date. */
export interface Database {
  readonly db: Db
  /** The same database for the job queue. */
  readonly jobs: { db: JobDatabase; backend: 'pglite' | 'postgres' }
  /** One process alone uses an embedded one. */
  readonly isEmbedded: boolean
  close(): Promise<void>
}

const SCHEMA = 'backup_start'
const MOST_IDLE_MS = 60_000

/** One at a time, in the order of asking. `acquire` resolves to what lets the next one in. */
const createTurnstile = () => {
  let last: Promise<void> = Promise.resolve()
  return async (): Promise<() => void> => {
    const before = last
    let release = (): void => {}
    last = new Promise((resolve) => {
      release = resolve
    })
    await before
    return release
  }
}

/**
 * PGlite has one connection, and whoever asks in the middle of somebody's transaction is in it. So everybody, the job queue
 * too, takes turns here, as with a pool of one. (Kysely's own dialect for PGlite mixes transactions that overlap.)
 */
const openEmbedded = async (folder: string | undefined): Promise<Database> => {
  const { PGlite } = await import('@electric-sql/pglite')
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm')
  if (folder !== undefined) await mkdir(folder, { recursive: true })
  const unlock = folder === undefined ? undefined : await lockFolder(folder)
  try {
    const pglite = await PGlite.create({ ...(folder !== undefined && { dataDir: `${folder}/database` }), extensions: { pg_trgm } })
    await pglite.exec(`create schema if not exists ${SCHEMA}; set search_path to ${SCHEMA}, public`)
    const acquire = createTurnstile()
    const alone = async <T>(act: () => Promise<T>): Promise<T> => {
      const release = await acquire()
      try {
        return await act()
      } finally {
        release()
      }
    }
    const connect = async () => {
      const release = await acquire()
      const query = async (text: string, parameters: readonly unknown[]) => {
        const { rows, affectedRows } = await pglite.query(text, [...parameters])
        return { command: 'UPDATE', rowCount: affectedRows ?? 0, rows }
      }
      return { query, release }
    }
    const stopTidying = keepTidy((text) => alone(() => pglite.query(text)))
    const end = async (): Promise<void> => {
      stopTidying()
      // what is under way comes to its end first
      await alone(() => pglite.close())
      await unlock?.()
    }
    // all of a pool that Kysely uses, but for cursors
    const pool = { connect, end } as unknown as PostgresPool
    const queue = fromPglite({
      query: (text: string, values?: unknown[]) => alone(() => pglite.query(text, values)),
      exec: (text: string) => alone(() => pglite.exec(text)),
    } as unknown as Parameters<typeof fromPglite>[0])
    return await prepare(new PostgresDialect({ pool }), { db: queue, backend: 'pglite' })
  } catch (error) {
    await unlock?.()
    throw error
  }
}

const openServer = async (url: string, poolSize = 10): Promise<Database> => {
  const { default: pg } = await import('pg')
  // who vanishes in the middle of a transaction, with its machine, must not keep a domain locked; and to compile a plan takes
  // longer than it saves
  const options = `-c search_path=${SCHEMA},public -c idle_in_transaction_session_timeout=${MOST_IDLE_MS} -c jit=off`
  const pool = new pg.Pool({ connectionString: url, max: poolSize, options, connectionTimeoutMillis: 10_000, keepAlive: true })
  // a connection that breaks is replaced; whoever uses it is told by the next query, also one that breaks between two of them
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await pool.query(`create schema if not exists ${SCHEMA}`)
    const queue: JobDatabase = { executeSql: (text, values) => pool.query(text, values) }
    return await prepare(new PostgresDialect({ pool }), { db: queue, backend: 'postgres' })
  } catch (error) {
    await pool.end()
    throw error
  }
}

const prepare = async (dialect: PostgresDialect, jobs: Database['jobs']): Promise<Database> => {
  const db = new Kysely<Tables>({ dialect })
  await migrate(db as unknown as Kysely<unknown>, SCHEMA)
  return { db, jobs, isEmbedded: jobs.backend === 'pglite', close: () => db.destroy() }
}

export const openDatabase = (location: DatabaseLocation): Promise<Database> => {
  if ('url' in location) return openServer(location.url, location.poolSize)
  return openEmbedded('folder' in location ? location.folder : undefined)
}

const isRaced = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && (error.code === '40P01' || error.code === '40001')

/** All of it or nothing. What loses a race against another transaction is done again. */
export const transact = async <T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> => {
  for (let left = 3; ; left -= 1) {
    try {
      return await db.transaction().execute(act)
    } catch (error) {
      if (left === 0 || !isRaced(error)) throw error
    }
  }
}

/**
 * Whoever decides about a domain's users and credits (a start, the swap of a sync) is alone with it until the transaction
 * ends. Take it first, so that nobody waits in a circle.
 */
export const lockDomain = async (tx: Tx, domain: number): Promise<void> => {
  await sql`select no from domains where no = ${domain} for no key update`.execute(tx)
}

/** Whoever only reports what became of users waits for the one who decides, and not for others who report. */
export const shareDomain = async (tx: Tx, domain: number): Promise<void> => {
  await sql`select no from domains where no = ${domain} for share`.execute(tx)
}
