import { expect } from 'chai'
import { createMemoryAdapter, generateTenant, type Tenant, type TenantDomain } from '../../../src/memory.js'
import { propertyCases } from '../../property-cases.js'
import { callOf } from '../../worlds/adapters.js'
import { scope } from '../../worlds/tenants.js'

const domainsOf = (tenant: Tenant): TenantDomain[] => tenant.clouds.flatMap(({ domains }) => domains)
const firstOf = (tenant: Tenant): TenantDomain => {
  const [domain] = domainsOf(tenant)
  if (domain === undefined) throw new Error('no domain')
  return domain
}
const depthOf = ({ orgUnits }: TenantDomain): number => {
  const depths = new Map<string, number>()
  // parents precede their children in the list
  for (const { id, parentId } of orgUnits) depths.set(id, parentId === null ? 1 : (depths.get(parentId) ?? Number.NaN) + 1)
  return Math.max(...depths.values())
}

describe('generateTenant', () => {
  it('returns the same tenant for the same seed, and another for another seed', () => {
    const text = (seed: number) => JSON.stringify(generateTenant({ seed, users: 300, now: 0 }))
    expect(text(4)).to.equal(text(4))
    expect(text(4)).not.to.equal(text(5))
  })

  it('sets sync times within the last twelve hours', () => {
    for (const now of [Date.parse('2020-02-29T23:59:59Z'), Date.parse('2031-01-01T00:00:00Z')]) {
      const times = Object.values(firstOf(generateTenant({ seed: 1, users: 10, now })).synced ?? {}).map((iso) => Date.parse(String(iso)))
      expect(times).to.have.length(3)
      for (const time of times) expect(now - time).to.be.within(3_600_000, 12 * 3_600_000)
    }
  })

  it('generates 1,204 users in a Google domain with 500 credits, two more domains and a Microsoft domain by default', () => {
    const tenant = generateTenant({ seed: 1 })
    expect(tenant.clouds.map(({ kind, domains }) => [kind, domains.length])).to.eql([
      ['google-workspace', 3],
      ['microsoft-365', 1],
    ])
    const [first, second, third, microsoft] = domainsOf(tenant)
    expect([first?.users.length, first?.credits, first?.groups.length, first?.orgUnits.length]).to.eql([1204, 500, 60, 48])
    expect(second?.users.length).to.equal(240)
    expect([third?.users, third?.groups, third?.orgUnits, third?.synced]).to.eql([[], [], [], undefined])
    expect(third?.pending?.users?.put).to.have.length(120)
    expect(microsoft?.orgUnits.every(({ parentId }) => parentId === null)).to.equal(true)
  })

  it('adds two years of joins and leaves on request, and changes nothing else', () => {
    const options = { seed: 4, users: 600, now: Date.parse('2026-11-30T10:30:00Z') }
    const tenant = generateTenant({ ...options, history: true })
    for (const { history, synced, users } of domainsOf(tenant)) {
      if (synced === undefined) {
        expect(history).to.equal(undefined)
        continue
      }
      const statuses = new Map(users.map(({ id, accountStatus }) => [id, accountStatus]))
      expect([history?.length, history?.at(-1)?.at]).to.eql([104, synced.users])
      const [joined, left] = [history?.flatMap((sync) => sync.joined) ?? [], history?.flatMap((sync) => sync.left) ?? []]
      expect(new Set([...joined, ...left]).size).to.equal(joined.length + left.length)
      expect(joined.every((id) => statuses.get(id) === 'active')).to.equal(true)
      expect(left.every((id) => ['suspended', 'deleted'].includes(statuses.get(id) ?? ''))).to.equal(true)
    }
    const [first] = domainsOf(tenant)
    expect(first?.history?.flatMap(({ joined }) => joined).length).to.be.within(80, 180)
    expect(first?.history?.flatMap(({ left }) => left).length).to.be.within(25, 60)
    const withoutHistory = {
      clouds: tenant.clouds.map((cloud) => ({ ...cloud, domains: cloud.domains.map(({ history, ...rest }) => rest) })),
    }
    expect(withoutHistory).to.eql(generateTenant(options))
  })

  it('generates every status in realistic shares', () => {
    const { users, groups, orgUnits } = firstOf(generateTenant({ seed: 9, users: 5000 }))
    const share = (fits: (user: (typeof users)[number]) => boolean) => users.filter(fits).length / users.length
    expect(share(({ accountStatus }) => accountStatus === 'suspended')).to.equal(0.06)
    expect(share(({ accountStatus }) => accountStatus === 'deleted')).to.equal(0.02)
    const active = users.filter(({ accountStatus }) => accountStatus === 'active')
    expect(active.filter(({ backupStatus }) => backupStatus === 'protected').length).to.equal(750)
    for (const status of ['paused', 'failed']) expect(active.some(({ backupStatus }) => backupStatus === status)).to.equal(true)
    expect(users.filter(({ accountStatus, statusReason }) => accountStatus === 'suspended' && statusReason === undefined)).to.eql([])
    expect(share(({ name }) => name === '')).to.be.within(0.005, 0.02)
    expect(share(({ aliases }) => aliases !== undefined)).to.be.within(0.1, 0.2)
    expect(groups.some(({ groups: nested = [] }) => nested.length > 3)).to.equal(true)
    const [, second, third] = groups
    expect([second?.groups?.includes(third?.id ?? ''), third?.groups?.includes(second?.id ?? '')]).to.eql([true, true])
    const sizes = groups.map(({ members }) => members.length)
    expect(sizes).to.eql([...sizes].sort((a, b) => b - a))
    expect(sizes[0]).to.equal(1250)
    expect(orgUnits.flatMap((unit) => unit.users)).to.have.length(5000)
    for (const { id, orgUnitId } of users.slice(0, 200)) expect(orgUnits.find((unit) => unit.id === orgUnitId)?.users).to.include(id)
  })

  it('repeats no id and no address, and uses only reserved domains', () => {
    const domains = domainsOf(generateTenant({ seed: 3, users: 4000 }))
    const allUsers = domains.flatMap(({ users, pending }) => [
      ...users,
      ...(pending?.users?.put ?? []).filter(({ id }) => !users.some((user) => user.id === id)),
    ])
    const ids = allUsers.map(({ id }) => id)
    expect(new Set(ids).size).to.equal(ids.length)
    const addresses = allUsers.flatMap(({ email, aliases = [] }) => [email, ...aliases])
    expect(new Set(addresses).size).to.equal(addresses.length)
    for (const address of addresses) expect(address).to.match(/^[a-z0-9.-]+@(example\.(com|org|net)|[a-z]+\.example)$/)
    for (const { groups } of domains) expect(new Set(groups.map(({ name }) => name)).size).to.equal(groups.length)
    for (const { orgUnits } of domains) {
      const paths = orgUnits.map(({ parentId, name }) => `${parentId}/${name}`)
      expect(new Set(paths).size).to.equal(paths.length)
    }
  })

  it('generates the requested numbers, including small ones', () => {
    for (const users of [0, 1, 2, 7]) {
      const tenant = generateTenant({ seed: 1, users, groups: 2, orgUnits: 3, credits: 1 })
      const { groups, orgUnits, credits } = firstOf(tenant)
      expect([firstOf(tenant).users.length, groups.length, orgUnits.length, credits]).to.eql([users, 2, 3, 1])
    }
    const one = generateTenant({ seed: 1, users: 20, cloud: 'microsoft-365', largestGroup: 9 })
    expect(domainsOf(one)).to.have.length(1)
    expect(firstOf(one).groups[0]?.members).to.have.length(9)
  })

  it('changes with a sync of each kind', async () => {
    const adapter = createMemoryAdapter({ tenant: generateTenant({ seed: 2 }), speed: 1000 })
    const users = await adapter.sync(scope, 'users', callOf())
    expect([users.added, users.changed, users.removed]).to.eql([13, 6, 2])
    expect(await adapter.sync(scope, 'groups', callOf())).to.include({ added: 1, changed: 0, removed: 0 })
    expect(await adapter.sync(scope, 'org-units', callOf())).to.include({ added: 1, changed: 0, removed: 0 })
    const never = { cloudId: 'google', domainId: 'example.net' }
    expect((await adapter.listUsers({ scope: never }, callOf())).items).to.eql([])
    expect(await adapter.sync(never, 'users', callOf())).to.include({ added: 120 })
    expect((await adapter.listUsers({ scope: never, accountStatus: ['active'] }, callOf())).total).to.be.above(100)
  })

  it('has a few shared mailboxes and rooms that take no credit', () => {
    const { users } = firstOf(generateTenant({ seed: 1, users: 2000 }))
    const free = users.filter(({ credits }) => credits === 0)
    expect(free.length).to.be.within(5, 60)
    expect(new Set(free.map(({ kind }) => kind))).to.deep.equal(new Set(['shared-mailbox', 'room']))
    expect(users.every(({ credits, kind }) => (credits === undefined) === (kind === undefined))).to.equal(true)
  })

  // a million users take half a minute in Node, where the core tests must stay fast, so only browsers run the full number
  const USERS = propertyCases(1_000_000)
  it(`holds ${USERS} users, ${USERS / 10} groups and ${USERS / 20} org units at depth 35, and answers every call`, async () => {
    const tenant = generateTenant({
      seed: 1,
      users: USERS,
      groups: USERS / 10,
      orgUnits: USERS / 20,
      credits: 'unlimited',
      cloud: 'google-workspace',
    })
    const domain = firstOf(tenant)
    expect(domain.users).to.have.length(USERS)
    expect(domain.groups[0]?.members).to.have.length(USERS / 4)
    const memberships = domain.groups.reduce((sum, { members }) => sum + members.length, 0)
    expect(memberships).to.be.within(3 * USERS, 6.5 * USERS)
    expect(domain.orgUnits).to.have.length(USERS / 20)
    expect(depthOf(domain)).to.equal(35)

    const adapter = createMemoryAdapter({ tenant })
    const first = await adapter.listUsers({ scope, limit: 50 }, callOf())
    expect([first.items.length, first.total]).to.eql([50, USERS])
    const found = await adapter.listUsers({ scope, search: 'GARCIA', accountStatus: ['active'], limit: 5 }, callOf())
    expect(found.items).to.have.length(5)
    const units = await adapter.listOrgUnits(scope, callOf())
    expect(units.reduce((sum, { userCount = 0 }) => sum + userCount, 0)).to.equal(USERS)

    const within = { kind: 'group' as const, id: domain.groups[0]?.id ?? '' }
    const covered = new Set<string>()
    let expectedCredits = 0
    let expectedUsers = 0
    let cursor: string | undefined
    do {
      const page = await adapter.listCoverage({ scope, within, cursor }, callOf())
      const { due, restart = [], prices = {} } = page
      for (const list of [due, restart, page.protected, page.suspended, page.deleted]) for (const id of list) covered.add(id)
      expect(due.length).to.be.at.most(50_000)
      expectedUsers += due.length + restart.length
      expectedCredits += due.reduce((sum, id) => sum + (prices[id] ?? 1), 0)
      cursor = page.next
    } while (cursor !== undefined)
    const [group] = (await adapter.listGroups({ scope, limit: 1 }, callOf())).items
    expect(covered.size).to.equal(group?.memberCount)
    const run = await adapter.startBackup(
      { scope, items: [within], settings: 'default', expectedCredits, expectedUsers },
      { ...callOf(), idempotencyKey: 'k' },
    )
    expect(run.total).to.equal(expectedUsers)
    expect(expectedCredits).to.be.below(expectedUsers)
    const emails = domain.users.map(({ email }) => email.toUpperCase())
    const matched = await adapter.matchUsers(scope, emails, callOf())
    expect(matched.every((user, place) => user?.id === domain.users[place]?.id)).to.equal(true)
  }).timeout(120_000)
})
