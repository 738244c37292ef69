import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * Users of a CSV file or pasted list: a verdict for each row, and a checkbox if the user can be backed up.
 *
 * @tag backup-csv-tab
 * @fires {BackupErrorEvent} backup-error - a file couldn't be used
 * @slot empty - replaces the text of the drop area
 * @csspart problem - an error with its details
 * @cssprop [--backup-list-size=36em] - block size unless the element has one; at least 16em
 */
export class BackupCsvTab extends defineLazyElement(() => import('./csv-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-csv-tab': BackupCsvTab
  }
}
