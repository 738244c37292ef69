import type { CoveragePage, CoverageQuery, Group, GroupQuery, OrgUnit, Page, Scope, User, UserQuery } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import { listCoverage } from './list-coverage.js'
import { listGroups, listOrgUnits } from './list-groups.js'
import { listUsers } from './list-users.js'
import { matchUsers } from './match-users.js'

/** All that is read of the mirror. */
export interface Lists {
  users(query: UserQuery): Promise<Page<User>>
  groups(query: GroupQuery): Promise<Page<Group>>
  /** Siblings in the order of the directory. */
  orgUnits(scope: Scope): Promise<readonly OrgUnit[]>
  /** By id, else address, else alias; in the order of the keys, `null` for nobody. */
  match(scope: Scope, keys: readonly string[], signal?: AbortSignal): Promise<readonly (User | null)[]>
  coverage(query: CoverageQuery): Promise<CoveragePage>
}

export const createLists = (db: Db): Lists => ({
  users: (query) => listUsers(db, query),
  groups: (query) => listGroups(db, query),
  orgUnits: (scope) => listOrgUnits(db, scope),
  match: (scope, keys, signal) => matchUsers(db, scope, keys, signal),
  coverage: (query) => listCoverage(db, query),
})
