import type { Rows, RunUser } from '../../core/index.js'
import type { ListState } from '../parts/grid/list-grid.js'

const toRows = (items: readonly RunUser[]): Rows<RunUser> => ({
  get length() {
    return items.length
  },
  at: (index) => items[index],
  [Symbol.iterator]: () => items[Symbol.iterator](),
})

/**
 * Merges the users of a run into one list with failed users first: all failed users, then the other users. Returns the same rows for the
 * same states.
 */
export const createFailedFirst = (): ((failed: ListState<RunUser> | undefined, all: ListState<RunUser>) => ListState<RunUser>) => {
  let madeOf: readonly [Rows<RunUser>, Rows<RunUser>, boolean] | undefined
  let made: Rows<RunUser> = toRows([])
  return (failed, all) => {
    // Before the first failure, or if the backend cannot list failed users alone.
    if (failed === undefined || (failed.rows.length === 0 && failed.status !== 'loading')) return all
    const isWhole = failed.status === 'ready' && !failed.hasMore
    if (madeOf === undefined || madeOf[0] !== failed.rows || madeOf[1] !== all.rows || madeOf[2] !== isWhole) {
      madeOf = [failed.rows, all.rows, isWhole]
      if (failed.rows.length === 0) made = all.rows
      else {
        const inFront = new Set([...failed.rows].map(({ user }) => user.id))
        const others = isWhole ? [...all.rows].filter(({ user, status }) => status !== 'failed' && !inFront.has(user.id)) : []
        made = toRows([...failed.rows, ...others])
      }
    }
    const { total } = all
    if (failed.rows.length === 0) return all
    return isWhole ? { ...all, rows: made, total } : { ...failed, rows: made, total, hasMore: true }
  }
}
