import { computed, type ReadonlySignal } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import { disposed } from '../model/errors.js'
import type { Page, UserFilter } from '../model/model.js'
import type { List } from './list.js'
import { createListState } from './list-state.js'
import { toRows } from './loaded-pages.js'
import { createPageLoader } from './page-loader.js'
import type { RowSet } from './row-set.js'

/** Debounce of a search while the administrator types. */
const SEARCH_DEBOUNCE_MS = 200
/** Subscribers to rows are notified at most once per frame. */
const FRAME_MS = 16

/** Query of one page. */
export type PageQuery<F extends object = UserFilter> = F & {
  search: string
  cursor: string | undefined
  limit: number
}

/** The parts that a list needs from its owner. `T`: row; `F`: filter; `K`: what the list stores, which is the row itself or a key that finds it. */
export interface ListHost<T, K, F extends object = UserFilter> {
  /** Requests one page. */
  fetch(query: PageQuery<F>, signal: AbortSignal): Promise<Page<K>>
  pageSize: number
  /** Creates an empty set of rows, so that a row on two pages is listed once. */
  createRowSet?: (() => RowSet<K>) | undefined
  /** Returns the function that converts a stored entry to a row. Default: the entries are the rows. */
  reader?: (() => (entry: K) => T) | undefined
  /** Increases when the rows of stored entries change. */
  revision?: ReadonlySignal<number> | undefined
}

/** A list with the methods reserved for its session. */
export interface OwnedList<T, K = T, F extends object = UserFilter> extends List<T, F> {
  /** The pages loaded so far, in stored form. */
  readonly kept: readonly (readonly K[])[]
  /** Loads the next page, or pages until there are `atLeast` new rows. */
  more(atLeast?: number): Promise<void>
  /** Whether the list has subscribers. */
  readonly isLookedAt: boolean
  /** Adds a subscriber to a value derived from this list. The returned function removes it. */
  look(): () => void
  /** Fetches the shown rows again: now if the list has subscribers, otherwise on the next subscription. */
  refresh(): Promise<void>
  /** Clears rows, search and filter for a new scope. */
  reset(): void
  dispose(): void
}

const isSameQuery = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Creates a list over a paged call. Only the answer to the latest request is shown. */
export const createList = <T, K = T, F extends object = UserFilter>(host: ListHost<T, K, F>): OwnedList<T, K, F> => {
  const { query, pages, next, total, status, error, ...state } = createListState<K, F>()
  const rows = computed(() => {
    host.revision?.value
    return toRows(pages.value, host.reader?.() ?? ((entry: K) => entry as unknown as T))
  })

  /** Whether `pages` are results of the current query. */
  let isFresh = false
  let isDisposed = false
  let subscribers = 0
  let debounce: ReturnType<typeof setTimeout> | undefined

  const loader = createPageLoader<K>({
    pageSize: host.pageSize,
    createRowSet: host.createRowSet,
    fetch: (cursor, limit, signal) => host.fetch({ ...query.value, cursor, limit }, signal),
    onStart: () => state.set('loading'),
    onStalled() {
      status.value = 'stalled'
    },
    onPage(page, isFirst) {
      isFresh = true
      state.take(page, isFirst)
    },
    onAborted: () => state.set(isFresh ? 'ready' : 'idle'),
    onFailed(failure, isFirst) {
      state.set('failed', failure)
      isFresh &&= !isFirst
    },
  })

  const stopDebounce = (): void => {
    clearTimeout(debounce)
    debounce = undefined
  }
  const loadFirst = (atLeast = 1): Promise<void> => {
    stopDebounce()
    // If the load is aborted, because the last subscriber leaves, the next subscriber starts it again.
    isFresh = false
    return loader.load({ isFirst: true, cursor: undefined, atLeast })
  }
  const abort = (): void => {
    stopDebounce()
    loader.abort()
  }
  /** Marks the rows as results of an old query; the next subscriber or call of `more` starts from the first page. */
  const invalidate = (): void => {
    stopDebounce()
    loader.cancel()
    isFresh = false
    state.set('idle')
  }

  const look = (): (() => void) => {
    subscribers += 1
    // in a microtask: a subscription made while rendering must not change what is being rendered
    queueMicrotask(() => {
      const isIdle = !isFresh && loader.current === undefined && status.peek() !== 'failed'
      if (subscribers > 0 && !isDisposed && isIdle) loadFirst().catch(() => {})
    })
    return () => {
      subscribers -= 1
      setTimeout(() => {
        if (subscribers === 0) abort()
      }, 0)
    }
  }

  const changeQuery = (change: F & { search: string }, debounceMs: number): void => {
    if (isDisposed || isSameQuery(change, query.value)) return
    query.value = change
    invalidate()
    if (subscribers === 0) return
    if (debounceMs === 0) loadFirst().catch(() => {})
    else {
      status.value = 'loading'
      debounce = setTimeout(() => loadFirst().catch(() => {}), debounceMs)
    }
  }

  return {
    rows: toReadable(rows, look, FRAME_MS),
    total: toReadable(total, look),
    status: toReadable(status, look),
    error: toReadable(error, look),
    hasMore: toReadable(state.hasMore, look),
    query: toReadable(query, look),
    search: (text) => changeQuery({ ...query.value, search: text.trim() }, SEARCH_DEBOUNCE_MS),
    filter: (part) => changeQuery({ ...query.value, ...part }, 0),
    more(atLeast = 1) {
      if (isDisposed) return Promise.reject(disposed())
      if (debounce !== undefined) return loadFirst()
      if (loader.current !== undefined) return loader.current
      if (!isFresh) return loadFirst(atLeast)
      return next.value === undefined ? Promise.resolve() : loader.load({ isFirst: false, cursor: next.value, atLeast })
    },
    reload: () => loadFirst(),
    look,
    get kept() {
      return pages.value.pages.slice(0, pages.value.count)
    },
    get isLookedAt() {
      return subscribers > 0
    },
    async refresh() {
      if (subscribers > 0) await loadFirst(Math.max(pages.value.length, 1))
      else invalidate()
    },
    reset() {
      invalidate()
      state.clear()
      if (subscribers > 0) loadFirst().catch(() => {})
    },
    dispose() {
      invalidate()
      isDisposed = true
      loader.dispose()
    },
  }
}
