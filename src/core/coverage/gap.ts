import { computed, effect, type ReadonlySignal, untracked } from '@preact/signals-core'
import { type Readable, toReadable } from '../async/readable.js'
import type { List, Rows } from '../lists/list.js'
import type { User } from '../model/model.js'

export interface GapHost {
  /** The active users that nothing protects, page by page. */
  due: List<User>
  /** Whether the user is due still, and no item reaches them. */
  isUncovered(user: User): boolean
  /** Changes with whatever changes that answer. */
  box: ReadonlySignal<number>
  /** Due users the box reaches, once that is exact. */
  covered(): number | undefined
}

/** A readable as a signal: follows it while somebody reads. */
const follow = <T>(readable: Readable<T>): ReadonlySignal<T> => computed(() => readable.value)

const rowsOf = (users: readonly User[], length: number): Rows<User> => ({
  length,
  at: (index) => (index >= 0 && index < length ? users[index] : undefined),
  *[Symbol.iterator]() {
    for (let index = 0; index < length; index++) yield users[index] as User
  },
})

/** Active users that nothing covers and nothing protects: the due ones, less whom the box reaches. */
export const createGap = ({ due, isUncovered, box, covered }: GapHost): List<User> => {
  const all = follow(due.rows)
  // grows in place while the rows only grow and the box stays; snapshots remember their length
  let kept: User[] = []
  let read = 0
  let readOf: Rows<User> | undefined
  let version = -1
  const isContinued = (rows: Rows<User>): boolean =>
    readOf !== undefined && rows.length >= read && rows.at(0) === readOf.at(0) && rows.at(read - 1) === readOf.at(read - 1)
  const rows = computed(() => {
    const source = all.value
    if (box.value !== version || !isContinued(source)) {
      kept = []
      read = 0
    }
    version = box.value
    for (; read < source.length; read++) {
      const user = source.at(read)
      if (user !== undefined && isUncovered(user)) kept.push(user)
    }
    readOf = source
    return rowsOf(kept, kept.length)
  })
  const total = computed(() => {
    box.value
    const reached = covered()
    const sum = due.total.value
    // with a search the total speaks of fewer users than the box does
    return sum === undefined || reached === undefined || due.query.value.search !== '' ? undefined : Math.max(0, sum - reached)
  })

  /** Pages until one shows something new: the box may reach everybody on many of them. */
  const more = async (): Promise<void> => {
    const shown = rows.peek().length
    do await due.more()
    while (rows.peek().length <= shown && due.hasMore.value)
  }

  let lookers = 0
  let stopFilling: (() => void) | undefined
  const look = (): (() => void) => {
    lookers += 1
    if (lookers === 1) {
      // a first screen that is empty because the box reaches all of it is no answer yet
      stopFilling = effect(() => {
        if (due.status.value !== 'ready' || rows.value.length > 0 || !due.hasMore.value) return
        untracked(() => due.more().catch(() => {}))
      })
    }
    return () => {
      lookers -= 1
      if (lookers > 0) return
      stopFilling?.()
      stopFilling = undefined
    }
  }
  /** Looking at the gap is looking at the list behind it, which loads while looked at. */
  const through = <T>(source: ReadonlySignal<T>): Readable<T> =>
    toReadable(source, () => {
      const leaveSource = due.rows.subscribe(() => {})
      const leave = look()
      return () => {
        leave()
        leaveSource()
      }
    })

  return {
    rows: through(rows),
    total: through(total),
    status: through(follow(due.status)),
    error: through(follow(due.error)),
    hasMore: through(follow(due.hasMore)),
    query: through(follow(due.query)),
    search: (text) => due.search(text),
    // who is in the gap is settled; only their order is free
    filter: ({ sort }) => due.filter({ sort }),
    more,
    reload: () => due.reload(),
  }
}
