import { BackupError } from '../model/errors.js'
import type { HolderQuery, HolderState, HolderTotal } from '../model/license-model.js'
import type { AccountStatus } from '../model/model.js'
import { facetKey, facetValues } from './facets.js'

/** Every state of a holder, as backends know it. */
export const HOLDER_STATES: readonly HolderState[] = ['active', 'suspended', 'deleted', 'left']
/** Values of `groupBy` that are not facets of a directory. */
export const STATE_GROUP = 'state'
const UNIT_GROUPS: readonly string[] = ['org-unit', 'orgUnit']
/** Maximum number of users in one give-back. */
export const MAX_GIVE_BACK = 10_000

/** State of a user who holds a license. */
export const holderStateOf = (isHere: boolean, accountStatus: AccountStatus): HolderState => {
  if (!isHere) return 'left'
  return accountStatus === 'unknown' ? 'suspended' : accountStatus
}

/**
 * Returns the states of a query, sorted; `undefined` for all states.
 *
 * @throws `bad-input` for a state that does not exist
 */
export const holderStates = ({ state }: Pick<HolderQuery, 'state'>): HolderState[] | undefined => {
  if (state === undefined) return undefined
  const states = [...new Set(typeof state === 'string' ? [state] : state)]
  const wrong = states.find((one) => !HOLDER_STATES.includes(one))
  if (wrong === undefined) return states.sort()
  throw new BackupError('bad-input', `${wrong} is no state of a license holder: use ${HOLDER_STATES.join(', ')}`, { field: 'state' })
}

/** Property of holders that groups their totals. */
export type HolderGroup = { of: 'state' } | { of: 'kind' } | { of: 'org-unit' } | { of: 'facet'; id: string }

/**
 * Returns the group of a query.
 *
 * @param isFacet whether the directory has a facet of this id
 * @throws `bad-input` for a facet that does not exist
 */
export const holderGroup = (groupBy: string, isFacet: (id: string) => boolean): HolderGroup => {
  if (groupBy === STATE_GROUP) return { of: 'state' }
  if (groupBy === 'kind') return { of: 'kind' }
  if (UNIT_GROUPS.includes(groupBy)) return { of: 'org-unit' }
  // whether users are in a group says nothing about who pays
  if (groupBy !== 'groups' && isFacet(groupBy)) return { of: 'facet', id: groupBy }
  throw new BackupError('bad-input', 'licenses can be grouped by state, org-unit, or a facet that describeFilters lists', {
    field: 'groupBy',
  })
}

/** Adds up totals by a text of each holder. Texts that differ only in case, accents or spaces are one group, named as most users spell it. */
export const sumHolders = (rows: Iterable<HolderTotal>): HolderTotal[] => {
  const groups = new Map<string, { credits: number; users: number; spellings: Map<string, number> }>()
  for (const { label: text, credits, users } of rows) {
    // a facet of several values is one group, so that every license counts once
    const label = [...facetValues(text).values()].join(', ')
    const key = facetKey(label)
    let group = groups.get(key)
    if (group === undefined) {
      group = { credits: 0, users: 0, spellings: new Map() }
      groups.set(key, group)
    }
    group.credits += credits
    group.users += users
    group.spellings.set(label, (group.spellings.get(label) ?? 0) + users)
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return Array.from(groups.values(), ({ credits, users, spellings }) => {
    const [[label] = ['']] = [...spellings].sort(([a, one], [b, other]) => other - one || compare(a, b))
    return { label, credits, users }
  }).sort((a, b) => b.credits - a.credits || b.users - a.users || compare(a.label, b.label))
}

/**
 * Returns the distinct users of a give-back.
 *
 * @throws `bad-input` without users, `too-large` for too many
 */
export const checkGiveBack = (userIds: readonly string[]): string[] => {
  if (!Array.isArray(userIds) || userIds.some((id) => typeof id !== 'string' || id === ''))
    throw new BackupError('bad-input', 'userIds must be a list of user ids', { field: 'userIds' })
  if (userIds.length === 0) throw new BackupError('bad-input', 'name at least one user whose license to give back', { field: 'userIds' })
  if (userIds.length > MAX_GIVE_BACK)
    throw new BackupError('too-large', `give back at most ${MAX_GIVE_BACK} licenses at once`, { field: 'userIds' })
  return [...new Set(userIds)]
}
