import { type ReadonlySignal, untracked } from '@preact/signals-core'
import type { BackupAdapter } from '../model/adapter.js'
import type { Scope, UserFilter } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import { type ItemTable, NO_KEY } from '../selection/item-table.js'
import type { UserTable } from '../selection/user-table.js'
import { createCallQueue } from './call-queue.js'
import { createCoverageChanges } from './coverage-changes.js'
import { createCostReadables } from './figures/cost-readables.js'
import { createCoverageQueries } from './figures/coverage-queries.js'
import { createCoveringItemSearch } from './figures/covering-item.js'
import { createExceptionBound } from './figures/exception-bound.js'
import { createFigures } from './figures/figures.js'
import type { GapHost } from './figures/gap.js'
import { createItemCosts } from './figures/item-costs.js'
import { createKindRemovals } from './figures/kind-removals.js'
import { createItemFailures } from './item-failures.js'
import { createKnownCovers } from './members/known-covers.js'
import { createMemberCounts } from './members/member-counts.js'
import { createMemberships } from './members/memberships.js'
import { createReferenceCounts } from './users/reference-counts.js'
import { createUserEntries } from './users/user-entries.js'

const MAX_CALLS = 4
/** The failure key shared by all lookups of user items. */
export const LOOKUP = NO_KEY

/** Connections between the coverage and its session. */
export interface CoverageHost {
  users: UserTable
  port: BackupAdapter
  /** Resolves to the chosen scope, or to the first scope of the first cloud. */
  needScope(): Promise<Scope>
  /** Whether `listCoverage` may be called: the adapter implements it, and the cloud's capabilities, if any, include 'coverage'. */
  hasCoverage(): Promise<boolean>
  available: ReadonlySignal<number | 'unlimited' | undefined>
  /** Whether the session checks for changes at the backend. */
  isChecking: ReadonlySignal<boolean>
  items: ItemTable
  store: BoxStore
  /** The exceptions of the box. A key is an item or an exception, not both. */
  exceptions: BoxStore
  /** Creates a list of users that puts its rows into the user table. */
  listUsers(filter: UserFilter): GapHost['startable']
}

/**
 * Creates and connects the parts of the coverage. A change of a standing, a membership or an item notifies all figures derived from it.
 *
 * @param isDisposed whether the coverage has ended, so that later answers change nothing
 */
export const createCoverageParts = (host: CoverageHost, isDisposed: () => boolean) => {
  const { users, items, store, exceptions } = host
  const queue = createCallQueue(MAX_CALLS, () => changes.notifyFigures())
  const counts = createReferenceCounts(users)
  const covers = createKnownCovers(false, (key) => memberships.get(key))
  const exceptionCovers = createKnownCovers(true, (key) => memberships.get(key))
  const failures = createItemFailures()

  const changes = createCoverageChanges(() => memberships.sums.loading + userItems.loading > 0)
  const { revision, command } = changes
  const isExact = (): boolean => memberships.sums.open + userItems.open === 0

  const userItems = createUserEntries({
    ...host,
    counts,
    queue,
    command,
    onFailed(error) {
      if (userItems.failed > 0) failures.put(LOOKUP, error)
    },
    onCostChanged: (index) => costs.invalidate(index),
  })
  const memberships = createMemberships({
    ...host,
    command,
    step: changes.step,
    counts: createMemberCounts({ counts, covers, exceptionCovers }),
    queue,
    isCostSubscribed: (key) => costs.hasSubscribers(key),
    onCostChanged: (key) => costs.invalidate(key),
    onBoxChanged(isStateChange, isUrgent) {
      changes.notifyFigures()
      if (isStateChange) changes.notifyStates(isUrgent)
    },
    onFailed: failures.put,
    onRecovered: failures.delete,
  })

  users.onStanding((index, before, after, price) => {
    if (isDisposed()) return
    counts.changeStanding(index, after, price)
    const isSettled = userItems.onStanding(index)
    if (isSettled && userItems.failed === 0) failures.delete(LOOKUP)
    // a new user that no item covers changes no figure
    if (before !== 0 || counts.referencesOf(index) > 0) changes.notifyFigures()
    if (isSettled) changes.notifyStates(true)
  })

  const bound = createExceptionBound({ exceptions, counts, memberships })
  const { costOf, freedBy } = createItemCosts({
    users,
    counts,
    bound,
    userItems,
    memberships,
    isExact,
    findCovering: createCoveringItemSearch({ items, store, memberships }),
  })
  const costs = createCostReadables({
    items,
    revision,
    throttledRevision: changes.throttledRevision,
    costOf: (key) => untracked(() => costOf(key)),
    onFirstSubscriber: (key) => (key < 0 ? memberships : userItems).subscribeCost(key),
    onLastUnsubscribed: (key) => (key < 0 ? memberships : userItems).unsubscribeCost(key),
  })

  const queries = createCoverageQueries({ users, items, store, exceptions, counts, covers, exceptionCovers, userItems, memberships })
  const figures = createFigures({
    revision,
    available: host.available,
    isChecking: host.isChecking,
    throttledRevision: changes.throttledRevision,
    items,
    store,
    counts,
    bound,
    userItems,
    sums: () => memberships.sums,
    freedBy,
    removableKinds: createKindRemovals({ users, items, store, counts, memberships }),
    isWaiting: () => queue.isHeld,
    price: users.price,
    firstDue: queries.firstDue,
  })

  return { queue, counts, failures, changes, isExact, userItems, memberships, costs, queries, figures }
}
