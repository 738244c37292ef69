import { expect } from 'chai'
import { createCloudCalls } from '../../../src/cloud-calls/cloud-calls.js'
import { readGraphFailure } from '../../../src/cloud-calls/read-graph-failure.js'
import type { Directory } from '../../../src/compose.js'
import { createGraphClient } from '../../../src/directories/microsoft-365/graph-client.js'
import { createContainerListings } from '../../../src/directories/microsoft-365/list-containers.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { denied, graphError } from '../../doubles/microsoft-365/graph-answers.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import {
  createGraphTenant,
  type GraphMember,
  type GraphTenant,
  graphGroup,
  graphUser,
  guidOf,
} from '../../doubles/microsoft-365/graph-tenant.js'
import { readAll } from '../../doubles/microsoft-365/read-directory.js'
import { callOf } from '../../worlds/adapters.js'
import { rejection, until, wait } from '../../worlds/waiting.js'

const users = Array.from({ length: 12 }, (_, place) => guidOf(`u${place}`))
const [ann, ben, eve] = users as [string, string, string]
const members = (...ids: string[]): GraphMember[] => ids.map((id) => ({ type: 'user', id }))

describe('groups of microsoft365Directory', () => {
  let tenant: GraphTenant
  let double: GraphDouble
  let directory: Directory
  const scopeOf = (domainId = 'harbour.example') => ({ cloudId: `microsoft:${tenant.id}`, domainId })
  const put = (id: string, list: GraphMember[], part = {}): void => void tenant.groups.set(id, graphGroup(id, list, part))
  const batches = () => double.requests.filter(({ url }) => url === '/$batch')
  const partsOf = ({ body }: { body?: unknown }) => (body as { requests: { url: string }[] }).requests

  beforeEach(async () => {
    tenant = createGraphTenant(['harbour.example', 'quay.example'])
    for (const id of users) tenant.putUser(graphUser(id))
    tenant.putUser(graphUser(eve, { userPrincipalName: 'eve@quay.example' }))
    double = await startGraphDouble({ tenant })
    directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
  })
  afterEach(async () => {
    await double.close()
    expect(double.violations).to.eql([])
  })

  it('shows every group in each domain, with the direct members of the domain and nested groups', async () => {
    put('g1', [...members(ann, eve), { type: 'group', id: 'g2' }, { type: 'device', id: 'd' }, { type: 'orgContact', id: 'c' }], {
      mail: 'g1@quay.example',
    })
    put('g2', [...members(ben), { type: 'servicePrincipal', id: 's' }], { displayName: null })
    tenant.deleteUser(ben)
    expect([...(await readAll(directory, scopeOf(), 'groups')).values()]).to.eql([
      { id: 'g1', name: 'Group g1', email: 'g1@quay.example', members: [ann], groups: ['g2'] },
      { id: 'g2', name: 'g2', members: [ben] },
    ])
    expect((await readAll(directory, scopeOf('quay.example'), 'groups')).get('g1')?.members).to.eql([eve])
  })

  it('reads direct members in batches of 20, and never through nested groups', async () => {
    for (let place = 0; place < 45; place += 1) put(`g${place}`, members(ann))
    await readAll(directory, scopeOf(), 'groups')
    expect(batches().map((batch) => partsOf(batch).length)).to.eql([20, 20, 5])
    const urls = batches().flatMap((batch) => partsOf(batch).map(({ url }) => url))
    expect(urls.every((url) => /^\/groups\/g\d+\/members\?\$select=[\w,]+&\$top=999$/.test(url))).to.equal(true)
  })

  it('sends at most 4 requests at once', async () => {
    for (let place = 0; place < 200; place += 1) put(`g${place}`, members(ann))
    await directory.clouds(callOf())
    double.gate = async () => {
      await until(() => double.peak >= 4 || batches().length === 0, 'four requests at once')
      // a fifth request would arrive in the meantime
      await wait(100)
    }
    await readAll(directory, scopeOf(), 'groups')
    expect([double.peak, batches().length]).to.eql([4, 10])
  })

  it('repeats a throttled part only', async () => {
    for (let place = 0; place < 20; place += 1) put(`g${place}`, members(ann))
    let refusals = 0
    double.intercept = ({ url }, isPart) => {
      if (!isPart || !url.startsWith('/groups/g7/') || refusals === 2) return undefined
      refusals += 1
      return graphError(429, 'TooManyRequests', 'Slow down.', { 'Retry-After': '0.01' })
    }
    expect((await readAll(directory, scopeOf(), 'groups')).size).to.equal(20)
    expect(batches().map((batch) => partsOf(batch).length)).to.eql([20, 1, 1])
  })

  it('follows the pages of members, and leaves out a group that was deleted while its members were read', async () => {
    const many = Array.from({ length: 2500 }, (_, place) => guidOf(`u${place + 100}`))
    for (const id of many) tenant.putUser(graphUser(id))
    put('big', members(...many))
    put('gone', members(ann))
    double.intercept = ({ url }, isPart) => {
      if (isPart && url.startsWith('/groups/gone/')) tenant.groups.delete('gone')
      return undefined
    }
    const groups = await readAll(directory, scopeOf(), 'groups')
    expect([...groups.keys()]).to.eql(['big'])
    expect(groups.get('big')?.members).to.eql(many)
    expect(batches()).to.have.length(3)
  })

  it('puts members into the cursor that it could not read within its time limit', async () => {
    const many = Array.from({ length: 3000 }, (_, place) => guidOf(`u${place + 100}`))
    for (const id of many) tenant.putUser(graphUser(id))
    put('big', members(...many))
    put('small', members(ann))
    const calls = createCloudCalls({ origin: double.origin, getToken: () => 'token', readFailure: readGraphFailure, concurrency: 4 })
    const { groups } = createContainerListings(createGraphClient(calls, double.origin), 0)
    const pages: unknown[] = []
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await groups(scopeOf(), cursor, callOf())
      pages.push(page.items.map(({ id, name, members: ids }) => [id, name, ids.length]))
      found.push(...page.items.filter(({ id }) => id === 'big').flatMap(({ members: ids }) => ids))
      cursor = page.next
    } while (cursor !== undefined)
    expect(pages).to.eql([
      [
        ['big', 'Group big', 999],
        ['small', 'Group small', 1],
      ],
      [['big', 'Group big', 999]],
      [['big', 'Group big', 999]],
      [['big', 'Group big', 3]],
    ])
    expect(found).to.eql(many)
  })

  it('returns the members read so far when the cloud fails, and continues later', async () => {
    const many = Array.from({ length: 1500 }, (_, place) => guidOf(`u${place + 100}`))
    for (const id of many) tenant.putUser(graphUser(id))
    put('big', members(...many))
    let token = 'first'
    directory = microsoft365Directory({ getToken: () => token, origin: double.origin })
    double.intercept = ({ url }, isPart) => {
      if (isPart && url.startsWith('/groups/big/') && !url.includes('skiptoken')) double.token = 'second'
      return undefined
    }
    const { items, next } = await directory.groups(scopeOf(), undefined, callOf())
    expect(items[0]?.members).to.have.length(999)
    expect((await rejection(directory.groups(scopeOf(), next, callOf()))).code).to.equal('unauthorized')
    token = 'second'
    const rest = await directory.groups(scopeOf(), next, callOf())
    expect(rest.items[0]?.members).to.eql(many.slice(999))
    expect(rest.next).to.equal(undefined)
  })

  it('repeats an expired link of members once, then begins the members of this group again', async () => {
    const many = Array.from({ length: 2500 }, (_, place) => guidOf(`u${place + 100}`))
    for (const id of many) tenant.putUser(graphUser(id))
    put('big', members(...many))
    put('small', members(ann))
    let expired = 0
    double.intercept = ({ url }, isPart) => {
      if (!isPart || !url.includes('$skiptoken') || expired === 2) return undefined
      expired += 1
      return graphError(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired.')
    }
    const groups = await readAll(directory, scopeOf(), 'groups')
    expect([groups.get('big')?.members, groups.get('small')?.members]).to.eql([many, [ann]])
    // the first page, two refusals, and three pages from the beginning
    expect(batches()).to.have.length(6)
    double.intercept = ({ url }, isPart) =>
      isPart && url.includes('$skiptoken') ? graphError(400, 'Directory_ExpiredPageToken', 'Expired.') : undefined
    expect((await rejection(readAll(directory, scopeOf(), 'groups'))).code).to.equal('unavailable')
  })

  it('ends when the pages of members form a cycle', async () => {
    const many = Array.from({ length: 3000 }, (_, place) => guidOf(`u${place + 100}`))
    for (const id of many) tenant.putUser(graphUser(id))
    put('big', members(...many))
    const links: string[] = []
    double.mutate = ({ url }, answer) => {
      const body = answer.body as { '@odata.nextLink'?: string }
      if (!url.startsWith('/groups/big/')) return answer
      if (body['@odata.nextLink'] !== undefined) links.push(body['@odata.nextLink'])
      return links.length < 3 ? answer : { ...answer, body: { ...body, '@odata.nextLink': links[0] } }
    }
    expect((await rejection(readAll(directory, scopeOf(), 'groups'))).code).to.equal('bad-answer')
    expect(batches().length).to.be.lessThan(6)
  })

  it('names the permission for hidden membership', async () => {
    await double.close()
    double = await startGraphDouble({ tenant, withheld: ['Member.Read.Hidden'] })
    directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    put('open', members(ann))
    put('hidden', members(ann), { visibility: 'HiddenMembership' })
    const error = await rejection(readAll(directory, scopeOf(), 'groups'))
    expect([error.code, error.retryable]).to.eql(['forbidden', false])
    expect(error.reason).to.include('Member.Read.Hidden')
  })

  it('keeps groups working when administrative units are refused', async () => {
    put('g', members(ann))
    double.intercept = ({ url }) => (url.startsWith('/directory/administrativeUnits') ? denied() : undefined)
    const error = await rejection(readAll(directory, scopeOf(), 'org-units'))
    expect([error.code, error.reason.includes('AdministrativeUnit.Read.All')]).to.eql(['forbidden', true])
    expect((await readAll(directory, scopeOf(), 'groups')).size).to.equal(1)
  })

  it('lists administrative units flat, with users in several of them', async () => {
    tenant.units.set('west', { id: 'west', displayName: 'West', members: [...members(ann, ben, eve), { type: 'group', id: 'g' }] })
    tenant.units.set('east', { id: 'east', displayName: null, members: members(ann) })
    expect([...(await readAll(directory, scopeOf(), 'org-units')).values()]).to.eql([
      { id: 'west', name: 'West', parentId: null, users: [ann, ben] },
      { id: 'east', name: 'east', parentId: null, users: [ann] },
    ])
  })

  it('reads the members of single groups', async () => {
    put('a', [...members(ann), { type: 'group', id: 'b' }])
    put('b', members(ben))
    put('c', members(ben))
    expect(await directory.members?.(scopeOf(), ['b', 'a'], undefined, callOf())).to.eql({
      items: [
        { id: 'b', members: [ben], groups: [] },
        { id: 'a', members: [ann], groups: ['b'] },
      ],
    })
    expect(partsOf(batches()[0] as object)).to.have.length(2)
  })
})
