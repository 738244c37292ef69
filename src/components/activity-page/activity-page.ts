import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'

/**
 * Activity log of the domain: who did what and when, with filters and an export.
 *
 * @tag backup-activity-page
 * @fires {BackupErrorEvent} backup-error - loading or exporting the activity failed
 * @slot heading - replaces the heading
 * @slot empty - replaces the text of the empty log
 * @csspart problem - an error with Try again
 * @csspart button - a button
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @cssprop [--backup-list-size=36em] - maximum block size of the list; at least 9em
 */
export class BackupActivityPage extends defineLazyElement(() => import('./activity-page-body.js'), [noticeStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-activity-page': BackupActivityPage
  }
}
