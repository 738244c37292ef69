import { signal } from '@preact/signals-core'
import { linkAbort } from '../async/abort.js'
import { type Readable, toReadable } from '../async/readable.js'
import { aborted } from '../model/errors.js'
import type { KeyOrder } from './key-order.js'
import { PROTECTED, type UserTable } from './user-table.js'

/** Lists that support `tickAll`. */
export type TickableList = 'users' | 'groups' | 'csv'

/** Rows found for `tickAll`. */
export interface FoundRows {
  /** Item keys. A key may be on two pages. */
  pages: readonly ArrayLike<number>[]
  /** Number of further rows that cannot be ticked. */
  skipped: number
}

/** Progress of a long operation, in rows. */
export interface RowProgress {
  done: number
  total?: number | undefined
}

/** Connections between bulk ticking and the selection. */
export interface BulkTicksHost {
  users: UserTable
  ticked: KeyOrder
  /** The rows loaded so far. */
  loaded(list: TickableList): FoundRows
  /** Fetches every row that matches the current query. */
  matching(list: TickableList, onProgress: (progress: RowProgress) => void, signal: AbortSignal): Promise<FoundRows>
  /** Aborts when the scope changes or the session ends. */
  scopeSignal(): AbortSignal
  onTicked(): void
}

/** Ticks many rows at once. */
export interface BulkTicks {
  readonly progress: Readable<RowProgress | undefined>
  tickLoaded(list: TickableList): { ticked: number; skipped: number }
  /** Ticks all matching rows together once they are loaded, or none. Rejects `aborted` on the caller's signal and on a scope change. */
  tickMatching(list: TickableList, signal: AbortSignal | undefined): Promise<{ ticked: number; skipped: number }>
}

export const createBulkTicks = (host: BulkTicksHost): BulkTicks => {
  const { users, ticked } = host
  const progress = signal<RowProgress | undefined>(undefined)

  const tickRows = ({ pages, skipped }: FoundRows): { ticked: number; skipped: number } => {
    const found = pages.reduce((sum, { length }) => sum + length, 0)
    const { standings } = users
    // `lastStanding` is the slow path, for the few users whose standing is being refetched
    const count = ticked.addWhere(pages, (key) => key < 0 || (standings[key] || users.lastStanding(key)) <= PROTECTED)
    host.onTicked()
    return { ticked: count, skipped: skipped + found - count }
  }

  return {
    progress: toReadable(progress),
    tickLoaded: (list) => tickRows(host.loaded(list)),
    async tickMatching(list, signal) {
      const scope = host.scopeSignal()
      const linked = signal === undefined ? linkAbort(scope) : linkAbort(scope, signal)
      if (linked.signal.aborted) throw aborted('tickAll')
      progress.value = { done: 0 }
      try {
        const found = await host.matching(
          list,
          (value) => {
            progress.value = value
          },
          linked.signal,
        )
        if (linked.signal.aborted) throw aborted('tickAll')
        return tickRows(found)
      } finally {
        progress.value = undefined
        linked.unlink()
      }
    },
  }
}
