import { expect } from 'chai'
import { type CloudCallsOptions, type CloudRequest, createCloudCalls } from '../../src/cloud-calls/cloud-calls.js'
import { failureOfStatus, type ReadFailure } from '../../src/cloud-calls/cloud-failure.js'
import { BackupError } from '../../src/core/index.js'
import type { Clock } from '../../src/core/internal.js'
import { rejection, until, wait } from '../worlds/waiting.js'

const ORIGIN = 'https://cloud.example'
const SECRET = 'secret-token'

type Reply = Response | Error | ((request: Request) => Response | Promise<Response>)

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

/** Throttles with 403 and a reason, as Google does. */
const readFailure: ReadFailure = (status, headers, body) => {
  const reason = (body as { reason?: string } | undefined)?.reason
  const failure = { ...failureOfStatus(status, headers, body), reason }
  return reason === 'quota' ? { ...failure, code: 'rate-limited', isWorthRetrying: true } : failure
}

/** A clock whose waits end at once. */
const quickClock = () => {
  const waits: number[] = []
  const clock: Clock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
      waits.push(ms)
      await wait()
      if (signal?.aborted) throw new BackupError('aborted', 'stopped')
    },
  }
  return { clock, waits }
}

/** Creates a client whose cloud sends these answers in order, and repeats the last one. */
const scripted = (replies: readonly Reply[], options: Partial<CloudCallsOptions> = {}) => {
  const requests: Request[] = []
  const { clock, waits } = quickClock()
  const fetch = async (request: Request): Promise<Response> => {
    requests.push(request)
    const reply = replies[Math.min(requests.length, replies.length) - 1]
    if (reply === undefined || reply instanceof Error) throw reply ?? new TypeError('Failed to fetch')
    return typeof reply === 'function' ? reply(request) : reply.clone()
  }
  const call = createCloudCalls({ origin: ORIGIN, getToken: () => SECRET, readFailure, concurrency: 6, fetch, clock, ...options })
  const send = (target = '/users', rest: Partial<CloudRequest> = {}) =>
    call({ call: 'test.users', target, signal: new AbortController().signal, ...rest })
  return { send, requests, waits }
}

describe('createCloudCalls: requests', () => {
  it('sends the token only in its header, without cookies and referrer', async () => {
    const { send, requests } = scripted([json({ a: 1 })])
    expect(await send('/users?fields=a%2Cb&q=%27')).to.eql({ a: 1 })
    const [request] = requests
    expect(request?.url).to.equal(`${ORIGIN}/users?fields=a%2Cb&q=%27`)
    expect(request?.headers.get('authorization')).to.equal(`Bearer ${SECRET}`)
    expect(request).to.include({ method: 'GET', credentials: 'omit', redirect: 'manual' })
  })

  it('sends a body as JSON, and resolves an empty answer as undefined', async () => {
    const { send, requests } = scripted([new Response(null, { status: 204 })])
    expect(await send('/jobs', { verb: 'POST', body: { ids: ['é'] }, headers: { prefer: 'x' } })).to.equal(undefined)
    expect(await requests[0]?.json()).to.eql({ ids: ['é'] })
    expect(requests[0]?.headers.get('content-type')).to.equal('application/json')
    expect(requests[0]?.headers.get('prefer')).to.equal('x')
  })

  it('sends at most the given number of requests at the same time', async () => {
    let running = 0
    let most = 0
    const reply = async (): Promise<Response> => {
      running += 1
      most = Math.max(most, running)
      await wait(1)
      running -= 1
      return json({})
    }
    const { send, requests } = scripted([reply], { concurrency: 3 })
    await Promise.all(Array.from({ length: 20 }, () => send()))
    expect(most).to.equal(3)
    expect(requests).to.have.length(20)
  })

  it('begins no request after an abort, neither a waiting one nor a retry', async () => {
    const controller = new AbortController()
    const { send, requests } = scripted([() => new Promise(() => {})], { concurrency: 2 })
    const results = Array.from({ length: 6 }, () => rejection(send('/users', { signal: controller.signal })))
    await until(() => requests.length === 2)
    controller.abort()
    for (const result of results) expect((await result).code).to.equal('aborted')
    await wait(20)
    expect(requests).to.have.length(2)
    expect((await rejection(send('/users', { signal: controller.signal }))).code).to.equal('aborted')
    expect(requests).to.have.length(2)
  })

  it('begins no request after an abort while it waits for a token', async () => {
    const controller = new AbortController()
    const { send, requests } = scripted([json({})], { getToken: () => new Promise(() => {}) })
    const result = rejection(send('/users', { signal: controller.signal }))
    await wait()
    controller.abort()
    expect((await result).code).to.equal('aborted')
    expect(requests).to.have.length(0)
  })

  for (const origin of [
    'http://cloud.example',
    'https://cloud.example/v1',
    'https://u:p@cloud.example',
    'cloud',
    'https://cloud.example/?a',
  ]) {
    it(`rejects the origin ${origin}`, () => {
      expect(() => scripted([], { origin }))
        .to.throw(BackupError, 'the origin must be https')
        .with.property('code', 'bad-input')
    })
  }

  it('accepts http for this machine only', async () => {
    for (const origin of ['http://127.0.0.1:81', 'http://localhost:81', 'http://[::1]:81']) {
      const { send, requests } = scripted([json({})], { origin })
      await send('/a')
      expect(requests[0]?.url).to.equal(`${origin}/a`)
    }
  })
})

describe('createCloudCalls: links and redirects', () => {
  it('follows a link of the same origin unchanged', async () => {
    const { send, requests } = scripted([json({})])
    await send(`${ORIGIN}/users?$skiptoken=a%2Bb%20c`)
    expect(requests[0]?.url).to.equal(`${ORIGIN}/users?$skiptoken=a%2Bb%20c`)
  })

  const links = ['https://other.example/users', 'https://u:p@cloud.example/a', 'http://cloud.example/a', '\\\\other.example', 'users']
  for (const link of links) {
    it(`rejects ${link} without a request`, async () => {
      const { send, requests } = scripted([json({})])
      const error = await rejection(send(link))
      expect(error).to.include({ code: 'bad-answer', field: 'link', call: 'test.users' })
      expect(requests).to.have.length(0)
    })
  }

  it('treats a target that begins with two slashes as a path', async () => {
    const { send, requests } = scripted([json({})])
    await send('//other.example/users')
    expect(requests[0]?.url).to.equal(`${ORIGIN}//other.example/users`)
  })

  it('does not follow a redirect', async () => {
    const { send, requests } = scripted([new Response(null, { status: 302, headers: { location: 'https://other.example/' } })])
    expect(await rejection(send())).to.include({ code: 'bad-answer', field: 'location' })
    expect(requests).to.have.length(1)
  })
})

describe('createCloudCalls: tokens', () => {
  it('requests one token for all calls whose token expired, and passes the claims challenge', async () => {
    const hints: object[] = []
    let ended = false
    const getToken = async (hint: object): Promise<string> => {
      hints.push(hint)
      await wait(5)
      return `token-${hints.length}`
    }
    const header = 'Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ=="'
    const reply = async (request: Request): Promise<Response> => {
      await wait(2)
      return ended && request.headers.get('authorization') === 'Bearer token-1'
        ? json({}, 401, { 'www-authenticate': header })
        : json({ ok: true })
    }
    const { send, requests } = scripted([reply], { getToken })
    await send()
    ended = true
    const answers = await Promise.all(Array.from({ length: 6 }, () => send()))
    expect(answers).to.eql(Array.from({ length: 6 }, () => ({ ok: true })))
    expect(hints).to.eql([{ isRefused: false }, { isRefused: true, challenge: 'eyJhIjoxfQ==' }])
    expect(requests).to.have.length(1 + 6 + 6)
  })

  it('rejects with `unauthorized` if the new token is rejected too, and asks again on the next call', async () => {
    let asked = 0
    const { send, requests } = scripted([json({}, 401)], { getToken: () => `t${++asked}` })
    expect((await rejection(send())).code).to.equal('unauthorized')
    expect([asked, requests.length]).to.eql([2, 2])
    expect((await rejection(send())).code).to.equal('unauthorized')
    expect([asked, requests.length]).to.eql([3, 4])
  })

  for (const [name, getToken] of [
    ['throws', () => Promise.reject(new Error(SECRET))],
    ['returns nothing', () => undefined],
    ['returns line breaks', () => `${SECRET}\r\nx: y`],
  ] as const) {
    it(`rejects \`unauthorized\` if getToken ${name}`, async () => {
      const { send, requests } = scripted([json({})], { getToken })
      const error = await rejection(send())
      expect(error).to.include({ code: 'unauthorized', call: 'test.users' })
      expect(`${error.stack} ${error.cause}`).not.to.contain(SECRET)
      expect(requests).to.have.length(0)
    })
  }
})

describe('createCloudCalls: retries', () => {
  it('retries throttling, server failures, lost connections and answers that are not JSON', async () => {
    const broken = (): Response => new Response(new ReadableStream({ pull: (controller) => controller.error(new TypeError('cut')) }))
    const failures: Reply[] = [
      json({ reason: 'quota' }, 403),
      json({}, 429),
      new Response('<html>quota exceeded</html>', { status: 503, headers: { 'content-type': 'text/html' } }),
      new Response('Bad Gateway', { status: 502 }),
      new TypeError('Failed to fetch'),
      broken,
    ]
    for (const failure of failures) {
      const { send, requests, waits } = scripted([failure, failure, json({ ok: true })])
      expect(await send()).to.eql({ ok: true })
      expect(requests).to.have.length(3)
      expect(waits[0]).to.be.within(250, 500)
      expect(waits[1]).to.be.within(500, 1000)
    }
  })

  for (const status of [400, 403, 404, 409, 412]) {
    it(`does not retry status ${status} without a known reason`, async () => {
      const { send, requests } = scripted([json({ reason: 'ann@example.com' }, status)])
      const error = await rejection(send())
      expect(error).to.include({ retryable: false, call: 'test.users', details: undefined })
      expect(requests).to.have.length(1)
    })
  }

  it('waits for Retry-After in whole seconds, decimals and dates', async () => {
    const date = new Date(Date.now() + 3_600_000)
    const told = { '7': 7_000, '0.249': 249, '1.5': 1_500, [new Date(date.getTime() + 9_000).toUTCString()]: 9_000 }
    for (const [header, ms] of Object.entries(told)) {
      // the clock of the server differs from ours by an hour
      const headers = { 'retry-after': header, date: date.toUTCString() }
      const { send, waits } = scripted([json({}, 429, headers), json({})])
      await send()
      expect(waits).to.have.length(1)
      expect(waits[0]).to.be.within(ms, ms * 1.1 + 1)
    }
  })

  it('waits longer each time if Retry-After stays 0, then gives up', async () => {
    const { send, requests, waits } = scripted([json({ reason: 'quota' }, 403, { 'retry-after': '0' })])
    const error = await rejection(send())
    expect(error).to.include({ code: 'rate-limited', retryable: true })
    expect(error.details).to.eql({ reason: 'quota', retryAfterMs: 0 })
    expect(waits.slice(0, 3)).to.eql([0, 0, 0])
    expect(waits.at(-1)).to.be.above(10_000)
    expect(requests.length).to.be.within(8, 12)
  })

  it('rejects at once if Retry-After is too long to wait, and passes the time to the caller', async () => {
    const { send, requests } = scripted([json({}, 429, { 'retry-after': '600' })])
    expect((await rejection(send())).details).to.eql({ retryAfterMs: 600_000 })
    expect(requests).to.have.length(1)
  })

  it('gives up on an unreachable cloud after 4 attempts, without the text of the failure', async () => {
    const { send, requests } = scripted([new TypeError(`connect ECONNREFUSED ${SECRET}`)])
    const error = await rejection(send())
    expect(error).to.include({ code: 'unavailable', reason: 'the cloud could not be reached' })
    expect(error.cause).to.equal(undefined)
    expect(requests).to.have.length(4)
  })

  it('repeats a request that is not idempotent only after throttling', async () => {
    const throttled = scripted([json({}, 429), json({ ok: true })])
    expect(await throttled.send('/jobs', { verb: 'POST', body: {} })).to.eql({ ok: true })
    for (const failure of [json({}, 503), new TypeError('Failed to fetch')]) {
      const { send, requests } = scripted([failure])
      expect((await rejection(send('/jobs', { verb: 'POST', body: {} }))).code).to.equal('unavailable')
      expect(requests).to.have.length(1)
    }
    const repeatable = scripted([json({}, 503), json({ ok: true })])
    expect(await repeatable.send('/$batch', { verb: 'POST', body: {}, isRepeatable: true })).to.eql({ ok: true })
  })

  it('rejects with `bad-answer` for an answer that is not JSON, without its text', async () => {
    const { send, requests } = scripted([new Response(`<p>${SECRET}`, { headers: { 'content-type': 'text/html' } })])
    const error = await rejection(send())
    expect(error).to.include({ code: 'bad-answer', call: 'test.users' })
    expect(`${error.stack}`).not.to.contain(SECRET)
    expect(requests).to.have.length(1)
  })

  it('ends a wait as soon as the signal aborts', async () => {
    const controller = new AbortController()
    const { realClock } = await import('../../src/core/internal.js')
    const { send, requests } = scripted([json({}, 429, { 'retry-after': '100' })], { clock: realClock })
    const result = rejection(send('/users', { signal: controller.signal }))
    await until(() => requests.length === 1)
    await wait(5)
    controller.abort()
    expect((await result).code).to.equal('aborted')
    expect(requests).to.have.length(1)
  })
})
