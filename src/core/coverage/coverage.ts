import type { Readable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import type { BackupError } from '../model/errors.js'
import type { Item, ItemRef, Standing, User } from '../model/model.js'

/** Credits that the items of the box take. While `isExact` is false, `allocated` is a lower bound. */
export interface Credits {
  /** One credit for each distinct user who is covered, active and not protected yet. */
  allocated: number
  /** `undefined` until the backend has answered. */
  available: number | 'unlimited' | undefined
  /** Credits missing; 0 while `available` is not known. */
  shortfall: number
  isExact: boolean
  /** Present while the figures are the last exact ones and the session checks whether they changed. */
  isChecking?: true
  /** Distinct users covered: allocated + skipped. */
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
  /** Sum of the credits that each item would take alone, minus `allocated`. */
  overlap: number
}

/** Credits that adding an item would add or, for an item of the box, removing it would free. */
export interface Cost {
  credits: number
  isExact: boolean
}

/** Reason why a user takes no credit; `not-covered` if no item covers the user. */
export type WhyNot = Exclude<Standing, 'due'> | 'not-covered'

/** Which users the box covers, and why. */
export interface Coverage {
  /** Marginal cost of the item. Loads members while it has subscribers. The same ref answers the same object. */
  cost(ref: ItemRef): Readable<Cost | undefined>
  /** All items of the box that cover the user. */
  why(userId: string): readonly Item[]
  /** Why the user takes no credit; `undefined` if the user is due, or is not known. */
  whyNot(userId: string): WhyNot | undefined
  /** List of active users without a backup that no item covers. */
  gap(): List<User>
  /** Members fetched so far for the items of the box; `undefined` while nothing is being fetched. */
  readonly progress: Readable<{ done: number; total?: number | undefined } | undefined>
  /** The latest failure of an item of the box that was not retried. */
  readonly error: Readable<BackupError | undefined>
  /** Whether `cancel` stopped fetching, so that `retry` would continue. */
  readonly isStopped: Readable<boolean>
  /** With a shortfall: items to remove. Items that free enough alone come first, smallest first; then the others, biggest first. */
  readonly suggestedRemovals: Readable<readonly { item: Item; frees: number }[]>
  /** Continues what failed or was stopped, from the last page that came. */
  retry(): void
  /** Stops fetching members. Members that came stay counted, and `isExact` stays false. */
  cancel(): void
}
