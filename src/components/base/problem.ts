import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupError } from '../../core/index.js'
import type { Connection } from './connection.js'
import { BackupErrorEvent } from './events.js'
import { dueTimeOf, retryWhenDue } from './retry-when-due.js'

export interface Problem {
  title: string
  error: BackupError
  /** Text of the reason. Default: the text for the error's code. */
  why?: string
  onRetry?: (() => void) | undefined
  /** Default: "Try again". */
  retryLabel?: string
  /** Whether another live region announces the failure. */
  isAnnounced?: boolean
}

/** Reasons that an adapter names in `details.why`, because the code alone would mislead. */
const REASONS = ['offline', 'no-api', 'not-json'] as const

/** Reason of an error, for an administrator. */
const reasonOf = (link: Connection, error: BackupError, due: number | undefined): string => {
  if (due !== undefined) {
    const at = new Intl.DateTimeFormat(link.words.locale, { timeStyle: 'short' }).format(due)
    return link.t('problemWait', { at })
  }
  const { why } = (error.details ?? {}) as { why?: unknown }
  const reason = REASONS.find((one) => one === why)
  return reason === undefined ? link.t('problemWhy', { code: error.code }) : link.t('problemReason', { why: reason })
}

/** Renders and announces a failure: title, reason, Retry button, and the message for developers under Details. */
export const renderProblem = (
  link: Connection,
  { title, error, why, onRetry, retryLabel = link.t('retry'), isAnnounced = false }: Problem,
): TemplateResult => {
  const due = error.code === 'rate-limited' || error.code === 'unavailable' ? dueTimeOf(error) : undefined
  return html`
  <div class="notice bad problem" part="problem">
    <span class="words" role=${isAnnounced ? nothing : 'alert'}><strong>${title}</strong> ${why ?? reasonOf(link, error, due)}</span>
    ${due === undefined || onRetry === undefined ? nothing : retryWhenDue(due, onRetry)}
    ${onRetry === undefined ? nothing : html`<button part="button" class="button small" type="button" @click=${onRetry}>${retryLabel}</button>`}
    <details>
      <summary>${link.t('problemDetails')}</summary>
      <code dir="auto">${error.message}</code>
    </details>
  </div>
`
}

/** Dispatches `backup-error` from the element that shows the error. */
export const fireError = (element: HTMLElement, { code, message, retryable }: BackupError, correlationId = createId()): void => {
  element.dispatchEvent(new BackupErrorEvent({ code, message, retryable }, correlationId))
}
