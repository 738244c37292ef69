import type { Actor, Policy, PolicyCounts, PolicyDraft, PolicyStatus } from '../../core/internal.js'

/** A policy as the mirror stores it. */
export interface StoredPolicy {
  readonly id: string
  draft: PolicyDraft
  status: Exclude<PolicyStatus, 'unknown'>
  readonly createdAt: number
  readonly createdBy: Actor | undefined
  evaluatedAt: number | undefined
  /** Number of users who wait since the last evaluation. */
  waiting: number
  waitingFor: Policy['waitingFor']
  /** Marks the users whom the last evaluation found covered with 1, by index of the mirror. */
  covered: Uint8Array | undefined
  /** Joins and leaves that the evaluations have found. */
  changes: { at: number; joined: number; left: number }[]
  /** Counts of an ended policy at its end. */
  finalCounts: PolicyCounts | undefined
}

/** Bytes of the JSON of an item besides its id, roughly. */
const ITEM_BYTES = 30

/**
 * Returns the number of policies from a place that fit into one page: as many drafts as fit, and at least one policy.
 *
 * @param most maximum number of policies
 * @param maxBytes maximum size of their drafts
 */
export const countPage = (policies: readonly StoredPolicy[], from: number, most: number, maxBytes: number): number => {
  let bytes = 0
  let count = 0
  for (const { draft } of policies.slice(from, from + most)) {
    for (const { id } of draft.items) bytes += ITEM_BYTES + id.length
    for (const { id } of draft.exceptions ?? []) bytes += ITEM_BYTES + id.length
    if (count > 0 && bytes > maxBytes) break
    count += 1
  }
  return count
}

const RECENT_MS = 30 * 86_400_000

/** Creates a policy that has not been evaluated. */
export const createStoredPolicy = (policy: Pick<StoredPolicy, 'id' | 'draft' | 'createdAt' | 'createdBy'>): StoredPolicy => ({
  ...policy,
  status: 'active',
  evaluatedAt: undefined,
  waiting: 0,
  waitingFor: undefined,
  covered: undefined,
  changes: [],
  finalCounts: undefined,
})

/** Numbers of joins and leaves in the last 30 days. */
export const recentChanges = ({ changes }: StoredPolicy, now: number): { joined30: number; left30: number } => {
  const recent = changes.filter(({ at }) => at > now - RECENT_MS)
  return {
    joined30: recent.reduce((sum, { joined }) => sum + joined, 0),
    left30: recent.reduce((sum, { left }) => sum + left, 0),
  }
}
