import type { ListState } from '../grid/list-grid.js'

/** Keeps the unfiltered total for counts such as "1,204 of 98,112 users". */
export class ListCount {
  #of: unknown
  #overall: number | undefined

  /** Reads the counts of a list. `of` identifies the list, such as its scope. */
  read<T>({ rows, total, status, query }: ListState<T>, of: unknown) {
    if (of !== this.#of) {
      this.#of = of
      this.#overall = undefined
    }
    const isAll = query.search === '' && query.accountStatus === undefined && query.backupStatus === undefined && query.where === undefined
    if (isAll && status === 'ready') this.#overall = total
    return { loaded: rows.length, total, overall: this.#overall }
  }
}
