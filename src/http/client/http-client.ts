import ky, { isHTTPError, isTimeoutError } from 'ky'
import {
  abortable,
  type Backoff,
  BackupError,
  backoffMs,
  createTokenStore,
  type GetToken,
  isBackupError,
  linkAbort,
  parseRetryAfter,
  readChallenge,
} from '../../core/internal.js'
import { MAX_BODY, VERSION } from '../contract/wire-limits.js'
import { codeOf, errorOf } from './read-problem.js'

export interface HttpAdapterOptions {
  /** URL under which the API's `/v1` is mounted, such as `https://portal.example/backup`. A trailing slash is allowed. */
  baseUrl: string
  /** Returns a bearer token. Called before the first request, and once for all waiting calls after a response with status 401. */
  getToken?: GetToken | undefined
  /** Headers for every request. */
  headers?: ConstructorParameters<typeof Headers>[0] | undefined
  /** Whether requests send cookies, as in `fetch`. */
  credentials?: RequestCredentials | undefined
  /** Replaces the global `fetch`. */
  fetch?: ((request: Request, init?: RequestInit) => Promise<Response>) | undefined
}

/** One HTTP request of an adapter method. */
export interface HttpRequest {
  /** The adapter's method, named in errors. */
  method: string
  verb?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Encoded path below the base URL. */
  path: string
  query?: Readonly<Record<string, string | undefined>>
  body?: unknown
  maxBytes?: number
  key?: string
  signal: AbortSignal
  locale?: string | undefined
}

/** Sends a request and resolves with the JSON of the response. Rejects with `BackupError` only. */
export type HttpClient = (request: HttpRequest) => Promise<unknown>

const RETRIED_STATUSES = [408, 429, 500, 502, 503, 504]
const READ_RETRIES = 3
const WRITE_RETRIES = 2
const BACKOFF: Backoff = { firstMs: 300, maxMs: 8_000 }
const MAX_RETRY_AFTER_MS = 10_000
const TIMEOUT_MS = 60_000
/** Timeout of keyed requests: a start may upload 64 MiB. */
const KEYED_TIMEOUT_MS = 300_000

/** Reads the whole body, so that a connection lost half-way counts as a network failure and is retried. */
const readFully = async (response: Response): Promise<Response> => {
  const { status, headers } = response
  const text = await response.text()
  const answered = new Headers(headers)
  // Ky understands whole seconds and dates only.
  const waitMs = parseRetryAfter(headers.get('retry-after'), Date.now())
  if (waitMs !== undefined) answered.set('retry-after', String(Math.ceil(waitMs / 1000)))
  return new Response(text === '' ? null : text, { status, headers: answered })
}

const headersOf = (headers: HttpAdapterOptions['headers']): Headers => {
  try {
    return new Headers(headers)
  } catch {
    // The platform's own error quotes the value, which may be a secret.
    throw new BackupError('bad-input', 'a header has a name or value that HTTP does not allow', {
      call: 'createHttpAdapter',
      field: 'headers',
    })
  }
}

/** Browsers report a blocked request and an unreachable server alike, so the message of a request to another origin names both. */
const crossOriginHint = (base: string): string => {
  const { origin } = (globalThis.location ?? {}) as Partial<Location>
  const isOther = origin !== undefined && URL.canParse(base) && new URL(base).origin !== origin
  return isOther ? `, or it does not allow requests of ${origin}: list this origin in cors.origins` : ''
}

/** Creates the HTTP client of one adapter: retries, timeouts, tokens, and errors as `BackupError`. */
export const createHttpClient = (options: HttpAdapterOptions): HttpClient => {
  const base = options.baseUrl.replace(/\/+$/, '')
  const headers = headersOf(options.headers)
  const tokens = options.getToken && createTokenStore(options.getToken)
  // Call `fetch` without `this`, because `window.fetch` rejects any other `this`. Look it up for each call, because a page may replace it.
  const customFetch = options.fetch
  const callFetch = (request: Request, init?: RequestInit): Promise<Response> =>
    customFetch === undefined ? globalThis.fetch(request, init) : customFetch(request, init)

  const send = async (request: Request, init?: RequestInit): Promise<Response> => {
    const { signal } = request
    const go = async (own: Request, token?: string): Promise<Response> => {
      if (signal.aborted) throw new DOMException('stopped', 'AbortError')
      if (token !== undefined) own.headers.set('authorization', `Bearer ${token}`)
      return readFully(await callFetch(own, init))
    }
    if (tokens === undefined) return abortable(go(request), signal)
    const used = tokens.current()
    const token = await abortable(used, signal)
    const answer = await abortable(go(request.clone(), token), signal)
    if (answer.status !== 401) return answer
    return abortable(
      go(request, await abortable(tokens.replace(used, readChallenge(answer.headers.get('www-authenticate'))), signal)),
      signal,
    )
  }

  const api = ky.create({
    fetch: send as typeof globalThis.fetch,
    cache: 'no-store',
    ...(options.credentials !== undefined && { credentials: options.credentials }),
    retry: {
      methods: ['get', 'post', 'put', 'delete'],
      statusCodes: RETRIED_STATUSES,
      afterStatusCodes: RETRIED_STATUSES,
      maxRetryAfter: MAX_RETRY_AFTER_MS,
      delay: (attempt) => backoffMs(attempt, BACKOFF),
      shouldRetry({ error }) {
        if (isHTTPError(error)) {
          // A long wait is the caller's decision, who can show its end.
          const waitMs = parseRetryAfter(error.response.headers.get('retry-after'), Date.now())
          if (waitMs !== undefined && waitMs > MAX_RETRY_AFTER_MS) return false
          // The problem type of our own servers decides whether to retry. For other servers, the status decides.
          const code = codeOf(error.data)
          return code === undefined || code === 'unavailable' || code === 'rate-limited' ? undefined : false
        }
        // Retry an AbortError as well, because browsers throw it for a broken body. Calls aborted by the caller never get here.
        return !isTimeoutError(error) && !isBackupError(error)
      },
    },
  })

  /** Converts ky's errors. They contain the request with its headers, which must not leave this module. */
  const toError = (thrown: unknown, call: string): BackupError => {
    if (isHTTPError(thrown)) {
      const { status, headers: answered } = thrown.response
      if (status === 404 && call === 'http.listClouds' && codeOf(thrown.data) === undefined) {
        const reason = `there is no backup API at ${base}/${VERSION}: check baseUrl`
        return new BackupError('not-found', reason, { call, details: { why: 'no-api' } })
      }
      return errorOf(thrown.data, status, call, parseRetryAfter(answered.get('retry-after'), Date.now()))
    }
    if (isTimeoutError(thrown)) return new BackupError('unavailable', 'the server did not respond in time', { call })
    if (isBackupError(thrown)) return new BackupError(thrown.code, thrown.reason, { call })
    const cause = thrown instanceof Error && thrown.name === 'NetworkError' ? thrown.cause : thrown
    if (globalThis.navigator?.onLine === false)
      return new BackupError('unavailable', 'the browser is offline', { call, cause, details: { why: 'offline' } })
    return new BackupError('unavailable', `the server could not be reached${crossOriginHint(base)}`, { call, cause })
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
      if (bytes.length > maxBytes) throw new BackupError('too-large', `a request may have at most ${maxBytes} bytes`, { call })
      own.set('content-type', 'application/json')
    }
    const parameters = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const search = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters)}`
    // Ky derives a signal, and a signal derived from a long-lived one is never garbage-collected. So pass a controller that lives as long
    // as this call.
    const linked = linkAbort(signal)
    let answer: string
    try {
      const response = await api(`${base}/${path}${search}`, {
        method: verb,
        headers: own,
        ...(bytes !== undefined && { body: bytes }),
        signal: linked.signal,
        timeout: key === undefined ? TIMEOUT_MS : KEYED_TIMEOUT_MS,
        retry: { limit: verb === 'GET' || method === 'matchUsers' ? READ_RETRIES : WRITE_RETRIES },
      })
      answer = await response.text()
    } catch (thrown) {
      if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
      throw toError(thrown, call)
    } finally {
      linked.unlink()
    }
    if (answer === '') return undefined
    try {
      return JSON.parse(answer)
    } catch {
      const what = /^\s*</.test(answer)
        ? 'the server answered with HTML instead of JSON: check baseUrl, and that no sign-in page or proxy answers for the API'
        : 'the answer is not JSON'
      throw new BackupError('bad-answer', what, { call, details: { why: 'not-json' } })
    }
  }
}
