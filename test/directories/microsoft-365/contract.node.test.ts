import { expect } from 'chai'
import { compose } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { simulatedEngine } from '../../../src/simulated.js'
import { testAdapter } from '../../../src/testing/test-adapter.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { graphTenantOf, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { callOf } from '../../worlds/adapters.js'
import { sampleTenant } from '../../worlds/tenants.js'

const KINDS = ['users', 'groups', 'org-units'] as const

describe('microsoft365Directory in compose', () => {
  const sample = sampleTenant({ users: 240, cloud: 'microsoft-365' })
  const tenant = graphTenantOf(sample)
  const scope = { cloudId: `microsoft:${tenant.id}`, domainId: 'harbour.example' }
  const [domain] = sample.clouds[0]?.domains ?? []
  let double: GraphDouble
  const makeAdapter = async (credits: number | 'unlimited') => {
    const directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    const engine = {
      ...simulatedEngine({ speed: 1_000, failureRate: 0.3 }),
      statuses: async () => ({ items: (domain?.users ?? []).map(({ id, backupStatus }) => ({ id: guidOf(id), backupStatus })) }),
    }
    const adapter = compose({ directory, engine, credits: () => credits })
    await adapter.listClouds(callOf())
    for (const kind of KINDS) await adapter.sync(scope, kind, callOf())
    return adapter
  }

  before(async () => {
    double = await startGraphDouble({ tenant })
  })
  after(async () => {
    await double.close()
    expect(double.violations).to.eql([])
  })

  testAdapter(() => makeAdapter(40))

  it('keeps statuses, kinds and members of the tenant', async () => {
    const adapter = await makeAdapter('unlimited')
    const matched = await adapter.matchUsers(scope, domain?.users.map(({ id }) => guidOf(id)) ?? [], callOf())
    const summary = (
      user: { email: string; accountStatus: string; kind?: string | undefined; credits?: number | undefined } | null | undefined,
    ) => [...[user?.email, user?.accountStatus, user?.kind ?? 'person', user?.credits ?? 1]]
    // a deleted account can no longer be distinguished from a shared mailbox
    const expected = domain?.users.map((user) => (user.accountStatus === 'deleted' ? { ...user, kind: undefined, credits: 1 } : user))
    const known = expected?.map((user) =>
      user.kind !== undefined && user.kind !== 'person' && user.accountStatus === 'suspended' ? { ...user, accountStatus: 'active' } : user,
    )
    expect(matched.map(summary)).to.eql(known?.map(summary))
    for (const group of domain?.groups ?? []) {
      const { items } = await adapter.listGroups({ scope, search: group.name }, callOf())
      expect(items.find(({ id }) => id === guidOf(group.id))?.memberCount).to.be.at.least(new Set(group.members).size)
    }
    const units = await adapter.listOrgUnits(scope, callOf())
    expect(units.map(({ name, parentId, userCount }) => [name, parentId, userCount]).sort()).to.eql(
      domain?.orgUnits.map(({ name, users }) => [name, null, users.length]).sort(),
    )
    adapter.close()
  })

  it('finds users by the aliases and facets of the tenant', async () => {
    const adapter = await makeAdapter('unlimited')
    const [user] = domain?.users.filter(({ aliases, accountStatus }) => aliases !== undefined && accountStatus === 'active') ?? []
    const [found] = await adapter.matchUsers(scope, [user?.aliases?.[0]?.toUpperCase() ?? ''], callOf())
    expect(found).to.deep.include({ id: guidOf(user?.id ?? ''), email: user?.email })
    expect(found?.facets).to.include({ usageLocation: 'DE' })
    adapter.close()
  })
})
