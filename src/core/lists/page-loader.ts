import { type BackupError, disposed, toBackupError } from '../model/errors.js'
import type { Page } from '../model/model.js'
import { type RowSet, repeatedCursor } from './row-set.js'

/** Time after which a load counts as stalled. */
const STALLED_AFTER_MS = 8000
/** Maximum number of rows requested in one call. */
const MAX_LIMIT = 1000

/** Connections between a page loader and its list. */
export interface PageLoaderHost<K> {
  pageSize: number
  /** Creates an empty set of rows, to skip rows that an earlier page contained. Default: rows are not compared. */
  createRowSet?: (() => RowSet<K>) | undefined
  fetch(cursor: string | undefined, limit: number, signal: AbortSignal): Promise<Page<K>>
  onStart(): void
  onStalled(): void
  onPage(page: Page<K>, isFirst: boolean): void
  onAborted(): void
  onFailed(error: BackupError, isFirst: boolean): void
}

/** One load of a list. */
interface PageRequest {
  /** Whether the page replaces the rows of the list. */
  isFirst: boolean
  cursor: string | undefined
  /** Minimum number of rows to load. */
  atLeast: number
}

/** Runs one load of a list at a time; a new load replaces the running one. */
export interface PageLoader {
  /** The running load, unless it was aborted. */
  readonly current: Promise<void> | undefined
  /** Rejects if the load fails or is aborted; resolves if another load replaces it. */
  load(request: PageRequest): Promise<void>
  /** Aborts the running load, which then rejects `aborted`. */
  abort(): void
  /** Aborts the running load, which then resolves, because its page is no longer needed. */
  cancel(): void
  dispose(): void
}

export const createPageLoader = <K>(host: PageLoaderHost<K>): PageLoader => {
  let running: { controller: AbortController; promise: Promise<void> } | undefined
  let stalledTimer: ReturnType<typeof setTimeout> | undefined
  let isDisposed = false

  /** Rows and cursors of the pages in the list. A failed load does not change them, so it can be retried. */
  let rows = host.createRowSet?.()
  let cursors = new Set<string>()

  /** Fetches pages until there are enough new rows, as one page. An empty page with `next` is not the end. */
  const fetchRows = async ({ isFirst, cursor: first, atLeast }: PageRequest, signal: AbortSignal): Promise<Page<K>> => {
    const ownRows = host.createRowSet?.()
    const ownCursors = new Set<string>()
    const items: K[] = []
    let cursor = first
    for (;;) {
      const limit = Math.max(host.pageSize, Math.min(atLeast - items.length, MAX_LIMIT))
      const page = await host.fetch(cursor, limit, signal)
      for (const row of page.items) {
        if (ownRows?.has(row) || (!isFirst && rows?.has(row))) continue
        ownRows?.add(row)
        items.push(row)
      }
      if (page.next !== undefined) {
        if (ownCursors.has(page.next) || (!isFirst && cursors.has(page.next))) throw repeatedCursor(page.next)
        ownCursors.add(page.next)
      }
      if (items.length >= atLeast || page.next === undefined) {
        if (!signal.aborted) keep(isFirst, items, ownCursors)
        return { ...page, items }
      }
      cursor = page.next
    }
  }
  const keep = (isFirst: boolean, items: readonly K[], added: ReadonlySet<string>): void => {
    if (isFirst) {
      rows = host.createRowSet?.()
      cursors = new Set()
    }
    for (const row of items) rows?.add(row)
    for (const cursor of added) cursors.add(cursor)
  }

  const settle = (): void => {
    clearTimeout(stalledTimer)
    running = undefined
  }
  /** Resolves a replaced load instead of rejecting it, except at the end of the session. */
  const resolveReplaced = (): void => {
    if (isDisposed) throw disposed()
  }

  const load = (request: PageRequest): Promise<void> => {
    if (isDisposed) return Promise.reject(disposed())
    running?.controller.abort()
    clearTimeout(stalledTimer)
    const controller = new AbortController()
    const own = { controller, promise: Promise.resolve() }
    running = own
    host.onStart()
    stalledTimer = setTimeout(host.onStalled, STALLED_AFTER_MS)
    const run = async (): Promise<void> => {
      try {
        const page = await fetchRows(request, controller.signal)
        if (running !== own) return resolveReplaced()
        settle()
        host.onPage(page, request.isFirst)
      } catch (thrown) {
        if (running !== own) return resolveReplaced()
        settle()
        const error = toBackupError(thrown)
        if (error.code === 'aborted') host.onAborted()
        else host.onFailed(error, request.isFirst)
        throw error
      }
    }
    own.promise = run()
    // the list shows the failure, so callers need not catch it
    own.promise.catch(() => {})
    return own.promise
  }

  const abort = (): void => running?.controller.abort()
  const cancel = (): void => {
    abort()
    settle()
  }

  return {
    get current() {
      return running?.controller.signal.aborted === false ? running.promise : undefined
    },
    load,
    abort,
    cancel,
    dispose() {
      isDisposed = true
      cancel()
    },
  }
}
