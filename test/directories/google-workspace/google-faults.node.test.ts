import { expect } from 'chai'
import { realClock } from '../../../src/core/internal.js'
import { createGoogleDirectory } from '../../../src/directories/google-workspace/create-google-directory.js'
import { type GoogleAnswer, googleError, throttled } from '../../doubles/google-workspace/google-answers.js'
import {
  emptyGoogleTenant,
  type GoogleTenant,
  googleGroup,
  googleMember,
  googleUnit,
  googleUser,
  ROOT,
} from '../../doubles/google-workspace/google-tenant.js'
import { rejection, until, wait } from '../../worlds/waiting.js'
import {
  callOf,
  type GoogleWorld,
  googleScope,
  readGroups,
  readOrgUnits,
  readPages,
  readUsers,
  startGoogleWorld,
  stopGoogleWorlds,
} from './google-world.js'

const smallTenant = (): GoogleTenant => {
  const tenant = emptyGoogleTenant('example.com')
  tenant.users = [googleUser('u0', 'ann@example.com'), googleUser('u1', 'bob@example.com', { orgUnitPath: '/Staff' })]
  tenant.groups = Array.from({ length: 12 }, (_, at) => googleGroup(`g${at}`, `group${at}@example.com`))
  for (const { id } of tenant.groups) tenant.members.set(id, [googleMember('u0')])
  tenant.units = [googleUnit('Staff', ROOT)]
  return tenant
}
const readAll = async ({ directory }: Pick<GoogleWorld, 'directory'>): Promise<void> => {
  await directory.clouds(callOf())
  await readUsers(directory)
  await readGroups(directory)
  await readOrgUnits(directory)
}

describe('googleWorkspaceDirectory: tokens', () => {
  afterEach(stopGoogleWorlds)

  it('requests one new token if the token expires while six requests wait', async () => {
    let asked = 0
    const getToken = async (): Promise<string> => {
      asked += 1
      await wait(20)
      return `token-${asked}`
    }
    const { directory, double } = await startGoogleWorld(smallTenant(), { getToken })
    double.token = 'token-1'
    let held = 0
    double.intercept = async ({ path }) => {
      if (!path.includes('/members') || double.token === 'token-2') return undefined
      held += 1
      // the token ends while six requests are on their way
      if (held === 6) double.token = 'token-2'
      await until(() => double.token === 'token-2')
      return { ...googleError(401, 'authError', 'Invalid Credentials') }
    }
    expect([...(await readGroups(directory)).keys()]).to.have.length(12)
    expect(held).to.equal(6)
    expect(asked).to.equal(2)
    expect(double.requests).to.have.length(1 + 12 + 6)
  })

  it('rejects with `unauthorized` if the new token is refused too, and continues the listing with a later one', async () => {
    const tenant = smallTenant()
    tenant.users = Array.from({ length: 700 }, (_, at) => googleUser(`u${at}`, `user${at}@example.com`))
    let token = 'first'
    const { directory, double } = await startGoogleWorld(tenant, { getToken: () => token })
    const first = await directory.users(googleScope(), undefined, callOf())
    double.token = 'second'
    expect((await rejection(directory.users(googleScope(), first.next, callOf()))).code).to.equal('unauthorized')
    token = 'second'
    const rest = await directory.users(googleScope(), first.next, callOf())
    expect(first.items.length + rest.items.length).to.equal(700)
  })

  it('begins no request after an abort', async () => {
    const controller = new AbortController()
    const { directory, double } = await startGoogleWorld(smallTenant())
    double.intercept = ({ path }) => (path.includes('/members') ? wait(60_000).then(() => undefined) : undefined)
    const reading = rejection(directory.groups(googleScope(), undefined, callOf(controller.signal)))
    await until(() => double.requests.length === 7)
    controller.abort()
    expect((await reading).code).to.equal('aborted')
    await wait(30)
    expect(double.requests).to.have.length(7)
  })
})

describe('googleWorkspaceDirectory: failures', () => {
  afterEach(stopGoogleWorlds)

  const waits: [string, GoogleAnswer | 'destroy'][] = [
    ['403 quotaExceeded', throttled()],
    ['403 userRateLimitExceeded', googleError(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded', 'usageLimits')],
    ['403 with an unknown text', googleError(403, 'userRateLimitExceeded', 'Try later', 'usageLimits')],
    ['429 rateLimitExceeded', googleError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', 'usageLimits')],
    ['503 backendError', googleError(503, 'backendError', 'Service unavailable. Please try again')],
    ['400 failedPrecondition', googleError(400, 'failedPrecondition', 'Precondition check failed.')],
    ['500 unknownError', googleError(500, 'unknownError', 'Unknown Error')],
    ['403 as text', { status: 403, body: 'The request rate is higher than configured: request rate higher than configured' }],
    ['429 as HTML', { status: 429, body: '<html>quota exceeded</html>' }],
    ['502 as HTML', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['a lost connection', 'destroy'],
  ]
  for (const [name, failure] of waits) {
    it(`waits and repeats only the request after ${name}`, async () => {
      const { directory, double, clock } = await startGoogleWorld(smallTenant())
      const seen = new Map<string, number>()
      double.intercept = ({ path, query }) => {
        const key = `${path}?${query}`
        const count = (seen.get(key) ?? 0) + 1
        seen.set(key, count)
        return count === 1 ? (failure as GoogleAnswer) : undefined
      }
      await readAll({ directory })
      expect([...seen.values()].every((count) => count === 2)).to.equal(true)
      expect(clock.waits).to.have.length(seen.size)
      expect(double.violations).to.eql([])
    })
  }

  const scopeError = (): GoogleAnswer => ({
    status: 403,
    body: {
      error: {
        ...{ code: 403, message: 'Request had insufficient authentication scopes.', status: 'PERMISSION_DENIED' },
        errors: [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
      },
    },
  })
  const refusals: [string, GoogleAnswer, string, RegExp][] = [
    ['an account that is no administrator', googleError(403, 'forbidden', 'Not Authorized'), 'forbidden', /Sign in as an administrator/],
    ['a missing scope', scopeError(), 'forbidden', /auth\/admin\.directory\.user\.readonly/],
    ['an API that is off', googleError(403, 'accessNotConfigured', 'x', 'usageLimits'), 'forbidden', /Admin SDK API is off/],
    [
      'an API that is off, as a detail',
      {
        status: 403,
        body: { error: { code: 403, message: 'x', errors: [{ reason: 'forbidden' }], details: [{ reason: 'SERVICE_DISABLED' }] } },
      },
      'forbidden',
      /Admin SDK API is off/,
    ],
    ['a tenant without API access', googleError(403, 'domainCannotUseApis', 'x'), 'forbidden', /Admin console/],
    ['a spent daily limit', googleError(403, 'dailyLimitExceeded', 'Daily Limit Exceeded', 'usageLimits'), 'forbidden', /tomorrow/],
    ['an unknown domain', googleError(404, 'notFound', 'Domain not found.'), 'not-found', /no such tenant, domain/],
    ['an answer that is not JSON', { status: 200, body: '<html>ann@example.com</html>' }, 'bad-answer', /not JSON/],
    ['a redirect', { status: 302, headers: { location: 'https://other.example/' }, body: '' }, 'bad-answer', /redirected/],
  ]
  for (const [name, failure, code, text] of refusals) {
    it(`rejects ${name} at once, while the other lists work`, async () => {
      const { directory, double } = await startGoogleWorld(smallTenant())
      double.intercept = ({ path }) => (path.endsWith('/users') ? failure : undefined)
      const error = await rejection(readUsers(directory))
      expect(error.code).to.equal(code)
      expect(error.reason).to.match(text)
      expect(`${error.stack} ${error.cause} ${JSON.stringify(error.details)}`).not.to.match(/ann@|Bearer|token"/)
      expect(double.requests).to.have.length(1)
      expect([...(await readGroups(directory)).keys()]).to.have.length(12)
    })
  }
})

describe('googleWorkspaceDirectory: answers and cursors', () => {
  afterEach(stopGoogleWorlds)

  type Change = (body: Record<string, unknown>) => unknown
  const first = (body: Record<string, unknown>, list: string): Record<string, unknown> => (body[list] as Record<string, unknown>[])[0] ?? {}
  const without =
    (list: string, field: string): Change =>
    (body) => ({ ...body, [list]: [{ ...first(body, list), [field]: undefined }] })
  const having =
    (list: string, field: string, value: unknown): Change =>
    (body) => ({
      ...body,
      [list]: [{ ...first(body, list), [field]: value }],
    })
  const changes: [string, string, Change][] = [
    ['users', 'a user without an id', without('users', 'id')],
    ['users', 'an id that is a number', having('users', 'id', 5)],
    ['users', 'a user without an address', without('users', 'primaryEmail')],
    ['users', 'a flag that is a text', having('users', 'suspended', 'false')],
    ['users', 'aliases that are no list', having('users', 'aliases', 'a@example.com')],
    ['users', 'a name that is a text', having('users', 'name', 'Ann')],
    ['users', 'users that are no list', (body) => ({ ...body, users: { 0: 1 } })],
    ['users', 'a user that is a text', (body) => ({ ...body, users: ['Ann'] })],
    ['users', 'a page token that is a number', (body) => ({ ...body, nextPageToken: 7 })],
    ['users', 'an answer that is a list', () => []],
    ['groups', 'a group without an address', without('groups', 'email')],
    ['groups', 'a group without an id', without('groups', 'id')],
    ['members', 'a member without an id', without('members', 'id')],
    ['members', 'a member without a type', without('members', 'type')],
    ['orgunits', 'a unit without an id', without('organizationUnits', 'orgUnitId')],
    ['orgunits', 'a unit without a path', without('organizationUnits', 'orgUnitPath')],
  ]
  for (const [path, name, change] of changes) {
    it(`rejects ${name} as a wrong answer that names the field`, async () => {
      const { directory, double } = await startGoogleWorld(smallTenant())
      double.mutate = (request, answer) =>
        request.path.endsWith(path) && answer.status === 200 ? { ...answer, body: change(answer.body as Record<string, unknown>) } : answer
      const error = await rejection(readAll({ directory }))
      expect(error.code).to.equal('bad-answer')
      expect(error.field).to.be.a('string')
      expect(`${error.stack}`).not.to.match(/ann@|u0/)
    })
  }

  for (const path of ['users', 'groups', 'members']) {
    it(`rejects a page token of ${path} that repeats, alone or in a cycle of two`, async () => {
      for (const tokens of [['a'], ['a', 'b']]) {
        const tenant = smallTenant()
        // one group, because the requests of several groups would share the cycle
        tenant.groups.length = 1
        const { directory, double } = await startGoogleWorld(tenant)
        let count = 0
        double.intercept = ({ path: asked }) => {
          if (!asked.endsWith(path)) return undefined
          count += 1
          const nextPageToken = tokens[count % tokens.length]
          const lists = { users: [googleUser('u0', 'ann@example.com')], groups: [], members: [googleMember('u0')] }
          return { status: 200, body: { [path]: lists[path as keyof typeof lists], nextPageToken } }
        }
        const { compose, simulatedEngine } = {
          ...(await import('../../../src/compose.js')),
          ...(await import('../../../src/simulated.js')),
        }
        const adapter = compose({ directory, engine: simulatedEngine() })
        const error = await rejection(adapter.sync(googleScope(), path === 'users' ? 'users' : 'groups', callOf()))
        expect(error.code).to.equal('bad-answer')
        expect(count).to.be.below(8)
        adapter.close()
      }
    })
  }

  it('rejects a cursor of another list, of another domain, or that is not a cursor', async () => {
    const tenant = smallTenant()
    tenant.users = Array.from({ length: 600 }, (_, at) => googleUser(`u${at}`, `user${at}@example.com`))
    const { directory } = await startGoogleWorld(tenant)
    const { next } = await directory.users(googleScope(), undefined, callOf())
    for (const [list, scope, cursor] of [
      [directory.groups, googleScope(), next],
      [directory.orgUnits, googleScope(), next],
      [directory.users, googleScope('second.example'), next],
      [directory.users, googleScope(), 'x'],
      [directory.users, googleScope(), 'null'],
    ] as const) {
      expect(await rejection(list(scope, cursor, callOf()))).to.include({ code: 'bad-input', field: 'cursor' })
    }
  })

  it('lists names, paths, addresses and ids with any characters, and changes no query by them', async () => {
    const hostile = ["'", '%', '+', '#EXT#', '*', '"', 'a\nb', '&customer=x', '../..', '?', 'ü 李', "' OR 1=1", '%2F', '\u0000']
    const tenant = emptyGoogleTenant('example.com')
    tenant.units = hostile.map((name) => googleUnit(name, ROOT))
    tenant.users = hostile.map((text, at) =>
      googleUser(`u${at}${text}`, `${text}${at}@example.com`, { name: { fullName: text }, orgUnitPath: tenant.units[at]?.orgUnitPath }),
    )
    tenant.groups = hostile.map((text, at) => googleGroup(`g${at}${text}`, `${text}.${at}@example.com`, text))
    for (const [at, { id }] of tenant.groups.entries()) tenant.members.set(id, [googleMember(tenant.users[at]?.id ?? '')])
    const { directory, double } = await startGoogleWorld(tenant)
    const users = await readUsers(directory)
    expect(users.map(({ id, name, email }) => [id, name, email])).to.have.deep.members(
      tenant.users.map(({ id, primaryEmail }, at) => [id, hostile[at], primaryEmail]),
    )
    const groups = await readGroups(directory)
    for (const [at, { id, name }] of tenant.groups.entries()) {
      expect(groups.get(id)).to.deep.include({ name, members: new Set([tenant.users[at]?.id]) })
    }
    const units = await readOrgUnits(directory)
    for (const [at, { orgUnitId }] of tenant.units.entries()) expect(units.get(orgUnitId)?.users).to.eql([tenant.users[at]?.id])
    for (const { query } of double.requests) expect(['example.com', null]).to.include(query.get('domain'))
    expect(double.violations).to.eql([])
  })

  it('rejects ids that would change the path of a request', async () => {
    for (const id of ['.', '..', '\ud800']) {
      const tenant = emptyGoogleTenant('example.com')
      tenant.groups = [googleGroup(id, 'group@example.com')]
      const { directory, double } = await startGoogleWorld(tenant)
      expect(await rejection(directory.groups(googleScope(), undefined, callOf()))).to.include({ code: 'bad-answer', field: 'id' })
      expect(double.requests).to.have.length(1)
    }
  })

  it('stays usable while a listing of many pages runs', async () => {
    const tenant = emptyGoogleTenant('example.com')
    tenant.users = Array.from({ length: 5_000 }, (_, at) => googleUser(`u${at}`, `user${at}@example.com`))
    const { double } = await startGoogleWorld(tenant)
    const directory = createGoogleDirectory({ getToken: () => 'token', origin: double.origin, clock: realClock })
    const all = await readPages((cursor) => directory.users(googleScope(), cursor, callOf()))
    expect(all).to.have.length(5_000)
  })
})
