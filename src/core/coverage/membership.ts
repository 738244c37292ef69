import type { BackupError } from '../model/errors.js'
import type { IntSet } from '../selection/ints.js'
import type { Job } from './queue.js'

/**
 * `idle`: nobody wants more of it now · `loading`: in line or under way · `stopped`: by the administrator ·
 * `stale`: the backend does not know it.
 */
export type MembershipStatus = 'idle' | 'loading' | 'done' | 'stale' | 'failed' | 'stopped'

/** Who is in a group or an org unit, as far as the pages have come. */
export interface Membership extends Job {
  readonly key: number
  status: MembershipStatus
  isInBox: boolean
  /** Whether any page came. */
  hasAnswer: boolean
  /** Members are `data[start…end)`, in the order they came. Small ones share an array, in which none starts at 0. */
  data: Int32Array
  start: number
  end: number
  /** The members again, to tell repetitions; only while there is more than what one stretch brings. */
  seen: IntSet | undefined
  cursor: string | undefined
  /** Cursors that came, to tell going round in circles. */
  cursors: Set<string> | undefined
  /** How many members the backend announced. */
  total: number | undefined
  /** By which call the pages come; a cursor of one means nothing to the other. */
  isByCoverage: boolean | undefined
  error: BackupError | undefined
}

const NOBODY = new Int32Array(0)

const atFirst = () => ({
  hasAnswer: false,
  data: NOBODY,
  start: 0,
  end: 0,
  seen: undefined,
  cursor: undefined,
  cursors: undefined,
  total: undefined,
  isByCoverage: undefined,
  error: undefined,
})

export const createMembership = (key: number, step: Job['step']): Membership => ({
  key,
  status: 'idle',
  isInBox: false,
  isUrgent: false,
  step,
  ...atFirst(),
})

/** Back to before the first page. The members must not be counted any more. */
export const empty = (membership: Membership): void => {
  Object.assign(membership, atFirst())
}

/** What the memberships of the box add up to, so that no notice needs a walk over all of them. */
export interface BoxSums {
  /** Not complete, for whatever reason: while there is one, nothing is exact. */
  open: number
  loading: number
  failed: number
  stopped: number
  /** Members that came. */
  done: number
  /** Members announced, or come where there are more; of some nobody knows yet. */
  expected: number
  unsized: number
}

export const createBoxSums = (): BoxSums => ({ open: 0, loading: 0, failed: 0, stopped: 0, done: 0, expected: 0, unsized: 0 })

/** Takes a membership of the box in (1) or out (-1); out before any change, in after it. */
export const weigh = (sums: BoxSums, { status, start, end, total }: Membership, sign: 1 | -1): void => {
  if (status === 'stale') return
  const length = end - start
  sums.done += sign * length
  sums.expected += sign * (status === 'done' ? length : Math.max(length, total ?? 0))
  if (status === 'done') return
  sums.open += sign
  if (total === undefined) sums.unsized += sign
  if (status === 'loading') sums.loading += sign
  if (status === 'failed') sums.failed += sign
  if (status === 'stopped') sums.stopped += sign
}
