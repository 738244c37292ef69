import type { TenantOrgUnit } from '../../compose/tenant.js'
import type { User } from '../../core/internal.js'
import { foldKey } from '../../core/internal.js'

interface Draft extends TenantOrgUnit {
  users: string[]
}

/**
 * The tree that org-unit paths ("/Staff/Finance") describe, units in between included, by path. Its topmost units are
 * roots; only where somebody is in "/" itself there is one root above them all, called by the domain's name.
 */
export const orgUnitsOf = (
  domain: string,
  users: readonly User[],
  paths: readonly (string | undefined)[],
): { users: User[]; orgUnits: TenantOrgUnit[] } => {
  const units = new Map<string, Draft>()
  const partsOf = (path: string): string[] =>
    path
      .split('/')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const hasRoot = paths.some((path) => path !== undefined && partsOf(path).length === 0)
  const unitAt = (parts: readonly string[]): Draft => {
    const path = `/${parts.join('/')}`
    // Google does not tell units apart by case
    const key = foldKey(path)
    const known = units.get(key)
    if (known !== undefined) return known
    const name = parts[parts.length - 1]
    const parent = parts.length > 1 || (parts.length === 1 && hasRoot) ? unitAt(parts.slice(0, -1)) : undefined
    const unit: Draft = { id: path, name: name ?? domain, parentId: parent?.id ?? null, users: [] }
    units.set(key, unit)
    return unit
  }
  const placed = users.map((user, place): User => {
    const path = paths[place]
    if (path === undefined) return user
    const unit = unitAt(partsOf(path))
    unit.users.push(user.id)
    return { ...user, orgUnitId: unit.id }
  })
  return { users: placed, orgUnits: [...units.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
