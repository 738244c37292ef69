import type { ErrorCode } from '../../core/internal.js'

/** Prefix of a problem's `type` (RFC 9457); the error code follows. Clients branch on `type` only. */
export const PROBLEM_PREFIX = 'urn:backup-start:'
/** Media type of a problem. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** HTTP status of each error code. */
export const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 422,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'not-enough-credits': 409,
  'selection-changed': 409,
  'too-large': 413,
  'not-a-csv': 422,
  unreadable: 422,
  'rate-limited': 429,
  aborted: 499,
  unsupported: 501,
  'bad-answer': 502,
  unavailable: 503,
  'count-unknown': 503,
  disposed: 503,
}

/** Standard members of a problem. Every other member is a detail of the error. */
export const PROBLEM_MEMBERS: ReadonlySet<string> = new Set(['type', 'title', 'status', 'detail', 'instance', 'field'])
