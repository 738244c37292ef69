import { batch } from '@preact/signals-core'
import type { BackupAdapter } from '../adapter.js'
import type { BackupError } from '../errors.js'
import { type ItemRef, keyOf, type Scope } from '../model.js'
import type { UserTable } from '../user-table.js'
import type { Counts } from './counts.js'
import { createLoader } from './loader.js'
import { trim } from './members.js'
import { type BoxSums, createBoxSums, createMembership, empty, type Membership, weigh } from './membership.js'
import type { Queue } from './queue.js'

export interface MembershipsHost {
  users: UserTable
  port: BackupAdapter
  needScope(): Promise<Scope>
  hasCoverage(): Promise<boolean>
  counts: Counts
  queue: Queue
  /** Whether somebody looks at the item's cost. */
  isLookedAt(key: string): boolean
  /** Something about the membership is different, its cost perhaps. */
  onChange(key: string): void
  /** Something about an item of the box is different; `isNews`: its state. */
  onBox(isNews: boolean, isUrgent: boolean): void
  onFailed(key: string, error: BackupError): void
  onMended(key: string): void
}

/** Groups and org units of the box, or whose cost somebody asked for. */
export interface Memberships {
  readonly sums: Readonly<BoxSums>
  get(key: string): Membership | undefined
  cover(ref: ItemRef): void
  uncover(ref: ItemRef): void
  /** Somebody looks at the cost. */
  look(ref: ItemRef, key: string): void
  /** Nobody does any more. */
  leave(key: string): void
  /** Goes on with what failed or was stopped. */
  retry(): void
  stop(): void
  /** Counts are 0 and standings forgotten: begins anew with what is in the box or looked at. */
  reload(): void
  clear(): void
}

export const createMemberships = (host: MembershipsHost): Memberships => {
  const { counts, queue } = host
  let all = new Map<string, Membership>()
  let sums = createBoxSums()

  /** Every change goes through here: the sums are put right, everybody is told once. */
  const change = (membership: Membership, act: () => void): void =>
    batch(() => {
      const { status, isInBox, key } = membership
      if (isInBox) weigh(sums, membership, -1)
      act()
      if (membership.isInBox) weigh(sums, membership, 1)
      host.onChange(key)
      if (isInBox || membership.isInBox) {
        host.onBox(membership.status !== status || membership.isInBox !== isInBox, membership.status !== 'done')
      }
    })

  /** Forgets the pages so far, counted or not. */
  const restart = (membership: Membership): void => {
    if (membership.isInBox) counts.remove(membership.members)
    empty(membership)
  }

  const loader = createLoader({
    ...host,
    change,
    restart,
    onMembers({ isInBox, members }, from) {
      if (isInBox) counts.add(members, from)
    },
    onDone(membership) {
      membership.status = 'done'
      membership.seen = undefined
      membership.cursors = undefined
      trim(membership.members)
    },
    onGone(membership) {
      restart(membership)
      membership.status = 'stale'
    },
    onFailed(membership, error) {
      membership.status = 'failed'
      membership.error = error
      if (membership.isInBox) host.onFailed(membership.key, error)
    },
  })

  const membershipOf = (ref: ItemRef, key: string): Membership => {
    const known = all.get(key)
    if (known !== undefined) return known
    const membership = createMembership(ref, loader.step)
    all.set(key, membership)
    return membership
  }

  /** Goes on from where it stands; after a wrong answer, or when it was gone, from the beginning. */
  const load = (membership: Membership): void => {
    change(membership, () => {
      host.onMended(membership.key)
      if (membership.status === 'stale' || membership.error?.code === 'bad-answer') restart(membership)
      membership.error = undefined
      membership.status = 'loading'
    })
    membership.isUrgent = membership.isInBox
    queue.want(membership)
  }

  return {
    get sums() {
      return sums
    },
    get: (key) => all.get(key),
    cover(ref) {
      const membership = membershipOf(ref, keyOf(ref))
      if (membership.isInBox) return
      change(membership, () => {
        membership.isInBox = true
        counts.add(membership.members, 0)
      })
      if (membership.status !== 'done') load(membership)
    },
    uncover(ref) {
      const membership = all.get(keyOf(ref))
      if (membership?.isInBox !== true) return
      const { status, key } = membership
      change(membership, () => {
        counts.remove(membership.members)
        membership.isInBox = false
        membership.isUrgent = false
        if (status === 'loading' || status === 'stopped') membership.status = 'idle'
      })
      host.onMended(key)
      if (membership.status !== 'idle') return
      if (host.isLookedAt(key)) load(membership)
      else queue.drop(membership)
    },
    look(ref, key) {
      const membership = membershipOf(ref, key)
      const { status, isInBox } = membership
      if (!isInBox && (status === 'idle' || status === 'failed')) load(membership)
    },
    leave(key) {
      const membership = all.get(key)
      if (membership === undefined || membership.isInBox || membership.status !== 'loading') return
      membership.status = 'idle'
      queue.drop(membership)
    },
    retry() {
      for (const membership of all.values()) {
        const { status, isInBox, key } = membership
        if (status === 'stopped' || (status === 'failed' && (isInBox || host.isLookedAt(key)))) load(membership)
      }
    },
    stop() {
      for (const membership of all.values()) {
        if (!membership.isInBox || membership.status !== 'loading') continue
        queue.drop(membership)
        change(membership, () => {
          membership.status = 'stopped'
        })
      }
    },
    reload() {
      const before = all
      all = new Map()
      sums = createBoxSums()
      for (const { ref, key, isInBox } of before.values()) {
        if (!isInBox && !host.isLookedAt(key)) continue
        const membership = membershipOf(ref, key)
        change(membership, () => {
          membership.isInBox = isInBox
        })
        load(membership)
      }
      for (const key of before.keys()) host.onChange(key)
    },
    clear() {
      all = new Map()
      sums = createBoxSums()
      loader.reset()
    },
  }
}
