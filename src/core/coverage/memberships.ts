import { batch } from '@preact/signals-core'
import type { BackupError } from '../model/errors.js'
import type { ItemRef } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import type { CallQueue } from './call-queue.js'
import { createCoverBacklog } from './cover-backlog.js'
import { addToSums, type BoxSums, clearPages, createBoxSums, createMembership, type Membership } from './membership.js'
import { createMembershipLoader, type MembershipLoaderHost } from './membership-loader.js'
import type { ReferenceCounts } from './reference-counts.js'

/** Connections between the memberships and the rest of the coverage. */
export interface MembershipsHost extends Pick<MembershipLoaderHost, 'users' | 'items' | 'port' | 'needScope' | 'hasCoverage'> {
  store: BoxStore
  counts: ReferenceCounts
  queue: CallQueue
  /** Runs a change of many items and notifies subscribers once. */
  command(change: () => void): void
  /** Whether the item's cost has subscribers. */
  isCostSubscribed(key: number): boolean
  /** Called when the item's cost may have changed. */
  onCostChanged(key: number): void
  /** Called when an item of the box changed; `isStateChange`: it has another state. */
  onBoxChanged(isStateChange: boolean, isUrgent: boolean): void
  onFailed(key: number, error: BackupError): void
  /** Called when an earlier failure of the item is resolved. */
  onRecovered(key: number): void
}

/** Memberships of the groups and org units that are in the box or whose cost has been requested. */
export interface Memberships {
  readonly sums: Readonly<BoxSums>
  get(key: number): Membership | undefined
  /** Counts items added to the box; a large number is split into several tasks. */
  cover(keys: readonly number[]): void
  uncover(key: number): void
  /** The item's cost has a subscriber: loads members if needed. */
  subscribeCost(key: number): void
  /** The item's cost has no subscriber any more. */
  unsubscribeCost(key: number): void
  /** Continues failed and stopped memberships. */
  retry(): void
  stop(): void
  /** Counts and loads everything again after all standings and reference counts were cleared. */
  reload(): void
  /** Reloads the memberships of one kind. */
  reloadKind(kind: ItemRef['kind']): void
  clear(): void
}

export const createMemberships = (host: MembershipsHost): Memberships => {
  const { counts, queue, store } = host
  let all = new Map<number, Membership>()
  let sums = createBoxSums()

  const addReferences = ({ data, start, end }: Membership, sign: 1 | -1): void => counts.addReferences(data, start, end, sign)

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

  const restart = (membership: Membership): void => {
    if (membership.isInBox) addReferences(membership, -1)
    clearPages(membership)
  }

  const loader = createMembershipLoader({
    ...host,
    change,
    restart,
    onMembers({ isInBox, data, end }, from) {
      if (isInBox) counts.addReferences(data, from, end, 1)
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
    const known = all.get(key)
    if (known !== undefined) return known
    const membership = createMembership(key, loader.step)
    all.set(key, membership)
    return membership
  }

  /** Continues at the cursor; starts over after a bad answer or if the item was stale. */
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

  const backlog = createCoverBacklog({
    command: host.command,
    // a waiting item counts as loading
    onWaiting(count) {
      sums.open += count
      sums.loading += count
      sums.unsized += count
    },
    cover(key) {
      if (!store.has(key)) return 0
      const membership = membershipOf(key)
      if (membership.isInBox) return 0
      change(membership, () => {
        membership.isInBox = true
        addReferences(membership, 1)
      })
      if (membership.status !== 'done') load(membership)
      return membership.end - membership.start
    },
  })

  const forget = (): void => {
    all = new Map()
    sums = createBoxSums()
    backlog.clear()
  }

  return {
    get sums() {
      return sums
    },
    get: (key) => all.get(key),
    cover: backlog.add,
    uncover(key) {
      const membership = all.get(key)
      if (membership?.isInBox !== true) return
      const { status } = membership
      change(membership, () => {
        addReferences(membership, -1)
        membership.isInBox = false
        membership.isUrgent = false
        if (status === 'loading' || status === 'stopped') membership.status = 'idle'
      })
      host.onRecovered(key)
      if (membership.status !== 'idle') return
      if (host.isCostSubscribed(key)) load(membership)
      else queue.cancel(membership)
    },
    subscribeCost(key) {
      const membership = membershipOf(key)
      const { status, isInBox } = membership
      if (!isInBox && (status === 'idle' || status === 'failed')) load(membership)
    },
    unsubscribeCost(key) {
      const membership = all.get(key)
      if (membership === undefined || membership.isInBox || membership.status !== 'loading') return
      membership.status = 'idle'
      queue.cancel(membership)
    },
    retry() {
      for (const membership of all.values()) {
        const { status, isInBox, key } = membership
        if (status === 'stopped' || (status === 'failed' && (isInBox || host.isCostSubscribed(key)))) load(membership)
      }
    },
    stop() {
      backlog.finish()
      for (const membership of all.values()) {
        if (!membership.isInBox || membership.status !== 'loading') continue
        queue.cancel(membership)
        change(membership, () => {
          membership.status = 'stopped'
        })
      }
    },
    reload() {
      const before = all
      forget()
      backlog.add(store.containerKeys())
      for (const key of before.keys()) {
        if (!store.has(key) && host.isCostSubscribed(key)) load(membershipOf(key))
        host.onCostChanged(key)
      }
    },
    reloadKind(kind) {
      for (const membership of all.values()) {
        const { key, isInBox } = membership
        if (host.items.ref(key).kind !== kind) continue
        queue.cancel(membership)
        change(membership, () => {
          restart(membership)
          membership.status = 'idle'
        })
        if (isInBox || host.isCostSubscribed(key)) load(membership)
      }
    },
    clear() {
      forget()
      loader.reset()
    },
  }
}
