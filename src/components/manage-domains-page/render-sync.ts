import { html, nothing, type TemplateResult } from 'lit'
import type { SyncState } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'

interface Running {
  /** Accessible label, such as "User Sync of example.com". */
  label: string
  isStopping: boolean
  /** `undefined` if the sync can't be cancelled. */
  onCancel: (() => void) | undefined
}

/** Renders a running sync: its progress and Cancel. */
export const renderProgress = ({ t }: Connection, sync: SyncState, { label, isStopping, onCancel }: Running): TemplateResult => {
  const { done, total } = sync
  const onClick = (): void => {
    if (!isStopping) onCancel?.()
  }
  return html`<div class="progress">
    <progress
      aria-label=${t('domainSyncProgressOf', { sync: label })}
      max=${total === undefined || total === 0 ? nothing : total}
      value=${done === undefined || total === undefined || total === 0 ? nothing : Math.min(done, total)}
    ></progress>
    <span class="secondary number">${isStopping ? t('domainSyncStopping') : t('domainSyncProgress', { done, total })}</span>
    ${
      onCancel === undefined
        ? nothing
        : html`<button part="button" class="button plain small" type="button" aria-label=${t('domainSyncCancel', { sync: label })} aria-disabled=${isStopping} @click=${onClick}>
            ${t('cancel')}
          </button>`
    }
  </div>`
}

interface Ended {
  label: string
  /** Returns the time since a date as text. */
  ago(iso: string): string
  onRetry(): void
}

/** Renders a sync that is not running: the outcome in this session, and the time of the last sync. */
export const renderOutcome = (link: Connection, sync: SyncState | undefined, { label, ago, onRetry }: Ended): TemplateResult => {
  const { t } = link
  const result = sync?.result
  const lastAt = sync?.lastAt
  return html`<div class="outcome">
    ${
      sync?.status === 'failed' && sync.error !== undefined
        ? html`<div class="failure">
            <span>${renderSign('cross')}${t('domainSyncFailed')} ${t('problemWhy', { code: sync.error.code })}</span>
            <button part="button" class="button small" type="button" aria-label=${t('domainSyncRetry', { sync: label })} @click=${onRetry}>
              ${t('retry')}
            </button>
          </div>`
        : result === undefined
          ? nothing
          : html`<span class="result">${renderSign('check')}${t('domainSyncResult', result)}</span>`
    }
    ${
      lastAt === undefined
        ? html`<span class="secondary">${t('domainSyncNever')}</span>`
        : html`<span class="secondary">
            <time datetime=${lastAt}>${t('domainSyncLast', { ago: ago(lastAt) })}</time>
            <span class="exact">${link.words.format.date(lastAt)}</span>
          </span>`
    }
  </div>`
}
