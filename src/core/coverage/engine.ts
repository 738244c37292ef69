import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core'
import { toReadable } from '../async/readable.js'
import type { List } from '../lists/list.js'
import type { BackupAdapter } from '../model/adapter.js'
import { type Item, type Scope, standingOf, type User, type UserFilter } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import { type ItemTable, NO_KEY, othersIn } from '../selection/item-table.js'
import { DUE, type UserTable } from '../selection/user-table.js'
import { createCosts } from './costs.js'
import { createCounts } from './counts.js'
import type { Cost, Coverage, Credits } from './coverage.js'
import { createFailures } from './failures.js'
import { createFigures } from './figures.js'
import { createGap } from './gap.js'
import { createMemberships } from './memberships.js'
import { createNamed } from './named.js'
import { createPulse } from './pulse.js'
import { createQueue } from './queue.js'
import { createReach } from './reach.js'
import { whenExact } from './when-exact.js'

const CALLS_AT_ONCE = 4
/** The failure that all lookups of unseen users share. */
const LOOKUP = NO_KEY

export interface CoverageHost {
  users: UserTable
  port: BackupAdapter
  /** The scope; the first there is, if none was chosen. */
  needScope(): Promise<Scope>
  /** Whether `listCoverage` may be used: it exists, and the cloud names 'coverage' where it lists capabilities. */
  hasCoverage(): Promise<boolean>
  available: ReadonlySignal<number | 'unlimited' | undefined>
  items: ItemTable
  store: BoxStore
  /** A new list of users, which puts what it shows into the table. */
  listUsers(filter: UserFilter): List<User>
}

export interface CoverageEngine extends Coverage {
  readonly credits: ReadonlySignal<Credits>
  /** Changes when any item's state may have changed. */
  readonly states: ReadonlySignal<number>
  /** `undefined`: counted. */
  stateOf(key: number): Item['state']
  /** These came into the box. */
  cover(keys: Int32Array): void
  /** These left the box. */
  uncover(keys: Int32Array): void
  /** Resolves when exact; rejects `count-unknown` when an item failed or fetching was stopped. */
  whenExact(signal: AbortSignal): Promise<void>
  /** The first n due users, in box order, members in the order they came. */
  firstDue(n: number): Int32Array
  /** The backend changed: everything of the box and every cost looked at is fetched anew. */
  reload(): void
  /** Another scope: forgets all. The table is cleared by whoever owns it. */
  reset(): void
  suspend(): void
  resume(): void
  dispose(): void
}

/** Exact credits over any mix of items: reference counts of users, kept at the cost of what changes. */
export const createCoverage = (host: CoverageHost): CoverageEngine => {
  const { users, port, needScope, items, store } = host
  const queue = createQueue(CALLS_AT_ONCE)
  const counts = createCounts()
  const failures = createFailures()
  let isDisposed = false

  /** Changes with whatever any figure is made of. */
  const box = signal(0)
  const isBusy = (): boolean => memberships.sums.loading + named.loading > 0
  // each change of a state has the whole box gone through, each change of costs the members of every row in view
  const states = createPulse(isBusy)
  const prices = createPulse(isBusy)
  let isBulk = false
  const touch = (): void => {
    if (isBulk) return
    box.value = box.peek() + 1
    prices.touch(false)
  }
  const touchStates = (isUrgent: boolean): void => {
    if (!isBulk) states.touch(isUrgent)
  }
  /** Much may change at once: it is told once, and shows at once. */
  const command = (act: () => void): void =>
    batch(() => {
      isBulk = true
      try {
        act()
      } finally {
        isBulk = false
        touch()
        prices.touch(true)
        states.touch(true)
      }
    })
  const isExact = (): boolean => memberships.sums.open + named.open === 0

  const named = createNamed({
    users,
    port,
    needScope,
    counts,
    queue,
    change: command,
    onFailed(error) {
      if (named.failed > 0) failures.put(LOOKUP, error)
    },
    onCost: (index) => costs.touch(index),
  })
  const memberships = createMemberships({
    users,
    items,
    store,
    command,
    port,
    needScope,
    hasCoverage: host.hasCoverage,
    counts,
    queue,
    isLookedAt: (key) => costs.isLookedAt(key),
    onChange: (key) => costs.touch(key),
    onBox(isNews, isUrgent) {
      touch()
      if (isNews) touchStates(isUrgent)
    },
    onFailed: failures.put,
    onMended: failures.delete,
  })

  users.onStanding((index, before, after) => {
    if (isDisposed) return
    counts.stand(index, before, after)
    const isSettled = named.stand(index)
    if (isSettled && named.failed === 0) failures.delete(LOOKUP)
    // somebody never heard of before, whom nothing reaches, is no news
    if (before !== 0 || counts.refs(index) > 0) touch()
    if (isSettled) touchStates(true)
  })

  /** Of a user: what adding them would add, or removing them would free. */
  const creditsOf = (index: number): number =>
    users.standing(index) === DUE && counts.refs(index) === (named.isInBox(index) ? 1 : 0) ? 1 : 0
  const costOfUser = (index: number): Cost | undefined => {
    if (named.isStale(index)) return { credits: 0, isExact: true }
    if (users.standing(index) === 0) return undefined
    const credits = creditsOf(index)
    return { credits, isExact: credits === 0 || isExact() }
  }
  const costOf = (key: number): Cost | undefined => {
    if (key >= 0) {
      named.watch(key)
      return costOfUser(key)
    }
    const membership = memberships.get(key)
    if (membership?.status === 'stale') return { credits: 0, isExact: true }
    if (membership?.hasAnswer !== true) return undefined
    const credits = counts.dueWith(membership.data, membership.start, membership.end, membership.isInBox ? 1 : 0)
    return { credits, isExact: membership.status === 'done' && (credits === 0 || isExact()) }
  }
  const costs = createCosts({
    items,
    box,
    prices: prices.signal,
    costOf: (key) => untracked(() => costOf(key)),
    onLook: (key) => (key < 0 ? memberships : named).look(key),
    onLeave: (key) => (key < 0 ? memberships : named).leave(key),
  })

  const reach = createReach({ users, items, store, counts, named, memberships })
  const { credits, progress, isStopped, relief } = createFigures({
    box,
    available: host.available,
    items,
    store,
    counts,
    named,
    sums: () => memberships.sums,
    frees: (key) => (key < 0 ? (costOf(key)?.credits ?? 0) : creditsOf(key)),
  })
  const error = computed(() => {
    box.value
    return failures.latest()
  })

  const isUncovered = (user: User): boolean => {
    const index = users.find(user.id)
    const code = users.standing(index)
    return counts.refs(index) === 0 && (code === 0 ? standingOf(user) === 'due' : code === DUE)
  }
  let gap: List<User> | undefined

  return {
    credits,
    states: states.signal,
    cost: costs.cost,
    progress: toReadable(progress),
    error: toReadable(error),
    isStopped: toReadable(isStopped),
    relief: toReadable(relief),
    stateOf(key) {
      if (key >= 0) return named.stateOf(key)
      const status = store.placeOf(key) === 0 ? 'done' : memberships.get(key)?.status
      if (status === 'done') return undefined
      return status === 'stale' || status === 'failed' ? status : 'counting'
    },
    cover(keys) {
      command(() => {
        named.cover(keys)
        memberships.cover(othersIn(keys))
      })
    },
    uncover(keys) {
      command(() => {
        named.uncover(keys)
        for (const key of othersIn(keys)) memberships.uncover(key)
        named.tidy()
        if (named.failed === 0) failures.delete(LOOKUP)
      })
    },
    why: reach.why,
    whyNot: reach.whyNot,
    firstDue: reach.firstDue,
    gap() {
      gap ??= createGap({
        due: host.listUsers({ accountStatus: ['active'], backupStatus: ['none'] }),
        isUncovered,
        box,
        covered: () => (isExact() ? credits.value.allocated : undefined),
      })
      return gap
    },
    retry() {
      command(() => {
        failures.clear()
        memberships.retry()
        named.retry()
      })
    },
    cancel() {
      command(() => {
        memberships.stop()
        named.stop()
      })
    },
    whenExact: (signal) =>
      whenExact({ box, isExact, isStopped: () => isStopped.value, isDisposed: () => isDisposed, failure: failures.latest }, signal),
    reload() {
      command(() => {
        queue.clear()
        users.forgetStandings()
        counts.clear()
        failures.clear()
        memberships.reload()
        named.reload()
      })
    },
    reset() {
      // its list ends with the scope
      gap = undefined
      command(() => {
        queue.clear()
        counts.clear()
        failures.clear()
        memberships.clear()
        named.clear()
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
      touch()
      states.dispose()
      prices.dispose()
    },
  }
}
