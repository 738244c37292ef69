import { expect } from 'chai'
import { createRandom } from '../../../src/core/internal.js'
import { forbidden, googleError, throttled } from '../../doubles/google-workspace/google-answers.js'
import {
  CUSTOMER_ID,
  emptyGoogleTenant,
  type GoogleTenant,
  googleGroup,
  googleMember,
  googleUser,
  toGoogleTenant,
} from '../../doubles/google-workspace/google-tenant.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { rejection, wait } from '../../worlds/waiting.js'
import { callOf, googleScope, readGroups, readPages, startGoogleWorld, stopGoogleWorlds } from './google-world.js'

/** Adds a group with these members: ids of users, `@` before ids of groups. */
const addGroup = (tenant: GoogleTenant, id: string, members: readonly string[], email = `${id}@example.com`): void => {
  tenant.groups.push(googleGroup(id, email))
  tenant.members.set(
    id,
    members.map((member) => (member.startsWith('@') ? googleMember(member.slice(1), 'GROUP') : googleMember(member))),
  )
}
const idsOf = (count: number, first = 0): string[] => Array.from({ length: count }, (_, at) => `u${first + at}`)
const memberRequests = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + Math.max(1, Math.ceil(size / 200)), 0)

describe('googleWorkspaceDirectory: groups', () => {
  afterEach(stopGoogleWorlds)

  it('lists every group of a generated tenant with its own members, each list read once', async () => {
    const tenant = await toGoogleTenant(sampleTenant({ seed: 5, users: 3_000, groups: 450, largestGroup: 1_500 }))
    const { directory, double } = await startGoogleWorld(tenant)
    double.intercept = () => wait(1).then(() => undefined)
    const groups = await readGroups(directory)
    expect([...groups.keys()].sort()).to.eql(tenant.groups.map(({ id }) => id).sort())
    for (const [id, members] of tenant.members) {
      const ids = (type: string) => new Set(members.filter((member) => member.type === type).map((member) => member.id))
      expect(groups.get(id)?.members).to.eql(ids('USER'))
      expect(groups.get(id)?.groups).to.eql(ids('GROUP'))
      const email = tenant.groups.find((group) => group.id === id)?.email
      expect(groups.get(id)?.isHidden).to.equal(!email?.endsWith('@example.com'))
    }
    const sizes = [...tenant.members.values()].map(({ length }) => length)
    expect(double.requests).to.have.length(Math.ceil(tenant.groups.length / 200) + memberRequests(sizes))
    expect(double.peak).to.be.within(2, 6)
    expect(double.violations).to.eql([])
  })

  it('never requests foreign groups and people, and leaves out other types of members', async () => {
    const tenant = emptyGoogleTenant('example.com')
    addGroup(tenant, 'g', ['u0', 'outsider', '@foreign'])
    tenant.members.get('g')?.push(googleMember('device', 'CHROME_OS_DEVICE'), googleMember('C0other', 'CUSTOMER'))
    tenant.foreignGroups.add('foreign')
    const { directory, double } = await startGoogleWorld(tenant)
    const groups = await readGroups(directory)
    expect([...groups.keys()]).to.eql(['g'])
    expect([...(groups.get('g')?.members ?? [])]).to.eql(['u0', 'outsider'])
    expect(double.requests.map(({ path }) => path.split('/v1/')[1])).to.eql(['groups', 'groups/g/members'])
  })

  it('adds everybody of the domain as a hidden group where a group contains the customer', async () => {
    const tenant = emptyGoogleTenant('example.com', 'second.example')
    tenant.users = [
      ...Array.from({ length: 700 }, (_, at) => googleUser(`u${at}`, `user${at}@example.com`)),
      googleUser('other', 'x@second.example'),
      googleUser('guest', 'guest@example.com', { isGuestUser: true }),
    ]
    tenant.deleted = [googleUser('gone', 'gone@example.com')]
    addGroup(tenant, 'all', ['u1'])
    tenant.members.get('all')?.push(googleMember(CUSTOMER_ID, 'CUSTOMER'))
    const { directory, double } = await startGoogleWorld(tenant)
    const groups = await readGroups(directory)
    expect([...(groups.get('all')?.groups ?? [])]).to.eql(['everyone:example.com'])
    const everyone = groups.get('everyone:example.com')
    expect(everyone?.isHidden).to.equal(true)
    expect(everyone?.members).to.eql(new Set(idsOf(700)))
    expect(double.requests).to.have.length(2 + 2)
    // without such a group, the users are not listed
    tenant.members.set('all', [googleMember('u1')])
    const before = double.requests.length
    expect([...(await readGroups(directory)).keys()]).to.eql(['all'])
    expect(double.requests.length - before).to.equal(2)
  })

  it('lists the members of single groups without the list of groups', async () => {
    const tenant = emptyGoogleTenant('example.com')
    tenant.users = [googleUser('u0', 'user@example.com')]
    addGroup(tenant, 'a', [...idsOf(450), '@b'])
    addGroup(tenant, 'b', [])
    const { directory, double } = await startGoogleWorld(tenant)
    const items = await readPages((cursor) =>
      directory.members(googleScope(), ['a', 'b', 'everyone:example.com', 'gone'], cursor, callOf()),
    )
    expect(items).to.have.deep.members([
      { id: 'a', members: idsOf(450), groups: ['b'] },
      { id: 'b', members: [] },
      { id: 'everyone:example.com', members: ['u0'] },
    ])
    expect(double.requests).to.have.length(3 + 1 + 1 + 1)
    expect(await readPages((cursor) => directory.members(googleScope(), [], cursor, callOf()))).to.eql([])
  })

  it('lists each member of a large nested group once while 5% of the requests are refused', async () => {
    const tenant = emptyGoogleTenant('example.com')
    const parts = Array.from({ length: 25 }, (_, at) => `part${at}`)
    addGroup(tenant, 'whole', [...idsOf(60_000, 100_000), ...parts.map((id) => `@${id}`)])
    for (const [at, id] of parts.entries()) addGroup(tenant, id, [...idsOf(1_600, at * 1_600), ...(at === 24 ? ['@whole'] : [])])
    const { directory, double } = await startGoogleWorld(tenant)
    const random = createRandom(11)
    let refusals = 0
    double.intercept = () => {
      if (random() >= 0.05) return undefined
      refusals += 1
      const forms = [throttled(), googleError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', 'usageLimits'), 'destroy' as const]
      return [...forms, { status: 503, body: '<html>quota exceeded</html>' }, { status: 403, body: 'request rate higher than configured' }][
        refusals % 5
      ]
    }
    const members: string[] = []
    for (const { members: some } of await readPages((cursor) => directory.groups(googleScope(), cursor, callOf()))) members.push(...some)
    expect(members).to.have.length(100_000)
    expect(new Set(members)).to.have.property('size', 100_000)
    const sizes = [...tenant.members.values()].map(({ length }) => length)
    const expected = 1 + memberRequests(sizes) + refusals
    expect(refusals).to.be.above(10)
    expect(double.requests.length).to.be.within(expected * 0.98, expected * 1.02)
  })

  it('returns what it has read if Google fails, and continues with the rest', async () => {
    const tenant = emptyGoogleTenant('example.com')
    for (const id of ['a', 'b', 'c']) addGroup(tenant, id, idsOf(500))
    const { directory, double } = await startGoogleWorld(tenant)
    let isDown = true
    double.intercept = ({ path, query }) =>
      isDown && (path.includes('/groups/c/') || (path.includes('/groups/b/') && query.has('pageToken')))
        ? googleError(503, 'backendError', 'Service unavailable. Please try again')
        : undefined
    const first = await directory.groups(googleScope(), undefined, callOf())
    expect(first.items.map(({ id, members }) => [id, members.length])).to.have.deep.members([
      ['a', 500],
      ['b', 200],
    ])
    // nothing was read, so the failure is reported
    expect((await rejection(directory.groups(googleScope(), first.next, callOf()))).code).to.equal('unavailable')
    isDown = false
    const second = await directory.groups(googleScope(), first.next, callOf())
    expect(second.items.map(({ id, members }) => [id, members.length])).to.have.deep.members([
      ['b', 300],
      ['c', 500],
    ])
    expect(second.next).to.equal(undefined)
  })

  it('leaves out a group that was deleted in the meantime, and rejects `forbidden` for a listed group that refuses', async () => {
    const tenant = emptyGoogleTenant('example.com')
    for (const id of ['a', 'b', 'c']) addGroup(tenant, id, idsOf(2))
    const { directory, double } = await startGoogleWorld(tenant)
    double.intercept = ({ path }) =>
      path.includes('/groups/b/') ? googleError(404, 'notFound', 'Resource Not Found: groupKey') : undefined
    expect([...(await readGroups(directory)).keys()]).to.eql(['a', 'c'])
    // the refusal arrives after the other groups were read
    double.intercept = ({ path }) => (path.includes('/groups/b/') ? wait(50).then(forbidden) : undefined)
    expect((await rejection(directory.groups(googleScope(), undefined, callOf()))).code).to.equal('forbidden')
  })

  it('begins a list of members again after 50 minutes, and gives up the second time', async () => {
    const tenant = emptyGoogleTenant('example.com')
    addGroup(tenant, 'a', idsOf(50_000))
    const { directory, double, clock } = await startGoogleWorld(tenant)
    const later = (): void => {
      clock.aheadMs += 51 * 60_000
      double.aheadMs += 61 * 60_000
    }
    const first = await directory.groups(googleScope(), undefined, callOf())
    later()
    const members = new Set(first.items.flatMap((group) => group.members))
    const rest = await readPages((cursor) => directory.groups(googleScope(), cursor ?? first.next, callOf()))
    for (const part of rest) for (const id of part.members) members.add(id)
    expect(members).to.have.property('size', 50_000)
    const reading = readPages((cursor) => directory.groups(googleScope(), cursor, callOf()), later)
    expect(await rejection(reading)).to.include({ code: 'unavailable', retryable: false })
  })
})
