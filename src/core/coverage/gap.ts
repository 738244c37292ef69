import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { List, Rows } from '../lists/list.js'
import type { User } from '../model/model.js'

export interface GapHost {
  /** Active users without a backup, page by page. */
  due: List<User>
  /** Whether the user is still due and no item covers them. */
  isUncovered(user: User): boolean
  /** Counts up with each change of that answer. */
  revision: ReadonlySignal<number>
  /** Number of due users that the box covers; `undefined` while that is not exact. */
  coveredDue(): number | undefined
}

/** Makes a signal of a readable; it subscribes while the signal has readers. */
const toSignal = <T>(readable: Readable<T>): ReadonlySignal<T> => computed(() => readable.value)

const rowsOf = (users: readonly User[], length: number): Rows<User> => ({
  length,
  at: (index) => (index >= 0 && index < length ? users[index] : undefined),
  *[Symbol.iterator]() {
    for (let index = 0; index < length; index++) yield users[index] as User
  },
})

/** Creates the list of due users that no item of the box covers. */
export const createGap = ({ due, isUncovered, revision, coveredDue }: GapHost): List<User> => {
  const dueRows = toSignal(due.rows)
  // grows in place while pages are appended and the box stays the same; earlier snapshots remember their length
  let kept: User[] = []
  let read = 0
  let source: Rows<User> | undefined
  let version = -1
  const isContinued = (rows: Rows<User>): boolean =>
    source !== undefined && rows.length >= read && rows.at(0) === source.at(0) && rows.at(read - 1) === source.at(read - 1)
  const rows = computed(() => {
    const all = dueRows.value
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
    const covered = coveredDue()
    const sum = due.total.value
    // with a search, the total counts fewer users than the box may cover
    return sum === undefined || covered === undefined || due.query.value.search !== '' ? undefined : Math.max(0, sum - covered)
  })

  /** Loads pages until one adds a row: the box may cover all users of many pages. */
  const more = async (): Promise<void> => {
    const shown = rows.peek().length
    do await due.more()
    while (rows.peek().length <= shown && due.hasMore.value)
  }

  let subscribers = 0
  let stopFilling: (() => void) | undefined
  /** Loads further pages while the first screen is empty because the box covers all of its users. */
  const keepFilled = (): (() => void) => {
    subscribers += 1
    if (subscribers === 1) {
      stopFilling = effect(() => {
        if (due.status.value !== 'ready' || rows.value.length > 0 || !due.hasMore.value) return
        untracked(() => due.more().catch(() => {}))
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
      const leaveSource = due.rows.subscribe(() => {})
      const leave = keepFilled()
      return () => {
        leave()
        leaveSource()
      }
    })

  return {
    rows: toGapReadable(rows),
    total: toGapReadable(total),
    status: toGapReadable(toSignal(due.status)),
    error: toGapReadable(toSignal(due.error)),
    hasMore: toGapReadable(toSignal(due.hasMore)),
    query: toGapReadable(toSignal(due.query)),
    search: (text) => due.search(text),
    // the gap fixes the statuses; only the order can be chosen
    filter: ({ sort }) => due.filter({ sort }),
    more,
    reload: () => due.reload(),
  }
}
