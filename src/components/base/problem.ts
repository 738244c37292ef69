import { html, nothing, type TemplateResult } from 'lit'
import type { BackupError } from '../../core/index.js'
import type { Connection } from './connection.js'
import { createCorrelationId } from './correlation-id.js'
import { BackupErrorEvent } from './events.js'

/** What failed, in words, why, and the way on; the developers' message is in the details. */
export const renderProblem = (
  link: Connection,
  { what, error, onRetry }: { what: string; error: BackupError; onRetry?: (() => void) | undefined },
): TemplateResult => html`
  <div class="notice bad problem" part="problem">
    <span class="words"><strong>${what}</strong> ${link.say('problemWhy', { code: error.code })}</span>
    ${onRetry === undefined ? nothing : html`<button class="button small" type="button" @click=${onRetry}>${link.say('retry')}</button>`}
    <details>
      <summary>${link.say('problemDetails')}</summary>
      <code dir="auto">${error.message}</code>
    </details>
  </div>
`

/** Tells the host page of an error, from the element where it shows. */
export const tellError = (element: HTMLElement, { code, message, retryable }: BackupError, correlationId = createCorrelationId()): void => {
  element.dispatchEvent(new BackupErrorEvent({ code, message, retryable }, correlationId))
}
