import type { Actor, Page, User } from './model.js'

/**
 * State of a user who holds a license. `suspended` and `deleted`: status of the account. `left`: the directory no longer lists the user.
 * Adapters never return `unknown`: a session sets it in place of a state that it does not know.
 */
export type HolderState = 'active' | 'suspended' | 'deleted' | 'left' | 'unknown'

/** A user who holds a license: the credits that the start of a backup took, until they are given back. */
export interface Holder {
  user: Pick<User, 'id' | 'name' | 'email'>
  credits: number
  /** ISO 8601. */
  since: string
  /** The run or policy that took the credits. Empty for users who were protected before the backend kept runs. */
  through: { runId?: string | undefined; policyId?: string | undefined; policyName?: string | undefined }
  startedBy?: Actor | undefined
  state: HolderState
  facets?: Readonly<Record<string, string>> | undefined
}

/** Filter of the holders of licenses. */
export interface HolderFilter {
  /** One state, or several of which a holder has one. */
  state?: HolderState | readonly HolderState[] | undefined
  search?: string | undefined
  /** Groups the totals by `state`, `org-unit`, or the id of a facet that `describeFilters` lists. */
  groupBy?: string | undefined
}

/** Query of `listHolders`. */
export interface HolderQuery extends HolderFilter {
  cursor?: string | undefined
}

/** Licenses of one group of holders. */
export interface HolderTotal {
  /** Value that the holders share; a state for `state`. Empty for holders without a value. A user with several values counts once, in the group of this combination of values. */
  label: string
  credits: number
  users: number
}

/** One page of the holders of licenses. */
export interface HolderPage extends Page<Holder> {
  /** Totals of all holders of the query, largest first, if it has `groupBy`. Only the first page needs them. */
  totals?: readonly HolderTotal[] | undefined
  /** Credits of all holders of the query. Only the first page needs them. */
  credits?: number | undefined
}

/** Result of giving licenses back. */
export interface GiveBackResult {
  /** Credits that are available again. */
  credits: number
  /** Number of users whose licenses were given back. A backend may omit it. */
  users?: number | undefined
}
