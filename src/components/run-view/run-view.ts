import { property } from 'lit/decorators.js'
import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import type { RunViewHost } from './run-view-body.js'

/**
 * Shows a backup live: progress, failed users with the reason, and Retry. Without a run, the backups of the domain to choose from.
 *
 * @tag backup-run-view
 * @fires {BackupRunFinishedEvent} backup-run-finished - the followed backup ended
 * @fires {BackupNavigateEvent} backup-navigate - a backup of the list, or All backups, was pressed; `preventDefault` keeps the element from showing it
 * @fires {BackupErrorEvent} backup-error - loading or retrying users failed
 * @slot heading - replaces the heading
 * @slot empty - replaces the text of the empty list
 * @csspart problem - an error with Try again
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart checkbox - a checkbox or radio button
 * @csspart chip - a filter that is on or can be
 * @csspart row - a row of a list
 * @csspart head - the header of a list
 * @csspart dialog - a dialog
 * @cssprop [--backup-list-size=30em] - maximum block size of the list of users; at least 9em
 */
export class BackupRunView
  extends defineLazyElement<RunViewHost>(() => import('./run-view-body.js'), [noticeStyles])
  implements RunViewHost
{
  /** Id of the run to show. If absent, the element lists the runs of the domain. */
  @property({ attribute: 'run-id' }) runId: string | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-run-view': BackupRunView
  }
}
