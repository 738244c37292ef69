import type { ListState } from '../grid/list-grid.js'

/** Remembers how many there are without search and filters, to say "1,204 of 98,112 users". */
export class ListCount {
  #of: unknown
  #overall: number | undefined

  /** `of`: whatever the remembered number belongs to, such as the scope. */
  read<T>({ rows, total, status, query }: ListState<T>, of: unknown) {
    if (of !== this.#of) {
      this.#of = of
      this.#overall = undefined
    }
    const isAll = query.search === '' && query.accountStatus === undefined && query.backupStatus === undefined
    if (isAll && status === 'ready') this.#overall = total
    return { loaded: rows.length, total, overall: this.#overall }
  }
}
