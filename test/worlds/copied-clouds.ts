import type { Directory } from '../../src/compose.js'
import type { Scope } from '../../src/core/index.js'

const MARK = '-copy'

/** Splits the id of a copy into the id of its cloud and its number. */
const partsOf = (cloudId: string): { cloudId: string; copy: number } => {
  const at = cloudId.lastIndexOf(MARK)
  return { cloudId: cloudId.slice(0, at), copy: Number(cloudId.slice(at + MARK.length)) }
}
const original = (scope: Scope): Scope => ({ ...scope, cloudId: partsOf(scope.cloudId).cloudId })

/**
 * Presents the cloud of a directory as many clouds with equal contents. Each test of a shared database then has a mirror of its own, although
 * all of them read one small tenant.
 */
export const copyClouds = ({ clouds, changes, users, groups, orgUnits }: Directory, count: number): Directory => ({
  clouds: async (call) => {
    const found = await clouds(call)
    return Array.from({ length: count }, (_, copy) => found.map((cloud) => ({ ...cloud, id: `${cloud.id}${MARK}${copy}` }))).flat()
  },
  users: (scope, ...rest) => users(original(scope), ...rest),
  groups: (scope, ...rest) => groups(original(scope), ...rest),
  orgUnits: (scope, ...rest) => orgUnits(original(scope), ...rest),
  ...(changes && { changes: (scope, ...rest) => changes(original(scope), ...rest) }),
})

/** Number of the copy that a scope belongs to. */
export const copyOf = ({ cloudId }: Pick<Scope, 'cloudId'>): number => partsOf(cloudId).copy
