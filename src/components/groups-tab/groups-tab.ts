import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * Groups of the domain to tick, and the users of the viewed group, read-only.
 *
 * @tag backup-groups-tab
 * @fires {BackupNavigateEvent} backup-navigate - Manage Domains was pressed in the empty list
 * @fires {BackupErrorEvent} backup-error - loading groups or their users failed
 * @slot empty - replaces the text of the empty list
 * @slot details:ID - content beside the name of the group with this id: one line of text or a link
 * @csspart problem - an error with Try again
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @cssprop [--backup-list-size=36em] - block size unless the element has one; at least 16em
 */
export class BackupGroupsTab extends defineLazyElement(() => import('./groups-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-groups-tab': BackupGroupsTab
  }
}
