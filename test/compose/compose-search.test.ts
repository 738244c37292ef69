import { createTenantDirectory } from '../../src/compose/tenant-directory.js'
import { compose } from '../../src/compose.js'
import { simulatedEngine } from '../../src/simulated.js'
import { SEARCH_USERS } from '../fixtures/search-table.js'
import { checkOrder, checkSearches } from '../worlds/search-checks.js'
import { scope, tenantOf } from '../worlds/tenants.js'

describe('compose: names', () => {
  const adapter = compose({ directory: createTenantDirectory(tenantOf({ users: SEARCH_USERS })), engine: simulatedEngine() })
  before(async () => {
    await adapter.sync(scope, 'users', { signal: new AbortController().signal })
  })
  after(() => adapter.close())
  it('finds the users of each search', () => checkSearches(adapter, scope))
  it('sorts numbers by value, and in the order of the language', () => checkOrder(adapter, scope))
})
