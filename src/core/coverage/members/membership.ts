import type { BackupError } from '../../model/errors.js'
import type { IntSet } from '../../selection/ints.js'
import type { QueueJob } from '../call-queue.js'

/**
 * `idle`: no more pages are needed now · `loading`: queued or running · `stopped`: by the administrator · `stale`: the backend no longer
 * has the item.
 */
export type MembershipStatus = 'idle' | 'loading' | 'done' | 'stale' | 'failed' | 'stopped'

/** Members of a group or an org unit, from the pages loaded so far. */
export interface Membership extends QueueJob {
  readonly key: number
  status: MembershipStatus
  isInBox: boolean
  /** Whether the item is in the box as an exception. */
  isException: boolean
  /** Whether `KnownCovers` will store the item as the cover of its members. */
  isCoverWaiting: boolean
  /** Whether any page has loaded. */
  hasAnswer: boolean
  /** Members are `data[start…end)`, in the order of arrival. In an array shared by small memberships, no `start` is 0. */
  data: Int32Array
  start: number
  end: number
  /** A set that finds duplicate members; kept only while pages arrive and if one slice did not hold all members. */
  seen: IntSet | undefined
  cursor: string | undefined
  /** Cursors received so far. A repeated cursor means that the pages form a cycle. */
  cursors: Set<string> | undefined
  /** Total number of members that the backend reported. */
  total: number | undefined
  /** Whether pages come from `listCoverage`. Its cursors are not valid for `listUsers`. */
  isByCoverage: boolean | undefined
  error: BackupError | undefined
}

export const NO_MEMBERS = new Int32Array(0)

const withoutPages = () => ({
  hasAnswer: false,
  data: NO_MEMBERS,
  start: 0,
  end: 0,
  seen: undefined,
  cursor: undefined,
  cursors: undefined,
  total: undefined,
  isByCoverage: undefined,
  error: undefined,
})

export const createMembership = (key: number, step: QueueJob['step']): Membership => ({
  key,
  status: 'idle',
  isInBox: false,
  isException: false,
  isCoverWaiting: false,
  isUrgent: false,
  step,
  ...withoutPages(),
})

/** Drops all pages. The caller must have removed the members from the reference counts. */
export const clearPages = (membership: Membership): void => {
  Object.assign(membership, withoutPages())
}

/** Sums over the memberships of the box. They spare every change a walk over all memberships. */
export interface BoxSums {
  /** Incomplete memberships, for any reason. The count is exact at 0. */
  open: number
  loading: number
  failed: number
  stopped: number
  /** Members fetched. */
  done: number
  /** Members that the backend reported, or fetched members if there are more. */
  expected: number
  /** Memberships without a reported total. */
  unsized: number
}

export const createBoxSums = (): BoxSums => ({ open: 0, loading: 0, failed: 0, stopped: 0, done: 0, expected: 0, unsized: 0 })

/** Adds a membership to the sums (1) or subtracts it (-1): subtract before a change, add after it. */
export const addToSums = (sums: BoxSums, { status, start, end, total }: Membership, sign: 1 | -1): void => {
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
