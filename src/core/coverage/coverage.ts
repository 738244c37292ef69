import type { Readable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import type { BackupError } from '../model/errors.js'
import type { Item, ItemRef, Standing, User } from '../model/model.js'

/** What the items of the box take. `isExact` or else `allocated` is "at least". */
export interface Credits {
  /** Distinct users who are covered, active and not protected yet: one credit each. */
  allocated: number
  /** `undefined`: not known yet. */
  available: number | 'unlimited' | undefined
  /** How many credits are missing; 0 while `available` is not known. */
  shortfall: number
  isExact: boolean
  /** Distinct users covered: allocated + skipped. */
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
  /** What each item would take alone, summed, less `allocated`. */
  overlap: number
}

export interface Cost {
  credits: number
  isExact: boolean
}

/** Why a user takes no credit; `not-covered` when no item reaches them; `undefined` when one is due or the user is not known. */
export type WhyNot = Exclude<Standing, 'due'> | 'not-covered'

/** Who is covered, and the credits that follow. */
export interface Coverage {
  /** What adding the item would add or, for an item of the box, removing it would free. Loads while somebody subscribes. Same ref, same object. */
  cost(ref: ItemRef): Readable<Cost | undefined>
  /** Every item of the box that covers the user. */
  why(userId: string): readonly Item[]
  whyNot(userId: string): WhyNot | undefined
  /** Active users that nothing covers and nothing protects. */
  gap(): List<User>
  /** Members fetched so far for the items of the box; `undefined` when nothing is being fetched. */
  readonly progress: Readable<{ done: number; total?: number | undefined } | undefined>
  /** The latest failure of an item of the box that has not been retried. */
  readonly error: Readable<BackupError | undefined>
  /** Whether `cancel` stopped the fetching and `retry` would go on. */
  readonly isStopped: Readable<boolean>
  /** Over the limit: items worth removing with what each would free, the smallest that is enough first, else the biggest first. */
  readonly relief: Readable<readonly { item: Item; frees: number }[]>
  /** Goes on with what failed or was stopped, from where it stood. */
  retry(): void
  /** Stops fetching members; what came stays counted ("at least"). */
  cancel(): void
}
