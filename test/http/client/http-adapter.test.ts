import { expect } from 'chai'
import type { BackupRequest } from '../../../src/core/index.js'
import { createHttpAdapter, type HttpAdapterOptions } from '../../../src/http.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { createHandler } from '../../../src/server.js'
import { sampleTenant } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

const BASE = 'http://localhost/api'
const scope = { cloudId: 'google', domainId: 'example.com' }
const call = () => ({ signal: new AbortController().signal })
const tenant = sampleTenant({ seed: 41, users: 60, credits: 20, cloud: 'google-workspace' })

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const problem = (code: string, status: number, members: object = {}): Response =>
  json({ type: `urn:backup-start:${code}`, title: 'no', status, ...members }, status, { 'content-type': 'application/problem+json' })
const page = { items: [], total: 0 }

type Reply = Response | Error | ((request: Request) => Response | Promise<Response>)

/** Creates an adapter whose server sends these responses in order, and repeats the last one. */
const scripted = (replies: readonly Reply[], options: Partial<HttpAdapterOptions> = {}) => {
  const requests: Request[] = []
  const times: number[] = []
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request.clone())
    times.push(performance.now())
    const reply = replies[Math.min(requests.length, replies.length) - 1]
    if (reply === undefined) throw new TypeError('Failed to fetch')
    if (reply instanceof Error) throw reply
    return typeof reply === 'function' ? reply(request) : reply.clone()
  }
  return { adapter: createHttpAdapter({ baseUrl: BASE, fetch, ...options }), requests, times }
}

const request: BackupRequest = { scope, items: [{ kind: 'user', id: 'u1' }], settings: 'default', expectedCredits: 1 }
const keyed = () => ({ ...call(), idempotencyKey: 'key-1' })

/** Returns a response whose body breaks off half-way. */
const cut = (): Response => {
  const half = new TextEncoder().encode('{"items":[{"id":')
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(new TypeError('network error')),
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

describe('createHttpAdapter: requests', () => {
  it('encodes ids and the query, and keeps the path prefix of baseUrl', async () => {
    const { adapter, requests } = scripted([json(page)], { baseUrl: 'https://portal.example/a/b//' })
    const odd = { cloudId: 'a/b?c#d', domainId: 'é %2e' }
    await adapter.listUsers(
      {
        scope: odd,
        within: { kind: 'org-unit', id: '/Sales & Co' },
        search: ' a+b\n',
        accountStatus: ['active', 'deleted'],
        backupStatus: [],
        sort: { by: 'name', descending: true },
        cursor: 'c=1',
        limit: 7,
      },
      { ...call(), locale: 'de-CH' },
    )
    const [sent] = requests
    const url = new URL(sent?.url ?? '')
    expect(`${url.origin}${url.pathname}`).to.equal('https://portal.example/a/b/v1/clouds/a%2Fb%3Fc%23d/domains/%C3%A9%20%252e/users')
    expect(Object.fromEntries(url.searchParams)).to.deep.equal({
      within: 'org-unit:/Sales & Co',
      search: ' a+b\n',
      accountStatus: 'active,deleted',
      backupStatus: '',
      sort: '-name',
      cursor: 'c=1',
      limit: '7',
    })
    expect(sent?.headers.get('accept-language')).to.equal('de-CH')
    expect(sent?.headers.has('authorization')).to.equal(false)
  })

  it('rejects ids that would change the path', async () => {
    const { adapter, requests } = scripted([json(page)])
    for (const id of ['..', '.', '', '\ud800']) {
      expect((await rejection(adapter.getCredits({ cloudId: id, domainId: 'x' }, call()))).code).to.equal('not-found')
      expect((await rejection(adapter.getRun(scope, id, call()))).code).to.equal('not-found')
    }
    expect(requests).to.have.lengthOf(0)
  })

  it('sends extra headers and cookies, and bypasses the HTTP cache', async () => {
    const { adapter, requests } = scripted([json([])], { headers: { 'x-csrf': 'abc' }, credentials: 'include' })
    await adapter.listClouds(call())
    expect(requests[0]?.headers.get('x-csrf')).to.equal('abc')
    expect(requests[0]?.credentials).to.equal('include')
    expect(requests[0]?.cache).to.equal('no-store')
  })

  it('calls fetch as a plain function, not as a method', async () => {
    let self: unknown = 'not called'
    const adapter = createHttpAdapter({
      baseUrl: BASE,
      async fetch(this: unknown) {
        self = this
        return json([])
      },
    })
    await adapter.listClouds(call())
    expect(self === undefined, 'called without a this').to.equal(true)
  })

  it('sends a start once, with its key and only the fields of the contract', async () => {
    const run = { id: 'r', status: 'queued', total: 1, done: 0, failed: 0, startedAt: '2026-01-01T00:00:00Z' }
    const { adapter, requests } = scripted([json(run, 201)])
    const item = { kind: 'user' as const, id: 'u1', label: 'Ann', state: 'counting' as const }
    expect(await adapter.startBackup({ ...request, items: [item] }, keyed())).to.deep.equal(run)
    expect(requests).to.have.lengthOf(1)
    expect(requests[0]?.headers.get('idempotency-key')).to.equal('key-1')
    expect(await requests[0]?.json()).to.deep.equal({ items: [{ kind: 'user', id: 'u1' }], settings: 'default', expectedCredits: 1 })
  })

  it('rejects invalid idempotency keys before it sends a request', async () => {
    const { adapter, requests } = scripted([json({})])
    for (const idempotencyKey of ['', ' a', 'a\r\nx: y', 'ä', 'k'.repeat(256)]) {
      const error = await rejection(adapter.startBackup(request, { ...call(), idempotencyKey }))
      expect([error.code, error.field]).to.deep.equal(['bad-input', 'idempotencyKey'])
    }
    expect(requests).to.have.lengthOf(0)
  })

  it('rejects more than a million items and bodies above 1 MiB before it sends a request', async () => {
    const { adapter, requests } = scripted([json({})])
    const items = new Array(1_000_001).fill({ kind: 'user', id: 'u' })
    expect((await rejection(adapter.startBackup({ ...request, items }, keyed()))).code).to.equal('too-large')
    const draft = { name: 'P', items: [], exceptions: items, settings: 'default', leavers: 'keep' } as const
    for (const sent of [adapter.savePolicy(scope, draft, {}, keyed()), adapter.forecastPolicy(scope, draft, call())]) {
      const { code, field, message } = await rejection(sent)
      expect([code, field]).to.deep.equal(['too-large', 'exceptions'])
      expect(message).to.include('Add groups or org units in place of single users.')
    }
    expect((await rejection(adapter.saveSettings(scope, { a: 'é'.repeat(600_000) }, call()))).code).to.equal('too-large')
    expect(requests).to.have.lengthOf(0)
  })

  it('matches any number of keys, in order, in requests below 1 MiB', async () => {
    const sizes: number[] = []
    const { adapter } = scripted([
      async (sent) => {
        const text = await sent.text()
        sizes.push(new TextEncoder().encode(text).length)
        const { keys } = JSON.parse(text) as { keys: string[] }
        // Later requests respond sooner.
        await new Promise((resolve) => setTimeout(resolve, 60 / sizes.length))
        return json(keys.map((id) => ({ id, email: id, name: '', accountStatus: 'active', backupStatus: 'none' })))
      },
    ])
    const keys = Array.from({ length: 120_000 }, (_, index) => `${index}-"\u00e9\u0001${'x'.repeat(index % 40)}`)
    keys.splice(70_000, 0, 'y'.repeat(2 ** 20))
    const progress: number[] = []
    const found = await adapter.matchUsers(scope, keys, { ...call(), onProgress: ({ done }) => progress.push(done) })
    expect(found.length).to.equal(keys.length)
    expect(found[70_000], 'no user has a key longer than a request').to.equal(null)
    expect(found.every((user, index) => index === 70_000 || user?.id === keys[index])).to.equal(true)
    expect(sizes.length).to.be.greaterThan(3)
    expect(Math.max(...sizes)).to.be.below(2 ** 20)
    expect(progress.at(-1)).to.equal(120_000)
    expect(await adapter.matchUsers(scope, [], call())).to.deep.equal([])
  })

  it('rejects a wrong number of matches', async () => {
    const { adapter } = scripted([json([null])])
    expect((await rejection(adapter.matchUsers(scope, ['a', 'b'], call()))).code).to.equal('bad-answer')
  })
})

describe('createHttpAdapter: failures', () => {
  for (const status of [500, 502, 503, 504, 429]) {
    it(`retries after ${status}`, async () => {
      const { adapter, requests, times } = scripted([new Response('<h1>oops</h1>', { status }), json(page)])
      expect(await adapter.listUsers({ scope }, call())).to.deep.equal(page)
      expect(requests).to.have.lengthOf(2)
      expect((times[1] ?? 0) - (times[0] ?? 0)).to.be.at.least(95)
    })
  }

  it('retries when the network fails and when the response breaks off', async () => {
    const { adapter, requests } = scripted([new TypeError('Failed to fetch'), new Error('what a host may throw'), cut, json(page)])
    expect(await adapter.listUsers({ scope }, call())).to.deep.equal(page)
    expect(requests).to.have.lengthOf(4)
  })

  it('stops after four attempts of a read and three of a start, which share one key', async () => {
    const reads = scripted([new Response('', { status: 503, headers: { 'retry-after': '0' } })])
    expect((await rejection(reads.adapter.getCredits(scope, call()))).code).to.equal('unavailable')
    expect(reads.requests).to.have.lengthOf(4)
    const starts = scripted([new Response('', { status: 500, headers: { 'retry-after': '0' } })])
    const error = await rejection(starts.adapter.startBackup(request, keyed()))
    expect([error.code, error.retryable]).to.deep.equal(['unavailable', true])
    expect(starts.requests.map(({ headers }) => headers.get('idempotency-key'))).to.deep.equal(['key-1', 'key-1', 'key-1'])
    const bodies = await Promise.all(starts.requests.map((sent) => sent.text()))
    expect(new Set(bodies).size).to.equal(1)
  })

  it('starts once if the response is lost after the server has acted', async () => {
    const memory = createMemoryAdapter({ tenant })
    const handler = createHandler(memory, { basePath: '/api' })
    const due = memory.usersOf(scope).find((user) => user.accountStatus === 'active' && user.backupStatus === 'none')
    let isLost = false
    const { adapter } = scripted([
      async (sent) => {
        const answer = await handler(sent)
        if (isLost || sent.method !== 'POST') return answer
        isLost = true
        return cut()
      },
    ])
    const wish = { ...request, items: [{ kind: 'user' as const, id: due?.id ?? '' }] }
    const run = await adapter.startBackup(wish, keyed())
    expect(memory.calls.startBackup).to.equal(2)
    expect((await adapter.listRuns(scope, {}, call())).items.map(({ id }) => id)).to.deep.equal([run.id])
    expect(await adapter.getCredits(scope, call())).to.deep.equal({ available: 19 })
  })

  it('waits for Retry-After, in seconds or as a date', async () => {
    for (const [make, least] of [
      [() => '1', 950],
      [() => new Date(Date.now() + 2500).toUTCString(), 1000],
    ] as const) {
      const value = make()
      const { adapter, times } = scripted([problemWith(value), json(page)])
      await adapter.listGroups({ scope }, call())
      expect((times[1] ?? 0) - (times[0] ?? 0), value).to.be.within(least, 9000)
    }
  })

  it('understands decimals in Retry-After', async () => {
    const { adapter, times } = scripted([problemWith('1.2'), json(page)])
    await adapter.listGroups({ scope }, call())
    expect((times[1] ?? 0) - (times[0] ?? 0)).to.be.within(1150, 9000)
  })

  it('leaves a wait of more than ten seconds to the caller', async () => {
    const { adapter, requests } = scripted([problemWith('120'), json(page)])
    const error = await rejection(adapter.listGroups({ scope }, call()))
    expect([error.code, error.details]).to.deep.equal(['rate-limited', { retryAfterMs: 120_000 }])
    expect(requests).to.have.lengthOf(1)
  })

  it('says that there is no API at a wrong base URL', async () => {
    const { adapter } = scripted([new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } })])
    const error = await rejection(adapter.listClouds(call()))
    expect([error.code, error.details]).to.deep.equal(['not-found', { why: 'no-api' }])
    expect(error.message).to.match(/^\[backup-start\] http\.listClouds: there is no backup API at http.*\/v1: check baseUrl$/)
  })

  it('says that HTML came instead of JSON', async () => {
    const { adapter } = scripted([new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } })])
    const error = await rejection(adapter.listClouds(call()))
    expect([error.code, error.details]).to.deep.equal(['bad-answer', { why: 'not-json' }])
    expect(error.message).to.contain('HTML instead of JSON: check baseUrl')
  })

  it('stops waiting for the next try on abort', async () => {
    const { adapter, requests } = scripted([problemWith('9')])
    const controller = new AbortController()
    const asked = rejection(adapter.listGroups({ scope }, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 50)
    const start = performance.now()
    expect((await asked).code).to.equal('aborted')
    expect(performance.now() - start).to.be.below(6000)
    expect(requests).to.have.lengthOf(1)
  })

  it('stops waiting for a slow response or token on abort, even when fetch ignores the signal', async () => {
    const never = () => new Promise<never>(() => {})
    const slow: Partial<HttpAdapterOptions>[] = [{ fetch: never }, { getToken: never }]
    for (const options of slow) {
      const controller = new AbortController()
      const { adapter } = scripted([json([])], options)
      const asked = rejection(adapter.listClouds({ signal: controller.signal }))
      setTimeout(() => controller.abort(), 20)
      expect((await asked).code).to.equal('aborted')
    }
    const { adapter, requests } = scripted([json([])])
    expect((await rejection(adapter.listClouds({ signal: AbortSignal.abort() }))).code).to.equal('aborted')
    expect(requests).to.have.lengthOf(0)
  })

  it('does not retry rejections and permanent failures', async () => {
    for (const [reply, code] of [
      [new Response('', { status: 413, headers: { 'retry-after': '0' } }), 'too-large'],
      [new Response('', { status: 404 }), 'not-found'],
      [problem('bad-answer', 502), 'bad-answer'],
      [problem('unsupported', 503), 'unsupported'],
    ] as const) {
      const { adapter, requests } = scripted([reply])
      expect((await rejection(adapter.getCredits(scope, call()))).code).to.equal(code)
      expect(requests).to.have.lengthOf(1)
    }
  })

  it('maps error responses without a known problem type by status', async () => {
    const codes: Record<number, string> = {
      400: 'bad-input',
      401: 'unauthorized',
      403: 'forbidden',
      404: 'not-found',
      405: 'unsupported',
      409: 'selection-changed',
      410: 'not-found',
      413: 'too-large',
      422: 'bad-input',
      431: 'bad-input',
      501: 'unsupported',
    }
    for (const [status, code] of Object.entries(codes)) {
      for (const body of [
        '<!doctype html><p>no',
        '',
        '{"type":"about:blank"}',
        '{"type":"urn:backup-start:made-up"}',
        '[]',
        'null',
        '{"type":',
      ]) {
        const { adapter } = scripted([new Response(body, { status: Number(status), headers: { 'content-type': 'application/json' } })])
        const error = await rejection(adapter.getCredits(scope, call()))
        expect([status, error.code, error.call]).to.deep.equal([status, code, 'http.getCredits'])
        expect(error.message).not.to.contain('doctype')
      }
    }
  })

  it('decides by the problem type alone, and keeps the details', async () => {
    const credits = { allocated: 3, covered: 4, skipped: { protected: 1, suspended: 0, deleted: 0 }, available: 5 }
    const { adapter } = scripted([problem('selection-changed', 400, { detail: 'it moved', expected: 2, credits, field: 'items' })])
    const error = await rejection(adapter.startBackup(request, keyed()))
    expect([error.code, error.field, error.message]).to.deep.equal([
      'selection-changed',
      'items',
      '[backup-start] http.startBackup: it moved',
    ])
    expect(error.details).to.deep.equal({ expected: 2, credits })
  })

  it('treats the code aborted from a server as unavailable', async () => {
    const { adapter } = scripted([problem('aborted', 400)])
    expect((await rejection(adapter.getCredits(scope, call()))).code).to.equal('unavailable')
  })

  it('keeps `__proto__` in a problem as an ordinary name', async () => {
    const text = '{"type":"urn:backup-start:bad-input","fields":{"__proto__":{"x":1}},"__proto__":{"y":2}}'
    const { adapter } = scripted([new Response(text, { status: 422, headers: { 'content-type': 'application/problem+json' } })])
    const { details } = await rejection(adapter.saveSettings(scope, {}, call()))
    expect((details as { y?: number }).y).to.equal(undefined)
    expect(({} as { x?: number }).x).to.equal(undefined)
  })

  it('rejects a response that is not JSON as bad-answer', async () => {
    for (const body of ['<!doctype html><p>Please sign in', '{"items":[', 'undefined']) {
      const { adapter, requests } = scripted([new Response(body, { headers: { 'content-type': 'text/html' } })])
      const error = await rejection(adapter.listUsers({ scope }, call()))
      expect([error.code, error.call]).to.deep.equal(['bad-answer', 'http.listUsers'])
      expect(requests).to.have.lengthOf(1)
    }
  })

  it('reports Retry-After in retryAfterMs', async () => {
    const { adapter } = scripted([new Response('', { status: 429, headers: { 'retry-after': '0' } })])
    const error = await rejection(adapter.getCredits(scope, call()))
    expect([error.code, error.details]).to.deep.equal(['rate-limited', { retryAfterMs: 0 }])
  })
})

const problemWith = (retryAfter: string): Response => {
  const response = problem('rate-limited', 429)
  response.headers.set('retry-after', retryAfter)
  return response
}

describe('createHttpAdapter: token', () => {
  /** Creates a server that accepts only the newest issued token. */
  const guarded = (options: { getToken?: HttpAdapterOptions['getToken']; onRefused?: () => void } = {}) => {
    let handedOut = 0
    let valid = 1
    const hints: boolean[] = []
    const getToken: HttpAdapterOptions['getToken'] = async ({ isRefused }) => {
      hints.push(isRefused)
      if (isRefused) options.onRefused?.()
      await new Promise((resolve) => setTimeout(resolve, 20))
      handedOut += 1
      return `secret-${handedOut}`
    }
    const { adapter, requests } = scripted(
      [
        async (sent) => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
          return sent.headers.get('authorization') === `Bearer secret-${valid}` ? json({ available: 1 }) : problem('unauthorized', 401)
        },
      ],
      { getToken: options.getToken ?? getToken },
    )
    return { adapter, requests, hints, expire: () => (valid += 1) }
  }

  it('passes the claims that a 401 demands to getToken', async () => {
    const hints: object[] = []
    const refusal = json({}, 401, { 'www-authenticate': 'Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ=="' })
    const getToken = (hint: object): string => {
      hints.push(hint)
      return 'secret'
    }
    const { adapter } = scripted([refusal, json({ available: 1 })], { getToken })
    await adapter.getCredits(scope, call())
    expect(hints).to.eql([{ isRefused: false }, { isRefused: true, challenge: 'eyJhIjoxfQ==' }])
  })

  it('is requested once for fifty calls, and once more after a 401', async () => {
    const { adapter, hints, requests, expire } = guarded()
    const fifty = () => Promise.all(Array.from({ length: 50 }, () => adapter.getCredits(scope, call())))
    await fifty()
    expect(hints).to.deep.equal([false])
    expire()
    expect(await fifty()).to.have.lengthOf(50)
    expect(hints).to.deep.equal([false, true])
    expect(requests.length).to.be.at.most(150)
  })

  it('is tried twice before the call rejects unauthorized', async () => {
    const { adapter, requests } = guarded({ getToken: () => 'wrong' })
    expect((await rejection(adapter.getCredits(scope, call()))).code).to.equal('unauthorized')
    expect(requests).to.have.lengthOf(2)
  })

  it('is refreshed for other calls when one call aborts', async () => {
    const controller = new AbortController()
    const { adapter, hints, expire } = guarded({ onRefused: () => controller.abort() })
    await adapter.getCredits(scope, call())
    expire()
    const first = rejection(adapter.getCredits(scope, { signal: controller.signal }))
    const second = adapter.getCredits(scope, call())
    expect((await first).code).to.equal('aborted')
    expect(await second).to.deep.equal({ available: 1 })
    expect(hints).to.deep.equal([false, true])
  })

  it('is refreshed for a start under the same key and body', async () => {
    const { adapter, requests, expire } = guarded()
    await adapter.getCredits(scope, call())
    expire()
    await adapter.startBackup(request, keyed())
    const starts = requests.filter(({ method }) => method === 'POST')
    expect(starts.map(({ headers }) => headers.get('idempotency-key'))).to.deep.equal(['key-1', 'key-1'])
    const [first, second] = await Promise.all(starts.map((sent) => sent.text()))
    expect(first).to.equal(second)
  })

  it('is requested again after getToken failed', async () => {
    let count = 0
    const getToken = () => {
      count += 1
      if (count === 1) throw new Error('offline, and the secret-1 is in here')
      return 'secret-1'
    }
    const { adapter } = guarded({ getToken })
    const error = await rejection(adapter.getCredits(scope, call()))
    expect(error.code).to.equal('unauthorized')
    expect(error.message).not.to.contain('secret')
    expect(await adapter.getCredits(scope, call())).to.deep.equal({ available: 1 })
  })

  it('appears in no error and no storage', async () => {
    const token = 'top-secret-token'
    const seen = new Set<unknown>()
    const walk = (value: unknown): string => {
      if (value instanceof Headers) return JSON.stringify([...value])
      if (value instanceof Request || value instanceof Response) return `${value.url} ${walk(value.headers)}`
      if (typeof value !== 'object' || value === null) return String(value)
      if (seen.has(value)) return ''
      seen.add(value)
      return Reflect.ownKeys(value)
        .map((key) => `${String(key)}=${walk((value as Record<PropertyKey, unknown>)[key])}`)
        .join()
    }
    const replies: Reply[] = [
      new TypeError('Failed to fetch'),
      problem('forbidden', 403),
      problem('unauthorized', 401),
      new Response('<p>'),
    ]
    for (const reply of replies) {
      // A key in the host's own headers is also a secret.
      const { adapter, requests } = scripted([reply], { getToken: () => token, headers: { 'x-api-key': token } })
      const error = await rejection(adapter.startBackup(request, keyed()))
      expect(walk(error)).not.to.contain(token)
      expect(requests[0]?.headers.get('authorization')).to.equal(`Bearer ${token}`)
    }
    // The platform's error quotes a header that it rejects.
    const broken = scripted([json([])], { getToken: () => `${token}\n` })
    expect(walk(await rejection(broken.adapter.listClouds(call())))).not.to.contain(token)
    expect(() => createHttpAdapter({ baseUrl: BASE, headers: { 'x-key': `${token}\n\u0100` } }))
      .to.throw()
      .and.satisfy((error: unknown) => !walk(error).includes(token))
    expect(JSON.stringify({ ...globalThis.localStorage, ...globalThis.sessionStorage })).not.to.contain(token)
  }).timeout(20_000)
})

describe('createHttpAdapter: syncs', () => {
  const job = (part: object) => json({ id: 'users.1.x', kind: 'users', status: 'running', done: 0, ...part }, 202)
  const result = { finishedAt: '2026-01-01T00:00:00Z', added: 1, changed: 2, removed: 3 }

  it('follows a sync to its end and reports progress', async () => {
    const { adapter, requests } = scripted([
      job({}),
      job({ done: 5, total: 10 }),
      new Response('', { status: 503, headers: { 'retry-after': '0' } }),
      job({ status: 'completed', done: 10, total: 10, result }),
    ])
    const progress: unknown[] = []
    expect(await adapter.sync(scope, 'users', { ...call(), onProgress: (part) => progress.push(part) })).to.deep.equal(result)
    expect(progress).to.deep.equal([{ done: 0 }, { done: 5, total: 10 }, { done: 10, total: 10 }])
    expect(requests.map(({ method, url }) => `${method} ${url.slice(url.indexOf('/syncs'))}`)).to.deep.equal([
      'POST /syncs',
      'GET /syncs/users.1.x',
      'GET /syncs/users.1.x',
      'GET /syncs/users.1.x',
    ])
  })

  it('stops following on abort, and does not cancel the sync', async () => {
    const { adapter, requests } = scripted([job({})])
    const controller = new AbortController()
    const watching = rejection(adapter.sync(scope, 'users', { signal: controller.signal }))
    setTimeout(() => controller.abort(), 30)
    expect((await watching).code).to.equal('aborted')
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(requests.map(({ method }) => method)).to.deep.equal(['POST'])
  })

  it('rejects with the problem of a failed sync, and with aborted for a cancelled one', async () => {
    const failed = scripted([job({ status: 'failed', error: { type: 'urn:backup-start:forbidden', title: 'No right to list' } })])
    const error = await rejection(failed.adapter.sync(scope, 'users', call()))
    expect([error.code, error.message]).to.deep.equal(['forbidden', '[backup-start] http.sync: No right to list'])
    const cancelled = scripted([job({ status: 'cancelled' })])
    expect((await rejection(cancelled.adapter.sync(scope, 'users', call()))).code).to.equal('aborted')
  })

  it('rejects sync answers of another shape', async () => {
    for (const part of [{ id: 5 }, { status: 'done' }, { status: 'completed' }, { done: -1 }, { result: {} }]) {
      const { adapter } = scripted([job(part)])
      expect((await rejection(adapter.sync(scope, 'users', call()))).code).to.equal('bad-answer')
    }
  })

  it('follows a sync whose answers have fields of a newer server', async () => {
    const result = { finishedAt: '2026-11-22T10:00:00.000Z', added: 1, changed: 0, removed: 0 }
    const more = { total: null, phase: 'reading' }
    const { adapter } = scripted([job({ ...more }), job({ ...more, status: 'completed', result: { ...result, skipped: 2 } })])
    expect(await adapter.sync(scope, 'users', call())).to.deep.equal(result)
  })

  it('cancels its own sync by id and another client’s sync by kind', async () => {
    const { adapter, requests } = scripted([(sent) => (sent.method === 'DELETE' ? new Response(null, { status: 204 }) : job({}))])
    const controller = new AbortController()
    const watching = rejection(adapter.sync(scope, 'users', { signal: controller.signal }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    await adapter.cancelSync(scope, 'users', call())
    await adapter.cancelSync(scope, 'groups', call())
    controller.abort()
    await watching
    const deleted = requests.filter(({ method }) => method === 'DELETE').map(({ url }) => url.slice(url.indexOf('/syncs')))
    expect(deleted).to.deep.equal(['/syncs/users.1.x', '/syncs/groups'])
  })
})
