import type { UserFilter } from '../model/model.js'

/** Filter of a list of users, without its order. */
export type Filter = Omit<UserFilter, 'sort'>

/** Returns the conditions of a filter that have values. */
export const compactFilter = ({ accountStatus, backupStatus, where }: UserFilter): Filter => {
  const facets = Object.entries(where ?? {}).filter(([, values]) => values.length > 0)
  return {
    ...(accountStatus?.length && { accountStatus }),
    ...(backupStatus?.length && { backupStatus }),
    ...(facets.length > 0 && { where: Object.fromEntries(facets) }),
  }
}
