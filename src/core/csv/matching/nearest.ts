import type { BackupAdapter } from '../../model/adapter.js'
import type { Scope, User } from '../../model/model.js'
import { foldAddress } from '../cells/address.js'
import { editDistance } from './distance.js'

const MAX_EDITS = 2
/** Maximum number of users to request with each search for a fragment of an address. */
const PAGE_SIZE = 50

/**
 * Returns fragments of a mistyped address. At least one is most likely intact: the whole local part (for a typo in the domain), both
 * halves, and the middle third (for two typos).
 */
export const fragmentsOf = (address: string): readonly string[] => {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const half = Math.ceil(local.length / 2)
  const third = Math.floor(local.length / 3)
  const pieces = [local, address.slice(half), local.slice(0, half), third >= 2 ? local.slice(third, local.length - third) : '']
  return pieces.filter((piece, index) => piece.length >= 2 && pieces.indexOf(piece) === index)
}

/**
 * Searches the directory for the one user whose address or alias is at most two edits away, with no other user as near.
 *
 * @throws the error of the adapter
 */
export const findNearestUser = async (
  address: string,
  scope: Scope,
  port: BackupAdapter,
  signal: AbortSignal,
): Promise<User | undefined> => {
  const wanted = foldAddress(address)
  const found = new Map<string, { user: User; distance: number }>()
  const fragments = fragmentsOf(wanted)
  for (const [index, search] of fragments.entries()) {
    // the middle third helps only if both ends have a typo
    if (index === 3 && found.size > 0) break
    const { items } = await port.listUsers({ scope, search, limit: PAGE_SIZE }, { signal })
    for (const user of items) {
      const distances = [user.email, ...(user.aliases ?? [])].map((known) => editDistance(wanted, foldAddress(known), MAX_EDITS))
      const distance = Math.min(...distances)
      if (distance <= MAX_EDITS) found.set(user.id, { user, distance })
    }
  }
  const [best, second] = [...found.values()].sort((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance !== second?.distance ? best.user : undefined
}
