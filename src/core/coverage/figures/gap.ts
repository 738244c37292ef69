import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import { type Readable, toReadable } from '../../async/readable.js'
import type { List, Rows } from '../../lists/list.js'
import type { User } from '../../model/model.js'

export interface GapHost {
  /** Users whose backup a start could begin, page by page. */
  startable: List<User> & {
    /** Loads pages until there are `atLeast` new rows. */
    more(atLeast?: number): Promise<void>
  }
  /** Whether a start could begin the user's backup and no item covers the user. */
  isUncovered(user: User): boolean
  /** Increases with each change of `isUncovered`. */
  revision: ReadonlySignal<number>
  /** Number of users whose backup a start of the box begins; `undefined` while the count is not exact. */
  coveredStarts(): number | undefined
}

/** Maximum number of rows to load at once while the box covers all of them. */
const MAX_ROWS = 1000

/** Converts a readable to a signal, which subscribes while it has readers. */
const toSignal = <T>(readable: Readable<T>): ReadonlySignal<T> => computed(() => readable.value)

const rowsOf = (users: readonly User[], length: number): Rows<User> => ({
  length,
  at: (index) => (index >= 0 && index < length ? users[index] : undefined),
  *[Symbol.iterator]() {
    for (let index = 0; index < length; index++) yield users[index] as User
  },
})

/** Creates the list of users that no item of the box covers and whose backup a start could begin. */
export const createGap = ({ startable, isUncovered, revision, coveredStarts }: GapHost): List<User> => {
  const listedRows = toSignal(startable.rows)
  // pages are appended in place while the box stays the same; earlier snapshots remember their length
  let kept: User[] = []
  let read = 0
  let source: Rows<User> | undefined
  let version = -1
  const isContinued = (rows: Rows<User>): boolean =>
    source !== undefined && rows.length >= read && rows.at(0) === source.at(0) && rows.at(read - 1) === source.at(read - 1)
  const rows = computed(() => {
    const all = listedRows.value
    if (revision.value !== version || !isContinued(all)) {
      kept = []
      read = 0
    }
    version = revision.value
    for (; read < all.length; read++) {
      const user = all.at(read)
      if (user !== undefined && isUncovered(user)) kept.push(user)
    }
    source = all
    return rowsOf(kept, kept.length)
  })
  const total = computed(() => {
    revision.value
    const covered = coveredStarts()
    const sum = startable.total.value
    // with a search, the total counts fewer users than the box may cover
    return sum === undefined || covered === undefined || startable.query.value.search !== '' ? undefined : Math.max(0, sum - covered)
  })

  // grows while pages add no row, so that a million covered users take a thousand calls instead of twenty thousand
  let atLeast = 1
  const loadPage = async (): Promise<void> => {
    const shown = rows.peek().length
    const loaded = startable.rows.value.length
    await startable.more(atLeast)
    const isFound = rows.peek().length > shown
    atLeast = isFound ? 1 : Math.min(4 * (startable.rows.value.length - loaded), MAX_ROWS)
  }
  /** Loads pages until one adds a row: the box may cover all users of many pages. */
  const more = async (): Promise<void> => {
    const shown = rows.peek().length
    do await loadPage()
    while (rows.peek().length <= shown && startable.hasMore.value)
  }

  let subscribers = 0
  let stopFilling: (() => void) | undefined
  /** Loads more pages while the first screen is empty because the box covers all of its users. */
  const keepFilled = (): (() => void) => {
    subscribers += 1
    if (subscribers === 1) {
      stopFilling = effect(() => {
        if (startable.status.value !== 'ready' || rows.value.length > 0 || !startable.hasMore.value) return
        untracked(() => loadPage().catch(() => {}))
      })
    }
    return () => {
      subscribers -= 1
      if (subscribers > 0) return
      stopFilling?.()
      stopFilling = undefined
    }
  }
  /** Subscribing to the gap subscribes to the list behind it, which loads while it has subscribers. */
  const toGapReadable = <T>(source: ReadonlySignal<T>): Readable<T> =>
    toReadable(source, () => {
      const leaveSource = startable.rows.subscribe(() => {})
      const leave = keepFilled()
      return () => {
        leave()
        leaveSource()
      }
    })

  return {
    rows: toGapReadable(rows),
    total: toGapReadable(total),
    status: toGapReadable(toSignal(startable.status)),
    error: toGapReadable(toSignal(startable.error)),
    hasMore: toGapReadable(toSignal(startable.hasMore)),
    query: toGapReadable(toSignal(startable.query)),
    search: (text) => startable.search(text),
    // the gap fixes the statuses; only the order can be chosen
    filter: ({ sort }) => startable.filter({ sort }),
    more,
    reload: () => startable.reload(),
  }
}
