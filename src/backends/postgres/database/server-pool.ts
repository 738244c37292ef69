import type { PostgresPool } from 'kysely'
import type pg from 'pg'
import { BackupError, createFairSlots, onAbort } from '../../../core/internal.js'
import type { CallScope } from './call-limits.js'

/** Time in ms for a cancelled query to end. After it, the database is considered unresponsive. */
const CANCEL_GRACE_MS = 2_000
/** Time in ms for connections to end when the pool closes. */
const CLOSE_MS = 3_000

interface ServerPoolOptions {
  max: number
  /** Timeout in ms after which the server ends a statement. */
  statementTimeoutMs: number
  /** Limits of the current call; absent for a pool of jobs. */
  calls?: CallScope
  /** Cancels the query of a server process, through another connection. */
  cancel(processId: number): Promise<unknown>
}

export interface ServerPool {
  readonly pool: PostgresPool
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /** Ends all connections, and cuts connections that do not end in time. */
  close(): Promise<void>
}

const NOTHING = { command: 'ROLLBACK' as const, rowCount: 0, rows: [] }

/** Resolves when the promise settles, or after the given time. */
const settleWithin = async (promise: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([promise.then(() => {}).catch(() => {}), timeout])
  clearTimeout(timer)
}

/**
 * Wraps a connection while it is in use. A query whose call aborts or times out is cancelled on the server. The connection is closed
 * afterwards, because a late cancel must not hit the query of another call.
 */
const guardClient = (client: pg.PoolClient, { calls, cancel }: ServerPoolOptions, free: () => void) => {
  let isBroken = false
  const giveUp = async (running: Promise<unknown>): Promise<void> => {
    isBroken = true
    const { processID } = client as unknown as { processID: number }
    cancel(processID).catch(() => {})
    await settleWithin(running, CANCEL_GRACE_MS)
  }
  return {
    async query(text: string, values: readonly unknown[]) {
      // The transaction of a closed connection rolls back on the server.
      if (isBroken && text === 'rollback') return NOTHING
      if (isBroken) throw new BackupError('unavailable', 'the query was cancelled')
      const limits = calls?.current()
      if (limits === undefined) return client.query(text, [...values])
      const { signal, timeoutMs } = limits
      if (signal?.aborted) throw signal.reason
      const running = client.query(text, [...values])
      // A cancelled query may fail after its call has ended.
      running.catch(() => {})
      let stopListening = (): void => {}
      let timer: NodeJS.Timeout | undefined
      const limit = new Promise<never>((_, reject) => {
        const end = (error: unknown): void => void giveUp(running).then(() => reject(error))
        if (signal !== undefined) stopListening = onAbort(signal, () => end(signal.reason))
        const seconds = timeoutMs / 1000
        timer = setTimeout(() => end(new BackupError('unavailable', `the database did not answer within ${seconds} s`)), timeoutMs)
      })
      limit.catch(() => {})
      try {
        return await Promise.race([running, limit])
      } catch (error) {
        // While the query is being cancelled, wait for the reason of the cancellation.
        if (isBroken) return await limit
        throw error
      } finally {
        stopListening()
        clearTimeout(timer)
      }
    },
    release(error?: unknown): void {
      client.release(isBroken || Boolean(error))
      free()
    },
  }
}

/** Creates a pool of connections to a PostgreSQL server. */
export const createServerPool = ({ Pool }: typeof pg, connection: pg.PoolConfig, options: ServerPoolOptions): ServerPool => {
  const { max, statementTimeoutMs } = options
  const clients = new Set<pg.PoolClient>()
  const inner = new Pool({ ...connection, options: `${connection.options ?? ''} -c statement_timeout=${statementTimeoutMs}`, max })
  // The pool replaces a broken connection, and its next query rejects. Without this listener, the event would end the process.
  inner.on('error', () => {})
  inner.on('connect', (client) => {
    clients.add(client)
    client.on('error', () => {})
  })
  inner.on('remove', (client) => clients.delete(client))
  const close = async (): Promise<void> => {
    await settleWithin(inner.end(), CLOSE_MS)
    for (const client of clients) (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }
  // A free connection goes to the tenants in turn, and one tenant leaves a connection to the others. With two connections it may hold both:
  // otherwise its reads would wait for a start that waits for a lock.
  const slots = createFairSlots(max, max > 2 ? max - 1 : max)
  const connect = async () => {
    const limits = options.calls?.current()
    const free = options.calls === undefined ? () => {} : await slots.acquire(limits?.tenant ?? '', limits?.signal)
    try {
      return guardClient(await inner.connect(), options, free)
    } catch (error) {
      free()
      throw error
    }
  }
  // Kysely uses no other part of a pool, except for cursors.
  const pool = { connect, end: close } as unknown as PostgresPool
  return { pool, query: (text, values) => inner.query(text, values), close }
}
