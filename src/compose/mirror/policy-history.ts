import { createPacer, type ItemRef, type PolicyDraft, type RecordedChange, STEPS } from '../../core/internal.js'
import type { TenantGroup, TenantOrgUnit } from '../tenant.js'
import type { MirrorMembership } from './mirror-membership.js'
import type { MirrorUsers } from './mirror-users.js'
import type { SyncLog, SyncLogEntry } from './sync-log.js'

const DAY_MS = 86_400_000
const MAX_DAYS = 365

/** The mirror of an earlier day: records that later syncs have changed, and the current mirror for all others. */
interface EarlierMirror {
  active: Map<string, boolean>
  groups: Map<string, TenantGroup | undefined>
  units: Map<string, TenantOrgUnit | undefined>
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS)

/** Groups the entries of the last year by UTC day, newest day first. */
const groupByDay = (entries: readonly SyncLogEntry[], now: number): [number, SyncLogEntry[]][] => {
  const days = new Map<number, SyncLogEntry[]>()
  for (const entry of entries) {
    if (dayOf(now) - dayOf(entry.at) >= MAX_DAYS) continue
    days.set(dayOf(entry.at), [...(days.get(dayOf(entry.at)) ?? []), entry])
  }
  return [...days].sort(([a], [b]) => b - a)
}

/**
 * Returns how many users joined and left what a draft covers, one entry for each UTC day with a recorded sync, oldest first. Goes back from
 * the current mirror day by day, so that a user who joins and leaves on the same day does not count.
 */
export const policyHistory = async (
  { items, exceptions = [] }: PolicyDraft,
  { users, membership, log, now }: { users: MirrorUsers; membership: MirrorMembership; log: SyncLog; now: number },
): Promise<RecordedChange[]> => {
  const pace = createPacer()
  const earlier: EarlierMirror = { active: new Map(), groups: new Map(), units: new Map() }
  const groupOf = (id: string): TenantGroup | undefined => (earlier.groups.has(id) ? earlier.groups.get(id) : membership.findGroup(id))
  const unitOf = (id: string): TenantOrgUnit | undefined => (earlier.units.has(id) ? earlier.units.get(id) : membership.findUnit(id))
  const isActive = (id: string): boolean => {
    const index = users.find(id)
    return earlier.active.get(id) ?? (index >= 0 && users.user(index).accountStatus === 'active')
  }
  function* idsWithin({ kind, id }: ItemRef): Generator<string> {
    if (kind === 'user') yield id
    else if (kind === 'domain') {
      yield* users.ids()
      yield* earlier.active.keys()
    } else if (kind === 'org-unit') yield* unitOf(id)?.users ?? []
    else {
      const seen = new Set([id])
      // a Set can grow while it is walked
      for (const groupId of seen) {
        const group = groupOf(groupId)
        yield* group?.members ?? []
        for (const nested of group?.groups ?? []) seen.add(nested)
      }
    }
  }
  const collect = async (refs: readonly ItemRef[], into: Set<string>, isWanted: (id: string) => boolean): Promise<Set<string>> => {
    let steps = 0
    for (const ref of refs) {
      for (const id of idsWithin(ref)) {
        steps += 1
        if (steps % STEPS === 0) await pace()
        if (isWanted(id)) into.add(id)
      }
    }
    return into
  }
  const covered = async (): Promise<Set<string>> => {
    const excepted = await collect(exceptions, new Set(), () => true)
    return collect(items, new Set(), (id) => !excepted.has(id) && isActive(id))
  }

  const history: RecordedChange[] = []
  let after = await covered()
  for (const [day, entries] of groupByDay(log.entries, now)) {
    for (const { active, groups, units } of [...entries].reverse()) {
      for (const [id, value] of active) earlier.active.set(id, value)
      for (const [id, value] of groups) earlier.groups.set(id, value)
      for (const [id, value] of units) earlier.units.set(id, value)
    }
    const hasChanged = entries.some(({ active, groups, units }) => active.size + groups.size + units.size > 0)
    const before = hasChanged ? await covered() : after
    const joined = [...after].filter((id) => !before.has(id)).length
    const left = [...before].filter((id) => !after.has(id)).length
    history.unshift({ at: new Date(day * DAY_MS).toISOString(), joined, left })
    after = before
  }
  return history
}
