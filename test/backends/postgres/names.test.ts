import { after, before, describe, it } from 'node:test'
import { SEARCH_USERS } from '../../fixtures/search-table.js'
import { backends, type World } from '../../tools/postgres.js'
import { checkOrder, checkSearches } from '../../worlds/search-checks.js'
import { tenantOf } from '../../worlds/tenants.js'

for (const engine of backends()) {
  describe(`names (${engine.name})`, () => {
    let world: World
    before(async () => {
      world = await engine.create({ tenant: tenantOf({ users: SEARCH_USERS }), isWorking: false })
    })
    after(() => world.stop())

    it('finds the users of each search', () => checkSearches(world.adapter, world.scope))
    it('sorts numbers by value, in one order for every language', () => checkOrder(world.adapter, world.scope))
  })
}
