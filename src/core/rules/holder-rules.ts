import { BackupError } from '../model/errors.js'
import type { HolderQuery, HolderState } from '../model/license-model.js'
import type { AccountStatus } from '../model/model.js'

/** Every state of a holder, as backends know it. */
export const HOLDER_STATES: readonly HolderState[] = ['active', 'suspended', 'deleted', 'left']
/** States of holders who left: deleted accounts, and users whom the directory no longer lists. */
export const LEFT_STATES: readonly HolderState[] = ['deleted', 'left']
/** Values of `groupBy` that are not facets of a directory. */
export const STATE_GROUP = 'state'
const UNIT_GROUPS: readonly string[] = ['org-unit', 'orgUnit']

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
