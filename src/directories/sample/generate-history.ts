import type { TenantSync } from '../../compose/tenant.js'
import type { User } from '../../core/internal.js'

/** Weeks of a generated history: two years. */
const WEEKS = 104
const WEEK_MS = 604_800_000
/** Share of the active users who joined within the history. */
const JOINED = 0.24
/** Share of the suspended and deleted users who left within the history. */
const LEFT = 0.9

/**
 * Generates the joins and leaves that weekly syncs of two years recorded, oldest sync first: some of the active users joined, and most of
 * the suspended and deleted ones left.
 *
 * @param last time of the last sync in milliseconds since 1970
 */
export const generateHistory = (users: readonly User[], last: number, random: () => number): TenantSync[] => {
  const syncs = Array.from({ length: WEEKS }, (_, week) => ({
    at: new Date(last - (WEEKS - 1 - week) * WEEK_MS).toISOString(),
    joined: [] as string[],
    left: [] as string[],
  }))
  for (const { id, accountStatus } of users) {
    const isActive = accountStatus === 'active'
    const hasMoved = random() < (isActive ? JOINED : LEFT)
    const sync = syncs[Math.floor(random() * WEEKS)]
    if (hasMoved) sync?.[isActive ? 'joined' : 'left'].push(id)
  }
  return syncs
}
