import { BackupError, type ErrorCode, retryAfterOf } from '../../core/internal.js'
import { PROBLEM_MEDIA_TYPE, PROBLEM_MEMBERS, PROBLEM_PREFIX, STATUS_OF } from '../contract/problem-types.js'

/** `title` of a problem: one sentence per code, for readers of the response. */
const TITLES: Readonly<Record<ErrorCode, string>> = {
  'bad-input': 'The request is invalid',
  unauthorized: 'Sign-in required',
  forbidden: 'Permission denied',
  'not-found': 'Not found',
  'not-enough-credits': 'Not enough credits',
  'selection-changed': 'The selection takes another number of credits than expected',
  'too-large': 'The request is too large',
  'not-a-csv': 'This is not a CSV file',
  unreadable: 'The file cannot be read',
  'rate-limited': 'Too many requests',
  aborted: 'The client closed the request',
  unsupported: 'This backend does not support this call',
  'bad-answer': 'The backend returned an invalid answer',
  unavailable: 'The backend is unavailable',
  'count-unknown': 'The backend could not count the selection',
  disposed: 'The backend has been shut down',
}
const DEFAULT_RETRY_AFTER_S = 2

/** An error response of the handler itself, with a status that differs from the default status of its code. */
export class Refusal extends BackupError {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    context: { field?: string; details?: unknown; headers?: Record<string, string> } = {},
  ) {
    super(code, message, context)
    this.status = status
    this.headers = context.headers ?? {}
  }
}

/** Returns an error response with status 400. */
export const badRequest = (message: string, field?: string, details?: unknown): Refusal =>
  new Refusal(400, 'bad-input', message, { ...(field !== undefined && { field }), details })

/** A problem (RFC 9457). */
export type Problem = { type: string; title: string; status: number; detail?: string; field?: string } & Record<string, unknown>

/** Clients see the message only for errors in their request. The message of a backend failure may quote internals. */
const isClientError = (status: number): boolean => status < 500 && status !== 401 && status !== 499

/** Converts an error to a problem, without internals of the backend. */
export const toProblem = (error: BackupError): Problem => {
  const status = error instanceof Refusal ? error.status : STATUS_OF[error.code]
  const problem: Problem = { type: `${PROBLEM_PREFIX}${error.code}`, title: TITLES[error.code], status }
  if (!isClientError(status)) return problem
  problem.detail = error.reason
  if (error.field !== undefined) problem.field = error.field
  const { details } = error
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return problem
  const members = Object.entries(details).filter(([name]) => !PROBLEM_MEMBERS.has(name) && name !== 'retryAfterMs')
  return { ...problem, ...Object.fromEntries(members) }
}

/** Serializes a JSON response with headers that prevent caching. */
export const jsonResponse = (body: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'cache-control': 'no-store', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  })

/** Serializes an error as a problem, with `Retry-After` and `WWW-Authenticate` if they apply. */
export const problemResponse = (error: BackupError): Response => {
  const problem = toProblem(error)
  const headers: Record<string, string> = { 'content-type': PROBLEM_MEDIA_TYPE }
  const askedMs = retryAfterOf(error)
  const retryAfter = askedMs === undefined ? (problem.status === 429 ? DEFAULT_RETRY_AFTER_S : undefined) : Math.ceil(askedMs / 1000)
  if (retryAfter !== undefined && (problem.status === 429 || problem.status === 503)) headers['retry-after'] = String(retryAfter)
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer'
  return jsonResponse(problem, problem.status, { ...headers, ...(error instanceof Refusal && error.headers) })
}
