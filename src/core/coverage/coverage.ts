import type { Readable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import type { BackupError } from '../model/errors.js'
import type { Item, ItemRef, User } from '../model/model.js'
import type { Standing } from '../rules/standing.js'
import type { FirstUsers } from './figures/first-users.js'
import type { KindRemoval } from './figures/kind-removals.js'

/** Credits that the items of the box take. While `isExact` is false, `allocated` is a lower bound. */
export interface Credits {
  /** Sum of the prices of distinct due users: covered, active and without a backup. */
  allocated: number
  /** `undefined` until the backend has answered. */
  available: number | 'unlimited' | undefined
  /** Credits missing; 0 while `available` is not known. */
  shortfall: number
  isExact: boolean
  /** Present while the figures are the last exact ones and the session checks whether they have changed. */
  isChecking?: true
  /** Users whose backup a start begins: due users and restarts. */
  starts: number
  /** Users whose backup failed or is paused. A restart takes no credit. */
  restarts: number
  /** Due users at a price of 0. */
  free: number
  /** Distinct users covered: due users, restarts and skipped users. Excepted users are not covered. */
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
  /**
   * Distinct users that both an item and an exception reach, unless they are suspended or deleted. They take no credit and are not started.
   */
  excepted: number
  /** Sum of the credits that each item would take alone under the same exceptions, minus `allocated`. */
  overlap: number
}

/**
 * Credits that adding an item would take. For an item of the box: credits that removing it would free. For an exception: credits that it
 * gives back, because no other exception excludes those users.
 */
export interface Cost {
  credits: number
  isExact: boolean
  /** Users that the item reaches, among the members fetched so far. */
  users?: number | undefined
  /** Another item of the box that covers all users of this one. Computed in small boxes only. */
  coveredBy?: Item | undefined
}

/**
 * Reason why a user takes no credit; `free` for a due user at price 0, `not-covered` if no item covers the user, `excepted` if an exception
 * excludes it. `why` names the exceptions.
 */
export type WhyNot = Exclude<Standing, 'due'> | 'free' | 'not-covered' | 'excepted'

/** An item of the box that covers a user, or an exception that takes it out. */
export interface CoveredBy {
  /** One of the items; `undefined` if the search would take too long, or if there is only an exception. */
  item: Item | undefined
  /** Number of other items that cover the user. */
  others: number
  /** An exception that excludes the user; absent if none does, `null` if the search would take too long. */
  exception?: Item | null | undefined
}

/** Which users the box covers, and why. */
export interface Coverage {
  /** Marginal cost of the item. Loads members while it has subscribers. The same ref returns the same object. */
  cost(ref: ItemRef): Readable<Cost | undefined>
  /**
   * Credits that each item would take if the box were empty, in the order of the refs: at least as many as it takes now. `null` for an item
   * that no longer exists. Fetched without members, for all visible rows at once; `undefined` if the backend has no `listCosts`.
   */
  listCosts(refs: readonly ItemRef[], signal: AbortSignal): Promise<readonly (number | null)[] | undefined>
  /** Increases when earlier answers of `listCosts` are outdated: after a sync, a start or a change of the scope. */
  readonly costsRevision: Readable<number>
  /**
   * All items of the box that cover the user, then all exceptions that reach it. Searches the members of all items, so call it for one
   * user, not for each row of a list.
   */
  why(userId: string): readonly Item[]
  /**
   * One item of the box that covers the user, the number of others, and an exception that takes the user out; `undefined` if nothing of the
   * box reaches the user. Fast enough for each row of a list.
   */
  coveredBy(userId: string): CoveredBy | undefined
  /** Why the user takes no credit; `undefined` if the user takes one, or is not known. */
  whyNot(userId: string): WhyNot | undefined
  /** Uncovered users whose backup a start could begin: without a backup, or with a failed or paused one. Excepted users are not covered. */
  gap(): List<User>
  /**
   * Members fetched so far for the items of the box; `undefined` while nothing is being fetched. `isWaiting`: the cloud limits the rate of
   * calls, and counting resumes automatically.
   */
  readonly progress: Readable<{ done: number; total?: number | undefined; isWaiting?: true } | undefined>
  /** The latest failure of an item of the box that was not retried. */
  readonly error: Readable<BackupError | undefined>
  /** Whether `cancel` stopped fetching, so that `retry` would continue. */
  readonly isStopped: Readable<boolean>
  /**
   * With a shortfall: items to remove. Items that free enough credits on their own come first, smallest first; then the other items,
   * largest first.
   */
  readonly suggestedRemovals: Readable<readonly { item: Item; frees: number }[]>
  /**
   * With a shortfall and items of several kinds: kinds whose items together cover the shortfall, the kind that frees fewest credits first.
   */
  readonly suggestedKinds: Readable<readonly KindRemoval[]>
  /** With a shortfall: the number of due users, from the first in box order, that the available credits pay for. */
  readonly affordable: Readable<number>
  /** The users of a start with `first`, in its order: items in box order, members in the order of their pages. */
  firstUsers(first: number): Promise<FirstUsers>
  /** Continues failed and stopped fetches after the last loaded page. */
  retry(): void
  /** Stops fetching members. Loaded members stay counted, and `isExact` stays false. */
  cancel(): void
}
