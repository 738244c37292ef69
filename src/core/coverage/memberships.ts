import { batch } from '@preact/signals-core'
import { pause } from '../async/pacer.js'
import type { BackupAdapter } from '../model/adapter.js'
import type { BackupError } from '../model/errors.js'
import type { Scope } from '../model/model.js'
import type { BoxStore } from '../selection/box.js'
import type { ItemTable } from '../selection/item-table.js'
import type { UserTable } from '../selection/user-table.js'
import type { Counts } from './counts.js'
import { createLoader } from './loader.js'
import { type BoxSums, createBoxSums, createMembership, empty, type Membership, weigh } from './membership.js'
import type { Queue } from './queue.js'

export interface MembershipsHost {
  users: UserTable
  items: ItemTable
  store: BoxStore
  port: BackupAdapter
  needScope(): Promise<Scope>
  hasCoverage(): Promise<boolean>
  counts: Counts
  queue: Queue
  /** Wraps a change of many at once, so that everybody is told once. */
  command(act: () => void): void
  /** Whether somebody looks at the item's cost. */
  isLookedAt(key: number): boolean
  /** Something about the membership is different, its cost perhaps. */
  onChange(key: number): void
  /** Something about an item of the box is different; `isNews`: its state. */
  onBox(isNews: boolean, isUrgent: boolean): void
  onFailed(key: number, error: BackupError): void
  onMended(key: number): void
}

/** Groups and org units of the box, or whose cost somebody asked for. */
export interface Memberships {
  readonly sums: Readonly<BoxSums>
  get(key: number): Membership | undefined
  /** They came into the box: many of them are open until they had their turn. */
  cover(keys: readonly number[]): void
  uncover(key: number): void
  /** Somebody looks at the cost. */
  look(key: number): void
  /** Nobody does any more. */
  leave(key: number): void
  /** Goes on with what failed or was stopped. */
  retry(): void
  stop(): void
  /** Counts are 0 and standings forgotten: begins anew with what is in the box or looked at. */
  reload(): void
  clear(): void
}

/** How long items are covered in one go, and after how much of it the clock is looked at. */
const SLICE_MS = 6
const LITTLE = 2000
/** What an item takes beside its members. */
const PER_ITEM = 50

export const createMemberships = (host: MembershipsHost): Memberships => {
  const { counts, queue, store } = host
  let all = new Map<number, Membership>()
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
    if (membership.isInBox) counts.shift(membership.data, membership.start, membership.end, -1)
    empty(membership)
  }

  const loader = createLoader({
    ...host,
    change,
    restart,
    onMembers({ isInBox, data, end }, from) {
      if (isInBox) counts.shift(data, from, end, 1)
    },
    onDone(membership) {
      membership.status = 'done'
      membership.seen = undefined
      membership.cursors = undefined
      // an array of its own gives back the room to spare
      if (membership.start === 0) membership.data = membership.data.slice(0, membership.end)
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

  const membershipOf = (key: number): Membership => {
    const known = all.get(key)
    if (known !== undefined) return known
    const membership = createMembership(key, loader.step)
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

  /** Came into the box and wait to be covered, as if they were loading. */
  let backlog: readonly number[] = []
  let isDue = false
  const wait = (count: number): void => {
    sums.open += count
    sums.loading += count
    sums.unsized += count
  }
  /** Answers how many members were counted. */
  const coverOne = (key: number): number => {
    if (store.placeOf(key) === 0) return 0
    const membership = membershipOf(key)
    if (membership.isInBox) return 0
    change(membership, () => {
      membership.isInBox = true
      counts.shift(membership.data, membership.start, membership.end, 1)
    })
    if (membership.status !== 'done') load(membership)
    return membership.end - membership.start
  }
  const workOff = (milliseconds: number): void => {
    const until = performance.now() + milliseconds
    let work = 0
    let next = 0
    while (next < backlog.length && (work < LITTLE || performance.now() < until)) {
      if (work >= LITTLE) work = 0
      work += PER_ITEM + coverOne(backlog[next++] as number)
    }
    wait(-next)
    backlog = backlog.slice(next)
    if (backlog.length === 0 || isDue) return
    isDue = true
    pause().then(() => {
      isDue = false
      host.command(() => workOff(SLICE_MS))
    })
  }
  const cover = (keys: readonly number[]): void => {
    backlog = backlog.concat(keys)
    wait(keys.length)
    workOff(SLICE_MS)
  }

  return {
    get sums() {
      return sums
    },
    get: (key) => all.get(key),
    cover,
    uncover(key) {
      const membership = all.get(key)
      if (membership?.isInBox !== true) return
      const { status } = membership
      change(membership, () => {
        counts.shift(membership.data, membership.start, membership.end, -1)
        membership.isInBox = false
        membership.isUrgent = false
        if (status === 'loading' || status === 'stopped') membership.status = 'idle'
      })
      host.onMended(key)
      if (membership.status !== 'idle') return
      if (host.isLookedAt(key)) load(membership)
      else queue.drop(membership)
    },
    look(key) {
      const membership = membershipOf(key)
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
      workOff(Number.POSITIVE_INFINITY)
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
      backlog = []
      cover(store.others())
      for (const key of before.keys()) {
        if (store.placeOf(key) === 0 && host.isLookedAt(key)) load(membershipOf(key))
        host.onChange(key)
      }
    },
    clear() {
      all = new Map()
      sums = createBoxSums()
      backlog = []
      loader.reset()
    },
  }
}
