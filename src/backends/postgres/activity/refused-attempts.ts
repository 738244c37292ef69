import type { Activity, Actor } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { recordActivity } from './record-activity.js'

/** Time in ms in which a process records the same attempt of one actor once, because the log is never emptied. */
const QUIET_MS = 3_600_000
/** Maximum number of different attempts that a process records for one actor in a domain in this time. */
const MAX_ATTEMPTS = 50
/** Maximum number of books that a process keeps: one for each actor in each domain. */
const MAX_BOOKS = 1_000

/** An attempt that the backend or `authorize` refused. */
export interface RefusedAttempt {
  domain: number
  actor: Actor | undefined
  activity: Activity
  /** Identifies what the caller asked for. Attempts with the same entry and the same request are one. */
  request?: string | undefined
}

/** The activity log of refused attempts. A caller that repeats an attempt cannot fill the log. */
export interface RefusedAttempts {
  /** Records an attempt, or counts it if the log has it or if the actor has made too many others. */
  record(attempt: RefusedAttempt): Promise<void>
  /** Records the counts of the attempts that were not recorded. */
  settle(): Promise<void>
}

/** The attempts of one actor in one domain since the time `from`. */
interface Book {
  from: number
  domain: number
  actor: Actor | undefined
  recorded: Set<string>
  /** Number of attempts by action that the log does not have. */
  further: Map<string, number>
}

const settledActivity = (action: string, attempts: number): Activity => ({
  action,
  summary: `Refused ${attempts.toLocaleString('en-US')} further attempt${attempts === 1 ? '' : 's'} within an hour`,
  counts: { attempts },
})

/** Creates the log of refused attempts of this process. */
export const createRefusedAttempts = (db: Db, now: () => number = () => performance.now()): RefusedAttempts => {
  const books = new Map<string, Book>()

  const close = async (key: string, { domain, actor, further }: Book): Promise<void> => {
    books.delete(key)
    for (const [action, attempts] of further) await recordActivity(db, domain, settledActivity(action, attempts), actor)
  }
  const openBook = (domain: number, actor: Actor | undefined): Book => {
    const key = JSON.stringify([domain, actor?.id ?? null])
    const known = books.get(key)
    if (known !== undefined) return known
    const book: Book = { from: now(), domain, actor, recorded: new Set(), further: new Map() }
    books.set(key, book)
    return book
  }
  /** Closes the books that are older than an hour. The oldest book is the first of the map. */
  const closeOld = async (): Promise<void> => {
    for (const [key, book] of books) {
      if (now() - book.from < QUIET_MS && books.size < MAX_BOOKS) return
      await close(key, book)
    }
  }

  return {
    async record({ domain, actor, activity, request }) {
      await closeOld()
      const { recorded, further } = openBook(domain, actor)
      const attempt = JSON.stringify([activity.action, activity.target ?? null, activity.summary, request ?? null])
      if (recorded.has(attempt) || recorded.size >= MAX_ATTEMPTS) {
        further.set(activity.action, (further.get(activity.action) ?? 0) + 1)
        return
      }
      recorded.add(attempt)
      await recordActivity(db, domain, activity, actor)
    },
    async settle() {
      for (const [key, book] of books) await close(key, book)
    },
  }
}

const attemptsOfDatabases = new WeakMap<Db, RefusedAttempts>()

/** Returns the log of an open database, which all calls of the process share. */
export const refusedAttemptsOf = (db: Db): RefusedAttempts => {
  const known = attemptsOfDatabases.get(db) ?? createRefusedAttempts(db)
  attemptsOfDatabases.set(db, known)
  return known
}
