import type { Item, ItemRef } from './model.js'
import type { Readable } from './readable.js'

/** What is ticked in the tabs and not added yet. */
export interface Ticked {
  readonly size: number
  has(ref: ItemRef): boolean
  [Symbol.iterator](): Iterator<Item>
}

/** Ticks, and the items of the box. Both survive search, filter, sort and sync. */
export interface Selection {
  readonly ticked: Readable<Ticked>
  /** Progress of `tickAll('…', 'matching')`. */
  readonly ticking: Readable<{ done: number; total?: number | undefined } | undefined>
  readonly items: Readable<readonly Item[]>
  /** False, and nothing done, for a user known as not active. An unseen user is ticked and looked up. */
  tick(item: Item | ItemRef, on: boolean): boolean
  /** `loaded`: the rows loaded so far. `matching`: all that match the query as it stands; lands all at once, or not at all. */
  tickAll(
    list: 'users' | 'groups' | 'csv',
    which: 'loaded' | 'matching',
    options?: { signal?: AbortSignal | undefined },
  ): Promise<{ ticked: number; skipped: number }>
  /** The unit and all its sub-units. */
  tickSubtree(orgUnitId: string, on: boolean): void
  clearTicks(): void
  /** Moves what is ticked into the box. */
  add(): void
  /** Puts items into the box, ticked or not, seen or not. */
  put(items: readonly (Item | ItemRef)[]): void
  remove(refs: readonly ItemRef[]): void
  clear(): void
}
