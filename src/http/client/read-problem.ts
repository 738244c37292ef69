import { BackupError, type ErrorCode } from '../../core/internal.js'
import { PROBLEM, PROBLEM_MEMBERS, STATUS_OF } from '../contract.js'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The code a problem's `type` names; `undefined` for problems of others. */
export const codeOf = (problem: unknown): ErrorCode | undefined => {
  if (!isRecord(problem) || typeof problem.type !== 'string' || !problem.type.startsWith(PROBLEM)) return undefined
  const code = problem.type.slice(PROBLEM.length)
  return Object.hasOwn(STATUS_OF, code) ? (code as ErrorCode) : undefined
}

/** For answers that name no code of ours: from a proxy, a framework, another server. */
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
    // whoever says these may have acted, or may act when asked again
    case 408:
    case 425:
    case 499:
      return 'unavailable'
  }
  if (status >= 500) return 'unavailable'
  return status >= 400 ? 'bad-input' : 'bad-answer'
}

/** `Retry-After` in milliseconds. */
export const retryAfterMs = (header: string | null): number | undefined => {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

/** The error a refusal stands for. `body` is its JSON, or text, or nothing. */
export const errorOf = (body: unknown, status: number, call: string, retryAfter?: number): BackupError => {
  const named = codeOf(body)
  // only who called can abort or dispose
  const code = named === 'aborted' || named === 'disposed' ? 'unavailable' : (named ?? codeOfStatus(status))
  if (named === undefined || !isRecord(body)) {
    const details = retryAfter === undefined ? undefined : { retryAfterMs: retryAfter }
    return new BackupError(code, `the server answered ${status}`, { call, details })
  }
  const members = Object.entries(body).filter(([name]) => !PROBLEM_MEMBERS.has(name))
  if (retryAfter !== undefined) members.push(['retryAfterMs', retryAfter])
  const text = [body.detail, body.title].find((part) => typeof part === 'string')
  return new BackupError(code, (text as string | undefined) ?? `the server answered ${status}`, {
    call,
    field: typeof body.field === 'string' ? body.field : undefined,
    details: members.length === 0 ? undefined : Object.fromEntries(members),
  })
}
