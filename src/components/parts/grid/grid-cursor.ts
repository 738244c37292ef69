import type { Rows } from '../../../core/index.js'

/** Rows of a grid for one render. */
export interface CursorRows<T> {
  rows: Rows<T>
  keyOf(row: T): string
  /** Returns the index of a key, or -1. If absent, the cursor scans all rows. */
  indexOf?: ((key: string) => number) | undefined
}

/** Current row of a grid. Tracked by key, so that it survives search, sync, sort and removal of rows. */
export class GridCursor<T> {
  #rows: Rows<T> | undefined
  #keyOf: (row: T) => string = () => ''
  #index = 0
  #key: string | undefined

  get index(): number {
    return this.#index
  }

  get length(): number {
    return this.#rows?.length ?? 0
  }

  /**
   * Updates the cursor to the rows. `isReset`: if its row was removed, the cursor moves to the first row. Returns whether the rows changed.
   */
  follow({ rows, keyOf, indexOf }: CursorRows<T>, isReset: boolean): boolean {
    this.#keyOf = keyOf
    if (rows === this.#rows) return false
    this.#rows = rows
    const here = rows.at(this.#index)
    if (this.#key !== undefined && (here === undefined || keyOf(here) !== this.#key)) {
      const found = indexOf === undefined ? scan(rows, this.#key, keyOf) : indexOf(this.#key)
      // If the row was removed, take the row now at its index.
      this.#index = found >= 0 ? found : isReset ? 0 : this.#index
    }
    this.moveTo(this.#index)
    return true
  }

  /** Moves to a row, limited to the rows that exist. */
  moveTo(index: number): void {
    this.#index = Math.max(0, Math.min(this.length - 1, index))
    const row = this.#rows?.at(this.#index)
    this.#key = row === undefined ? undefined : this.#keyOf(row)
  }
}

const scan = <T>(rows: Rows<T>, key: string, keyOf: (row: T) => string): number => {
  let index = 0
  for (const row of rows) {
    if (keyOf(row) === key) return index
    index += 1
  }
  return -1
}
