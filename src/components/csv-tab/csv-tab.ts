import { defineLazyElement } from '../base/define-lazy-element.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * Users from a CSV file: what each row is, and the ones that can be chosen to tick.
 *
 * @tag backup-csv-tab
 * @fires {BackupErrorEvent} backup-error - a file could not be used
 * @slot empty - in place of the words under the place for a file
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupCsvTab extends defineLazyElement(() => import('./csv-tab-body.js'), [listHostStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-csv-tab': BackupCsvTab
  }
}
