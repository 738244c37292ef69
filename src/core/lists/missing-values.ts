import type { BackupAdapter } from '../model/adapter.js'
import { toBackupError } from '../model/errors.js'
import type { Facet } from '../model/facet-model.js'
import type { Page, User, UserFilter, UserQuery } from '../model/model.js'
import { facetKey } from '../rules/facets.js'

type Where = NonNullable<UserFilter['where']>

/** Omits the values that the directory no longer has. A facet may keep no value. */
const presentValues = (where: Where, facets: readonly Facet[]): Where => {
  const present = Object.entries(where).map(([id, values]): [string, readonly string[]] => {
    const facet = facets.find((one) => one.id === id)
    if (facet === undefined) return [id, []]
    const keys = new Set(facet.options?.map(({ value }) => facetKey(value)))
    return [id, facet.type === 'text' ? values : values.filter((value) => keys.has(facetKey(value)))]
  })
  return Object.fromEntries(present)
}

const countValues = (where: Where): number => Object.values(where).reduce((sum, values) => sum + values.length, 0)

/**
 * Lists users after the backend has refused a query as `bad-input`. After a sync, the directory may lack a value of the filter: the value
 * then finds nobody, and the other values stay in force.
 *
 * @param loadFacets loads the facets that the directory has now
 * @throws `refusal` if the directory has every value of the filter
 */
export const listPresentValues = async (
  port: BackupAdapter,
  query: UserQuery & { where: Where },
  { refusal, loadFacets, signal }: { refusal: unknown; loadFacets(): Promise<readonly Facet[]>; signal: AbortSignal },
): Promise<Page<User>> => {
  const facets = await loadFacets().catch((error) => {
    throw toBackupError(error).code === 'unsupported' ? refusal : error
  })
  const where = presentValues(query.where, facets)
  if (countValues(where) === countValues(query.where)) throw refusal
  // alternatives within a facet: without a value, no user matches
  if (Object.values(where).some((values) => values.length === 0)) return { items: [], total: 0 }
  return port.listUsers({ ...query, where }, { signal })
}
