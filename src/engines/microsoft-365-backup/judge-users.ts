import { maskSecrets } from '../../compose/guard-engine.js'
import { BackupError, type User } from '../../core/internal.js'
import type { BackupService } from './backup-services.js'
import type { JobError } from './backup-storage.js'

/** How a user stands in one service after the jobs have ended. */
export type ServiceOutcome = { isIn: true } | { isIn: false; isMissing: boolean; words: string }

/** The end of a user: protected, with or without a remark, or failed. */
export interface UserEnding {
  error?: BackupError
  /** A gap of a protected user that an administrator should know. */
  remark?: string
}

type JobUser = Pick<User, 'id' | 'name' | 'email'>

/** Reason of a user whom a job did not add without saying why. */
export const NOT_ADDED = 'Microsoft 365 Backup did not add this user'
/** A resource does not exist, according to the words in the reference and to those seen in samples. */
const MISSING_CODE = /NotFound$|ResolutionFailed$/i

/** The words of the cloud without the user's name, addresses and ids. */
const cleanWords = (words: string, { name, email }: JobUser): string => {
  const own = [email, name].filter((part) => part.length > 2)
  return maskSecrets(own.reduce((text, part) => text.replaceAll(part, '[user]'), words))
    .slice(0, 200)
    .replace(/[\s.]+$/, '')
}

/**
 * Creates the function that describes why a job did not add a user. The reference leaves open how the error names a user who was added by
 * id, so its words for all users are the fallback.
 */
export const createGapWords = (error: JobError | null | undefined): ((user: JobUser) => ServiceOutcome) => {
  const details = new Map((error?.details ?? []).map((detail) => [detail.target?.toLowerCase(), detail]))
  const [any] = details.values()
  return (user) => {
    const detail = details.get(user.id.toLowerCase()) ?? details.get(user.email.toLowerCase())
    const code = detail?.code ?? any?.code ?? error?.code ?? ''
    const words = cleanWords(detail?.message || error?.message || '', user)
    return { isIn: false, isMissing: MISSING_CODE.test(code), words: words === '' ? NOT_ADDED : words }
  }
}

/**
 * Decides how the backup of a user ended. A user without one of the services is protected by the other. Any other gap is a failure,
 * because "protected" must not hide it.
 */
export const judgeUser = (outcomes: readonly (readonly [BackupService, ServiceOutcome])[]): UserEnding => {
  const gaps = outcomes.flatMap(([service, outcome]) => (outcome.isIn ? [] : [{ service, ...outcome }]))
  const [gap] = gaps
  if (gap === undefined) return {}
  const hasService = gaps.length < outcomes.length
  if (hasService && gaps.every(({ isMissing }) => isMissing)) return { remark: gap.service.missing }
  const words = outcomes.length === 1 ? gap.words : gaps.map(({ service, words: own }) => `${service.label}: ${own}`).join('. ')
  return { error: new BackupError(gap.isMissing ? 'not-found' : 'unavailable', words, { retryable: false }) }
}
