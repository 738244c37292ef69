import { html, nothing, type TemplateResult } from 'lit'
import { sameScope } from '../../core/for-components.js'
import type { BackupSession, Scope, SyncState } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign } from '../parts/user-row/signs.js'

/**
 * Renders the panel for a list without matches for the search and filters.
 *
 * @param hasGone whether the directory no longer has a value of the filter
 */
export const renderNoMatch = ({ t }: Connection, hasGone: boolean, onShowAll: () => void): TemplateResult => html`
  <div class="message">
    ${renderSign('search')}<strong>${t('usersNoMatch')}</strong>
    <span class="secondary">${t(hasGone ? 'filterGoneText' : 'noMatchText')}</span>
    <button part="button" class="button" type="button" @click=${onShowAll}>${t('noMatchClear')}</button>
  </div>
`

/** Renders the panel for a domain without users. If the domain was never synced, the panel offers User Sync. */
export const renderNoUsers = (link: Connection, session: BackupSession, scope: Scope | undefined, onSync: () => void): TemplateResult => {
  const { t } = link
  // Subscribes to the clouds, because they contain the time of the last sync.
  link.read(session.clouds)
  const domain = link.read(session.domain)
  if (domain === undefined || domain.synced?.users !== undefined)
    return html`<div class="message"><slot name="empty">${renderSign('people')}<strong>${t('usersNone')}</strong></slot></div>`
  const canSync = link.read(session.capabilities).has('sync')
  const sync = link.read(session.syncs).find(({ kind, scope: of }) => kind === 'users' && sameScope(of, scope))
  return html`
    <div class="message">
      <slot name="empty">
        ${renderSign('people')}<strong>${t('usersNeverSynced')}</strong>
        <span class="secondary">${t('usersNeverSyncedText')}</span>
      </slot>
      ${sync?.status === 'running' ? renderRunning(link, sync) : nothing}
      ${sync?.status === 'failed' ? html`<span class="failed" role="alert">${t('syncFailed')}</span>` : nothing}
      ${
        canSync && sync?.status !== 'running'
          ? html`<button part="button primary" class="button primary" type="button" @click=${onSync}>${t('usersStartSync')}</button>`
          : nothing
      }
    </div>
  `
}

const renderRunning = ({ t }: Connection, { done, total }: SyncState): TemplateResult => html`
  <span class="number">${t('usersSyncing', { done, total })}</span>
  ${
    done === undefined || !total
      ? html`<progress aria-label=${t('userSync')}></progress>`
      : html`<progress aria-label=${t('userSync')} .value=${done} .max=${total}></progress>`
  }
`
