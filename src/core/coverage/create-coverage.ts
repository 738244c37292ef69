import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import { toPacedReadable, toReadable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import type { Item, ItemRef, User } from '../model/model.js'
import { isStarted, standingOf } from '../rules/standing.js'
import { containerKeysIn } from '../selection/item-table.js'
import { STANDINGS } from '../selection/user-table.js'
import type { Coverage, Credits } from './coverage.js'
import { type CoverageHost, createCoverageParts, LOOKUP } from './coverage-parts.js'
import { createGap } from './figures/gap.js'
import { whenExact } from './when-exact.js'

/** The coverage with the methods reserved for its session. */
export interface OwnedCoverage extends Coverage {
  readonly credits: ReadonlySignal<Credits>
  /** Follows `credits` at a pace at which elements can render. */
  readonly pacedCredits: ReadonlySignal<Credits>
  /** Increases if the state of any item may have changed. */
  readonly states: ReadonlySignal<number>
  /** State of an item; `undefined` if it is counted completely. */
  stateOf(key: number): Item['state']
  /** Whether the backend has answered about an item of the box: its first members are loaded, or it is stale or failed. */
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
   * Fetches members and subscribed costs again after the backend changed. The last exact credits stay until the new count is exact.
   *
   * @param kind fetches only the items of this kind; without it, all items and the standing of every user
   */
  reload(kind?: ItemRef['kind']): void
  /** Clears all counts for a new scope. The session clears the user table. */
  reset(): void
  suspend(): void
  resume(): void
  dispose(): void
}

const createStateOf =
  ({ store, exceptions }: CoverageHost, { userItems, memberships }: ReturnType<typeof createCoverageParts>) =>
  (key: number): Item['state'] => {
    if (key >= 0) return userItems.stateOf(key)
    const status = store.has(key) || exceptions.has(key) ? memberships.get(key)?.status : 'done'
    if (status === 'done') return undefined
    return status === 'stale' || status === 'failed' ? status : 'counting'
  }

/** Creates the counter of exact credits over any mix of items. Reference counts of users limit the work to what each change touches. */
export const createCoverage = (host: CoverageHost): OwnedCoverage => {
  const { users } = host
  let isDisposed = false
  const parts = createCoverageParts(host, () => isDisposed)
  const costsRevision = signal(0)
  const { queue, counts, failures, changes, isExact, userItems, memberships, costs, queries, figures } = parts
  const { revision, command } = changes
  const { credits, pacedCredits, progress, pacedProgress, isStopped, suggestedRemovals, suggestedKinds, affordable } = figures
  const error = computed(() => {
    revision.value
    return failures.latest()
  })

  const isUncovered = (user: User): boolean => {
    const index = users.find(user.id)
    return !counts.isCovered(index) && isStarted(STANDINGS[users.standing(index)] ?? standingOf(user))
  }
  let gap: List<User> | undefined

  const stateOf = createStateOf(host, parts)

  return {
    credits,
    pacedCredits,
    states: changes.stateRevision,
    cost: costs.cost,
    costsRevision: toReadable(costsRevision),
    listCosts: async (refs, signal) => (await import('./members/membership-loader.js')).fetchCosts(host, refs, signal),
    progress: toPacedReadable(progress, pacedProgress),
    error: toReadable(error),
    isStopped: toReadable(isStopped),
    suggestedRemovals: toReadable(suggestedRemovals),
    suggestedKinds: toReadable(suggestedKinds),
    affordable: toReadable(affordable),
    async firstUsers(limit) {
      const indexes = queries.firstDue(limit)
      const { createFirstUsers } = await import('./figures/first-users.js')
      return createFirstUsers({ ...host, command }, indexes)
    },
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
        memberships.uncover(containerKeysIn(keys))
        userItems.abortUnneeded()
        if (userItems.failed === 0) failures.delete(LOOKUP)
      })
    },
    why: queries.why,
    coveredBy: queries.coveredBy,
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
      costsRevision.value = costsRevision.peek() + 1
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
      costsRevision.value = costsRevision.peek() + 1
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
