import type { BackupAdapter } from '../model/adapter.js'
import type { Scope, User } from '../model/model.js'
import { foldAddress } from './address.js'
import { editDistance } from './distance.js'

const MOST_EDITS = 2
const LIMIT = 50

/**
 * Pieces of a mistyped address of which one is most likely intact: the local part as a whole (for a slip in the domain), its
 * ends, and for two slips its middle.
 */
export const fragmentsOf = (address: string): readonly string[] => {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const half = Math.ceil(local.length / 2)
  const third = Math.floor(local.length / 3)
  const pieces = [local, address.slice(half), local.slice(0, half), third >= 2 ? local.slice(third, local.length - third) : '']
  return pieces.filter((piece, index) => piece.length >= 2 && pieces.indexOf(piece) === index)
}

/** The one user whose address or alias is at most two slips away, none other as near. Rejects as the backend did. */
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
    // the middle helps only where both ends are spoiled
    if (index === 3 && found.size > 0) break
    const { items } = await port.listUsers({ scope, search, limit: LIMIT }, { signal })
    for (const user of items) {
      const distance = Math.min(...[user.email, ...(user.aliases ?? [])].map((one) => editDistance(wanted, foldAddress(one), MOST_EDITS)))
      if (distance <= MOST_EDITS) found.set(user.id, { user, distance })
    }
  }
  const [best, second] = [...found.values()].sort((a, b) => a.distance - b.distance)
  return best !== undefined && best.distance !== second?.distance ? best.user : undefined
}
