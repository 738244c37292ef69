import type { ItemRef, Scope, User } from '../src/core/index.js'
import type { Tenant, TenantDomain, TenantGroup } from '../src/memory.js'

/*
 * What a selection comes to, straight from the rules of who is counted, as plainly as it can be written and without a line of
 * the product: the tests' second opinion. `tenant` as it is at that moment (after starts and syncs, take the adapter's `usersOf`).
 */

export interface BruteForce {
  /** One credit for each distinct user who is covered, active and not yet protected. */
  allocated: number
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
  /** The sum of what each item would take alone, less what all take together. */
  overlap: number
  /** Ids of the users a start would back up. */
  due: Set<string>
}

export const domainOf = (tenant: Tenant, scope: Scope): TenantDomain => {
  for (const cloud of tenant.clouds) {
    if (cloud.id !== scope.cloudId) continue
    for (const domain of cloud.domains) if (domain.id === scope.domainId) return domain
  }
  throw new Error(`no domain ${scope.domainId} in the tenant`)
}

const memberIds = (groups: readonly TenantGroup[], groupId: string, beenTo: Set<string>): Set<string> => {
  const ids = new Set<string>()
  if (beenTo.has(groupId)) return ids
  beenTo.add(groupId)
  const group = groups.find(({ id }) => id === groupId)
  if (group === undefined) return ids
  for (const id of group.members) ids.add(id)
  for (const nested of group.groups ?? []) for (const id of memberIds(groups, nested, beenTo)) ids.add(id)
  return ids
}

/** The ids an item names, whether there are such users or not. */
export const idsWithin = (domain: TenantDomain, item: ItemRef): Set<string> => {
  if (item.kind === 'user') return new Set([item.id])
  if (item.kind === 'group') return memberIds(domain.groups, item.id, new Set())
  return new Set(domain.orgUnits.find(({ id }) => id === item.id)?.users)
}

const dueAmong = (users: Iterable<User>): Set<string> => {
  const due = new Set<string>()
  for (const user of users) if (user.accountStatus === 'active' && user.backupStatus === 'none') due.add(user.id)
  return due
}

export const bruteForceCredits = (
  tenant: Tenant,
  scope: Scope,
  items: readonly ItemRef[],
  users: readonly User[] = domainOf(tenant, scope).users,
): BruteForce => {
  const domain = domainOf(tenant, scope)
  const coveredBy = (item: ItemRef): User[] => {
    const ids = idsWithin(domain, item)
    return users.filter((user) => ids.has(user.id))
  }
  const covered = new Set<User>()
  let alone = 0
  for (const item of items) {
    const own = coveredBy(item)
    for (const user of own) covered.add(user)
    alone += dueAmong(own).size
  }
  const skipped = { protected: 0, suspended: 0, deleted: 0 }
  for (const user of covered) {
    if (user.accountStatus === 'deleted') skipped.deleted += 1
    else if (user.accountStatus === 'suspended') skipped.suspended += 1
    else if (user.backupStatus !== 'none') skipped.protected += 1
  }
  const due = dueAmong(covered)
  return { allocated: due.size, covered: covered.size, skipped, overlap: alone - due.size, due }
}
