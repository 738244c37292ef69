import { html, nothing, type TemplateResult } from 'lit'
import type { BackupError } from '../core/index.js'
import type { Connection } from './connection.js'

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
      <code>${error.message}</code>
    </details>
  </div>
`
