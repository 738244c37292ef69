import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * The groups of the domain, to tick, and who is in them, to read.
 *
 * @tag backup-groups-tab
 * @fires {BackupNavigateEvent} backup-navigate - from the empty list, to Manage Domains
 * @fires {BackupErrorEvent} backup-error - groups or members could not be loaded
 * @slot empty - in place of the words where there are no groups
 * @slot details:ID - beside the name of the group with this id: one line, words or a link
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupGroupsTab extends defineLazyElement(() => import('./groups-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-groups-tab': BackupGroupsTab
  }
}
