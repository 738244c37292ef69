import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * Users of a CSV file or pasted list: a verdict for each row, and a checkbox if the user can be backed up.
 *
 * @tag backup-csv-tab
 * @fires {BackupErrorEvent} backup-error - a file couldn't be used
 * @slot empty - replaces the text of the drop area
 * @csspart problem - an error with its details
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart chip - a filter that is on or can be
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @cssprop [--backup-list-size=36em] - block size unless the element has one; at least 16em
 */
export class BackupCsvTab extends defineLazyElement(() => import('./csv-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-csv-tab': BackupCsvTab
  }
}
