import { BackupError, hash } from '../../core/internal.js'

/** A token bucket: `burst` requests at once, refilled evenly with `perMinute` requests a minute. */
export interface Rate {
  perMinute: number
  /** Default: `perMinute`. */
  burst?: number | undefined
}

/** Maximum number of buckets kept. Full buckets are dropped first, then the oldest. */
const MAX_BUCKETS = 10_000

export interface RateLimit {
  /** Takes one request from the bucket. @throws BackupError `rate-limited` with `details.retryAfterMs` if it is empty. */
  take(name: string): void
}

/** Creates a limit of requests by name. Each name has a bucket that refills over time. */
export const createRateLimit = ({ perMinute, burst = perMinute }: Rate): RateLimit => {
  if (!(perMinute > 0) || !(burst >= 1))
    throw new BackupError('bad-input', 'a rate limit needs perMinute above 0 and a burst of at least 1', { field: 'limits' })
  const perMs = perMinute / 60_000
  const buckets = new Map<string, { tokens: number; at: number }>()
  const filled = ({ tokens, at }: { tokens: number; at: number }): number => Math.min(burst, tokens + (performance.now() - at) * perMs)

  /** Drops a tenth of the buckets at once, so that a flood of names costs each request little. */
  const makeRoom = (): void => {
    for (const [name, bucket] of buckets) if (filled(bucket) >= burst) buckets.delete(name)
    for (const name of buckets.keys()) {
      if (buckets.size <= MAX_BUCKETS * 0.9) return
      buckets.delete(name)
    }
  }

  return {
    take(name) {
      const bucket = buckets.get(name)
      if (bucket === undefined && buckets.size >= MAX_BUCKETS) makeRoom()
      const tokens = bucket === undefined ? burst : filled(bucket)
      if (tokens < 1) {
        const retryAfterMs = Math.max(1, Math.ceil((1 - tokens) / perMs - 1e-6))
        throw new BackupError('rate-limited', 'too many requests', { details: { retryAfterMs } })
      }
      // Deleting first keeps the map in order of last use.
      buckets.delete(name)
      buckets.set(name, { tokens: tokens - 1, at: performance.now() })
    },
  }
}

/** Identifies a caller by a hash of the credentials, so that no token is kept. */
export const callerByCredentials = ({ headers }: Request): string =>
  hash(headers.get('authorization') ?? headers.get('cookie') ?? 'anonymous')

/** Bytes of request bodies that one caller holds in memory at the same time. */
export interface BodyBudget {
  /** Opens an account for one body. */
  open(caller: string): BodyAccount
}

export interface BodyAccount {
  /** Adds bytes that arrived. @throws BackupError `rate-limited` if the caller holds too many. */
  add(bytes: number): void
  /** Returns all bytes of this body to the budget. */
  close(): void
}

/** @param bytesPerCaller must be at least the size of the largest body */
export const createBodyBudget = (bytesPerCaller: number): BodyBudget => {
  const held = new Map<string, number>()
  return {
    open(caller) {
      let mine = 0
      return {
        add(bytes) {
          const sum = (held.get(caller) ?? 0) + bytes
          if (sum > bytesPerCaller)
            throw new BackupError('rate-limited', 'too many large requests at the same time', { details: { retryAfterMs: 1000 } })
          held.set(caller, sum)
          mine += bytes
        },
        close() {
          const rest = (held.get(caller) ?? 0) - mine
          if (rest > 0) held.set(caller, rest)
          else held.delete(caller)
          mine = 0
        },
      }
    },
  }
}
