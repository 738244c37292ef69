import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'

/**
 * Every domain with its three syncs: on demand, each on its own, with progress, the last time, and what came of it.
 * @tag backup-manage-domains-page
 * @fires {BackupErrorEvent} backup-error - a sync failed, or the domains could not be listed
 * @slot heading - in place of the words of the heading
 * @csspart problem - a failure and the way on
 * @csspart domain - a domain with its syncs
 */
export class BackupManageDomainsPage extends defineLazyElement(() => import('./manage-domains-body.js'), [noticeStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-manage-domains-page': BackupManageDomainsPage
  }
}
