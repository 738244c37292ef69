import type { ItemRef, Scope, User } from '../src/core/index.js'
import type { Tenant, TenantDomain, TenantGroup } from '../src/memory.js'

/* The figures of a selection, computed directly from the rules, as simply as possible and without the product's code. Tests compare them with the product's figures. `tenant` is the current state: after starts and syncs, pass the adapter's `usersOf`. */

export interface BruteForce {
  /** Sum of the prices of distinct due users: covered, active, without a backup. */
  allocated: number
  /** Due users and restarts. */
  starts: number
  /** Users whose backup failed or is paused. */
  restarts: number
  /** Due users at price 0. */
  free: number
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
  /** Users that both an item and an exception reach, unless they are suspended or deleted. */
  excepted: number
  /** Sum of the credits of each item alone under the same exceptions, minus the credits of all items together. */
  overlap: number
  /** Ids of the users whose backup a start begins. */
  started: Set<string>
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

/** Ids that an item contains, whether or not such users exist. */
export const idsWithin = (domain: TenantDomain, item: ItemRef): Set<string> => {
  if (item.kind === 'user') return new Set([item.id])
  if (item.kind === 'domain') return new Set(item.id === domain.id ? domain.users.map(({ id }) => id) : [])
  if (item.kind === 'group') return memberIds(domain.groups, item.id, new Set())
  return new Set(domain.orgUnits.find(({ id }) => id === item.id)?.users)
}

const isDue = (user: User): boolean => user.accountStatus === 'active' && user.backupStatus === 'none'
const isRestart = (user: User): boolean =>
  user.accountStatus === 'active' && (user.backupStatus === 'failed' || user.backupStatus === 'paused')

const creditsOf = (users: Iterable<User>): number => {
  let credits = 0
  for (const user of users) if (isDue(user)) credits += user.credits ?? 1
  return credits
}

export const bruteForceCredits = (
  tenant: Tenant,
  scope: Scope,
  asked: readonly (ItemRef & { isException?: boolean | undefined })[],
  users: readonly User[] = domainOf(tenant, scope).users,
): BruteForce => {
  const domain = domainOf(tenant, scope)
  const idsOf = (item: ItemRef): Set<string> =>
    item.kind === 'domain' && item.id === domain.id ? new Set(users.map(({ id }) => id)) : idsWithin(domain, item)
  const items = asked.filter(({ isException }) => isException !== true)
  const exceptions = new Set<string>()
  for (const item of asked) if (item.isException === true) for (const id of idsOf(item)) exceptions.add(id)
  const isExcepted = ({ id, accountStatus }: User): boolean =>
    exceptions.has(id) && accountStatus !== 'deleted' && accountStatus !== 'suspended'
  const excepted = new Set<User>()
  const coveredBy = (item: ItemRef): User[] => {
    const ids = idsOf(item)
    return users.filter((user) => ids.has(user.id))
  }
  const covered = new Set<User>()
  let alone = 0
  for (const item of items) {
    const reached = coveredBy(item)
    const own = reached.filter((user) => !isExcepted(user))
    for (const user of reached) if (isExcepted(user)) excepted.add(user)
    for (const user of own) covered.add(user)
    alone += creditsOf(own)
  }
  const skipped = { protected: 0, suspended: 0, deleted: 0 }
  for (const user of covered) {
    if (user.accountStatus === 'deleted') skipped.deleted += 1
    else if (user.accountStatus === 'suspended') skipped.suspended += 1
    else if (user.backupStatus === 'pending' || user.backupStatus === 'protected') skipped.protected += 1
  }
  const due = [...covered].filter(isDue)
  const restarts = [...covered].filter(isRestart)
  const allocated = creditsOf(due)
  return {
    allocated,
    starts: due.length + restarts.length,
    restarts: restarts.length,
    free: due.filter(({ credits }) => credits === 0).length,
    covered: covered.size,
    skipped,
    excepted: excepted.size,
    overlap: alone - allocated,
    started: new Set([...due, ...restarts].map(({ id }) => id)),
  }
}
