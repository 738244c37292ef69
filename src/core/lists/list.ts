import type { Readable } from '../async/readable.js'
import type { BackupError } from '../model/errors.js'
import type { UserFilter } from '../model/model.js'

/** A snapshot of rows; older ones stay valid. */
export interface Rows<T> {
  readonly length: number
  at(index: number): T | undefined
  [Symbol.iterator](): Iterator<T>
}

export const NO_ROWS: Rows<never> = { length: 0, at: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() }

export type ListStatus = 'idle' | 'loading' | 'stalled' | 'ready' | 'failed'

/** A paged, searchable, abortable listing: `rows` are the pages loaded so far. Loads when first subscribed to, or by `more`. */
export interface List<T> {
  readonly rows: Readable<Rows<T>>
  /** How many match in all, where the backend knows. */
  readonly total: Readable<number | undefined>
  readonly status: Readable<ListStatus>
  readonly error: Readable<BackupError | undefined>
  /** Whether `more` would bring anything. */
  readonly hasMore: Readable<boolean>
  /** What is being asked for: the latest search and filter. */
  readonly query: Readable<UserFilter & { readonly search: string }>
  search(text: string): void
  filter(part: UserFilter): void
  /** Loads the next page, or tries the failed one again; rejects as `error` says. Overtaken, it just resolves. */
  more(): Promise<void>
  /** From the first page on; the rows so far stay until it is there. */
  reload(): Promise<void>
}
