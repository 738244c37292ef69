import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * The tree of org units, each ticked on its own, and the users of the chosen one, to read.
 *
 * @tag backup-org-units-tab
 * @fires {BackupNavigateEvent} backup-navigate - from the empty tree, to Manage Domains
 * @fires {BackupErrorEvent} backup-error - org units or their users could not be loaded
 * @slot empty - in place of the words where there are no org units
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupOrgUnitsTab extends defineLazyElement(() => import('./org-units-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-org-units-tab': BackupOrgUnitsTab
  }
}
