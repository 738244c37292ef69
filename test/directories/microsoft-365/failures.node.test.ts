import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { compose, type Directory } from '../../../src/compose.js'
import { microsoft365Directory } from '../../../src/directories/microsoft-365/microsoft-365-directory.js'
import { simulatedEngine } from '../../../src/simulated.js'
import { type GraphAnswer, graphError, REFUSALS } from '../../doubles/microsoft-365/graph-answers.js'
import { type GraphDouble, startGraphDouble } from '../../doubles/microsoft-365/graph-double.js'
import { createGraphTenant, type GraphTenant, graphGroup, graphUser, guidOf } from '../../doubles/microsoft-365/graph-tenant.js'
import { readAll } from '../../doubles/microsoft-365/read-directory.js'
import { callOf } from '../../worlds/adapters.js'
import { rejection, until } from '../../worlds/waiting.js'

const USERS = 2100
const KINDS = ['users', 'groups', 'org-units'] as const

describe('microsoft365Directory when something fails', () => {
  let tenant: GraphTenant
  let double: GraphDouble
  let directory: Directory
  const scope = { cloudId: 'microsoft:3f1c9d7a-52c1-4b8e-9a41-7f0d6f3f2b10', domainId: 'harbour.example' }
  const idsOf = async () => [...(await readAll(directory, scope, 'users')).keys()].sort()

  before(() => {
    tenant = createGraphTenant()
    for (let place = 0; place < USERS; place += 1) tenant.putUser(graphUser(guidOf(`u${place}`)))
    const ids = [...tenant.users.keys()]
    for (let place = 0; place < 25; place += 1) {
      tenant.groups.set(`g${place}`, graphGroup(`g${place}`, [{ type: 'user', id: ids[place] as string }]))
      tenant.units.set(`unit${place}`, { id: `unit${place}`, displayName: 'Unit', members: [{ type: 'user', id: ids[place] as string }] })
    }
  })
  beforeEach(async () => {
    double = await startGraphDouble({ tenant })
    directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
  })
  afterEach(() => double.close())

  for (const [name, refusal] of Object.entries(REFUSALS)) {
    it(`repeats a request and a part that were refused: ${name}`, async () => {
      const refused = new Set<string>()
      double.intercept = ({ url }) => {
        const [kind = ''] = /\$skiptoken|^\/groups\/g3\//.exec(url) ?? []
        if (kind === '' || refused.has(kind)) return undefined
        refused.add(kind)
        return refusal
      }
      expect(await idsOf()).to.have.length(USERS)
      expect((await readAll(directory, scope, 'groups')).size).to.equal(25)
      expect(refused.size).to.equal(2)
    })
  }

  it('repeats a request whose connection broke', async () => {
    let broken = 0
    double.intercept = ({ url }, isPart) => {
      if (isPart || !url.includes('$skiptoken') || broken === 1) return undefined
      broken += 1
      return 'destroy'
    }
    expect(await idsOf()).to.have.length(USERS)
  })

  it('waits for Retry-After', async () => {
    let refusedAt = 0
    let waitedMs = 0
    double.intercept = ({ url }) => {
      if (!url.startsWith('/users?')) return undefined
      if (refusedAt > 0) waitedMs ||= performance.now() - refusedAt
      else {
        refusedAt = performance.now()
        return graphError(429, 'TooManyRequests', 'Slow down.', { 'Retry-After': '0.3' })
      }
      return undefined
    }
    await directory.users(scope, undefined, callOf())
    expect(waitedMs).to.be.at.least(299)
  })

  it('requests one token when the token expires while four requests wait, and passes the claims challenge', async () => {
    const hints: unknown[] = []
    directory = microsoft365Directory({
      origin: double.origin,
      getToken: async (hint) => {
        hints.push(hint)
        return hints.length === 1 ? 'first' : 'second'
      },
    })
    await directory.clouds(callOf())
    double.token = 'second'
    double.claims = 'eyJhY2Nlc3NfdG9rZW4iOnt9fQ=='
    double.gate = () => until(() => double.peak === 4, 'four requests at once')
    await Promise.all([readAll(directory, scope, 'users'), ...KINDS.map((kind) => readAll(directory, scope, kind))])
    expect(hints).to.eql([{ isRefused: false }, { isRefused: true, challenge: double.claims }])
    // the first request listed the tenant
    expect(double.tokens.filter((token) => token === 'first').length).to.equal(5)
  })

  it('rejects with `unauthorized` without a valid token, and continues at the same page with a later token', async () => {
    let token = 'first'
    directory = microsoft365Directory({ getToken: () => token, origin: double.origin })
    const first = await directory.users(scope, undefined, callOf())
    double.token = 'second'
    const error = await rejection(directory.users(scope, first.next, callOf()))
    expect([error.code, error.retryable]).to.eql(['unauthorized', false])
    token = 'second'
    expect((await directory.users(scope, first.next, callOf())).items).to.have.length(999)
  })

  it('begins no request after an abort', async () => {
    const controller = new AbortController()
    let late = 0
    const countLate = (request: Request): Promise<Response> => {
      if (controller.signal.aborted) late += 1
      return fetch(request)
    }
    directory = microsoft365Directory({ getToken: () => 'first', origin: double.origin, fetch: countLate })
    let isHeld = false
    double.intercept = ({ url }) => {
      if (url.startsWith('/users?') && url.includes('$skiptoken')) isHeld = true
      return undefined
    }
    const reading = Promise.allSettled(KINDS.map((kind) => readAll(directory, scope, kind, controller.signal)))
    await until(() => isHeld, 'the second page')
    controller.abort()
    const results = await reading
    expect(results.some(({ status }) => status === 'rejected')).to.equal(true)
    for (const result of results) if (result.status === 'rejected') expect(result.reason).to.include({ code: 'aborted' })
    expect(late).to.equal(0)
    await directory.clouds(callOf())
    expect(late, 'a later call sends requests again').to.be.above(0)
  })

  describe('links', () => {
    it('are sent back unchanged and repeated once when expired, before the listing begins again', async () => {
      let expired = 0
      double.intercept = ({ url }) => {
        if (!url.startsWith('/users?') || !url.includes('$skiptoken') || expired === 2) return undefined
        expired += 1
        return graphError(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired.')
      }
      expect(await idsOf()).to.have.length(USERS)
      expect(double.violations).to.eql([])
      const listings = double.requests.filter(({ url }) => url.startsWith('/users?')).length
      expect(listings).to.equal(6)
    })

    it('fail the listing if they expire repeatedly', async () => {
      double.intercept = ({ url }) => (url.includes('$skiptoken') ? graphError(400, 'Directory_ExpiredPageToken', 'Expired.') : undefined)
      const error = await rejection(idsOf())
      expect([error.code, error.retryable]).to.eql(['unavailable', false])
    })

    it('to another origin are not followed, and no token is sent there', async () => {
      const strangers: (string | undefined)[] = []
      const stranger = createServer((request, response) => {
        strangers.push(request.headers.authorization)
        response.end('{"value":[]}')
      })
      await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
      const elsewhere = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
      try {
        for (const link of [
          `${elsewhere}/v1.0/users?$skiptoken=1`,
          'https://graph.microsoft.com.evil.example/v1.0/users',
          '//evil.example/x',
        ]) {
          double.mutate = (_, answer) =>
            answer.status === 200 ? { ...answer, body: { ...(answer.body as object), '@odata.nextLink': link } } : answer
          for (const kind of KINDS) expect((await rejection(readAll(directory, scope, kind))).code).to.equal('bad-answer')
        }
        double.mutate = undefined
        double.intercept = ({ url }) => (url.startsWith('/users?') ? { status: 302, headers: { Location: elsewhere } } : undefined)
        expect((await rejection(idsOf())).code).to.equal('bad-answer')
        expect(strangers).to.eql([])
      } finally {
        stranger.close()
      }
    })

    it('that repeat end the listing instead of looping', async () => {
      const links: string[] = []
      double.mutate = (_, answer) => {
        const body = answer.body as { '@odata.nextLink'?: string; responses?: unknown } | undefined
        if (body === undefined || body.responses !== undefined) return answer
        if (body['@odata.nextLink'] !== undefined) links.push(body['@odata.nextLink'])
        return links[0] === undefined ? answer : { ...answer, body: { ...body, '@odata.nextLink': links[0] } }
      }
      expect((await rejection(idsOf())).code).to.equal('bad-answer')
      expect(double.requests.length).to.be.lessThan(12)
    })
  })

  it('rejects a cursor of another listing, scope or shape', async () => {
    const { next } = await directory.users(scope, undefined, callOf())
    const wrong = [
      directory.groups(scope, next, callOf()),
      directory.orgUnits(scope, next, callOf()),
      directory.users(scope, '{}', callOf()),
      directory.users(scope, 'not JSON', callOf()),
      directory.users(scope, String(next).replace('harbour', 'quay'), callOf()),
      directory.users(scope, String(next).replace('"link":"', '"link":7,"was":"'), callOf()),
    ]
    for (const call of wrong) {
      const error = await rejection(call)
      expect([error.code, error.field]).to.eql(['bad-input', 'cursor'])
    }
  })

  type Item = Record<string, unknown>
  const changeItem =
    (change: (item: Item) => void) =>
    (answer: GraphAnswer): GraphAnswer => {
      const body = structuredClone(answer.body) as { value: Item[] }
      change(body.value[0] as Item)
      return { ...answer, body }
    }
  const wrongUsers: Record<string, (answer: GraphAnswer) => GraphAnswer> = {
    'no list': (answer) => ({ ...answer, body: {} }),
    'an object instead of a list': (answer) => ({ ...answer, body: { value: {} } }),
    'text instead of JSON': (answer) => ({ ...answer, body: '<html>' }),
    'a link that is a number': (answer) => ({ ...answer, body: { value: [], '@odata.nextLink': 5 } }),
    'a missing id': changeItem((item) => void delete item.id),
    'an id that is a number': changeItem((item) => void Object.assign(item, { id: 7 })),
    'a missing address': changeItem((item) => void delete item.userPrincipalName),
    'a missing state': changeItem((item) => void delete item.accountEnabled),
    'a state in words': changeItem((item) => void Object.assign(item, { accountEnabled: 'true' })),
    'a user type that is a number': changeItem((item) => void Object.assign(item, { userType: 1 })),
    'aliases that are no list': changeItem((item) => void Object.assign(item, { proxyAddresses: 'SMTP:a@harbour.example' })),
    'licenses that are no list': changeItem((item) => void Object.assign(item, { assignedLicenses: {} })),
  }
  for (const [name, wrong] of Object.entries(wrongUsers)) {
    it(`rejects users with ${name}`, async () => {
      double.mutate = ({ url }, answer) => (url.startsWith('/users?') ? wrong(answer) : answer)
      const error = await rejection(idsOf())
      expect([error.code, error.call]).to.eql(['bad-answer', 'microsoft-365.users'])
      expect(error.message).not.to.match(/harbour\.example|token|Name /)
    })
  }

  const wrongBatches: Record<string, (answer: GraphAnswer) => GraphAnswer> = {
    'no answers': (answer) => ({ ...answer, body: {} }),
    'a missing answer': (answer) => ({ ...answer, body: { responses: (answer.body as { responses: Item[] }).responses.slice(1) } }),
    'a status in words': (answer) => ({
      ...answer,
      body: { responses: (answer.body as { responses: Item[] }).responses.map((part) => ({ ...part, status: '200' })) },
    }),
  }
  for (const [name, wrong] of Object.entries(wrongBatches)) {
    it(`rejects a batch with ${name}`, async () => {
      double.mutate = ({ url }, answer) => (url === '/$batch' ? wrong(answer) : answer)
      expect((await rejection(readAll(directory, scope, 'groups'))).code).to.equal('bad-answer')
    })
  }

  it('rejects members without a type', async () => {
    double.mutate = ({ url }, answer) =>
      /\/groups\/g4\/members/.test(url) ? changeItem((item) => void delete item['@odata.type'])(answer) : answer
    const error = await rejection(readAll(directory, scope, 'groups'))
    expect([error.code, error.field]).to.eql(['bad-answer', 'value[0].@odata.type'])
  })

  it('keeps other kinds working when one is refused', async () => {
    await double.close()
    double = await startGraphDouble({ tenant, withheld: ['GroupMember.Read.All'] })
    directory = microsoft365Directory({ getToken: () => 'token', origin: double.origin })
    const adapter = compose({ directory, engine: simulatedEngine() })
    const error = await rejection(adapter.sync(scope, 'groups', callOf()))
    expect([error.code, error.reason.includes('GroupMember.Read.All')]).to.eql(['forbidden', true])
    await adapter.sync(scope, 'users', callOf())
    expect((await adapter.listUsers({ scope }, callOf())).total).to.equal(USERS)
    adapter.close()
  })

  it('refuses an origin without encryption, and an address instead of an origin', () => {
    for (const origin of ['http://graph.microsoft.com', 'https://graph.microsoft.com/v1.0', 'graph.microsoft.com']) {
      expect(() => microsoft365Directory({ getToken: () => 'token', origin })).to.throw(/origin must be https/)
    }
  })
})
