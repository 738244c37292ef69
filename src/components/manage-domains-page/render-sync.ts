import { html, nothing, type TemplateResult } from 'lit'
import type { SyncState } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'

interface Running {
  /** "User Sync of example.com" */
  label: string
  isStopping: boolean
  /** Absent where a sync cannot be stopped. */
  onCancel: (() => void) | undefined
}

/** A sync that goes on: how far it is, and its Cancel. */
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
        : html`<button class="button plain small" type="button" aria-label=${t('domainSyncCancel', { sync: label })} aria-disabled=${isStopping} @click=${onClick}>
            ${t('cancel')}
          </button>`
    }
  </div>`
}

interface Ended {
  label: string
  /** How long ago a time was. */
  ago(iso: string): string
  onRetry(): void
}

/** A sync that does not go on: what came of it in this session, and when the last one was. */
export const renderOutcome = (link: Connection, sync: SyncState | undefined, { label, ago, onRetry }: Ended): TemplateResult => {
  const { t } = link
  const result = sync?.result
  const lastAt = sync?.lastAt
  return html`<div class="outcome">
    ${
      sync?.status === 'failed' && sync.error !== undefined
        ? html`<div class="failure">
            <span>${renderSign('cross')}${t('domainSyncFailed')} ${t('problemWhy', { code: sync.error.code })}</span>
            <button class="button small" type="button" aria-label=${t('domainSyncRetry', { sync: label })} @click=${onRetry}>
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
