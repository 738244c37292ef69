import { toBackupError } from '../model/errors.js'
import type { PassedCall } from '../model/validating-adapter.js'
import type { Report } from './session-notices.js'

/** Replaces a text that may be an id, a name or an address. */
const MASK = '•••'
/** Fields whose values the contract names, so that they are never personal. */
const OPEN_FIELDS: ReadonlySet<string> = new Set(['kind', 'by', 'accountStatus', 'backupStatus', 'status', 'action', 'since', 'until'])
/** Longer lists are reported by their length. */
const LONGEST_LIST = 5

const mask = (value: unknown, isOpen: boolean): unknown => {
  if (typeof value === 'string') return isOpen ? value : MASK
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.length > LONGEST_LIST ? `${value.length} entries` : value.map((entry) => mask(entry, isOpen))
  return Object.fromEntries(
    // names of settings are ids of the engine, not of people
    Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, mask(inner, OPEN_FIELDS.has(name))]])),
  )
}

const sizeOf = (answer: unknown): number | undefined => {
  const list = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null | undefined)?.items
  return Array.isArray(list) ? list.length : undefined
}

/** Times of the calls that have no answer yet, in milliseconds. */
const times = new WeakMap<PassedCall, number>()

/**
 * Masks a call, an answer or an error, and reports it.
 *
 * @param at time in milliseconds
 * @param outcome answer and error; empty for a call
 */
export const reportMasked = (report: Report, passed: PassedCall, at: number, outcome: readonly unknown[]): void => {
  const { number, call, args } = passed
  if (outcome.length === 0) {
    times.set(passed, at)
    // kinds of syncs are the only texts outside an object that are not ids
    const query = args.map((value) => mask(value, value === 'users' || value === 'groups' || value === 'org-units'))
    report('call', { number, call, query })
    return
  }
  const [answer, error] = outcome
  const notice = { number, call, ms: at - (times.get(passed) ?? at) }
  const size = sizeOf(answer)
  if (error === undefined) {
    report('answer', { ...notice, ...(size !== undefined && { size }) })
    return
  }
  const { code, field, retryable } = toBackupError(error)
  report('answer', { ...notice, error: { code, ...(field !== undefined && { field }), retryable } })
}
