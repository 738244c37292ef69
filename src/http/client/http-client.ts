import ky, { isHTTPError, isTimeoutError } from 'ky'
import { BackupError, isBackupError } from '../../core/internal.js'
import { MAX_BODY } from '../contract.js'
import { createTokens, type GetToken } from './access-tokens.js'
import { codeOf, errorOf, retryAfterMs } from './read-problem.js'

export interface HttpAdapterOptions {
  /** Where the API's `/v1` stands, such as `https://portal.example/backup`; a path prefix and a trailing slash are fine. */
  baseUrl: string
  /** Called for a bearer token when first needed, and again when the server refuses the last one: once for all calls that wait. */
  getToken?: GetToken | undefined
  /** Sent with every request. */
  headers?: ConstructorParameters<typeof Headers>[0] | undefined
  /** Whether cookies go along; as in `fetch`. */
  credentials?: RequestCredentials | undefined
  /** Instead of the global one. */
  fetch?: ((request: Request, init?: RequestInit) => Promise<Response>) | undefined
}

/** One call over HTTP. */
export interface Ask {
  /** The port's method, for errors. */
  method: string
  verb?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the base URL, encoded. */
  path: string
  query?: Readonly<Record<string, string | undefined>>
  body?: unknown
  maxBytes?: number
  key?: string
  signal: AbortSignal
  locale?: string | undefined
}

/** Resolves with the answer's JSON; rejects `BackupError`s only. */
export type Client = (ask: Ask) => Promise<unknown>

const RETRIED = [408, 429, 500, 502, 503, 504]
const READ_RETRIES = 3
const WRITE_RETRIES = 2
const BACKOFF_MS = 300
const MAX_BACKOFF_MS = 8_000
const MAX_RETRY_AFTER_MS = 10_000
const TIMEOUT_MS = 60_000
/** A start may carry 64 MiB. */
const KEYED_TIMEOUT_MS = 300_000

/** Rejects as soon as the signal aborts, whatever the promise waits for. */
const until = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new DOMException('stopped', 'AbortError'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** An answer counts when all of it is here: a cut on the way is a failure of the network, and retried as one. */
const whole = async (response: Response): Promise<Response> => {
  const { status, headers } = response
  const text = await response.text()
  return new Response(text === '' ? null : text, { status, headers })
}

const headersOf = (headers: HttpAdapterOptions['headers']): Headers => {
  try {
    return new Headers(headers)
  } catch {
    // the platform's own error quotes the value, which may be a secret
    throw new BackupError('bad-input', 'a header has a name or value that cannot be sent', { call: 'createHttpAdapter', field: 'headers' })
  }
}

export const createClient = (options: HttpAdapterOptions): Client => {
  const base = options.baseUrl.replace(/\/+$/, '')
  const headers = headersOf(options.headers)
  const tokens = options.getToken && createTokens(options.getToken)
  // called bare: the window's own fetch takes no other `this`; and late: a page may replace it
  const given = options.fetch
  const pass = (request: Request, init?: RequestInit): Promise<Response> =>
    given === undefined ? globalThis.fetch(request, init) : given(request, init)

  const send = async (request: Request, init?: RequestInit): Promise<Response> => {
    const { signal } = request
    const go = async (own: Request, token?: string): Promise<Response> => {
      if (signal.aborted) throw new DOMException('stopped', 'AbortError')
      if (token !== undefined) own.headers.set('authorization', `Bearer ${token}`)
      return whole(await pass(own, init))
    }
    if (tokens === undefined) return until(go(request), signal)
    const used = tokens.now()
    const token = await until(used, signal)
    const answer = await until(go(request.clone(), token), signal)
    if (answer.status !== 401) return answer
    return until(go(request, await until(tokens.after(used), signal)), signal)
  }

  const api = ky.create({
    fetch: send as typeof globalThis.fetch,
    cache: 'no-store',
    ...(options.credentials !== undefined && { credentials: options.credentials }),
    retry: {
      methods: ['get', 'post', 'put', 'delete'],
      statusCodes: RETRIED,
      afterStatusCodes: RETRIED,
      maxRetryAfter: MAX_RETRY_AFTER_MS,
      backoffLimit: MAX_BACKOFF_MS,
      delay: (attempt) => BACKOFF_MS * 2 ** (attempt - 1),
      jitter: (delay) => delay * (0.5 + Math.random() / 2),
      shouldRetry({ error }) {
        if (isHTTPError(error)) {
          // our own servers say in words whether asking again helps; for others the status decides
          const code = codeOf(error.data)
          return code === undefined || code === 'unavailable' || code === 'rate-limited' ? undefined : false
        }
        // an AbortError too: browsers call a broken body that, and who was really aborted does not get through the wait
        return !isTimeoutError(error) && !isBackupError(error)
      },
    },
  })

  /** Neither ky's errors nor their requests go any further: they carry the headers. */
  const toError = (thrown: unknown, call: string): BackupError => {
    if (isHTTPError(thrown)) {
      const { status, headers: answered } = thrown.response
      return errorOf(thrown.data, status, call, retryAfterMs(answered.get('retry-after')))
    }
    if (isTimeoutError(thrown)) return new BackupError('unavailable', 'the server did not answer in time', { call })
    if (isBackupError(thrown)) return new BackupError(thrown.code, thrown.message.replace('[backup-start] ', ''), { call })
    const cause = thrown instanceof Error && thrown.name === 'NetworkError' ? thrown.cause : thrown
    return new BackupError('unavailable', 'the server could not be reached', { call, cause })
  }

  return async ({ method, verb = 'GET', path, query = {}, body, maxBytes = MAX_BODY, key, signal, locale }) => {
    const call = `http.${method}`
    if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
    const own = new Headers(headers)
    own.set('accept', 'application/json, application/problem+json')
    if (locale !== undefined && /^[A-Za-z0-9-]+$/.test(locale)) own.set('accept-language', locale)
    if (key !== undefined) own.set('idempotency-key', key)
    let bytes: Uint8Array<ArrayBuffer> | undefined
    if (body !== undefined) {
      bytes = new TextEncoder().encode(JSON.stringify(body))
      if (bytes.length > maxBytes) throw new BackupError('too-large', `more than ${maxBytes} bytes in one request`, { call })
      own.set('content-type', 'application/json')
    }
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`
    // a controller of this call's own: ky derives a signal from it, and what is derived from a long-lived one is never let go
    const controller = new AbortController()
    const stop = (): void => controller.abort()
    signal.addEventListener('abort', stop, { once: true })
    let answer: string
    try {
      const response = await api(`${base}/${path}${search}`, {
        method: verb,
        headers: own,
        ...(bytes !== undefined && { body: bytes }),
        signal: controller.signal,
        timeout: key === undefined ? TIMEOUT_MS : KEYED_TIMEOUT_MS,
        retry: { limit: verb === 'GET' || method === 'matchUsers' ? READ_RETRIES : WRITE_RETRIES },
      })
      answer = await response.text()
    } catch (thrown) {
      if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
      throw toError(thrown, call)
    } finally {
      signal.removeEventListener('abort', stop)
    }
    if (answer === '') return undefined
    try {
      return JSON.parse(answer)
    } catch {
      throw new BackupError('bad-answer', 'the answer is not JSON', { call })
    }
  }
}
