import type { Changes } from '../tenant.js'
import type { ChangeCount } from './mirror-users.js'

/** Records by id, each at a place that is never reused for another record. */
export interface Records<T> {
  /** `undefined` at the place of a removed record. */
  readonly rows: readonly (T | undefined)[]
  readonly places: ReadonlyMap<string, number>
  apply(changes: Changes<T>): ChangeCount
}

/** Creates records; if two have the same id, the later record counts. */
export const createRecords = <T extends { id: string }>(initial: readonly T[]): Records<T> => {
  const rows: (T | undefined)[] = []
  const places = new Map<string, number>()
  const put = (row: T): keyof ChangeCount | undefined => {
    const place = places.get(row.id)
    if (place === undefined) {
      places.set(row.id, rows.length)
      rows.push(row)
      return 'added'
    }
    const isSame = rows[place] === row || JSON.stringify(rows[place]) === JSON.stringify(row)
    rows[place] = row
    return isSame ? undefined : 'changed'
  }
  for (const row of initial) put(row)
  return {
    rows,
    places,
    apply({ put: puts = [], remove = [] }) {
      const count = { added: 0, changed: 0, removed: 0 }
      for (const row of puts) {
        const outcome = put(row)
        if (outcome !== undefined) count[outcome] += 1
      }
      for (const id of remove) {
        const place = places.get(id)
        if (place === undefined) continue
        places.delete(id)
        rows[place] = undefined
        count.removed += 1
      }
      return count
    },
  }
}
