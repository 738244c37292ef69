import type { Rows } from './list.js'

/** The pages of a list. The arrays only grow, so that every earlier value is still a valid snapshot. */
export interface LoadedPages<T> {
  readonly pages: (readonly T[])[]
  /** Index of the first row of each page. */
  readonly starts: number[]
  /** Number of pages in this snapshot. The arrays may hold later pages. */
  readonly count: number
  readonly length: number
}

/** Creates the value of a list without pages. */
export const noPages = <T>(): LoadedPages<T> => ({ pages: [], starts: [], count: 0, length: 0 })

/** Appends a page; the cost does not depend on earlier pages. Call it for the latest value only. */
export const appendPage = <T>({ pages, starts, count, length }: LoadedPages<T>, page: readonly T[]): LoadedPages<T> => {
  if (page.length === 0) return { pages, starts, count, length }
  pages.push(page)
  starts.push(length)
  return { pages, starts, count: count + 1, length: length + page.length }
}

/** Shows pages as rows. `read` converts a stored entry to a row. */
export const toRows = <T, K>({ pages, starts, count, length }: LoadedPages<K>, read: (entry: K) => T): Rows<T> => {
  const at = (index: number): T | undefined => {
    if (!(index >= 0 && index < length)) return undefined
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    const entry = pages[low]?.[index - (starts[low] as number)]
    return entry === undefined ? undefined : read(entry)
  }
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let page = 0; page < count; page++) for (const entry of pages[page] as readonly K[]) yield read(entry)
    },
  }
}
