import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'

/**
 * Every domain with User Sync, Group Sync and OU Sync on demand: progress, result and last time.
 *
 * @tag backup-manage-domains-page
 * @fires {BackupErrorEvent} backup-error - a sync failed, or loading the domains failed
 * @slot heading - replaces the heading
 * @csspart problem - an error with Try again
 * @csspart domain - a domain with its syncs
 * @csspart button - a button
 * @csspart input - a field or select
 */
export class BackupManageDomainsPage extends defineLazyElement(() => import('./manage-domains-body.js'), [noticeStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-manage-domains-page': BackupManageDomainsPage
  }
}
