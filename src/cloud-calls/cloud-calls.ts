import {
  abortable,
  BackupError,
  type Clock,
  createLimit,
  createTokenStore,
  type GetToken,
  linkAbort,
  readChallenge,
  realClock,
} from '../core/internal.js'
import { addressOf, checkOrigin } from './cloud-address.js'
import type { CloudFailure, ReadFailure } from './cloud-failure.js'
import { createRetries } from './cloud-retries.js'

export interface CloudCallsOptions {
  /** Origin of the API, such as `https://cloud.example`. Every request goes there. */
  origin: string
  /** Returns a bearer token. Called before the first request, and once for all waiting calls after an answer with status 401. */
  getToken: GetToken
  /** Reads an error answer of this vendor. */
  readFailure: ReadFailure
  /** Maximum number of requests at the same time. A request that waits for its retry counts, so throttling slows all of them. */
  concurrency: number
  /** Replaces the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Replaces the clock of the machine in tests. */
  clock?: Clock | undefined
}

/** One request to a cloud. */
export interface CloudRequest {
  /** The call, named in errors, such as `google-workspace.users`. */
  call: string
  /** Path with its query, beginning with `/`, or a link that the cloud returned, which is sent unchanged. */
  target: string
  /** Default: GET. */
  verb?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** Sent as JSON. */
  body?: unknown
  /**
   * Whether the request may be sent twice. If not, it is retried only after throttling, and a network failure rejects `unavailable`.
   * Default: true for GET.
   */
  isRepeatable?: boolean | undefined
  /** Maximum number of attempts, if fewer than the failure allows. */
  attempts?: number | undefined
  signal: AbortSignal
}

/**
 * Sends a request and resolves with the JSON of the answer, `undefined` if it is empty. Rejects with `BackupError` only; no error contains
 * a token, an address or a name. `details.reason` is the cloud's word for the reason.
 */
export type CloudCalls = (request: CloudRequest) => Promise<unknown>

const TIMEOUT_MS = 60_000

interface Answer {
  status: number
  headers: Headers
  text: string
}

const UNREACHABLE: CloudFailure = {
  ...{ code: 'unavailable', message: 'the cloud could not be reached', isWorthRetrying: true },
  // each attempt may take the whole timeout
  attempts: 4,
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Creates the client of one cloud: tokens, retries, limits, and errors as `BackupError`. Works in browsers and Node. */
export const createCloudCalls = (options: CloudCallsOptions): CloudCalls => {
  const { readFailure, concurrency, clock = realClock } = options
  const origin = checkOrigin(options.origin)
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new BackupError('bad-input', 'the number of requests at the same time must be a whole number above 0', { field: 'concurrency' })
  }
  const tokens = createTokenStore(options.getToken)
  const limit = createLimit(concurrency)
  // Call `fetch` without `this`, because `window.fetch` rejects any other `this`. Look it up for each call, because a page may replace it.
  const customFetch = options.fetch
  const callFetch = (request: Request): Promise<Response> => (customFetch === undefined ? globalThis.fetch(request) : customFetch(request))

  /** Sends the request once. Reads the whole body, so that a connection lost half-way counts as a network failure. */
  const exchange = async (request: CloudRequest, address: string, token: string): Promise<Answer> => {
    const { call, verb = 'GET', body, signal } = request
    const headers = new Headers({ ...request.headers, accept: 'application/json', authorization: `Bearer ${token}` })
    if (body !== undefined) headers.set('content-type', 'application/json')
    const linked = linkAbort(signal)
    const timer = setTimeout(linked.abort, TIMEOUT_MS)
    try {
      if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
      const sent = new Request(address, {
        ...{ method: verb, headers, signal: linked.signal, ...(body !== undefined && { body: JSON.stringify(body) }) },
        ...{ redirect: 'manual', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' },
      })
      const response = await abortable(callFetch(sent), linked.signal)
      // browsers hide the status of a redirect that is not followed
      if (response.type === 'opaqueredirect' || response.redirected || (response.status >= 300 && response.status < 400)) {
        throw new BackupError('bad-answer', 'the cloud redirected the request, which was not followed', { call, field: 'location' })
      }
      const { status, headers: answered } = response
      return { status, headers: answered, text: await abortable(response.text(), linked.signal) }
    } finally {
      clearTimeout(timer)
      linked.unlink()
    }
  }

  /** Sends the request with the shared token, and once more with its replacement if the cloud rejects it. */
  const sendWithToken = async (request: CloudRequest, address: string): Promise<Answer> => {
    const { call, signal } = request
    const go = async (shared: ReturnType<typeof tokens.current>): Promise<Answer> => {
      const token = await abortable(shared, signal)
      if (token === undefined) throw new BackupError('unauthorized', 'getToken returned no token', { call })
      return exchange(request, address, token)
    }
    const used = tokens.current()
    const answer = await go(used)
    if (answer.status !== 401) return answer
    const second = await go(tokens.replace(used, readChallenge(answer.headers.get('www-authenticate'))))
    if (second.status !== 401) return second
    throw new BackupError('unauthorized', 'the cloud rejected the token twice. Sign in again', { call })
  }

  /** Sends the request. A failure that is not thrown may be worth a retry. */
  const attempt = async (request: CloudRequest, address: string): Promise<{ body: unknown } | CloudFailure> => {
    const { call, signal } = request
    let answer: Answer
    try {
      answer = await sendWithToken(request, address)
    } catch (thrown) {
      if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
      // an abort without an aborted signal is the timeout
      if (!(thrown instanceof BackupError) || thrown.code === 'aborted') return UNREACHABLE
      throw thrown.call === undefined ? new BackupError(thrown.code, thrown.reason, { call }) : thrown
    }
    const { status, headers, text } = answer
    if (status < 200 || status >= 300) return readFailure(status, headers, parse(text))
    if (text === '') return { body: undefined }
    try {
      return { body: JSON.parse(text) as unknown }
    } catch {
      throw new BackupError('bad-answer', 'the answer is not JSON', { call })
    }
  }

  return (request) => {
    const { call, verb = 'GET', signal, isRepeatable = verb === 'GET', attempts } = request
    return limit(async () => {
      const address = addressOf(request.target, origin, call)
      const waitForRetry = createRetries({ call, isRepeatable, attempts, clock })
      for (;;) {
        if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
        const result = await attempt(request, address)
        if ('body' in result) return result.body
        await waitForRetry(result, signal)
      }
    }, signal)
  }
}
