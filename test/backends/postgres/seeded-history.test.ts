// A tenant may bring the joins and leaves of earlier syncs. Forecasts then read the same from the database as in memory.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ItemRef, PolicyDraft, Scope } from '../../../src/core/internal.js'
import { createMemoryAdapter, generateTenant } from '../../../src/memory.js'
import { backends, type World } from '../../tools/postgres.js'
import { call } from './run-world.js'

const tenant = generateTenant({ seed: 3, users: 400, history: true })
const scope: Scope = { cloudId: 'google', domainId: 'example.com' }
const domain = tenant.clouds[0]?.domains[0]
const everyone: ItemRef = { kind: 'domain', id: scope.domainId }
const groups = (domain?.groups ?? []).slice(0, 3).map(({ id }): ItemRef => ({ kind: 'group', id }))
const units = (domain?.orgUnits ?? []).slice(0, 3).map(({ id }): ItemRef => ({ kind: 'org-unit', id }))

for (const { name, create } of backends()) {
  describe(`history of a tenant on ${name}`, () => {
    let world: World
    before(async () => {
      world = await create({ tenant, isWorking: false })
    })
    after(() => world?.stop())

    it('gives forecasts of two years of syncs, limited to one year, as in memory', async () => {
      const memory = createMemoryAdapter({ tenant })
      const drafts: [items: ItemRef[], exceptions: ItemRef[]][] = [
        [[everyone], []],
        [[everyone], groups],
        [groups, units],
        [units, []],
      ]
      for (const [items, exceptions] of drafts) {
        const draft: PolicyDraft = { name: 'Draft', items, exceptions, settings: 'default', leavers: 'keep' }
        const { history } = await world.adapter.forecastPolicy(scope, draft, call())
        assert.deepEqual(history, (await memory.forecastPolicy(scope, draft, call())).history)
        assert.ok(history.length >= 52 && history.length <= 53, `${history.length} days`)
        assert.ok(history.some(({ joined }) => joined > 0) && history.some(({ left }) => left > 0))
      }
    })
  })
}
