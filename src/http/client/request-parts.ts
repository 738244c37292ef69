import { BackupError, type PolicyDraft, type Scope, type UserFilter } from '../../core/internal.js'
import { scopePath, toSegment } from '../contract/paths.js'
import { IDEMPOTENCY_KEY, MAX_ITEMS, MAX_WHERE } from '../contract/wire-limits.js'

/** Encodes an id as a path segment. Rejects `not-found` for an id that cannot be encoded in a URL. */
export const encodeId = (id: string, method: string, field: string): string => {
  let text = ''
  try {
    text = toSegment(id)
  } catch {
    // The id contains half a surrogate pair.
  }
  if (text !== '' && text !== '.' && text !== '..') return text
  throw new BackupError('not-found', `no ${field} has this id`, { call: `http.${method}`, field })
}

/** Builds the path of a call below its scope. Rejects `not-found` for a scope that cannot be encoded in a URL. */
export const at = (scope: Scope, method: string, rest: string): string => {
  encodeId(scope.cloudId, method, 'scope')
  encodeId(scope.domainId, method, 'scope')
  return `${scopePath(scope)}/${rest}`
}

/** Formats the facets of a filter as the `where` query parameter. Rejects `bad-input` for a filter that does not fit into a URL. */
export const formatWhere = (where: NonNullable<UserFilter['where']>): string => {
  const text = JSON.stringify(where)
  if (encodeURIComponent(text).length <= MAX_WHERE) return text
  throw new BackupError('bad-input', 'the filter has too many values for one request. Remove some of them.', {
    call: 'http.listUsers',
    field: 'where',
  })
}

/** Returns the idempotency key if it is valid in a header. */
export const checkKey = (key: string, method: string): string => {
  if (IDEMPOTENCY_KEY.test(key)) return key
  throw new BackupError('bad-input', 'an idempotency key is 1 to 255 printable ASCII characters', {
    call: `http.${method}`,
    field: 'idempotencyKey',
  })
}

/**
 * Checks that the items and exceptions fit into one request.
 *
 * @param kind `a start` or `a policy`, for the message
 * @throws `too-large` with the field
 */
export const checkItems = (method: string, kind: string, { items, exceptions = [] }: Pick<PolicyDraft, 'items' | 'exceptions'>): void => {
  for (const [field, refs] of Object.entries({ items, exceptions })) {
    if (refs.length <= MAX_ITEMS) continue
    const reason = `${kind} may have at most ${MAX_ITEMS} ${field}. Add groups or org units in place of single users.`
    throw new BackupError('too-large', reason, { call: `http.${method}`, field })
  }
}
