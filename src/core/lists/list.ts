import type { Readable } from '../async/readable.js'
import type { BackupError } from '../model/errors.js'
import type { UserFilter } from '../model/model.js'

/** A snapshot of rows. Older snapshots stay valid. */
export interface Rows<T> {
  readonly length: number
  at(index: number): T | undefined
  [Symbol.iterator](): Iterator<T>
}

/** Rows of a list before its first page. */
export const NO_ROWS: Rows<never> = { length: 0, at: () => undefined, [Symbol.iterator]: () => [][Symbol.iterator]() }

/** State of a list. `stalled`: loading takes unusually long. */
export type ListStatus = 'idle' | 'loading' | 'stalled' | 'ready' | 'failed'

/**
 * A paged listing with search and filter. `rows` are the pages loaded so far. It loads on the first subscription, or on a call of `more`.
 */
export interface List<T, F extends object = UserFilter> {
  readonly rows: Readable<Rows<T>>
  /** Number of matching rows, if the backend reports it. */
  readonly total: Readable<number | undefined>
  readonly status: Readable<ListStatus>
  readonly error: Readable<BackupError | undefined>
  /** Whether `more` could load another row. */
  readonly hasMore: Readable<boolean>
  /** The latest search and filter. */
  readonly query: Readable<F & { readonly search: string }>
  search(text: string): void
  filter(part: F): void
  /** Loads the next page, or retries a failed page. Rejects with `error`; resolves if a later request replaces this one. */
  more(): Promise<void>
  /** Loads from the first page. The current rows stay until it arrives. */
  reload(): Promise<void>
}
