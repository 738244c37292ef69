import { expect } from 'chai'
import type { GraphAnswer, GraphRequest } from '../../doubles/microsoft-365/graph-answers.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, type GraphTenant, graphGroup, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { validateExchange } from '../../doubles/microsoft-365/graph-validator.js'

interface Listed {
  value: Record<string, unknown>[]
  '@odata.nextLink'?: string
  '@odata.deltaLink'?: string
  error?: { code: string }
}

describe('the double of Microsoft Graph', () => {
  let tenant: GraphTenant
  let double: GraphDouble
  const ids = Array.from({ length: 5 }, (_, place) => guidOf(`u${place}`))
  const get = async (target: string, headers: Record<string, string> = {}): Promise<Listed & { status: number; headers: Headers }> => {
    const response = await fetch(target.startsWith('http') ? target : `${double.origin}/v1.0${target}`, { headers })
    return { status: response.status, headers: response.headers, ...((await response.json()) as Listed) }
  }

  beforeEach(async () => {
    tenant = createGraphTenant()
    for (const id of ids) tenant.putUser(graphUser(id))
    double = await startGraphDouble({ tenant, deltaPageSize: 2 })
  })
  afterEach(() => double.close())

  it('returns exactly the selected properties', async () => {
    const { value } = await get('/users?$select=id,userType')
    expect(value[0]).to.have.all.keys('id', 'userType')
    const [defaults] = (await get('/users')).value
    expect(defaults).not.to.have.any.keys('userType', 'accountEnabled', 'assignedLicenses')
    expect((await get('/users?$select=id,nope')).error?.code).to.equal('Request_BadRequest')
  })

  it('accepts a page size from 1 to 999', async () => {
    expect((await get('/users?$top=999')).status).to.equal(200)
    expect((await get('/users?$top=1000')).status).to.equal(400)
    expect((await get('/users?$top=0')).status).to.equal(400)
  })

  it('accepts the link of the next page only unchanged', async () => {
    const link = String((await get('/users?$top=2&$select=id'))['@odata.nextLink'])
    const { value, ...second } = await get(link)
    expect(value.map(({ id }) => id)).to.eql(ids.slice(2, 4))
    expect(second['@odata.nextLink']).to.be.a('string')
    const rebuilt = await get(link.replace(/%2b/, '%2B'))
    expect(rebuilt.error?.code).to.equal('Directory_ExpiredPageToken')
  })

  it('refuses an advanced query without its header, and answers it from a late index', async () => {
    const query = "/users?$select=id&$filter=endsWith(userPrincipalName,'@harbour.example')&$count=true"
    expect((await get(query)).error?.code).to.equal('Request_UnsupportedQuery')
    double.indexLag = 2
    expect((await get(query, { ConsistencyLevel: 'eventual' })).value).to.have.length(3)
    expect((await get('/users?$select=id')).value).to.have.length(5)
  })

  it('reports changes since a link in small pages, and users of the recycle bin as removed', async () => {
    const first = await get('/users/delta?$deltatoken=latest&$select=id,displayName,mail')
    expect(first.value).to.eql([])
    tenant.putUser(graphUser(ids[0] as string, { mail: null }))
    tenant.deleteUser(ids[1] as string)
    tenant.deleteUser(ids[2] as string)
    tenant.purgeUser(ids[2] as string)
    const seen = new Map<unknown, Record<string, unknown>>()
    let pages = 0
    let link = first['@odata.deltaLink'] as string | undefined
    while (link !== undefined) {
      const page: Listed = await get(link)
      pages += 1
      for (const item of page.value) seen.set(item.id, item)
      link = page['@odata.nextLink']
    }
    expect(pages).to.be.greaterThan(1)
    expect(seen.get(ids[0])).to.have.all.keys('id', 'displayName')
    expect(seen.get(ids[1])).to.deep.include({ '@removed': { reason: 'changed' } })
    expect(seen.get(ids[2])).to.deep.include({ '@removed': { reason: 'deleted' } })
  })

  it('refuses changes since a link that is too old', async () => {
    const link = String((await get('/users/delta?$deltatoken=latest&$select=id'))['@odata.deltaLink'])
    double.delta.oldestVersion = tenant.log.length + 1
    const gone = await get(link)
    expect([gone.status, gone.error?.code, gone.headers.has('location')]).to.eql([410, 'syncStateNotFound', true])
    double.delta.refusal = 'resyncRequired'
    expect((await get(link)).status).to.equal(400)
  })

  it('answers the parts of a batch one by one, and refuses more than 20', async () => {
    tenant.groups.set('g', graphGroup('g', [{ type: 'user', id: ids[0] as string }]))
    double.intercept = ({ url }, isPart) =>
      isPart && url.includes('/groups/h') ? { status: 429, headers: { 'Retry-After': '1' } } : undefined
    const post = async (requests: unknown) => {
      const response = await fetch(`${double.origin}/v1.0/$batch`, { method: 'POST', body: JSON.stringify({ requests }) })
      return { status: response.status, ...((await response.json()) as { responses: { id: string; status: number; headers: object }[] }) }
    }
    const part = (id: string, group: string) => ({ id, method: 'GET', url: `/groups/${group}/members?$select=id&$top=999` })
    const { status, responses } = await post([part('1', 'g'), part('2', 'h')])
    expect(status).to.equal(200)
    expect(responses.map((answer) => [answer.id, answer.status])).to.eql([
      ['2', 429],
      ['1', 200],
    ])
    expect(responses[0]?.headers).to.deep.include({ 'Retry-After': '1' })
    expect((await post(Array.from({ length: 21 }, (_, place) => part(`${place}`, 'g')))).status).to.equal(400)
    expect((await post([])).status).to.equal(400)
  })

  it('refuses any token but the current one, with a claims challenge', async () => {
    double.token = 'second'
    double.claims = 'eyJhY2Nlc3NfdG9rZW4iOnt9fQ=='
    const refused = await get('/organization', { authorization: 'Bearer first' })
    expect(refused.status).to.equal(401)
    expect(refused.headers.get('www-authenticate')).to.match(/error="insufficient_claims", claims="eyJ/)
    expect((await get('/organization', { authorization: 'Bearer second' })).status).to.equal(200)
  })

  it('keeps the specification', async () => {
    await get('/organization?$select=id,displayName,verifiedDomains')
    await get('/subscribedSkus?$select=skuId,skuPartNumber')
    await get('/directory/deletedItems/microsoft.graph.user?$top=5&$select=id,userPrincipalName')
    await get('/groups?$select=id,displayName,mail')
    await get('/directory/administrativeUnits?$select=id,displayName')
    expect(double.violations).to.eql([])
    await get('/users?$top=5000')
    expect(double.violations).to.eql(['GET /users: $top is out of range'])
  })
})

describe('the check of exchanges with Microsoft Graph', () => {
  const request: GraphRequest = { method: 'GET', url: '/users?$select=id,mail&$top=5', headers: {} }
  const answer: GraphAnswer = { status: 200, body: { value: [{ id: 'a', mail: null }] } }
  const batch: GraphRequest = {
    method: 'POST',
    url: '/$batch',
    headers: {},
    body: { requests: [{ id: '1', method: 'GET', url: '/users' }] },
  }
  const batchAnswer: GraphAnswer = { status: 200, body: { responses: [{ id: '1', status: 200, body: {} }] } }

  it('accepts valid exchanges', () => {
    expect([...validateExchange({ request, answer }), ...validateExchange({ request: batch, answer: batchAnswer })]).to.eql([])
  })

  const wrongRequests: Record<string, [GraphRequest, RegExp]> = {
    'an unknown path': [{ ...request, url: '/people' }, /not in the specification/],
    'a wrong method': [{ ...request, method: 'DELETE' }, /not in the specification/],
    'an unknown parameter': [{ ...request, url: '/users?$skip=5' }, /\$skip is an unknown parameter/],
    'a page that is too large': [{ ...request, url: '/users?$top=1000' }, /\$top is out of range/],
    'a page size in words': [{ ...request, url: '/users?$top=many' }, /\$top is out of range/],
  }
  for (const [name, [wrong, problem]] of Object.entries(wrongRequests)) {
    it(`finds ${name} in a request`, () => {
      expect(validateExchange({ request: wrong, answer: { status: 204 } }).join()).to.match(problem)
    })
  }

  const wrongBatches: Record<string, unknown> = {
    'no list': { requests: {} },
    'too many parts': { requests: Array.from({ length: 21 }, () => ({ id: '1', method: 'GET', url: '/users' })) },
    'a part without an address': { requests: [{ id: '1', method: 'GET' }] },
    'an id that is a number': { requests: [{ id: 1, method: 'GET', url: '/users' }] },
  }
  for (const [name, body] of Object.entries(wrongBatches)) {
    it(`finds ${name} in a batch`, () => {
      expect(validateExchange({ request: { ...batch, body }, answer: batchAnswer })).not.to.eql([])
    })
  }

  const wrongAnswers: Record<string, unknown> = {
    'no list': { value: {} },
    'a missing list': {},
    'an id that is a number': { value: [{ id: 1, mail: null }] },
    'a missing property that was selected': { value: [{ id: 'a' }] },
    'a property that was not selected': { value: [{ id: 'a', mail: null, jobTitle: 'Clerk' }] },
    'a link that is no text': { value: [], '@odata.nextLink': 5 },
  }
  for (const [name, body] of Object.entries(wrongAnswers)) {
    it(`finds ${name} in an answer`, () => {
      expect(validateExchange({ request, answer: { status: 200, body } })).not.to.eql([])
    })
  }

  it('finds an error without a code, and an unknown enum value', () => {
    expect(validateExchange({ request, answer: { status: 400, body: { error: { message: 'no' } } } })).not.to.eql([])
    const settings = { ...request, url: '/users/a/mailboxSettings?$select=userPurpose' }
    expect(validateExchange({ request: settings, answer: { status: 200, body: { userPurpose: 'desk' } } })).not.to.eql([])
  })
})
