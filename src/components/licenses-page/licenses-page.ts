import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'

/**
 * Licenses of the domain: who holds one since when and through what, totals for chargeback, an export, and giving licenses back.
 *
 * @tag backup-licenses-page
 * @fires {BackupNavigateEvent} backup-navigate - the backup that took a license was chosen; `detail.to` is `run`
 * @fires {BackupErrorEvent} backup-error - loading, exporting or giving back licenses failed
 * @slot heading - replaces the heading
 * @slot empty - replaces the text of the empty list
 * @csspart problem - an error with Try again
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @csspart dialog - a dialog
 * @cssprop [--backup-list-size=36em] - maximum block size of the list; at least 9em
 */
export class BackupLicensesPage extends defineLazyElement(() => import('./licenses-page-body.js'), [noticeStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-licenses-page': BackupLicensesPage
  }
}
