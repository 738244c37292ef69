import type { BackupError, Credits } from '../../core/index.js'

/** Credits counted by the backend, from `selection-changed` and `not-enough-credits`. */
export type CountedCredits = Pick<Credits, 'allocated' | 'starts' | 'covered' | 'skipped' | 'available'>

/** Notice about a start that did not happen. */
export type StartNotice = { error: BackupError } & (
  | { kind: 'changed'; expected: number; before: CountedCredits; now: CountedCredits | undefined }
  | { kind: 'short'; now: CountedCredits }
  /** No answer, or an unreadable one. The backup may have started; repeating the same start is safe. */
  | { kind: 'lost' }
  | { kind: 'uncounted' }
  /** No user of the list needs a backup any more, for example because a start whose answer was lost began it. */
  | { kind: 'nothing' }
  | { kind: 'refused'; fields: Readonly<Record<string, string>> }
  | { kind: 'failed' }
)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const countOf = (value: unknown): number => (isCount(value) ? value : 0)

/** Parses the credits in the details of an error. */
export const countedIn = (details: unknown): CountedCredits | undefined => {
  const credits = isRecord(details) ? details.credits : undefined
  if (!isRecord(credits) || !isCount(credits.allocated)) return undefined
  const skipped = isRecord(credits.skipped) ? credits.skipped : {}
  const { available } = credits
  return {
    allocated: credits.allocated,
    starts: isCount(credits.starts) ? credits.starts : credits.allocated,
    covered: isCount(credits.covered) ? credits.covered : credits.allocated,
    skipped: { protected: countOf(skipped.protected), suspended: countOf(skipped.suspended), deleted: countOf(skipped.deleted) },
    available: isCount(available) || available === 'unlimited' ? available : undefined,
  }
}

/** Returns the messages of rejected settings by field id. */
export const refusedFields = (error: BackupError): Readonly<Record<string, string>> => {
  const fields = isRecord(error.details) ? error.details.fields : undefined
  if (!isRecord(fields)) return {}
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** Returns the notice for a failed start, or `undefined` if the start was aborted on purpose. */
export const noticeOf = (error: BackupError, before: CountedCredits): StartNotice | undefined => {
  switch (error.code) {
    case 'aborted':
    case 'disposed':
      return undefined
    case 'selection-changed':
      return { kind: 'changed', error, expected: before.allocated, before, now: countedIn(error.details) }
    case 'not-enough-credits':
      return { kind: 'short', error, now: countedIn(error.details) ?? before }
    case 'count-unknown':
      return { kind: 'uncounted', error }
    case 'bad-input':
      if (error.field === 'items') return { kind: 'nothing', error }
      return { kind: 'refused', error, fields: refusedFields(error) }
    case 'unavailable':
    case 'rate-limited':
    case 'bad-answer':
      return { kind: 'lost', error }
    default:
      return { kind: 'failed', error }
  }
}
