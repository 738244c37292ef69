import { batch } from '@preact/signals-core'
import type { BackupError } from '../../model/errors.js'
import type { BoxStore } from '../../selection/box.js'
import type { CallQueue } from '../call-queue.js'
import { createFinishedMoves } from './finished-moves.js'
import type { MemberCounts } from './member-counts.js'
import { addToSums, clearPages, createBoxSums, createMembership, type Membership } from './membership.js'
import { createMembershipLoader, type MembershipLoaderHost } from './membership-loader.js'

/** Connections between the memberships and the rest of the coverage. */
export interface MembershipsHost extends Pick<MembershipLoaderHost, 'users' | 'items' | 'port' | 'needScope' | 'hasCoverage'> {
  store: BoxStore
  /** The exceptions of the box. */
  exceptions: BoxStore
  counts: MemberCounts
  queue: CallQueue
  /** Runs a change of many items and notifies subscribers once. */
  command(change: () => void): void
  /** Runs a part of a change, after which subscribers are notified at their own pace. */
  step(change: () => void): void
  /** Whether the item's cost has subscribers. */
  isCostSubscribed(key: number): boolean
  /** Called when the item's cost may have changed. */
  onCostChanged(key: number): void
  /** Called when an item of the box changed; `isStateChange` if it has another state. */
  onBoxChanged(isStateChange: boolean, isUrgent: boolean): void
  onFailed(key: number, error: BackupError): void
  /** Called when an earlier failure of the item is resolved. */
  onRecovered(key: number): void
}

/** Creates the table of memberships by item key, and the sums over it. Only `change` and `load` modify a membership. */
export const createMembershipTable = (host: MembershipsHost) => {
  const { counts, queue } = host
  /** The membership of the key -2 - index. */
  let all: (Membership | undefined)[] = []
  let sums = createBoxSums()

  const addReferences = (membership: Membership, sign: 1 | -1, from = membership.start): void => {
    counts.add({ ...membership, start: from }, sign)
    if (sign > 0) counts.addCover(membership)
  }

  /** Wraps every change of a membership: adjusts the sums and notifies subscribers once. */
  const change = (membership: Membership, act: () => void): void =>
    batch(() => {
      const { status, isInBox, key } = membership
      if (isInBox) addToSums(sums, membership, -1)
      act()
      if (membership.isInBox) addToSums(sums, membership, 1)
      host.onCostChanged(key)
      if (isInBox || membership.isInBox) {
        host.onBoxChanged(membership.status !== status || membership.isInBox !== isInBox, membership.status !== 'done')
      }
    })

  const finished = createFinishedMoves({ counts, sums: () => sums })
  const restart = (membership: Membership): void => {
    if (membership.isInBox) addReferences(membership, -1)
    counts.removeCover(membership)
    clearPages(membership)
  }

  const loader = createMembershipLoader({
    ...host,
    change,
    restart,
    onMembers(membership, from) {
      if (membership.isInBox) addReferences(membership, 1, from)
    },
    onRateLimited: queue.hold,
    onDone(membership) {
      membership.status = 'done'
      membership.seen = undefined
      membership.cursors = undefined
      // a separate array releases its spare capacity
      if (membership.start === 0) membership.data = membership.data.slice(0, membership.end)
    },
    onNotFound(membership) {
      restart(membership)
      membership.status = 'stale'
    },
    onFailed(membership, error) {
      membership.status = 'failed'
      membership.error = error
      if (membership.isInBox) host.onFailed(membership.key, error)
    },
  })

  const membershipOf = (key: number): Membership => {
    const known = all[-2 - key]
    if (known !== undefined) return known
    const membership = createMembership(key, loader.step)
    // an array with holes would become a slow dictionary
    while (all.length < -2 - key) all.push(undefined)
    all[-2 - key] = membership
    return membership
  }

  /** Continues at the cursor. Starts over after a malformed answer or if the item was stale. */
  const load = (membership: Membership): void => {
    change(membership, () => {
      host.onRecovered(membership.key)
      if (membership.status === 'stale' || membership.error?.code === 'bad-answer') restart(membership)
      membership.error = undefined
      membership.status = 'loading'
    })
    membership.isUrgent = membership.isInBox
    queue.enqueue(membership)
  }

  return {
    find: (key: number): Membership | undefined => all[-2 - key],
    all: (): readonly Membership[] => all.filter((membership) => membership !== undefined),
    get sums() {
      return sums
    },
    addReferences,
    finished,
    change,
    restart,
    membershipOf,
    load,
    /** Clears all memberships, so that later ones load from the first page. */
    forget() {
      counts.clearCovers()
      all = []
      sums = createBoxSums()
    },
    resetLoader: loader.reset,
  }
}
