import { expect } from 'chai'
import { createMirrorUsersInSlices } from '../../../src/compose/mirror/mirror-users.js'
import { rankNames } from '../../../src/compose/mirror/rank-names.js'
import { invert } from '../../../src/compose/mirror/rank-texts.js'
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

  it('order names with pauses', async () => {
    let since = 0
    let most = 0
    const pace = (): undefined => {
      most = Math.max(most, since)
      since = 0
    }
    const names = users.map(({ name }) => name).reverse()
    const counted = new Proxy(names, {
      get(all, key, names) {
        if (typeof key === 'string') since += 1
        return Reflect.get(all, key, names)
      },
    })
    const rank = await rankNames(counted, 'en', pace)
    expect(Math.max(most, since)).to.be.within(1000, 10_000)
    expect(rank.every((place, index) => place === SIZE - 1 - index)).to.equal(true)
    let pauses = 0
    const order = await invert(rank, () => {
      pauses += 1
      return undefined
    })
    expect([...order.subarray(0, 3)]).to.deep.equal([SIZE - 1, SIZE - 2, SIZE - 3])
    expect(pauses).to.be.greaterThan(5)
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
