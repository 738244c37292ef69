import { batch, computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import { BackupError, toBackupError } from '../model/errors.js'
import type { Page, UserFilter } from '../model/model.js'
import type { List, ListStatus, Rows } from './list.js'

/** How long typing must rest before a search is sent. */
const SEARCH_REST_MS = 200
/** How long a page may take before the list says that it is slow. */
const STALLED_AFTER_MS = 8000
/** What a call asks for when rows that are shown already are asked for again, and how many of them are. */
const BIG_PAGE = 500
const KEPT_ROWS = 10_000
/** Rows are announced at most once a frame. */
const FRAME_MS = 16

export interface PageQuery extends UserFilter {
  search: string
  cursor: string | undefined
  limit: number
}

/** A list of `T` keeps its rows as `K`: as they came, or as what they are looked up by. */
export interface ListHost<T, K> {
  /** Asks the backend for one page. */
  fetch(query: PageQuery, signal: AbortSignal): Promise<Page<K>>
  pageSize: number
  /** What shows rows as they are known now, and those of a snapshot as long as it is held; changes with `revision`. */
  reader?: (() => (kept: K) => T) | undefined
  revision?: ReadonlySignal<number> | undefined
}

/** What the session sees of a list, beside what the world sees. */
export interface OwnedList<T, K = T> extends List<T> {
  /** The pages so far, as they are kept. */
  readonly kept: readonly (readonly K[])[]
  /** Whether anybody subscribes. */
  readonly isLookedAt: boolean
  /** Somebody subscribes to what is made of this list; the returned function says that they left. */
  look(): () => void
  /** Something changed at the backend: asks again for the rows shown where somebody looks, else at the next look. */
  refresh(): Promise<void>
  /** Forgets rows, search and filter: another scope. */
  reset(): void
  dispose(): void
}

/** A prefix of arrays that only ever grow, so that every snapshot costs nothing and stays valid. */
interface Pages<T> {
  pages: (readonly T[])[]
  /** Where each page begins. */
  starts: number[]
  count: number
  length: number
}

const noPages = <T>(): Pages<T> => ({ pages: [], starts: [], count: 0, length: 0 })

const rowsOf = <T, K>({ pages, starts, count, length }: Pages<K>, read: (kept: K) => T): Rows<T> => {
  const at = (index: number): T | undefined => {
    if (!(index >= 0 && index < length)) return undefined
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    const row = pages[low]?.[index - (starts[low] as number)]
    return row === undefined ? undefined : read(row)
  }
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < count; index++) for (const row of pages[index] as readonly K[]) yield read(row)
    },
  }
}

const isSameQuery = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A list over a paged call: one load at a time, and only the answer to the latest intent shows. */
export const createList = <T, K = T>(host: ListHost<T, K>): OwnedList<T, K> => {
  const itself = (row: K) => row as unknown as T
  const pages = signal<Pages<K>>(noPages())
  const next = signal<string | undefined>(undefined)
  const total = signal<number | undefined>(undefined)
  const status = signal<ListStatus>('idle')
  const error = signal<BackupError | undefined>(undefined)
  const query = signal<UserFilter & { readonly search: string }>({ search: '' })
  const rows = computed(() => {
    host.revision?.value
    return rowsOf(pages.value, host.reader?.() ?? itself)
  })
  // before the first page nobody knows, so there may be more
  const hasMore = computed(
    () => next.value !== undefined || status.value === 'idle' || (status.value !== 'ready' && pages.value.length === 0),
  )

  /** The load under way: overtaken ones find another here and stop. */
  let loading: { controller: AbortController; done: Promise<void> } | undefined
  let isFresh = false
  let isOver = false
  let lookers = 0
  let rest: ReturnType<typeof setTimeout> | undefined
  let slow: ReturnType<typeof setTimeout> | undefined

  /** Pages from a cursor on until there are this many rows, as one page. An empty page with `next` says "go on". */
  const fetchRows = async (signal: AbortSignal, from: string | undefined, atLeast: number): Promise<Page<K>> => {
    const seen = new Set<string>()
    const items: K[] = []
    let cursor = from
    for (;;) {
      const limit = Math.max(host.pageSize, Math.min(atLeast - items.length, BIG_PAGE))
      const page = await host.fetch({ ...query.value, cursor, limit }, signal)
      for (const row of page.items) items.push(row)
      if (items.length >= atLeast || page.next === undefined) return { ...page, items }
      if (seen.has(page.next)) throw new BackupError('bad-answer', 'the same cursor came twice', { field: 'next' })
      seen.add(page.next)
      cursor = page.next
    }
  }

  const take = (page: Page<K>, isFirst: boolean): void => {
    const { pages: all, starts, count, length } = isFirst ? noPages<K>() : pages.value
    const size = page.items.length
    if (size > 0) {
      all.push(page.items)
      starts.push(length)
    }
    batch(() => {
      pages.value = { pages: all, starts, count: size > 0 ? count + 1 : count, length: length + size }
      next.value = page.next
      if (page.total !== undefined || isFirst) total.value = page.total
      status.value = 'ready'
      error.value = undefined
    })
  }

  const settle = (): void => {
    clearTimeout(slow)
    loading = undefined
  }

  /** What somebody waited for is no longer wanted: that is no failure, but for the end of the session. */
  const overtaken = (): void => {
    if (isOver) throw new BackupError('disposed', 'the session is disposed')
  }

  /** Loads from the first row on, or the page after the last, in place of whatever is loading. */
  const load = (isFirst: boolean, atLeast = 1): Promise<void> => {
    if (isOver) return Promise.reject(new BackupError('disposed', 'the session is disposed'))
    clearTimeout(rest)
    rest = undefined
    loading?.controller.abort()
    clearTimeout(slow)
    const controller = new AbortController()
    const own = { controller, done: Promise.resolve() }
    loading = own
    batch(() => {
      status.value = 'loading'
      error.value = undefined
    })
    slow = setTimeout(() => {
      status.value = 'stalled'
    }, STALLED_AFTER_MS)
    const run = async (): Promise<void> => {
      try {
        const page = await fetchRows(controller.signal, isFirst ? undefined : next.value, atLeast)
        if (loading !== own) return overtaken()
        settle()
        isFresh = true
        take(page, isFirst)
      } catch (thrown) {
        if (loading !== own) return overtaken()
        settle()
        const failure = toBackupError(thrown)
        const isStopped = failure.code === 'aborted'
        batch(() => {
          status.value = isStopped ? (isFresh ? 'ready' : 'idle') : 'failed'
          error.value = isStopped ? undefined : failure
        })
        if (!isStopped) isFresh &&= !isFirst
        throw failure
      }
    }
    own.done = run()
    // who started it hears of a failure; a mere onlooker reads `error`
    own.done.catch(() => {})
    return own.done
  }

  /** What is shown or under way is no longer what is wanted; the next look or `more` begins anew. */
  const overtake = (): void => {
    stop()
    settle()
    isFresh = false
    batch(() => {
      status.value = 'idle'
      error.value = undefined
    })
  }

  const stop = (): void => {
    clearTimeout(rest)
    rest = undefined
    loading?.controller.abort()
  }

  const isUnderWay = (): boolean => loading !== undefined && !loading.controller.signal.aborted
  const look = (): (() => void) => {
    lookers += 1
    // not at once: a subscription made while rendering must not change what is being rendered
    queueMicrotask(() => {
      if (lookers > 0 && !isOver && !isFresh && !isUnderWay() && status.peek() !== 'failed') load(true).catch(() => {})
    })
    return () => {
      lookers -= 1
      setTimeout(() => {
        if (lookers === 0) stop()
      }, 0)
    }
  }

  const ask = (change: UserFilter & { search: string }, waitMs: number): void => {
    if (isOver || isSameQuery(change, query.value)) return
    query.value = change
    overtake()
    if (lookers === 0) return
    if (waitMs === 0) load(true).catch(() => {})
    else {
      status.value = 'loading'
      rest = setTimeout(() => load(true).catch(() => {}), waitMs)
    }
  }

  return {
    rows: toReadable(rows, look, FRAME_MS),
    total: toReadable(total, look),
    status: toReadable(status, look),
    error: toReadable(error, look),
    hasMore: toReadable(hasMore, look),
    query: toReadable(query, look),
    search: (text) => ask({ ...query.value, search: text.trim() }, SEARCH_REST_MS),
    filter: (part) => ask({ ...query.value, ...part }, 0),
    more() {
      if (isOver) return Promise.reject(new BackupError('disposed', 'the session is disposed'))
      if (rest !== undefined) return load(true)
      if (loading !== undefined && isUnderWay()) return loading.done
      if (!isFresh) return load(true)
      return next.value === undefined ? Promise.resolve() : load(false)
    },
    reload: () => load(true),
    look,
    get kept() {
      return pages.value.pages.slice(0, pages.value.count)
    },
    get isLookedAt() {
      return lookers > 0
    },
    async refresh() {
      if (lookers > 0) await load(true, Math.min(Math.max(pages.value.length, 1), KEPT_ROWS))
      else overtake()
    },
    reset() {
      overtake()
      batch(() => {
        pages.value = noPages()
        next.value = undefined
        total.value = undefined
        query.value = { search: '' }
      })
      if (lookers > 0) load(true).catch(() => {})
    },
    dispose() {
      overtake()
      isOver = true
    },
  }
}
