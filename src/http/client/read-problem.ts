import { BackupError, type ErrorCode } from '../../core/internal.js'
import { PROBLEM_MEMBERS, PROBLEM_PREFIX, STATUS_OF } from '../contract/problem-types.js'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the error code in a problem's `type`, or undefined for a problem of another server. */
export const codeOf = (problem: unknown): ErrorCode | undefined => {
  if (!isRecord(problem) || typeof problem.type !== 'string' || !problem.type.startsWith(PROBLEM_PREFIX)) return undefined
  const code = problem.type.slice(PROBLEM_PREFIX.length)
  return Object.hasOwn(STATUS_OF, code) ? (code as ErrorCode) : undefined
}

/** Returns the error code for a response without one of our problem types, such as a response of a proxy or framework. */
const codeOfStatus = (status: number): ErrorCode => {
  switch (status) {
    case 401:
    case 407:
      return 'unauthorized'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      return 'not-found'
    case 405:
    case 501:
      return 'unsupported'
    case 409:
      return 'selection-changed'
    case 413:
      return 'too-large'
    case 429:
      return 'rate-limited'
    // The server may have acted, or may act on a retry: the outcome is unknown.
    case 408:
    case 425:
    case 499:
      return 'unavailable'
  }
  if (status >= 500) return 'unavailable'
  return status >= 400 ? 'bad-input' : 'bad-answer'
}

/**
 * Converts an error response to an error.
 *
 * @param body JSON or text of the response, or undefined
 * @param retryAfter milliseconds
 */
export const errorOf = (body: unknown, status: number, call: string, retryAfter?: number): BackupError => {
  const named = codeOf(body)
  // Only the caller can abort or dispose a call. From a server, these codes mean that it is unavailable.
  const code = named === 'aborted' || named === 'disposed' ? 'unavailable' : (named ?? codeOfStatus(status))
  if (named === undefined || !isRecord(body)) {
    const details = retryAfter === undefined ? undefined : { retryAfterMs: retryAfter }
    return new BackupError(code, `the server responded with status ${status}`, { call, details })
  }
  const members = Object.entries(body).filter(([name]) => !PROBLEM_MEMBERS.has(name))
  if (retryAfter !== undefined) members.push(['retryAfterMs', retryAfter])
  const message = [body.detail, body.title].find((part) => typeof part === 'string')
  return new BackupError(code, (message as string | undefined) ?? `the server responded with status ${status}`, {
    call,
    field: typeof body.field === 'string' ? body.field : undefined,
    details: members.length === 0 ? undefined : Object.fromEntries(members),
  })
}
