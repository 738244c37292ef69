import { expect } from 'chai'
import { createBodyBudget, createRateLimit } from '../../../src/http/server/rate-limit.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler } from '../../../src/server.js'
import { sampleTenant } from '../../worlds/tenants.js'

const refusalOf = (act: () => void): { code?: string; details?: { retryAfterMs: number } } => {
  try {
    act()
  } catch (error) {
    return error as { code: string; details: { retryAfterMs: number } }
  }
  return {}
}

describe('createRateLimit', () => {
  const { performance } = globalThis
  let now = 0
  beforeEach(() => {
    now = 0
    Object.defineProperty(globalThis, 'performance', { value: { now: () => now }, configurable: true, writable: true })
  })
  afterEach(() => {
    Object.defineProperty(globalThis, 'performance', { value: performance, configurable: true, writable: true })
  })

  it('allows a burst, then one request per refill, and reports the wait', () => {
    const limit = createRateLimit({ perMinute: 60, burst: 3 })
    for (let times = 0; times < 3; times++) limit.take('a')
    expect(refusalOf(() => limit.take('a'))).to.include({ code: 'rate-limited' })
    expect(refusalOf(() => limit.take('a')).details?.retryAfterMs).to.equal(1000)
    now = 999
    expect(refusalOf(() => limit.take('a')).details?.retryAfterMs).to.equal(1)
    now = 1000
    limit.take('a')
    expect(refusalOf(() => limit.take('a')).code).to.equal('rate-limited')
  })

  it('limits callers independently, and refills at most to the burst', () => {
    const limit = createRateLimit({ perMinute: 60, burst: 2 })
    limit.take('a')
    limit.take('a')
    limit.take('b')
    now = 3_600_000
    limit.take('a')
    limit.take('a')
    expect(refusalOf(() => limit.take('a')).code).to.equal('rate-limited')
  })

  it('forgets the earliest of 50,000 callers and still limits the newest', () => {
    const limit = createRateLimit({ perMinute: 1, burst: 1 })
    for (let name = 0; name < 50_000; name++) {
      now += 0.001
      limit.take(`caller ${name}`)
    }
    expect(refusalOf(() => limit.take('caller 49999')).code).to.equal('rate-limited')
    expect(refusalOf(() => limit.take('caller 0'))).to.deep.equal({})
  })

  it('rejects rates that allow nothing', () => {
    for (const rate of [{ perMinute: 0 }, { perMinute: Number.NaN }, { perMinute: 5, burst: 0 }])
      expect(refusalOf(() => createRateLimit(rate)).code, JSON.stringify(rate)).to.equal('bad-input')
  })
})

describe('createBodyBudget', () => {
  it('limits the buffered bytes per caller until a body is closed', () => {
    const budget = createBodyBudget(100)
    const [first, second] = [budget.open('a'), budget.open('a')]
    first.add(60)
    second.add(40)
    expect(refusalOf(() => second.add(1)).code).to.equal('rate-limited')
    budget.open('b').add(100)
    first.close()
    second.add(60)
    second.close()
    budget.open('a').add(100)
  })
})

describe('createHandler: limits', () => {
  const adapter = createMemoryAdapter({ tenant: sampleTenant({ seed: 3, users: 20 }) })
  const get = (handler: (request: Request) => Promise<Response>, token: string, path = '/v1/clouds') =>
    handler(new Request(`http://localhost${path}`, { headers: { authorization: `Bearer ${token}` } }))

  it('responds with 429 and Retry-After to one caller, and serves another', async () => {
    const handler = createHandler(adapter, { authorize: () => true, limits: { perCaller: { perMinute: 2 } } })
    expect([(await get(handler, 'a')).status, (await get(handler, 'a')).status]).to.deep.equal([200, 200])
    const refused = await get(handler, 'a')
    expect(refused.status).to.equal(429)
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60)
    expect((await get(handler, 'b')).status).to.equal(200)
  })

  it('limits one domain without affecting another', async () => {
    const handler = createHandler(adapter, { authorize: () => true, limits: { perDomain: { perMinute: 1 } } })
    const credits = (domain: string) => get(handler, 'a', `/v1/clouds/google/domains/${domain}/credits`)
    expect([(await credits('example.com')).status, (await credits('example.com')).status]).to.deep.equal([200, 429])
    expect((await credits('example.org')).status).to.equal(200)
  })

  it('does not let rejected callers use up the calls of a domain', async () => {
    const handler = createHandler(adapter, {
      authorize: (request) => request.headers.get('authorization') === 'Bearer good',
      limits: { perDomain: { perMinute: 1 } },
    })
    const credits = (token: string) => get(handler, token, '/v1/clouds/google/domains/example.com/credits')
    for (let times = 0; times < 5; times++) expect((await credits('bad')).status).to.equal(403)
    expect((await credits('good')).status).to.equal(200)
  })

  it('serves many small starts at once, even without Content-Length', async () => {
    const handler = createHandler(adapter, { authorize: () => true })
    const send = async (at: number): Promise<number> => {
      const body = new Blob([JSON.stringify({ items: [{ kind: 'user', id: 'nobody' }], settings: 'default', expectedCredits: 0 })]).stream()
      const headers = { 'content-type': 'application/json', 'idempotency-key': `k${at}` }
      const url = 'http://localhost/v1/clouds/google/domains/example.com/backups'
      const init = { method: 'POST', headers, body, duplex: 'half' }
      return (await handler(new Request(url, init as RequestInit))).status
    }
    const statuses = await Promise.all(Array.from({ length: 20 }, (_, at) => send(at)))
    expect(statuses).not.to.include(429)
  })

  it('rejects more settings or keys than any page sends', async () => {
    const handler = createHandler(adapter, { authorize: () => true })
    const send = async (method: string, path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' }
      const url = `http://localhost/v1/clouds/google/domains/example.com/${path}`
      const response = await handler(new Request(url, { method, headers, body: JSON.stringify(body) }))
      return [response.status, (await response.text()).length < 10_000]
    }
    const settings = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`s${at}`, true]))
    expect(await send('PUT', 'settings', settings)).to.deep.equal([413, true])
    expect(await send('POST', 'backups', { items: [], settings, expectedCredits: 0 })).to.deep.equal([413, true])
    expect(await send('POST', 'users:match', { keys: Array.from({ length: 20_001 }, () => 'a@b') })).to.deep.equal([413, true])
  })
})
