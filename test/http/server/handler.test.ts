import { expect } from 'chai'
import { type AnswerWarning, type BackupAdapter, BackupError, type Call, type Scope } from '../../../src/core/index.js'
import { looksLoopback } from '../../../src/http/server/loopback.js'
import { readJson } from '../../../src/http/server/read-body.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { type Action, createHandler, type HandlerOptions, openApi } from '../../../src/server.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { misfits } from './json-schema.js'
import type { Document } from './traffic.js'

const ORIGIN = 'http://localhost'
const DOMAIN = '/v1/clouds/google/domains/example.com'
const tenant = sampleTenant({ seed: 51, users: 60, credits: 20 })
const yes = () => true

interface Answered {
  status: number
  headers: Headers
  body: { type?: string; detail?: string; field?: string } & Record<string, unknown>
  text: string
}

const serve = (adapter: BackupAdapter = createMemoryAdapter({ tenant }), options: HandlerOptions = { authorize: yes }) => {
  const handler = createHandler(adapter, options)
  return async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> => {
    const init: RequestInit = { method, headers }
    if (body !== undefined) {
      init.body = typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body)
      init.headers = { 'content-type': 'application/json', ...headers }
    }
    const response = await handler(new Request(path.startsWith('http') ? path : `${ORIGIN}${path}`, init))
    const text = await response.text()
    expect(wrongInAnswer(response, text), `${method} ${path} ${response.status} ${text.slice(0, 200)}`).to.deep.equal([])
    return { status: response.status, headers: response.headers, text, body: text === '' ? {} : JSON.parse(text) }
  }
}
const document = openApi() as unknown as Document
/** Returns violations of the document's schema for the media type of a response: of a problem, or of any success. */
const wrongInAnswer = ({ headers, status }: Response, text: string): string[] => {
  if (text === '') return []
  const resolve = (ref: string) => document.components.schemas[ref.replace('#/components/schemas/', '')] ?? {}
  const isProblem = headers.get('content-type') === 'application/problem+json'
  if (isProblem !== status >= 400) return ['only errors are problems']
  return isProblem ? misfits(resolve('Problem'), JSON.parse(text), resolve) : []
}
const codeOf = ({ status, body }: Answered) => [status, body.type?.replace('urn:backup-start:', '')]
const key = (name = 'key-1') => ({ 'idempotency-key': name })

/** Returns the memory adapter with some methods replaced. */
const memoryWith = (part: Partial<BackupAdapter>): BackupAdapter => ({ ...createMemoryAdapter({ tenant }), ...part })

describe('createHandler: authorization', () => {
  it('serves only loopback requests without an authorize hook', async () => {
    const memory = createMemoryAdapter({ tenant })
    const ask = serve(memory, {})
    for (const origin of [
      'http://portal.example',
      'https://127.0.0.1.evil.example',
      'http://localhost.evil.example',
      'http://notlocalhost',
      'http://10.0.0.1',
      'http://[::2]',
    ]) {
      expect(codeOf(await ask('GET', `${origin}/v1/clouds`)), origin).to.deep.equal([403, 'forbidden'])
      expect(codeOf(await ask('POST', `${origin}${DOMAIN}/syncs`, { kind: 'users' }))).to.deep.equal([403, 'forbidden'])
    }
    expect(memory.calls).to.deep.equal({})
    for (const origin of ['http://localhost:8080', 'http://127.0.0.1', 'http://127.8.9.1:1', 'http://[::1]:3', 'http://app.localhost']) {
      expect((await ask('GET', `${origin}/v1/clouds`)).status, origin).to.equal(200)
    }
  })

  it('rejects loopback requests that came through a proxy or from another page', () => {
    const url = 'http://localhost:8080/v1/clouds'
    const looks = (headers: Record<string, string>) => looksLoopback({ url, headers: new Headers(headers) })
    expect(looks({})).to.equal(true)
    expect(looks({ origin: 'http://localhost:5173', host: 'localhost:8080' })).to.equal(true)
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { host: 'evil.example' },
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
      { via: '1.1 proxy' },
    ]) {
      expect(looks(headers as Record<string, string>), JSON.stringify(headers)).to.equal(false)
    }
  })

  it('trusts the isLoopback hook of the mounting server', async () => {
    const ask = serve(undefined, { isLoopback: () => false })
    expect(codeOf(await ask('GET', '/v1/clouds'))).to.deep.equal([403, 'forbidden'])
    const trusting = serve(undefined, { isLoopback: () => true })
    expect((await trusting('GET', 'https://portal.example/v1/clouds')).status).to.equal(200)
  })

  it('calls authorize with the action and scope before it reads or changes anything', async () => {
    const asked: [Action, string | undefined][] = []
    const memory = createMemoryAdapter({ tenant })
    const ask = serve(memory, {
      authorize(_, action, scope) {
        asked.push([action, scope?.domainId])
        return false
      },
    })
    const calls: [string, string, Action, unknown?][] = [
      ['GET', '/users', 'read'],
      ['GET', '/groups', 'read'],
      ['GET', '/org-units', 'read'],
      ['GET', '/coverage?within=group:1', 'read'],
      ['GET', '/credits', 'read'],
      ['POST', '/users:match', 'read', { keys: [] }],
      ['POST', '/costs', 'read', { refs: [] }],
      ['GET', '/settings', 'read'],
      ['GET', '/settings/form', 'read'],
      ['PUT', '/settings', 'settings', {}],
      ['POST', '/syncs', 'sync', { kind: 'users' }],
      ['GET', '/syncs/users', 'read'],
      ['DELETE', '/syncs/users', 'sync'],
      ['GET', '/backups', 'read'],
      ['POST', '/backups', 'start', {}],
      ['GET', '/backups/1', 'read'],
      ['GET', '/backups/1/users', 'read'],
      ['POST', '/backups/1:retry', 'start', {}],
    ]
    for (const [method, path, action, body] of calls) {
      asked.length = 0
      expect(codeOf(await ask(method, `${DOMAIN}${path}`, body)), path).to.deep.equal([401, 'unauthorized'])
      expect(asked, `${method} ${path}`).to.deep.equal([[action, 'example.com']])
    }
    expect(codeOf(await ask('GET', '/v1/clouds'))).to.deep.equal([401, 'unauthorized'])
    expect(memory.calls).to.deep.equal({})
  })

  it('rejects a change of settings that were changed by somebody else since', async () => {
    const form = await createMemoryAdapter({ tenant }).describeSettings(
      { cloudId: 'google', domainId: 'example.com' },
      { signal: new AbortController().signal },
    )
    const field = form.groups.flatMap(({ fields }) => fields).find(({ type }) => type === 'switch')
    const changed = { [field?.id ?? '']: field?.default !== true }
    const ignorant = createMemoryAdapter({ tenant })
    const { saveSettings } = ignorant
    const adapters = [
      createMemoryAdapter({ tenant }),
      { ...ignorant, saveSettings: (...[at, values, { signal }]: Parameters<typeof saveSettings>) => saveSettings(at, values, { signal }) },
    ]
    for (const adapter of adapters) {
      const ask = serve(adapter)
      const put = (body: object, tag?: string) => ask('PUT', `${DOMAIN}/settings`, body, tag === undefined ? {} : { 'if-match': tag })
      const first = (await ask('GET', `${DOMAIN}/settings`)).headers.get('etag') ?? ''
      expect(first).to.match(/^"\w+"$/)
      const saved = await put(changed, `"other", W/${first}`)
      expect(saved.status).to.equal(200)
      expect(saved.headers.get('etag')).to.equal((await ask('GET', `${DOMAIN}/settings`)).headers.get('etag'))
      const late = await put({}, first)
      expect(codeOf(late)).to.deep.equal([412, 'bad-input'])
      expect(late.body.detail).to.equal('the settings have changed: read them again, then repeat the change')
      expect([late.body.field, late.headers.get('etag')]).to.deep.equal(['If-Match', saved.headers.get('etag')])
      expect((await ask('GET', `${DOMAIN}/settings`)).body).to.deep.equal(changed)
      expect((await put({}, '*')).status).to.equal(200)
      expect((await put({})).status).to.equal(200)
    }
  })

  it('stores the actor that authorize returns with starts, retries, syncs and settings', async () => {
    const memory = createMemoryAdapter({ tenant, speed: 1000 })
    const ask = serve(memory, { authorize: () => ({ id: 'ada', name: 'Ada', secret: 'x' }) as never })
    const { body: users } = await ask('GET', `${DOMAIN}/users?backupStatus=none&accountStatus=active`)
    const items = [{ kind: 'user', id: (users.items as { id: string }[])[0]?.id }]
    const { body: run } = await ask('POST', `${DOMAIN}/backups`, { items, settings: 'default', expectedCredits: 1 }, key())
    expect(run.startedBy).to.deep.equal({ id: 'ada', name: 'Ada' })
    await ask('POST', `${DOMAIN}/backups/${run.id}:retry`, {}, key('key-2'))
    await ask('POST', `${DOMAIN}/syncs`, { kind: 'groups' })
    await ask('PUT', `${DOMAIN}/settings`, {})
    const { body: page } = await ask('GET', `${DOMAIN}/activity?actor=ada`)
    const actions = (page.items as { action: string; actor: unknown }[]).map(({ action, actor }) => [action, actor])
    for (const action of ['settings-saved', 'sync-started', 'backup-retried', 'backup-started'])
      expect(actions).to.deep.include([action, { id: 'ada', name: 'Ada' }])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect(codeOf(await ask(method, `${DOMAIN}/activity`, {}))).to.deep.equal([405, 'unsupported'])
    expect(codeOf(await ask('GET', `${DOMAIN}/activity?since=yesterday`))).to.deep.equal([400, 'bad-input'])
  })

  it('rejects an actor without an id or a name', async () => {
    for (const actor of [
      { id: '', name: 'Ada' },
      { id: 'ada' },
      { id: 7, name: 'Ada' },
      { name: 'Ada' },
      [],
      { id: 'x'.repeat(3000), name: '' },
    ]) {
      const ask = serve(undefined, { authorize: () => actor as never })
      expect(codeOf(await ask('GET', `${DOMAIN}/credits`, undefined, { authorization: 'Bearer x' })), JSON.stringify(actor)).to.deep.equal([
        403,
        'forbidden',
      ])
    }
  })

  it('allows a request only when authorize returns true', async () => {
    for (const answer of [undefined, 1, 'yes', {}, null, false]) {
      const ask = serve(undefined, { authorize: () => answer as unknown as boolean })
      const signedOut = await ask('GET', '/v1/clouds')
      expect(codeOf(signedOut)).to.deep.equal([401, 'unauthorized'])
      expect(signedOut.headers.get('www-authenticate')).to.equal('Bearer')
      expect(codeOf(await ask('GET', '/v1/clouds', undefined, { authorization: 'Bearer t' }))).to.deep.equal([403, 'forbidden'])
    }
    const signedOut = serve(undefined, {
      authorize() {
        throw new BackupError('unauthorized', 'sign in, user 17')
      },
    })
    const answer = await signedOut('GET', '/v1/clouds')
    expect(codeOf(answer)).to.deep.equal([401, 'unauthorized'])
    expect(answer.headers.get('www-authenticate')).to.equal('Bearer')
    expect(answer.text).not.to.contain('user 17')
    const reported: BackupError[] = []
    const broken = serve(undefined, {
      authorize: () => Promise.reject(new Error('password of the user store')),
      onError: (error) => reported.push(error),
    })
    const failed = await broken('GET', '/v1/clouds')
    expect(codeOf(failed)).to.deep.equal([401, 'unauthorized'])
    expect(failed.text).not.to.contain('password')
    expect(reported).to.deep.equal([])
    const busy = serve(undefined, { authorize: () => Promise.reject(new BackupError('unavailable', 'the user store is away')) })
    expect(codeOf(await busy('GET', '/v1/clouds'))).to.deep.equal([503, 'unavailable'])
  })

  it('asks authorizeDomains once for all domains of a list of clouds', async () => {
    const asked: (readonly Scope[])[] = []
    const actions: string[] = []
    const options = (answer: unknown): HandlerOptions => ({
      authorize(_, action) {
        actions.push(action)
        return true
      },
      authorizeDomains(_, scopes) {
        asked.push(scopes)
        return answer === undefined ? scopes.map(({ domainId }) => domainId === 'example.com') : (answer as boolean[])
      },
    })
    const listed = async (answer?: unknown) => {
      const { body } = await serve(undefined, options(answer))('GET', '/v1/clouds')
      return (body as unknown as { id: string; domains: { id: string }[] }[]).flatMap(({ id, domains }) =>
        domains.map((one) => [id, one.id]),
      )
    }
    expect(await listed()).to.deep.include(['google', 'example.com'])
    expect(asked).to.have.length(1)
    expect(asked[0]).to.have.length(tenant.clouds.flatMap(({ domains }) => domains).length)
    expect(actions).to.have.length(1)
    for (const answer of ['yes', [], [1, 1, 1], [undefined]]) expect(await listed(answer), String(answer)).to.deep.equal([])
    const broken = serve(undefined, { authorize: yes, authorizeDomains: () => Promise.reject(new Error('password of the user store')) })
    const failed = await broken('GET', '/v1/clouds')
    expect(codeOf(failed)).to.deep.equal([401, 'unauthorized'])
    expect(failed.text).not.to.contain('password')
  })

  it('tells the refused changes of named callers, and only those', async () => {
    const told: unknown[] = []
    const ask = serve(undefined, {
      authorize: (request, action) =>
        action === 'read' ? true : request.headers.has('authorization') && { id: 'eve', name: 'Eve', isAllowed: false as const },
      onRefused(refused) {
        told.push(refused)
        throw new Error('the log is full')
      },
    })
    const signedIn = { authorization: 'Bearer t' }
    const start = { items: [], settings: 'default', expectedCredits: 0 }
    expect(codeOf(await ask('POST', `${DOMAIN}/backups`, start, { ...key(), ...signedIn }))).to.deep.equal([403, 'forbidden'])
    expect(codeOf(await ask('PUT', `${DOMAIN}/settings`, {}, signedIn))).to.deep.equal([403, 'forbidden'])
    expect(codeOf(await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' }, signedIn))).to.deep.equal([403, 'forbidden'])
    const status = await ask('POST', `${DOMAIN}/policies/p1:set-status`, { status: 'paused' }, { ...key(), ...signedIn })
    expect(codeOf(status)).to.deep.equal([403, 'forbidden'])
    expect(codeOf(await ask('PUT', `${DOMAIN}/settings`, {}))).to.deep.equal([401, 'unauthorized'])
    const eve = { actor: { id: 'eve', name: 'Eve' }, scope: { cloudId: 'google', domainId: 'example.com' } }
    expect(told).to.deep.equal([
      { ...eve, action: 'backup-started' },
      { ...eve, action: 'settings-saved' },
      { ...eve, action: 'policy-status' },
    ])
  })

  it('restricts an administrator to one domain', async () => {
    const memory = createMemoryAdapter({ tenant })
    const own = (scope: Scope | undefined) => scope === undefined || (scope.cloudId === 'google' && scope.domainId === 'example.com')
    const ask = serve(memory, { authorize: (_, __, scope) => own(scope) })
    const { body } = await ask('GET', '/v1/clouds')
    const seen = (body as unknown as { id: string; domains: { id: string }[] }[]).map(({ id, domains }) => [
      id,
      domains.map((one) => one.id),
    ])
    expect(seen).to.deep.equal([['google', ['example.com']]])
    const others = tenant.clouds.flatMap((cloud) => cloud.domains.map((domain) => ({ cloudId: cloud.id, domainId: domain.id })))
    expect(others.length).to.be.greaterThan(2)
    for (const scope of others.filter((one) => !own(one))) {
      const path = `/v1/clouds/${scope.cloudId}/domains/${scope.domainId}`
      expect((await ask('GET', `${path}/users`)).status).to.equal(401)
      expect((await ask('POST', `${path}/syncs`, { kind: 'users' })).status).to.equal(401)
      const start = { scope, items: [{ kind: 'user', id: 'u1' }], settings: 'default', expectedCredits: 1 }
      expect((await ask('POST', `${path}/backups`, start, key())).status).to.equal(401)
      // The path contains the administrator's domain, but the body another one.
      expect(codeOf(await ask('POST', `${DOMAIN}/backups`, start, key()))).to.deep.equal([400, 'bad-input'])
    }
    const elsewhere = { scope: { cloudId: 'other', domainId: 'example.com' }, items: [], settings: 'default', expectedCredits: 1 }
    expect(codeOf(await ask('POST', `${DOMAIN}/backups`, elsewhere, key()))).to.deep.equal([400, 'bad-input'])
    expect(memory.calls).to.deep.equal({ listClouds: 1 })
    expect((await ask('GET', `${DOMAIN}/%2e%2e/other/users`)).status, 'the resolved path decides').to.equal(401)
  })

  it('does not return a sync of one domain under another', async () => {
    const ask = serve(createMemoryAdapter({ tenant }))
    const { body } = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    expect((await ask('GET', `${DOMAIN}/syncs/${body.id}`)).status).to.equal(200)
    const other = tenant.clouds[0]?.domains[1]?.id
    expect(codeOf(await ask('GET', `/v1/clouds/google/domains/${other}/syncs/${body.id}`))).to.deep.equal([404, 'not-found'])
  })
})

describe('createHandler: responses', () => {
  it('forbids caches, frames and content sniffing', async () => {
    const ask = serve()
    for (const answer of [await ask('GET', '/v1/clouds'), await ask('GET', '/nothing'), await ask('OPTIONS', '/v1/clouds')]) {
      expect(answer.headers.get('cache-control')).to.equal('no-store')
      expect(answer.headers.get('x-content-type-options')).to.equal('nosniff')
      expect(answer.headers.get('content-security-policy')).to.contain("default-src 'none'")
      expect(answer.headers.get('referrer-policy')).to.equal('no-referrer')
      expect(answer.headers.has('access-control-allow-origin')).to.equal(false)
    }
  })

  it('responds to unknown paths with 404, to unsupported methods with 405, and to OPTIONS and HEAD', async () => {
    const ask = serve()
    for (const path of [
      '/',
      '/v1',
      '/v1/',
      '/v1/cloud',
      `${DOMAIN}`,
      `${DOMAIN}/users/1`,
      '/v2/clouds',
      `${DOMAIN}/backups/`,
      '/v1/clouds/%2F/domains//users',
    ]) {
      expect(codeOf(await ask('GET', path)), path).to.deep.equal([404, 'not-found'])
    }
    const refused = await ask('DELETE', `${DOMAIN}/backups`, undefined)
    expect([refused.status, refused.headers.get('allow')]).to.deep.equal([405, 'GET, POST, HEAD, OPTIONS'])
    expect((await ask('POST', `${DOMAIN}/backups/1`, {})).status).to.equal(405)
    const options = await ask('OPTIONS', `${DOMAIN}/settings`)
    expect([options.status, options.text, options.headers.get('allow')]).to.deep.equal([204, '', 'GET, PUT, HEAD, OPTIONS'])
    const head = await ask('HEAD', '/v1/clouds')
    expect([head.status, head.text, head.headers.get('content-type')]).to.deep.equal([200, '', 'application/json'])
    expect((await ask('HEAD', '/nothing')).text).to.equal('')
  })

  it('serves only below basePath', async () => {
    for (const basePath of ['/api/backup', 'api/backup/']) {
      const ask = serve(undefined, { authorize: yes, basePath })
      expect((await ask('GET', '/api/backup/v1/clouds')).status).to.equal(200)
      expect((await ask('GET', '/v1/clouds')).status).to.equal(404)
      expect((await ask('GET', '/api/backupx/v1/clouds')).status).to.equal(404)
    }
  })

  it('lists only the capabilities that the backend supports', async () => {
    const {
      listCoverage: _,
      getSettings: __,
      listActivity: ___,
      listCosts: ____,
      exceptions: _____,
      localeOrder: ______,
      ...rest
    } = createMemoryAdapter({ tenant })
    const ask = serve(rest)
    const { body } = await ask('GET', '/v1/clouds')
    for (const cloud of body as unknown as { capabilities: string[] }[])
      expect(cloud.capabilities).to.deep.equal(['sync', 'runs', 'retry', 'stop', 'filters', 'licenses', 'policies'])
    expect(codeOf(await ask('GET', `${DOMAIN}/coverage?within=group:1`))).to.deep.equal([501, 'unsupported'])
    // the backend would ignore both, and start users that the administrator excluded
    expect(codeOf(await ask('GET', `${DOMAIN}/users?within=domain:example.com`))).to.deep.equal([501, 'unsupported'])
    const start = { items: [{ kind: 'user', id: 'a' }], exceptions: [{ kind: 'user', id: 'a' }], settings: 'default', expectedCredits: 1 }
    expect(codeOf(await ask('POST', `${DOMAIN}/backups`, start, key()))).to.deep.equal([501, 'unsupported'])
    expect(codeOf(await ask('POST', `${DOMAIN}/costs`, { refs: [] }))).to.deep.equal([501, 'unsupported'])
    expect(codeOf(await ask('GET', `${DOMAIN}/settings`))).to.deep.equal([501, 'unsupported'])
    const some = memoryWith({ listClouds: async () => [{ id: 'c', name: 'C', domains: [], capabilities: ['runs', 'sync'] }] })
    const named = await serve(some)('GET', '/v1/clouds')
    expect((named.body as unknown as { capabilities: string[] }[])[0]?.capabilities).to.deep.equal(['sync', 'runs'])
  })

  it('says whether names sort in the language of the call', async () => {
    const sorts = createMemoryAdapter({ tenant })
    const { localeOrder: _, ...other } = sorts
    const capabilitiesOf = async (adapter: BackupAdapter): Promise<readonly string[]> =>
      ((await serve(adapter)('GET', '/v1/clouds')).body as unknown as { capabilities: string[] }[])[0]?.capabilities ?? []
    expect(await capabilitiesOf(sorts)).to.include('locale-order')
    expect(await capabilitiesOf(other)).not.to.include('locale-order')
  })

  it('passes exceptions on to a backend whose cloud names them', async () => {
    const { exceptions: _, ...rest } = createMemoryAdapter({ tenant })
    const { listClouds } = rest
    const ask = serve({
      ...rest,
      listClouds: async (call) =>
        (await listClouds(call)).map((cloud) => ({ ...cloud, capabilities: ['coverage', 'exceptions'] as const })),
    })
    const { body } = await ask('GET', '/v1/clouds')
    expect((body as unknown as { capabilities: string[] }[])[0]?.capabilities).to.deep.equal(['coverage', 'exceptions'])
    expect((await ask('GET', `${DOMAIN}/users?within=domain:example.com`)).status).to.equal(200)
  })

  it('forwards isSimulated of a cloud', async () => {
    for (const isSimulated of [true, false, undefined]) {
      const cloud = { id: 'c', name: 'C', domains: [], ...(isSimulated !== undefined && { isSimulated }) }
      const { body } = await serve(memoryWith({ listClouds: async () => [cloud] }))('GET', '/v1/clouds')
      expect((body as unknown as { isSimulated?: boolean }[])[0]?.isSimulated).to.equal(isSimulated)
    }
  })

  it('maps each error code to a problem type and status, with details', async () => {
    const credits = { allocated: 1, covered: 1, skipped: { protected: 0, suspended: 0, deleted: 0 }, available: 0 }
    const cases: [BackupError, number, object][] = [
      [
        new BackupError('bad-input', 'no', { field: 'a', details: { fields: { a: 'b' } } }),
        422,
        { detail: 'no', field: 'a', fields: { a: 'b' } },
      ],
      [new BackupError('selection-changed', 'no', { details: { expected: 2, credits } }), 409, { expected: 2, credits }],
      [new BackupError('not-enough-credits', 'no', { details: { expected: 2, credits } }), 409, { expected: 2, credits }],
      [new BackupError('not-found', 'gone', { call: 'pg.getCredits' }), 404, { detail: 'gone' }],
      [new BackupError('forbidden', 'no'), 403, {}],
      [new BackupError('too-large', 'no'), 413, {}],
      [new BackupError('bad-input', 'no', { details: { status: 200, type: 'x', detail: 'y' } }), 422, { detail: 'no', status: 422 }],
    ]
    for (const [error, status, members] of cases) {
      const answer = await serve(memoryWith({ getCredits: () => Promise.reject(error) }))('GET', `${DOMAIN}/credits`)
      expect(codeOf(answer)).to.deep.equal([status, error.code])
      expect(answer.body).to.deep.include({ status, ...members })
      expect(answer.headers.get('content-type')).to.equal('application/problem+json')
    }
    for (const [retryAfterMs, seconds] of [
      [undefined, '2'],
      [1, '1'],
      [61_000, '61'],
    ] as const) {
      const error = new BackupError('rate-limited', 'slow down', { details: { retryAfterMs } })
      const answer = await serve(memoryWith({ getCredits: () => Promise.reject(error) }))('GET', `${DOMAIN}/credits`)
      expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([429, seconds])
    }
  })

  it('reports internal failures to onError and hides them from clients', async () => {
    const secret = 'postgres://admin:hunter2@db'
    const failures: [() => unknown, number, string][] = [
      [() => Promise.reject(new Error(secret)), 503, 'unavailable'],
      [
        () => {
          throw new TypeError(secret)
        },
        503,
        'unavailable',
      ],
      [() => Promise.reject(secret), 503, 'unavailable'],
      [() => Promise.reject(new BackupError('unavailable', secret, { details: { secret }, field: secret })), 503, 'unavailable'],
      [() => Promise.resolve({ available: -1, secret }), 502, 'bad-answer'],
      [() => Promise.resolve({ available: secret }), 502, 'bad-answer'],
    ]
    for (const [getCredits, status, code] of failures) {
      const logged: BackupError[] = []
      const log = (error: BackupError) => {
        logged.push(error)
        throw new Error('the log is full')
      }
      const ask = serve(memoryWith({ getCredits: getCredits as BackupAdapter['getCredits'] }), { authorize: yes, onError: log })
      const answer = await ask('GET', `${DOMAIN}/credits`)
      expect(codeOf(answer)).to.deep.equal([status, code])
      expect(`${answer.text} ${JSON.stringify([...answer.headers])}`).not.to.match(/hunter2|secret|memory\.|\.ts|stack/)
      expect(logged.map((error) => error.code)).to.deep.equal([code])
    }
  })

  it('leaves out fields of the adapter that the API does not have, and reports each once to onWarning', async () => {
    const warnings: AnswerWarning[] = []
    const getCredits = async () => ({ available: 1, secret: 'hunter2' })
    const ask = serve(memoryWith({ getCredits }), { authorize: yes, onWarning: (warning) => warnings.push(warning) })
    for (let times = 0; times < 2; times++) {
      const answer = await ask('GET', `${DOMAIN}/credits`)
      expect([answer.status, answer.text]).to.deep.equal([200, '{"available":1}'])
    }
    expect(warnings).to.deep.equal([
      { call: 'memory.getCredits', field: 'secret', message: 'field "secret" is not known to this version and was ignored' },
    ])
  })

  it('returns a request id, and passes it to onError', async () => {
    const ids: (string | undefined)[] = []
    const ask = serve(memoryWith({ getCredits: () => Promise.reject(new Error('no')) }), {
      authorize: yes,
      onError: (_, __, requestId) => ids.push(requestId),
    })
    const failed = await ask('GET', `${DOMAIN}/credits`)
    expect(failed.headers.get('x-request-id')).to.match(/^[\w-]{16,}$/)
    const traced = await ask('GET', `${DOMAIN}/credits`, undefined, { 'x-request-id': 'trace-17' })
    expect(traced.headers.get('x-request-id')).to.equal('trace-17')
    const hostile = await ask('GET', `${DOMAIN}/credits`, undefined, { 'x-request-id': '<script>' })
    expect(hostile.headers.get('x-request-id')).not.to.contain('<')
    expect(ids).to.deep.equal([failed, traced, hostile].map(({ headers }) => headers.get('x-request-id')))
  })

  it('aborts reads when the client disconnects, but no start, sync or change', async () => {
    const signals: Record<string, AbortSignal> = {}
    const run = { id: 'r', status: 'queued', total: 1, done: 0, failed: 0, startedAt: '2026-01-01T00:00:00Z' } as const
    let finish = (): void => {}
    const wait = new Promise<void>((resolve) => {
      finish = resolve
    })
    const keep = (name: string, call: Call) => {
      signals[name] = call.signal
      return wait
    }
    const handler = createHandler(
      memoryWith({
        getCredits: (_, call) => keep('getCredits', call).then(() => ({ available: 1 })),
        startBackup: (_, call) => keep('startBackup', call).then(() => run),
        saveSettings: (_, __, call) => keep('saveSettings', call).then(() => ({})),
        sync: (_, __, call) => keep('sync', call).then(() => ({ finishedAt: run.startedAt, added: 0, changed: 0, removed: 0 })),
      }),
      { authorize: yes },
    )
    const controller = new AbortController()
    const send = (method: string, path: string, body?: object) =>
      handler(
        new Request(`${ORIGIN}${DOMAIN}${path}`, {
          method,
          signal: controller.signal,
          headers: { ...key(), 'content-type': 'application/json' },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      )
    const answers = [
      send('GET', '/credits'),
      send('POST', '/backups', { items: [{ kind: 'user', id: 'u' }], settings: 'default', expectedCredits: 1 }),
      send('PUT', '/settings', {}),
      send('POST', '/syncs', { kind: 'users' }),
    ]
    while (Object.keys(signals).length < answers.length) await new Promise((resolve) => setTimeout(resolve, 10))
    controller.abort()
    expect((await answers[0])?.status).to.equal(499)
    expect(signals.getCredits?.aborted).to.equal(true)
    for (const name of ['startBackup', 'saveSettings', 'sync']) expect(signals[name]?.aborted, name).to.equal(false)
    finish()
    expect(await Promise.all(answers.slice(1).map(async (answer) => (await answer).status))).to.deep.equal([201, 200, 202])
  })
})

describe('createHandler: requests', () => {
  it('rejects invalid queries before it calls the backend', async () => {
    const memory = createMemoryAdapter({ tenant })
    const ask = serve(memory)
    const bad = [
      '/users?limit=0',
      '/users?limit=-1',
      '/users?limit=x',
      '/users?limit=Infinity',
      '/users?limit=NaN',
      '/users?limit=1&limit=2',
      '/users?accountStatus=gone',
      '/users?backupStatus=none,',
      '/users?sort=id',
      '/users?sort=--name',
      '/users?within=user:1',
      '/users?within=group:',
      '/users?within=group',
      '/users?searhc=x',
      '/users?__proto__=x',
      '/users?search=a%00b',
      `/users?search=${'x'.repeat(1001)}`,
      '/users?cursor=',
      `/users?cursor=${'x'.repeat(4097)}`,
      '/users?where=department:Sales',
      '/users?where=',
      '/users?where=[]',
      '/users?where=null',
      '/users?where={"department":"Sales"}',
      '/users?where={"department":[1]}',
      '/users?where={"department":["a%00b"]}',
      '/users?where={"__proto__":["Sales"]}',
      `/users?where={"department":["${'x'.repeat(1001)}"]}`,
      `/users?where={"department":[${'"",'.repeat(4000)}""]}`,
      '/groups?within=group:1',
      '/coverage',
      '/coverage?within=',
      '/credits?x=1',
      '/backups/1/users?status=lost',
      '/backups/a%00b',
      '/backups/%ff',
      '/backups/%',
      `/backups/${'x'.repeat(2049)}`,
      '/syncs/users?x',
    ]
    for (const path of bad) {
      const answer = await ask('GET', `${DOMAIN}${path}`)
      expect(codeOf(answer), path.slice(0, 60)).to.deep.equal([400, 'bad-input'])
      expect(answer.text.length).to.be.below(700)
    }
    expect(memory.calls).to.deep.equal({})
  })

  it('maps a query to the port and limits the page size', async () => {
    const queries: unknown[] = []
    const listUsers: BackupAdapter['listUsers'] = async (query) => {
      queries.push(query)
      return { items: [] }
    }
    const ask = serve(memoryWith({ listUsers }))
    const scope = { cloudId: 'google', domainId: 'example.com' }
    await ask('GET', `${DOMAIN}/users`)
    await ask(
      'GET',
      `${DOMAIN}/users?limit=1000000&sort=-email&accountStatus=active,deleted&backupStatus=&within=org-unit:%2Fa%3Ab&search=%20x`,
    )
    await ask('GET', `${DOMAIN}/users?limit=2.9`)
    await ask('GET', `${DOMAIN}/users?where=${encodeURIComponent('{"department":["R&D, a=b","Łódź"],"groups":[]}')}`)
    expect(queries).to.deep.equal([
      { scope },
      {
        scope,
        limit: 1000,
        sort: { by: 'email', descending: true },
        accountStatus: ['active', 'deleted'],
        backupStatus: [],
        within: { kind: 'org-unit', id: '/a:b' },
        search: ' x',
      },
      { scope, limit: 2 },
      { scope, where: { department: ['R&D, a=b', 'Łódź'], groups: [] } },
    ])
  })

  it('treats injection attempts as text', async () => {
    const ask = serve()
    for (const text of [
      "'; DROP TABLE users; --",
      '" OR 1=1',
      '%',
      '<script>',
      '../../etc/passwd',
      '$' + '{7*7}',
      '\r\nx-evil: 1',
      '{"$gt":""}',
    ]) {
      const answer = await ask('GET', `${DOMAIN}/users?search=${encodeURIComponent(text)}`)
      expect([answer.status, (answer.body.items as unknown[]).length], text).to.deep.equal([200, 0])
      expect(answer.headers.has('x-evil')).to.equal(false)
      expect(codeOf(await ask('GET', `${DOMAIN}/backups/${encodeURIComponent(text)}`))).to.deep.equal([404, 'not-found'])
      expect(codeOf(await ask('GET', `${DOMAIN}/syncs/${encodeURIComponent(text)}`))).to.deep.equal([404, 'not-found'])
      expect(codeOf(await ask('GET', `${DOMAIN}/users?cursor=${encodeURIComponent(text)}`))).to.deep.equal([422, 'bad-input'])
      const matched = await ask('POST', `${DOMAIN}/users:match`, { keys: [text] })
      expect(matched.body).to.deep.equal([null])
    }
    const ids = memoryWith({
      getRun: async () => ({ id: 'a\r\nset-cookie: x=1', status: 'queued', total: 0, done: 0, failed: 0, startedAt: '2026-01-01' }),
    })
    const start: BackupAdapter['startBackup'] = (request, call) => ids.getRun?.(request.scope, '', call) ?? Promise.reject()
    const answer = await serve({ ...ids, startBackup: start })(
      'POST',
      `${DOMAIN}/backups`,
      { items: [], settings: 'default', expectedCredits: 0 },
      key(),
    )
    expect([answer.status, answer.headers.get('location')]).to.deep.equal([201, 'backups/a%0D%0Aset-cookie%3A%20x%3D1'])
  })

  it('rejects invalid bodies before it calls the backend', async () => {
    const memory = createMemoryAdapter({ tenant })
    const ask = serve(memory)
    const start = { items: [{ kind: 'user', id: 'u1' }], settings: 'default', expectedCredits: 1 }
    const bad: [string, string, unknown][] = [
      ['POST', '/backups', '{"items":['],
      ['POST', '/backups', ''],
      ['POST', '/backups', 'null'],
      ['POST', '/backups', '[]'],
      ['POST', '/backups', { ...start, items: 'all' }],
      ['POST', '/backups', { ...start, items: [{ kind: 'everyone', id: 'x' }] }],
      ['POST', '/backups', { ...start, items: [{ kind: 'user', id: 'a\0b' }] }],
      ['POST', '/backups', { ...start, items: [{ kind: 'user', id: 'x', label: 'X' }] }],
      ['POST', '/backups', { ...start, expectedCredits: 1.5 }],
      ['POST', '/backups', { ...start, expectedCredits: '1' }],
      ['POST', '/backups', { ...start, settings: 'none' }],
      ['POST', '/backups', { ...start, settings: { a: null } }],
      ['POST', '/backups', { ...start, dryRun: true }],
      ['POST', '/backups', `{"__proto__":{"x":1},${JSON.stringify(start).slice(1)}`],
      ['POST', '/backups', `{"items":[{"__proto__":{},"kind":"user","id":"u1"}],"settings":"default","expectedCredits":1}`],
      ['POST', '/backups/1:retry', { userIds: [''] }],
      ['POST', '/backups/1:retry', { userIds: 'u1' }],
      ['POST', '/users:match', { keys: [1] }],
      ['POST', '/costs', {}],
      ['POST', '/costs', { refs: [{ kind: 'team', id: 'a' }] }],
      ['POST', '/users:match', {}],
      ['POST', '/syncs', { kind: 'everything' }],
      ['PUT', '/settings', { a: { amount: '1', unit: 'days' } }],
      ['PUT', '/settings', '{"__proto__":{"polluted":true}}'],
      ['PUT', '/settings', [1]],
      ['PUT', '/settings', Uint8Array.from('{"a":"\xff"}', (char) => char.charCodeAt(0))],
    ]
    for (const [method, path, body] of bad) {
      const answer = await ask(method, `${DOMAIN}${path}`, body, key())
      expect(codeOf(answer), `${path} ${JSON.stringify(body)}`).to.deep.equal([400, 'bad-input'])
    }
    expect(memory.calls).to.deep.equal({})
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined)
    const named = await ask('POST', `${DOMAIN}/backups`, { ...start, items: [start.items[0], { kind: 'user' }] }, key())
    expect(named.body.field).to.equal('items[1].id')
    const settings = await ask('PUT', `${DOMAIN}/settings`, { good: true, bad: 5 })
    expect(settings.body.fields).to.have.all.keys('bad')
  })

  it('accepts only uncompressed JSON', async () => {
    const ask = serve()
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { 'content-encoding': 'gzip' },
    ]) {
      const answer = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' }, headers as Record<string, string>)
      expect(codeOf(answer), JSON.stringify(headers)).to.deep.equal([415, 'bad-input'])
    }
    expect(
      (await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' }, { 'content-type': 'Application/JSON; charset=utf-8' })).status,
    ).to.equal(202)
  })

  it('rejects deeply nested JSON without a stack overflow', async () => {
    const ask = serve()
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    for (const body of [nested(500_000), '['.repeat(500_000), `{"keys":${nested(500_000)}}`, `{"keys":[${nested(500_000)}]}`]) {
      expect(codeOf(await ask('POST', `${DOMAIN}/users:match`, body)), body.slice(0, 20)).to.deep.equal([400, 'bad-input'])
    }
    const start = `{"items":[],"expectedCredits":0,"settings":{"a":${nested(500_000)}}}`
    expect(codeOf(await ask('POST', `${DOMAIN}/backups`, start, key()))).to.deep.equal([400, 'bad-input'])
    expect(codeOf(await ask('PUT', `${DOMAIN}/settings`, `{"a":${nested(500_000)}}`))).to.deep.equal([400, 'bad-input'])
    expect((await ask('POST', `${DOMAIN}/users:match`, { keys: [`${'[{'.repeat(50)}"\\`] })).status).to.equal(200)
  })

  it('stops reading a body at the size limit', async () => {
    const ask = serve()
    const most = 1024 * 1024
    const padded = (size: number) => `{"keys":["${'x'.repeat(size - 13)}"]}`.padEnd(size)
    expect((await ask('POST', `${DOMAIN}/users:match`, padded(most))).status).to.equal(200)
    expect(codeOf(await ask('POST', `${DOMAIN}/users:match`, padded(most + 1)))).to.deep.equal([413, 'too-large'])
    const start = { items: [{ kind: 'user', id: 'x'.repeat(most) }], settings: 'default', expectedCredits: 0 }
    expect(codeOf(await ask('POST', `${DOMAIN}/backups`, start, key())), 'a start may be larger').to.deep.equal([400, 'bad-input'])

    let pulled = 0
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(65_536).fill(0x20))
      },
      cancel: () => {
        isCancelled = true
      },
    })
    const headers = { 'content-type': 'application/json' }
    const request = { headers: new Headers(headers), body: endless } as unknown as Request
    const error = await readJson(request, most).then(
      () => undefined,
      (thrown: BackupError) => thrown,
    )
    expect(error?.code).to.equal('too-large')
    expect(pulled).to.be.below(20)
    expect(isCancelled).to.equal(true)
  })

  it('rejects a body that stalls after ten seconds, and grants a second for each 128 kB that arrived', async () => {
    const stuck = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(128_000).fill(0x20)) })
    const headers = { 'content-type': 'application/json' }
    const request = { headers: new Headers(headers), body: stuck } as unknown as Request
    const { setTimeout } = globalThis
    const waits: number[] = []
    Object.assign(globalThis, {
      setTimeout: (act: () => void, ms = 0) => {
        // the test runner sets shorter timers of its own
        if (ms < 5000) return setTimeout(act, ms)
        waits.push(ms)
        return setTimeout(act, waits.length === 1 ? ms : 0)
      },
    })
    const error = await readJson(request, 1_000_000).then(
      () => undefined,
      (thrown: BackupError & { status?: number }) => thrown,
    )
    Object.assign(globalThis, { setTimeout })
    expect([error?.code, error?.status]).to.deep.equal(['unavailable', 408])
    const [first = 0, second = 0] = waits
    expect(waits).to.have.lengthOf(2)
    expect(first).to.be.within(9_000, 10_000)
    // The time that the test itself took counts, too.
    expect(second).to.be.within(first, 11_000)
  })

  it('rejects more than a million items, and names the first of a million invalid items', async () => {
    const ask = serve()
    const body = (items: unknown[]) => ({ items, settings: 'default', expectedCredits: 1 })
    const many = await ask('POST', `${DOMAIN}/backups`, body(new Array(1_000_001).fill(0)), key())
    expect([...codeOf(many), many.body.field]).to.deep.equal([413, 'too-large', 'items'])
    const started = performance.now()
    const wrong = await ask('POST', `${DOMAIN}/backups`, body(new Array(1_000_000).fill(0)), key())
    expect([...codeOf(wrong), wrong.body.field]).to.deep.equal([400, 'bad-input', 'items[0]'])
    expect(performance.now() - started).to.be.below(8000)
  })
})

describe('createHandler: starts and keys', () => {
  const due = (memory: ReturnType<typeof createMemoryAdapter>) =>
    memory
      .usersOf({ cloudId: 'google', domainId: 'example.com' })
      .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
      .map(({ id }) => ({ kind: 'user', id }))

  it('requires a valid idempotency key', async () => {
    const memory = createMemoryAdapter({ tenant })
    const ask = serve(memory)
    const body = { items: due(memory).slice(0, 1), settings: 'default', expectedCredits: 1 }
    for (const headers of [{}, key(''), key('k'.repeat(256)), key('\u00e9')]) {
      const answer = await ask('POST', `${DOMAIN}/backups`, body, headers as Record<string, string>)
      expect([...codeOf(answer), answer.body.field]).to.deep.equal([400, 'bad-input', 'idempotencyKey'])
      expect((await ask('POST', `${DOMAIN}/backups/1:retry`, {}, headers as Record<string, string>)).status).to.equal(400)
    }
    expect(memory.calls).to.deep.equal({})
  })

  it('returns the same run for the same key and body, and 422 for another body', async () => {
    const memory = createMemoryAdapter({ tenant })
    const ask = serve(memory)
    const items = due(memory).slice(0, 2)
    const body = { items, settings: 'default', expectedCredits: 2 }
    const [first, second] = await Promise.all([1, 2].map(() => ask('POST', `${DOMAIN}/backups`, body, key())))
    expect([first?.status, second?.status]).to.deep.equal([201, 201])
    expect(first?.body).to.deep.equal(second?.body)
    expect(first?.headers.get('location')).to.equal(`backups/${first?.body.id}`)
    const other = await ask('POST', `${DOMAIN}/backups`, { ...body, items: items.slice(1), expectedCredits: 1 }, key())
    expect([...codeOf(other), other.body.field]).to.deep.equal([422, 'bad-input', 'idempotencyKey'])
    expect((await ask('GET', `${DOMAIN}/credits`)).body).to.deep.equal({ available: 18 })
  })

  it('forwards every start of a key to the backend, which knows the outcome', async () => {
    const keys: string[] = []
    const startBackup: BackupAdapter['startBackup'] = async (request, call) => {
      keys.push(call.idempotencyKey)
      if (request.expectedCredits === 9) throw new BackupError('selection-changed', 'no')
      return { id: 'r', status: 'queued', total: 1, done: 0, failed: 0, startedAt: '2026-01-01T00:00:00Z' }
    }
    const ask = serve(memoryWith({ startBackup }))
    const start = (expectedCredits: number) => ask('POST', `${DOMAIN}/backups`, { items: [], settings: 'default', expectedCredits }, key())
    expect((await start(9)).status).to.equal(409)
    expect((await start(1)).status, 'a refused start leaves the key free').to.equal(201)
    expect((await start(1)).status).to.equal(201)
    expect(keys).to.deep.equal(['key-1', 'key-1', 'key-1'])
  })

  it('forwards a start unchanged', async () => {
    let seen: unknown
    const startBackup: BackupAdapter['startBackup'] = async (request, call) => {
      seen = { request, key: call.idempotencyKey, locale: call.locale }
      return { id: 'r', status: 'queued', total: 1, done: 0, failed: 0, startedAt: '2026-01-01T00:00:00Z' }
    }
    const items = [{ kind: 'group', id: 'g' }]
    const settings = { a: true, b: ['x'], c: { amount: 1, unit: 'days' }, d: 'unlimited' }
    const body = { scope: { cloudId: 'google', domainId: 'example.com' }, items, settings, expectedCredits: 3 }
    await serve(memoryWith({ startBackup }))('POST', `${DOMAIN}/backups`, body, { ...key('a b'), 'accept-language': 'de-CH,de;q=0.9' })
    expect(seen).to.deep.equal({ request: body, key: 'a b', locale: 'de-CH' })
  })
})

describe('createHandler: syncs', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
  const result = { finishedAt: '2026-01-01T00:00:00Z', added: 1, changed: 2, removed: 3 }

  /** Creates a backend whose sync ends when the test ends it. */
  const controlled = () => {
    let calls = 0
    let end: (value: typeof result) => void = () => {}
    let fail: (error: unknown) => void = () => {}
    let onProgress: Call['onProgress']
    const sync: NonNullable<BackupAdapter['sync']> = (_, __, call) => {
      calls += 1
      onProgress = call.onProgress?.bind(call)
      return new Promise((resolve, reject) => {
        end = resolve
        fail = reject
      })
    }
    return {
      adapter: memoryWith({ sync }),
      calls: () => calls,
      progress: (done: number, total?: number) => onProgress?.({ done, total }),
      end: () => end(result),
      fail: (error: unknown) => fail(error),
    }
  }

  it('joins the running sync, follows it to the end, then starts a new one', async () => {
    const backend = controlled()
    const ask = serve(backend.adapter)
    const first = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    expect([first.status, first.body.status, first.body.kind, first.body.done]).to.deep.equal([202, 'running', 'users', 0])
    expect(first.headers.get('location')).to.equal(`syncs/${first.body.id}`)
    backend.progress(5, 10)
    const joined = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    expect(joined.body).to.deep.equal({ id: first.body.id, kind: 'users', status: 'running', done: 5, total: 10 })
    expect(backend.calls()).to.equal(1)
    expect((await ask('GET', `${DOMAIN}/syncs/users`)).body.id).to.equal(first.body.id)
    backend.end()
    await settled()
    const over = await ask('GET', `${DOMAIN}/syncs/${first.body.id}`)
    expect(over.body).to.deep.equal({ id: first.body.id, kind: 'users', status: 'completed', done: 10, total: 10, result })
    const next = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    expect(next.body.id).not.to.equal(first.body.id)
    expect(backend.calls()).to.equal(2)
  })

  it('reports a failed sync as a problem without internals', async () => {
    const backend = controlled()
    const logged: string[] = []
    const ask = serve(backend.adapter, { authorize: yes, onError: (error) => logged.push(error.message) })
    const { body } = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    backend.fail(new Error('hunter2'))
    await settled()
    expect(logged).to.have.lengthOf(1)
    expect(logged[0]).to.contain('hunter2')
    const answer = await ask('GET', `${DOMAIN}/syncs/${body.id}`)
    expect([answer.status, answer.body.status, (answer.body.error as { type: string }).type]).to.deep.equal([
      200,
      'failed',
      'urn:backup-start:unavailable',
    ])
    expect(answer.text).not.to.contain('hunter2')
  })

  it('responds to the POST with an immediate rejection', async () => {
    const answer = await serve()('POST', '/v1/clouds/google/domains/nowhere/syncs', { kind: 'users' })
    expect(codeOf(answer)).to.deep.equal([404, 'not-found'])
  })

  it('cancels a sync by id or kind, and reports it as cancelled', async () => {
    const ask = serve(createMemoryAdapter({ tenant }))
    for (const name of ['id', 'kind'] as const) {
      const { body } = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
      const answer = await ask('DELETE', `${DOMAIN}/syncs/${body[name]}`)
      expect([answer.status, answer.text]).to.deep.equal([204, ''])
      const stateOf = async () => (await ask('GET', `${DOMAIN}/syncs/${body.id}`)).body.status
      while ((await stateOf()) === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await stateOf()).to.equal('cancelled')
    }
    for (const id of ['everything', 'users.made-up']) {
      expect(codeOf(await ask('DELETE', `${DOMAIN}/syncs/${id}`)), id).to.deep.equal([404, 'not-found'])
    }
  })

  it('cancels nothing for the id of a sync that has ended', async () => {
    const ask = serve(createMemoryAdapter({ tenant, speed: 4 }))
    const statusOf = async (id: unknown) => (await ask('GET', `${DOMAIN}/syncs/${id}`)).body.status
    const { body: ended } = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    await ask('DELETE', `${DOMAIN}/syncs/${ended.id}`)
    while ((await statusOf(ended.id)) === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
    const { body: running } = await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' })
    expect((await ask('DELETE', `${DOMAIN}/syncs/${ended.id}`)).status).to.equal(204)
    expect(await statusOf(running.id)).to.be.oneOf(['running', 'completed'])
    while ((await statusOf(running.id)) === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await statusOf(running.id)).to.equal('completed')
  })

  it('starts no sync for a GET of a caller who may only read', async () => {
    const memory = createMemoryAdapter({ tenant })
    const finishedAt = new Date(Date.now() + 60_000).toISOString()
    let isSyncing = true
    // The list of clouds is older than the end of the sync, as in a race between two servers.
    const listClouds: BackupAdapter['listClouds'] = async (call) =>
      (await memory.listClouds(call)).map((cloud) => ({
        ...cloud,
        domains: cloud.domains.map((domain) => ({
          ...domain,
          ...(isSyncing ? { syncing: ['users' as const] } : { synced: { users: finishedAt } }),
        })),
      }))
    const asked: string[] = []
    const authorize: HandlerOptions['authorize'] = (_, action) => {
      asked.push(action)
      return action === 'read'
    }
    const ask = serve(Object.assign(Object.create(memory), { listClouds }) as BackupAdapter, { authorize })
    const id = `users.${Date.now().toString(36)}.of-another-server`
    for (const path of ['users', id]) {
      const { status, body } = await ask('GET', `${DOMAIN}/syncs/${path}`)
      expect([status, body]).to.deep.equal([200, { id: path, kind: 'users', status: 'running', done: 0 }])
    }
    expect(asked).to.deep.equal(['read', 'sync', 'read', 'sync'])
    isSyncing = false
    const { body: over } = await ask('GET', `${DOMAIN}/syncs/${id}`)
    expect([over.status, (over.result as { finishedAt: string }).finishedAt]).to.deep.equal(['completed', finishedAt])
    expect(codeOf(await ask('POST', `${DOMAIN}/syncs`, { kind: 'users' }))[1]).to.be.oneOf(['forbidden', 'unauthorized'])
    await settled()
    expect(memory.calls.sync ?? 0).to.equal(0)
  })

  it('finds the sync of another server on the same backend, and its result', async () => {
    const memory = createMemoryAdapter({ tenant, speed: 4 })
    const [here, there] = [serve(memory), serve(memory)]
    const { body } = await here('POST', `${DOMAIN}/syncs`, { kind: 'groups' })
    const joined = await there('GET', `${DOMAIN}/syncs/${body.id}`)
    expect([joined.status, joined.body.id, joined.body.status]).to.deep.equal([200, body.id, 'running'])
    const isRunning = async (ask: typeof here) => (await ask('GET', `${DOMAIN}/syncs/${body.id}`)).body.status === 'running'
    while ((await isRunning(here)) || (await isRunning(there))) await new Promise((resolve) => setTimeout(resolve, 20))
    const [a, b] = [await here('GET', `${DOMAIN}/syncs/${body.id}`), await there('GET', `${DOMAIN}/syncs/${body.id}`)]
    expect([a.body.status, b.body]).to.deep.equal(['completed', a.body])
    const late = await serve(memory)('GET', `${DOMAIN}/syncs/${body.id}`)
    expect([late.body.status, (late.body.result as { finishedAt: string }).finishedAt]).to.deep.equal([
      'completed',
      (a.body.result as { finishedAt: string }).finishedAt,
    ])
    expect(memory.calls.sync, 'no second sync').to.equal(2)
    expect(codeOf(await there('GET', `${DOMAIN}/syncs/users`))).to.deep.equal([404, 'not-found'])
  })
})
