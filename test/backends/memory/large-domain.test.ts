import { expect } from 'chai'
import { createMirrorUsersInSlices } from '../../../src/compose/mirror/mirror-users.js'
import { createMemoryAdapter, type Tenant, type TenantDomain } from '../../../src/memory.js'
import { userOf, usersOf } from '../../worlds/tenants.js'

const SIZE = 25_000
const scope = { cloudId: 'c', domainId: 'd' }
const users = usersOf(SIZE)
const tenantOf = (domain: Partial<TenantDomain>): Tenant => ({
  clouds: [
    {
      id: 'c',
      name: 'Cloud',
      kind: 'google-workspace',
      domains: [{ id: 'd', name: 'd.example', users, groups: [], orgUnits: [], credits: 10, ...domain }],
    },
  ],
})
const call = { signal: new AbortController().signal, locale: 'en' }

describe('memory adapter: large domains', () => {
  it('store users with pauses', async () => {
    let since = 0
    let most = 0
    const counted = users.map((user) => ({
      ...user,
      get id() {
        since += 1
        return user.id
      },
    }))
    const mirror = await createMirrorUsersInSlices([...counted, { ...userOf(3), name: 'Later' }], () => {
      most = Math.max(most, since)
      since = 0
      return undefined
    })
    expect(most).to.be.within(1000, 10_000)
    expect(mirror.count()).to.equal(SIZE)
    expect(mirror.user(mirror.find(userOf(3).id)).name).to.equal('Later')
  })

  it('answer concurrent first calls with the same figures as a small domain', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({}) })
    const [page, found, credits, costs] = await Promise.all([
      adapter.listUsers({ scope, limit: 5 }, call),
      adapter.matchUsers(scope, [userOf(7).email, 'nobody@north.example.com'], call),
      adapter.getCredits(scope, call),
      adapter.listCosts(scope, [], call),
    ])
    expect(page.total).to.equal(SIZE)
    expect(page.items.length).to.equal(5)
    expect(found.map((user) => user?.id ?? null)).to.deep.equal([userOf(7).id, null])
    expect(credits.available).to.equal(10)
    expect(costs).to.deep.equal([])
  })

  it('keep a change that is made while the users are stored', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({}) })
    const first = adapter.listUsers({ scope, limit: 5 }, call)
    adapter.setCredits(scope, 3)
    adapter.change(scope, { users: { remove: [userOf(1).id] } }, 'now')
    expect((await first).total).to.equal(SIZE - 1)
    expect((await adapter.getCredits(scope, call)).available).to.equal(3)
    expect(adapter.usersOf(scope).length).to.equal(SIZE - 1)
  })

  it('reject an unknown domain', async () => {
    const adapter = createMemoryAdapter({ tenant: tenantOf({}) })
    const code = await adapter.listUsers({ scope: { cloudId: 'c', domainId: 'other' }, limit: 5 }, call).catch((error) => error.code)
    expect(code).to.equal('not-found')
  })
})
