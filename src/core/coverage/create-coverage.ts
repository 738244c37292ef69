import { computed, type ReadonlySignal, untracked } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import type { BackupAdapter } from '../model/adapter.js'
import type { Item, ItemRef, Scope, User, UserFilter } from '../model/model.js'
import { isStarted, standingOf } from '../rules/standing.js'
import type { BoxStore } from '../selection/box.js'
import { containerKeysIn, type ItemTable, NO_KEY } from '../selection/item-table.js'
import { STANDINGS, type UserTable } from '../selection/user-table.js'
import { createCallQueue } from './call-queue.js'
import { createCostReadables } from './cost-readables.js'
import type { Coverage, Credits } from './coverage.js'
import { createCoverageChanges } from './coverage-changes.js'
import { createCoverageQueries } from './coverage-queries.js'
import { createCoveringItemSearch } from './covering-item.js'
import { createFigures } from './figures.js'
import { createGap, type GapHost } from './gap.js'
import { createItemCosts } from './item-costs.js'
import { createItemFailures } from './item-failures.js'
import { createMemberships } from './memberships.js'
import { createReferenceCounts } from './reference-counts.js'
import { createUserItems } from './user-items.js'
import { whenExact } from './when-exact.js'

const MAX_CALLS = 4
/** Failure key that all lookups of user items share. */
const LOOKUP = NO_KEY

/** Connections between the coverage and its session. */
export interface CoverageHost {
  users: UserTable
  port: BackupAdapter
  /** Resolves to the scope; to the first one of the first cloud if none was chosen. */
  needScope(): Promise<Scope>
  /** Whether `listCoverage` may be called: the adapter has it, and the cloud names 'coverage' where it lists capabilities. */
  hasCoverage(): Promise<boolean>
  available: ReadonlySignal<number | 'unlimited' | undefined>
  /** Whether the session checks for changes at the backend. */
  isChecking: ReadonlySignal<boolean>
  items: ItemTable
  store: BoxStore
  /** Creates a list of users that puts its rows into the user table. */
  listUsers(filter: UserFilter): GapHost['startable']
}

/** The coverage as its session sees it. */
export interface OwnedCoverage extends Coverage {
  readonly credits: ReadonlySignal<Credits>
  /** Counts up if the state of any item may have changed. */
  readonly states: ReadonlySignal<number>
  /** State of an item; `undefined` if it is counted completely. */
  stateOf(key: number): Item['state']
  /** Whether the backend answered for an item of the box: its first members are loaded, or it is stale or failed. */
  hasAnswer(key: number): boolean
  /** Counts items added to the box. */
  cover(keys: Int32Array): void
  /** Stops counting items that left the box. */
  uncover(keys: Int32Array): void
  /** Resolves when the count is exact; rejects `count-unknown` if an item failed or fetching was stopped. */
  whenExact(signal: AbortSignal): Promise<void>
  /** The first `limit` due users: items in box order, members in the order of their pages. */
  firstDue(limit: number): Int32Array
  /**
   * Fetches members and subscribed costs again after the backend changed. Until the new count is exact, the last exact
   * credits stay.
   *
   * @param kind fetches the items of this kind only; without it, all items and the standing of every user
   */
  reload(kind?: ItemRef['kind']): void
  /** Forgets everything, for another scope. The session clears the user table. */
  reset(): void
  suspend(): void
  resume(): void
  dispose(): void
}

/** Creates the counter of exact credits over any mix of items. It keeps reference counts of users, so that a change costs only what it touches. */
export const createCoverage = (host: CoverageHost): OwnedCoverage => {
  const { users, items, store } = host
  const queue = createCallQueue(MAX_CALLS, () => changes.notifyFigures())
  const counts = createReferenceCounts()
  const failures = createItemFailures()
  let isDisposed = false

  const changes = createCoverageChanges(() => memberships.sums.loading + userItems.loading > 0)
  const { revision, command } = changes
  const isExact = (): boolean => memberships.sums.open + userItems.open === 0

  const userItems = createUserItems({
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
    counts,
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
    if (isDisposed) return
    counts.changeStanding(index, after, price)
    const isSettled = userItems.onStanding(index)
    if (isSettled && userItems.failed === 0) failures.delete(LOOKUP)
    // a new user that no item covers changes no figure
    if (before !== 0 || counts.referencesOf(index) > 0) changes.notifyFigures()
    if (isSettled) changes.notifyStates(true)
  })

  const { costOf, freedBy } = createItemCosts({
    users,
    counts,
    userItems,
    memberships,
    isExact,
    findCovering: createCoveringItemSearch({ items, store, memberships }),
  })
  const costs = createCostReadables({
    items,
    revision,
    throttledRevision: changes.costRevision,
    costOf: (key) => untracked(() => costOf(key)),
    onFirstSubscriber: (key) => (key < 0 ? memberships : userItems).subscribeCost(key),
    onLastUnsubscribed: (key) => (key < 0 ? memberships : userItems).unsubscribeCost(key),
  })

  const queries = createCoverageQueries({ users, items, store, counts, userItems, memberships })
  const figures = createFigures({
    revision,
    available: host.available,
    isChecking: host.isChecking,
    items,
    store,
    counts,
    userItems,
    sums: () => memberships.sums,
    freedBy,
    isWaiting: () => queue.isHeld,
    price: users.price,
    firstDue: queries.firstDue,
  })
  const { credits, progress, isStopped, suggestedRemovals, affordable } = figures
  const error = computed(() => {
    revision.value
    return failures.latest()
  })

  const isUncovered = (user: User): boolean => {
    const index = users.find(user.id)
    return counts.referencesOf(index) === 0 && isStarted(STANDINGS[users.standing(index)] ?? standingOf(user))
  }
  let gap: List<User> | undefined

  const stateOf = (key: number): Item['state'] => {
    if (key >= 0) return userItems.stateOf(key)
    const status = store.has(key) ? memberships.get(key)?.status : 'done'
    if (status === 'done') return undefined
    return status === 'stale' || status === 'failed' ? status : 'counting'
  }

  return {
    credits,
    states: changes.stateRevision,
    cost: costs.cost,
    progress: toReadable(progress),
    error: toReadable(error),
    isStopped: toReadable(isStopped),
    suggestedRemovals: toReadable(suggestedRemovals),
    affordable: toReadable(affordable),
    stateOf,
    hasAnswer: (key) => stateOf(key) !== 'counting' || memberships.get(key)?.hasAnswer === true,
    cover(keys) {
      command(() => {
        figures.dropCredits()
        userItems.cover(keys)
        memberships.cover(containerKeysIn(keys))
      })
    },
    uncover(keys) {
      command(() => {
        figures.dropCredits()
        userItems.uncover(keys)
        for (const key of containerKeysIn(keys)) memberships.uncover(key)
        userItems.abortUnneeded()
        if (userItems.failed === 0) failures.delete(LOOKUP)
      })
    },
    why: queries.why,
    whyNot: queries.whyNot,
    firstDue: queries.firstDue,
    gap() {
      gap ??= createGap({
        startable: host.listUsers({ accountStatus: ['active'], backupStatus: ['none', 'failed', 'paused'] }),
        isUncovered,
        revision,
        coveredStarts: () => (isExact() ? credits.value.starts : undefined),
      })
      return gap
    },
    retry() {
      command(() => {
        failures.clear()
        memberships.retry()
        userItems.retry()
      })
    },
    cancel() {
      command(() => {
        memberships.stop()
        userItems.stop()
      })
    },
    whenExact: (signal) =>
      whenExact({ revision, isExact, isStopped: () => isStopped.value, isDisposed: () => isDisposed, failure: failures.latest }, signal),
    reload(kind) {
      command(() => {
        figures.keepCredits()
        if (kind !== undefined) return memberships.reloadKind(kind)
        queue.clear()
        users.forgetStandings()
        counts.clear()
        failures.clear()
        memberships.reload()
        userItems.reload()
      })
    },
    reset() {
      // the session disposes the list behind the gap
      gap = undefined
      command(() => {
        figures.dropCredits()
        queue.clear()
        counts.clear()
        failures.clear()
        memberships.clear()
        userItems.clear()
        costs.clear()
      })
    },
    suspend: () => queue.pause(),
    resume() {
      if (!isDisposed) queue.resume()
    },
    dispose() {
      isDisposed = true
      queue.pause()
      queue.clear()
      changes.notifyFigures()
      changes.dispose()
    },
  }
}
