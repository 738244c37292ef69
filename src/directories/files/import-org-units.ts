import type { TenantOrgUnit } from '../../compose/tenant.js'
import { foldKey, type User } from '../../core/internal.js'

interface OrgUnitDraft extends TenantOrgUnit {
  users: string[]
}

const partsOf = (path: string): string[] =>
  path
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/**
 * Builds the tree described by org-unit paths ("/Staff/Finance"), including missing parents, and assigns the users to it. Top-level units
 * are roots. If a user is in "/" itself, a single root named after the domain contains all units.
 *
 * @param paths org-unit path of each user, in the order of `users`
 */
export const orgUnitsOf = (
  domain: string,
  users: readonly User[],
  paths: readonly (string | undefined)[],
): { users: User[]; orgUnits: TenantOrgUnit[] } => {
  const units = new Map<string, OrgUnitDraft>()
  const hasRoot = paths.some((path) => path !== undefined && partsOf(path).length === 0)
  const unitAt = (parts: readonly string[]): OrgUnitDraft => {
    const path = `/${parts.join('/')}`
    // Google ignores case in org-unit paths
    const key = foldKey(path)
    const known = units.get(key)
    if (known !== undefined) return known
    const name = parts[parts.length - 1]
    const parent = parts.length > 1 || (parts.length === 1 && hasRoot) ? unitAt(parts.slice(0, -1)) : undefined
    const unit: OrgUnitDraft = { id: path, name: name ?? domain, parentId: parent?.id ?? null, users: [] }
    units.set(key, unit)
    return unit
  }
  const placed = users.map((user, index): User => {
    const path = paths[index]
    if (path === undefined) return user
    const unit = unitAt(partsOf(path))
    unit.users.push(user.id)
    return { ...user, orgUnitId: unit.id }
  })
  return { users: placed, orgUnits: [...units.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
