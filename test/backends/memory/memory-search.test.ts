import { createMemoryAdapter } from '../../../src/memory.js'
import { SEARCH_USERS } from '../../fixtures/search-table.js'
import { checkOrder, checkSearches } from '../../worlds/search-checks.js'
import { scope, tenantOf } from '../../worlds/tenants.js'

describe('createMemoryAdapter: names', () => {
  const adapter = createMemoryAdapter({ tenant: tenantOf({ users: SEARCH_USERS }) })
  it('finds the users of each search', () => checkSearches(adapter, scope))
  it('sorts numbers by value, and in the order of the language', () => checkOrder(adapter, scope))
})
