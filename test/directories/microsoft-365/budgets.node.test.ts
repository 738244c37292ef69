import { expect } from 'chai'
import type { Directory } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, type GraphMember, graphGroup, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { createUserMirror, readAll } from '../../doubles/microsoft-365/read-directory.js'
import { callOf } from '../../worlds/adapters.js'

const scope = { cloudId: 'microsoft:3f1c9d7a-52c1-4b8e-9a41-7f0d6f3f2b10', domainId: 'harbour.example' }
const pages = (count: number): number => Math.ceil(count / 999)

describe('requests of microsoft365Directory', () => {
  let double: GraphDouble
  let directory: Directory
  const tenantOf = (users: number, deleted: number) => {
    const tenant = createGraphTenant()
    for (let place = 0; place < users + deleted; place += 1) {
      const id = guidOf(`u${place}`)
      tenant.putUser(graphUser(id, { accountEnabled: place % 3 > 0 }))
      if (place >= users) tenant.deleteUser(id)
    }
    return tenant
  }
  const start = async (tenant: ReturnType<typeof createGraphTenant>): Promise<void> => {
    double = await startGraphDouble({ tenant, withheld: ['MailboxSettings.Read'] })
    directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
  }
  afterEach(async () => {
    await double.close()
    expect(double.violations).to.eql([])
  })

  for (const [users, deleted] of [
    [998, 0],
    [1000, 5],
    [3500, 1200],
  ] as const) {
    it(`stay in the budget for ${users} users and ${deleted} in the recycle bin, and at most 3 when nothing changed`, async () => {
      await start(tenantOf(users, deleted))
      await directory.clouds(callOf())
      const mirror = createUserMirror(directory, scope)
      await mirror.sync()
      expect(mirror.users.size).to.equal(users + deleted)
      // the recycle bin is read also when it is empty
      expect(double.requests.length).to.equal(pages(users) + Math.max(1, pages(deleted)) + 3)
      const before = double.requests.length
      await mirror.sync()
      expect(double.requests.length - before).to.equal(1)
    })
  }

  it('list the first users of a tenant after 4 requests', async () => {
    await start(tenantOf(1500, 0))
    await directory.clouds(callOf())
    expect((await directory.users(scope, undefined, callOf())).items).to.have.length(999)
    expect(double.requests.length).to.equal(4)
  })

  it('stay in the budget for groups, also large ones', async () => {
    const tenant = tenantOf(3000, 0)
    const members = [...tenant.users.keys()].map((id): GraphMember => ({ type: 'user', id }))
    const sizes = [...Array.from({ length: 1030 }, (_, place) => place % 5), 3000, 2000, 999, 1000]
    for (const [place, size] of sizes.entries()) tenant.groups.set(`g${place}`, graphGroup(`g${place}`, members.slice(0, size)))
    await start(tenant)
    await directory.clouds(callOf())
    const groups = await readAll(directory, scope, 'groups')
    expect([...groups.values()].map((group) => group.members.length)).to.eql(sizes)
    const parts = sizes.map((size) => Math.max(1, pages(size)))
    const budget = pages(sizes.length) + Math.ceil(parts.reduce((sum, part) => sum + part) / 20) + Math.max(...parts)
    expect(double.requests.length - 1).to.be.at.most(budget)
  })
})
