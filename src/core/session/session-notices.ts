import type { ErrorCode } from '../model/errors.js'
import type { AnswerWarning } from '../model/repair-answer.js'

/** A call of the adapter. Contains no personal data. */
export interface CallNotice {
  /** Number of the call in its session, from 1. */
  number: number
  /** The call, as `adapter.method`. */
  call: string
  /** Arguments of the call. Every text that may be an id, a name or an address is masked. */
  query: readonly unknown[]
}

/** The answer to a call, or its error. Contains no personal data. */
export interface AnswerNotice {
  /** Number of the call. */
  number: number
  call: string
  /** Duration in milliseconds. */
  ms: number
  /** Number of entries of a list or a page. */
  size?: number | undefined
  /** Present if the call failed. The message of the error is left out, because a backend may write names into it. */
  error?: { code: ErrorCode; field?: string | undefined; retryable: boolean } | undefined
}

/** Notices of `session.on` by their type. */
export interface SessionNotices {
  call: CallNotice
  answer: AnswerNotice
  warning: AnswerWarning
}

/** Reports a notice to its listeners. */
export type Report = <T extends keyof SessionNotices>(type: T, notice: SessionNotices[T]) => void
