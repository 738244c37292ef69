import { abortable } from '../../async/abort.js'
import type { BackupAdapter } from '../../model/adapter.js'
import type { Group, Scope } from '../../model/model.js'
import { foldAddress } from '../cells/address.js'

/** A directory with up to this many groups is read as a whole. */
const MAX_LISTED = 500
/** The search for one address may also find groups whose text contains it. */
const SEARCH_PAGE = 20

interface GroupCall {
  port: BackupAdapter
  scope: Scope
  signal: AbortSignal
}

/** Searches for the group with this address. A failed search finds none: the row stays unknown. */
export const findGroup = async (address: string, { port, scope, signal }: GroupCall): Promise<Group | undefined> => {
  const wanted = foldAddress(address)
  try {
    const { items } = await abortable(port.listGroups({ scope, search: wanted, limit: SEARCH_PAGE }, { signal }), signal)
    return items.find(({ email }) => email !== undefined && foldAddress(email) === wanted)
  } catch {
    return undefined
  }
}

/** Lists all groups by folded address. Returns `undefined` if there are too many or the backend rejects the call. */
export const listAllGroups = async ({ port, scope, signal }: GroupCall): Promise<ReadonlyMap<string, Group> | undefined> => {
  try {
    const { items, next } = await abortable(port.listGroups({ scope, limit: MAX_LISTED }, { signal }), signal)
    if (next !== undefined) return undefined
    return new Map(items.flatMap((group) => (group.email === undefined ? [] : [[foldAddress(group.email), group] as const])))
  } catch {
    return undefined
  }
}
