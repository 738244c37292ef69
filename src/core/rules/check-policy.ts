import { BackupError } from '../model/errors.js'
import type { ItemRef, PolicyDraft } from '../model/model.js'
import type { PolicyStatus } from '../model/policy-model.js'

/** Maximum length of the name of a policy. */
export const MAX_POLICY_NAME = 200
/** Maximum limit of a policy: what a 32-bit number holds. */
export const MAX_POLICY_LIMIT = 2 ** 31 - 1
/** Maximum number of days after which a policy gives the licenses of leavers back. */
export const MAX_GIVE_BACK_DAYS = 3650

/** Size of the drafts in one page of policies, in bytes of their JSON. A page contains one policy in any case. */
export const MAX_POLICY_PAGE = 256 * 1024

const STATUSES: readonly PolicyStatus[] = ['active', 'paused', 'ended']
const KINDS: readonly ItemRef['kind'][] = ['user', 'group', 'org-unit', 'domain']

const refuse = (field: string, reason: string): never => {
  throw new BackupError('bad-input', reason, { field })
}

const checkRefs = (refs: readonly ItemRef[], field: 'items' | 'exceptions'): ItemRef[] => {
  if (!Array.isArray(refs)) return refuse(field, `${field} must be a list of items`)
  return refs.map(({ kind, id }) => {
    if (!KINDS.includes(kind) || typeof id !== 'string' || id === '') refuse(field, `${field} has an entry without a known kind and an id`)
    return { kind, id }
  })
}

const checkLeavers = (leavers: PolicyDraft['leavers']): PolicyDraft['leavers'] => {
  if (leavers === 'keep') return leavers
  const { giveBackAfterDays: days } = leavers ?? {}
  if (typeof days !== 'number') return refuse('leavers', "leavers must be 'keep' or { giveBackAfterDays }")
  if (!Number.isInteger(days) || days < 0 || days > MAX_GIVE_BACK_DAYS)
    return refuse('leavers', `giveBackAfterDays must be a whole number from 0 to ${MAX_GIVE_BACK_DAYS}`)
  return { giveBackAfterDays: days }
}

/**
 * Checks a draft without its settings, which the form of the engine describes, and returns a copy with a trimmed name.
 *
 * @throws `bad-input` with the invalid field
 */
export const checkPolicyDraft = (draft: PolicyDraft): PolicyDraft => {
  const { settings, limit } = draft
  const name = typeof draft.name === 'string' ? draft.name.trim() : ''
  if (name === '') refuse('name', 'the policy has no name: give it one')
  if (name.length > MAX_POLICY_NAME) refuse('name', `the name of a policy has at most ${MAX_POLICY_NAME} characters`)
  const items = checkRefs(draft.items, 'items')
  if (items.length === 0) refuse('items', 'the policy has no items: add users, groups, org units or the domain')
  const exceptions = checkRefs(draft.exceptions ?? [], 'exceptions')
  if (settings !== 'default' && (typeof settings !== 'object' || settings === null))
    refuse('settings', "settings must be 'default' or an object")
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0 && limit <= MAX_POLICY_LIMIT))
    refuse('limit', `limit must be a whole number of credits from 0 to ${MAX_POLICY_LIMIT}`)
  return {
    name,
    items,
    ...(exceptions.length > 0 && { exceptions }),
    settings,
    ...(limit !== undefined && { limit }),
    leavers: checkLeavers(draft.leavers),
  }
}

/**
 * Checks that the limit of a policy allows the start that creates it.
 *
 * @param allocated credits that the start takes
 * @throws `bad-input` for a lower limit
 */
export const checkPolicyStart = ({ limit }: Pick<PolicyDraft, 'limit'>, allocated: number): void => {
  if (limit !== undefined && allocated > limit)
    refuse(
      'limit',
      `the start takes ${allocated} credits, more than the limit of ${limit}: raise the limit, or save the policy without a start`,
    )
}

/**
 * Checks that a policy may be edited.
 *
 * @throws `bad-input` for an ended policy
 */
export const checkPolicyEdit = (status: PolicyStatus): void => {
  if (status === 'ended') refuse('id', 'the policy has ended: create a new one')
}

/**
 * Returns whether setting `next` changes a policy.
 *
 * @throws `bad-input` for an unknown status, and for another status of an ended policy
 */
export const changesPolicyStatus = (status: PolicyStatus, next: PolicyStatus): boolean => {
  if (!STATUSES.includes(next)) refuse('status', `the status of a policy must be one of: ${STATUSES.join(', ')}`)
  if (status === next) return false
  if (status === 'ended') refuse('status', 'the policy has ended: create a new one')
  return true
}

/** Returns the error for an unknown policy. */
export const unknownPolicy = (id: string): BackupError => new BackupError('not-found', `there is no policy ${id}`, { field: 'id' })
