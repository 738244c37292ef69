import { batch, computed, type ReadonlySignal, signal, untracked } from '@preact/signals-core'
import type { BackupAdapter } from '../adapter.js'
import type { List } from '../list.js'
import { type Item, type ItemRef, keyOf, type Scope, standingOf, type User, type UserFilter } from '../model.js'
import { toReadable } from '../readable.js'
import { DUE, type UserTable } from '../user-table.js'
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
const LOOKUP = 'lookup'

export interface CoverageHost {
  users: UserTable
  port: BackupAdapter
  /** The scope; the first there is, if none was chosen. */
  needScope(): Promise<Scope>
  /** Whether `listCoverage` may be used: it exists, and the cloud names 'coverage' where it lists capabilities. */
  hasCoverage(): Promise<boolean>
  available: ReadonlySignal<number | 'unlimited' | undefined>
  /** The box, in order, without states. */
  items: ReadonlySignal<readonly Item[]>
  /** A new list of users, which puts what it shows into the table. */
  listUsers(filter: UserFilter): List<User>
}

export interface CoverageEngine extends Coverage {
  readonly credits: ReadonlySignal<Credits>
  /** Changes when any item's state may have changed. */
  readonly states: ReadonlySignal<number>
  /** `undefined`: counted. */
  stateOf(ref: ItemRef): Item['state']
  /** These came into the box. */
  cover(refs: readonly ItemRef[]): void
  /** These left the box. */
  uncover(refs: readonly ItemRef[]): void
  /** Resolves when exact; rejects `count-unknown` when an item failed or fetching was stopped. */
  whenExact(signal: AbortSignal): Promise<void>
  /** Ids of the first n due users, in box order, members in the order they came. */
  firstDue(n: number): readonly string[]
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
  const { users, port, needScope, items } = host
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
  const touch = (): void => {
    box.value = box.peek() + 1
    prices.touch(false)
  }
  /** A command changed the box: whatever it changed shows at once. */
  const touchAll = (): void => {
    touch()
    prices.touch(true)
    states.touch(true)
  }
  const isExact = (): boolean => memberships.sums.open + named.open === 0

  const named = createNamed({
    users,
    port,
    needScope,
    counts,
    queue,
    change: (act) =>
      batch(() => {
        act()
        touchAll()
      }),
    onFailed(error) {
      if (named.failed > 0) failures.put(LOOKUP, error)
    },
    onCost: (index) => costs.touch(keyOf({ kind: 'user', id: users.id(index) })),
  })
  const memberships = createMemberships({
    users,
    port,
    needScope,
    hasCoverage: host.hasCoverage,
    counts,
    queue,
    isLookedAt: (key) => costs.isLookedAt(key),
    onChange: (key) => costs.touch(key),
    onBox(isNews, isUrgent) {
      touch()
      if (isNews) states.touch(isUrgent)
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
    if (isSettled) states.touch(true)
  })

  const costOfUser = (index: number): Cost | undefined => {
    if (named.isStale(index)) return { credits: 0, isExact: true }
    const code = users.standing(index)
    if (code === 0) return undefined
    const credits = code === DUE && counts.refs(index) === (named.isInBox(index) ? 1 : 0) ? 1 : 0
    return { credits, isExact: credits === 0 || isExact() }
  }
  const costOf = (ref: ItemRef, key: string): Cost | undefined => {
    if (ref.kind === 'user') {
      const index = users.intern(ref.id)
      named.watch(index)
      return costOfUser(index)
    }
    const membership = memberships.get(key)
    if (membership?.status === 'stale') return { credits: 0, isExact: true }
    if (membership?.hasAnswer !== true) return undefined
    const credits = counts.dueWith(membership.members, membership.isInBox ? 1 : 0)
    return { credits, isExact: membership.status === 'done' && (credits === 0 || isExact()) }
  }
  const costs = createCosts({
    box,
    prices: prices.signal,
    costOf: (ref, key) => untracked(() => costOf(ref, key)),
    onLook(ref, key) {
      if (ref.kind === 'user') named.look(users.intern(ref.id))
      else memberships.look(ref, key)
    },
    onLeave(ref, key) {
      if (ref.kind === 'user') named.unlook(users.find(ref.id))
      else memberships.leave(key)
    },
  })

  const reach = createReach({ users, items, counts, named, memberships })
  const frees = (item: Item): number => costOf(item, keyOf(item))?.credits ?? 0
  const { credits, progress, isStopped, relief } = createFigures({
    box,
    available: host.available,
    items,
    counts,
    named,
    sums: () => memberships.sums,
    frees,
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
    stateOf(ref) {
      if (ref.kind === 'user') return named.stateOf(users.find(ref.id))
      const membership = memberships.get(keyOf(ref))
      if (membership?.isInBox !== true || membership.status === 'done') return undefined
      const { status } = membership
      return status === 'stale' || status === 'failed' ? status : 'counting'
    },
    cover(refs) {
      batch(() => {
        for (const ref of refs) {
          if (ref.kind === 'user') named.cover(users.intern(ref.id))
          else memberships.cover(ref)
        }
        touchAll()
      })
    },
    uncover(refs) {
      batch(() => {
        for (const ref of refs) {
          if (ref.kind === 'user') named.uncover(users.find(ref.id))
          else memberships.uncover(ref)
        }
        named.tidy()
        if (named.failed === 0) failures.delete(LOOKUP)
        touchAll()
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
      batch(() => {
        failures.clear()
        memberships.retry()
        named.retry()
        touchAll()
      })
    },
    cancel() {
      batch(() => {
        memberships.stop()
        named.stop()
        touchAll()
      })
    },
    whenExact: (signal) =>
      whenExact({ box, isExact, isStopped: () => isStopped.value, isDisposed: () => isDisposed, failure: failures.latest }, signal),
    reload() {
      batch(() => {
        queue.clear()
        users.forgetStandings()
        counts.clear()
        failures.clear()
        memberships.reload()
        named.reload()
        touchAll()
      })
    },
    reset() {
      // its list ends with the scope
      gap = undefined
      batch(() => {
        queue.clear()
        counts.clear()
        failures.clear()
        memberships.clear()
        named.clear()
        costs.clear()
        touchAll()
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
