// Mirrors a tenant of Microsoft 365 on every database. Full and incremental syncs give the same users as `compose`.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BackupEngine } from '../../../src/compose/backup-engine.js'
import { combineDirectories } from '../../../src/compose/combine-directories.js'
import { createTenantDirectory } from '../../../src/compose/tenant-directory.js'
import { compose } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { graphTenantOf, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { backends, type World } from '../../tools/postgres.js'
import { sampleTenant, smallTenant } from '../../worlds/tenants.js'
import { mirrorOf } from './mirror-contents.js'
import { call, firstOf } from './run-world.js'

const KINDS = ['users', 'groups', 'org-units'] as const
const idle: BackupEngine = { name: 'idle', protect: async () => {} }

for (const { name, create } of backends()) {
  describe(name, () => {
    const tenant = graphTenantOf(sampleTenant({ cloud: 'microsoft-365' }))
    const scope = { cloudId: `microsoft:${tenant.id}`, domainId: 'harbour.example' }
    let double: GraphDouble
    let world: World
    const directory = () => microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    /** The mirror of compose after full syncs. */
    const expected = async () => {
      const adapter = compose({ directory: directory(), engine: idle })
      for (const kind of KINDS) await adapter.sync(scope, kind, call())
      return mirrorOf({ ...world.adapter, ...adapter }, scope)
    }

    before(async () => {
      double = await startGraphDouble({ tenant, deltaPageSize: 3 })
      world = await create({ directory: directory(), engine: idle })
    })
    after(async () => {
      await world?.stop()
      await double.close()
      assert.deepEqual(double.violations, [])
    })

    it('mirrors users, groups and administrative units', async () => {
      for (const kind of KINDS) await world.adapter.sync(scope, kind, call())
      assert.deepEqual(await mirrorOf(world.adapter, scope), await expected())
      const limits = ['flat-org-units', 'no-dynamic-lists']
      assert.deepEqual(
        (await world.adapter.listClouds(call())).map((cloud) => cloud.limits),
        [limits],
      )
      const adapter = compose({ directory: combineDirectories([directory(), createTenantDirectory(smallTenant())]), engine: idle })
      assert.deepEqual(
        (await adapter.listClouds(call())).map((cloud) => cloud.limits),
        [limits, undefined],
      )
    })

    it('mirrors changes of users without reading all of them', async () => {
      const ids = [...tenant.users.keys()]
      tenant.putUser(graphUser(guidOf('u9000'), { department: 'Sales' }))
      tenant.putUser(graphUser(firstOf(ids), { accountEnabled: false }))
      for (const id of ids.slice(5, 9)) tenant.deleteUser(id)
      tenant.purgeUser(ids[5] ?? '')
      const before = double.requests.length
      const { added, removed } = await world.adapter.sync(scope, 'users', call())
      assert.deepEqual([added, removed], [1, 1])
      const urls = double.requests.slice(before).map(({ url }) => url.split('?')[0])
      assert.ok(!urls.includes('/users') && urls.includes('/users/delta'), urls.join(' '))
      assert.deepEqual(await mirrorOf(world.adapter, scope), await expected())
    })
  })
}
