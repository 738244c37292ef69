import { BackupError, type ErrorCode } from '../../core/internal.js'
import { PROBLEM, PROBLEM_MEDIA, PROBLEM_MEMBERS, STATUS_OF } from '../contract.js'

/** One sentence per code: what people read who look at the wire. */
const TITLES: Readonly<Record<ErrorCode, string>> = {
  'bad-input': 'The request cannot be understood',
  unauthorized: 'Who is asking is not known',
  forbidden: 'Not allowed',
  'not-found': 'There is no such thing here',
  'not-enough-credits': 'Not enough credits',
  'selection-changed': 'The count is not the expected one',
  'too-large': 'The request is too large',
  'not-a-csv': 'This is not a CSV file',
  unreadable: 'This cannot be read',
  'rate-limited': 'Too many requests',
  aborted: 'Stopped',
  unsupported: 'This backend cannot do that',
  'bad-answer': 'The backend gave an answer that makes no sense',
  unavailable: 'The backend is not available',
  'count-unknown': 'The backend could not count',
  disposed: 'The backend has been shut down',
}
const DEFAULT_RETRY_AFTER_S = 2

/** On everything this server answers. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

/** A refusal of the handler's own, with a status its code alone does not give. */
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

export const badRequest = (message: string, field?: string, details?: unknown): Refusal =>
  new Refusal(400, 'bad-input', message, { ...(field !== undefined && { field }), details })

/** A problem (RFC 9457) as JSON. */
export type Problem = { type: string; title: string; status: number; detail?: string; field?: string } & Record<string, unknown>

/** What an adapter says about a request is for whoever sent it; what it says about itself is not. */
const isAboutRequest = (status: number): boolean => status < 500 && status !== 401 && status !== 499

const ownText = (error: BackupError): string => {
  const text = error.message.replace('[backup-start] ', '')
  return error.call !== undefined && text.startsWith(`${error.call}: `) ? text.slice(error.call.length + 2) : text
}

const retryAfterOf = ({ details }: BackupError): number | undefined => {
  const ms = typeof details === 'object' && details !== null ? (details as { retryAfterMs?: unknown }).retryAfterMs : undefined
  return typeof ms === 'number' && ms >= 0 && Number.isFinite(ms) ? Math.ceil(ms / 1000) : undefined
}

export const problemOf = (error: BackupError): Problem => {
  const status = error instanceof Refusal ? error.status : STATUS_OF[error.code]
  const problem: Problem = { type: `${PROBLEM}${error.code}`, title: TITLES[error.code], status }
  if (!isAboutRequest(status)) return problem
  problem.detail = ownText(error)
  if (error.field !== undefined) problem.field = error.field
  const { details } = error
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return problem
  const members = Object.entries(details).filter(([name]) => !PROBLEM_MEMBERS.has(name) && name !== 'retryAfterMs')
  return { ...problem, ...Object.fromEntries(members) }
}

export const toResponse = (body: unknown, status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { ...HEADERS, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
  })

export const problemResponse = (error: BackupError): Response => {
  const problem = problemOf(error)
  const headers: Record<string, string> = { 'content-type': PROBLEM_MEDIA }
  const retryAfter = retryAfterOf(error) ?? (problem.status === 429 ? DEFAULT_RETRY_AFTER_S : undefined)
  if (retryAfter !== undefined && (problem.status === 429 || problem.status === 503)) headers['retry-after'] = String(retryAfter)
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer'
  return toResponse(problem, problem.status, { ...headers, ...(error instanceof Refusal && error.headers) })
}
