import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * Tree of org units to tick, and the users of the chosen org unit, read-only.
 *
 * @tag backup-org-units-tab
 * @fires {BackupNavigateEvent} backup-navigate - Manage Domains was pressed in the empty tree
 * @fires {BackupErrorEvent} backup-error - loading org units or their users failed
 * @slot empty - replaces the text of the empty tree
 * @csspart problem - an error with Try again
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart menu - a menu
 * @csspart menu-item - an entry of a menu
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @cssprop [--backup-list-size=36em] - block size unless the element has one; at least 16em
 */
export class BackupOrgUnitsTab extends defineLazyElement(() => import('./org-units-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-org-units-tab': BackupOrgUnitsTab
  }
}
