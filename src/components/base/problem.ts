import { html, nothing, type TemplateResult } from 'lit'
import { createId } from '../../core/for-components.js'
import type { BackupError } from '../../core/index.js'
import type { Connection } from './connection.js'
import { BackupErrorEvent } from './events.js'

export interface Problem {
  title: string
  error: BackupError
  /** Text of the reason. Default: the text for the error's code. */
  why?: string
  onRetry?: (() => void) | undefined
  /** Default: "Try again". */
  retryLabel?: string
}

/** Renders a failure: title, reason, Retry button, and the message for developers under Details. */
export const renderProblem = (
  link: Connection,
  { title, error, why = link.t('problemWhy', { code: error.code }), onRetry, retryLabel = link.t('retry') }: Problem,
): TemplateResult => html`
  <div class="notice bad problem" part="problem">
    <span class="words"><strong>${title}</strong> ${why}</span>
    ${onRetry === undefined ? nothing : html`<button class="button small" type="button" @click=${onRetry}>${retryLabel}</button>`}
    <details>
      <summary>${link.t('problemDetails')}</summary>
      <code dir="auto">${error.message}</code>
    </details>
  </div>
`

/** Dispatches `backup-error` from the element that shows the error. */
export const fireError = (element: HTMLElement, { code, message, retryable }: BackupError, correlationId = createId()): void => {
  element.dispatchEvent(new BackupErrorEvent({ code, message, retryable }, correlationId))
}
