import type { CloudKind } from '../../compose/tenant.js'
import { quickHash, type User } from '../../core/internal.js'
import { CITIES, DEPARTMENTS } from './sample-names.js'

const LICENSES: Readonly<Record<CloudKind, readonly string[]>> = {
  'google-workspace': ['Business Standard', 'Business Plus', 'Business Plus\nVault'],
  'microsoft-365': ['Microsoft 365 E3', 'Microsoft 365 E5', 'Microsoft 365 E5\nVisio'],
}
/** Job titles after the department. */
const TITLES = ['specialist', 'analyst', 'assistant', 'consultant']
/** One of this number of users has no department, as in every directory. */
const GAPS = 25

/** Picks by the hash of an id, so that facets leave the sequence of random numbers, and so the other data of a seed, as they are. */
const pick = <T>(list: readonly T[], id: string, salt: string): T => list[(quickHash(salt + id) >>> 0) % list.length] as T

/**
 * Creates the function that adds facets to the users of one domain. The first active user of a department in a city is the manager of the
 * others. Users with equal facets share one object, because a tenant may have a million users.
 */
export const createFacets = (kind: CloudKind): ((users: readonly User[]) => void) => {
  const managers = new Map<string, string>()
  const shared = new Map<string, User['facets']>()
  const facetsOf = ({ id, name, accountStatus }: User): NonNullable<User['facets']> => {
    const location = pick(CITIES, id, 'l')
    if (name === '') return { location }
    const license = pick(LICENSES[kind], id, 'p')
    if ((quickHash(id) >>> 0) % GAPS === 0) return { license, location }
    const department = pick(DEPARTMENTS, id, 'd')
    const team = department + location
    const manager = managers.get(team)
    if (manager !== undefined) return { department, license, location, title: `${department} ${pick(TITLES, id, 't')}`, manager }
    if (accountStatus === 'active') managers.set(team, name)
    return { department, license, location, title: `${department} manager` }
  }
  return (users) => {
    for (const user of users) {
      const facets = facetsOf(user)
      const key = JSON.stringify(facets)
      shared.set(key, shared.get(key) ?? facets)
      user.facets = shared.get(key)
    }
  }
}
