import type { ReferenceCounts } from './reference-counts.js'
import {
  createUserItemStates,
  FAILED,
  FOUND,
  HAS_COST,
  NOT_IN_BOX,
  QUEUED,
  REQUESTED,
  STALE,
  STOPPED,
  SUBSCRIBED,
  UNKNOWN,
} from './user-item-states.js'
import { createUserLookup, type UserLookupHost } from './user-lookup.js'

export interface UserItemsHost extends Omit<UserLookupHost, 'states'> {
  counts: Pick<ReferenceCounts, 'reserve' | 'addReferences'>
}

/** Users that are items of the box themselves. Looks up users whose standing is unknown. */
export interface UserItems {
  /** Number of items whose standing is known. */
  readonly found: number
  /** Number of items whose unknown standing keeps the count from being exact. */
  readonly open: number
  readonly loading: number
  readonly failed: number
  readonly stopped: number
  stateOf(index: number): 'counting' | 'stale' | 'failed' | undefined
  isInBox(index: number): boolean
  isStale(index: number): boolean
  /** Puts the user items among the keys into the box. */
  cover(keys: Int32Array): void
  /** Takes the user items among the keys out of the box. */
  uncover(keys: Int32Array): void
  /** Calls `onCostChanged` for changes of the user's cost from now on. */
  watchCost(index: number): void
  /** Called when the user's cost gets a subscriber. Looks the user up if needed. */
  subscribeCost(index: number): void
  /** Called when the user's cost has lost its last subscriber. */
  unsubscribeCost(index: number): void
  /** Applies a new or changed standing. Returns whether this resolves the lookup of an item of the box. */
  onStanding(index: number): boolean
  /** Aborts lookups whose results are no longer needed. */
  abortUnneeded(): void
  /** Retries failed and stopped lookups. */
  retry(): void
  stop(): void
  /** Counts and looks up all users again after all standings and reference counts were cleared. */
  reload(): void
  clear(): void
}

export const createUserItems = (host: UserItemsHost): UserItems => {
  const states = createUserItemStates(host.users, host.counts)
  const boxLookup = createUserLookup({ ...host, states }, true)
  const costLookup = createUserLookup({ ...host, states }, false)

  /** Requests a lookup for the box, unless a running one covers the user. */
  const requestForBox = (index: number): void => {
    if (!states.hasFlag(index, REQUESTED)) boxLookup.request(index)
  }
  const abortUnneeded = (): void => {
    boxLookup.abortIfUnneeded()
    costLookup.abortIfUnneeded()
  }

  return {
    get found() {
      return states.count(FOUND)
    },
    get open() {
      return states.count(UNKNOWN) + states.count(FAILED) + states.count(STOPPED)
    },
    get loading() {
      return states.count(UNKNOWN)
    },
    get failed() {
      return states.count(FAILED)
    },
    get stopped() {
      return states.count(STOPPED)
    },
    stateOf(index) {
      const state = states.stateOf(index)
      if (state === STALE) return 'stale'
      if (state === FAILED) return 'failed'
      return state === UNKNOWN || state === STOPPED ? 'counting' : undefined
    },
    isInBox: (index) => states.stateOf(index) !== NOT_IN_BOX,
    isStale: (index) => states.stateOf(index) === STALE,
    cover(keys) {
      states.reserve()
      states.addAll(keys, requestForBox)
    },
    uncover(keys) {
      states.removeAll(keys, (index) => {
        if (states.isNeeded(index) && !states.hasFlag(index, REQUESTED)) costLookup.request(index)
      })
    },
    watchCost(index) {
      states.reserve()
      states.setFlag(index, HAS_COST)
    },
    subscribeCost(index) {
      states.reserve()
      states.setFlag(index, SUBSCRIBED)
      if (states.isNeeded(index) && !states.hasFlag(index, REQUESTED | QUEUED)) costLookup.request(index)
    },
    unsubscribeCost: (index) => states.clearFlag(index, SUBSCRIBED),
    onStanding(index) {
      const state = states.stateOf(index)
      if (states.hasFlag(index, HAS_COST)) host.onCostChanged(index)
      if (state === NOT_IN_BOX || state === FOUND) return false
      states.move(index, FOUND)
      return true
    },
    abortUnneeded,
    retry() {
      if (states.count(FAILED) === 0 && states.count(STOPPED) === 0) return
      states.forEachInBox((index, state) => {
        if (state !== FAILED && state !== STOPPED) return
        states.move(index, UNKNOWN)
        requestForBox(index)
      })
    },
    stop() {
      if (states.count(UNKNOWN) === 0) return
      states.forEachInBox((index, state) => {
        if (state === UNKNOWN) states.move(index, STOPPED)
      })
      abortUnneeded()
    },
    reload() {
      boxLookup.clear()
      costLookup.clear()
      states.restart((index, before) => {
        if (before !== NOT_IN_BOX) {
          states.move(index, UNKNOWN)
          requestForBox(index)
        } else if (states.hasFlag(index, SUBSCRIBED)) costLookup.request(index)
      })
    },
    clear() {
      boxLookup.clear()
      costLookup.clear()
      states.clear()
    },
  }
}
