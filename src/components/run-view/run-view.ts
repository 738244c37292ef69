import { property } from 'lit/decorators.js'
import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import type { RunViewHost } from './run-view-body.js'

/**
 * A started backup, live: how far it is, who failed and why, and trying them again. Without a run, the backups to choose from.
 * @tag backup-run-view
 * @fires {BackupRunFinishedEvent} backup-run-finished - the run that was being followed has ended
 * @fires {BackupErrorEvent} backup-error - users could not be loaded or tried again
 * @slot heading - in place of the words of the heading
 * @slot empty - in place of the words where there are no backups
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=30em] - block size of the list of users, at most; from 9em
 */
export class BackupRunView
  extends defineLazyElement<RunViewHost>(() => import('./run-view-body.js'), [noticeStyles])
  implements RunViewHost
{
  /** Id of the run to show. Without it the element lists the runs of the domain. */
  @property({ attribute: 'run-id' }) runId: string | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-run-view': BackupRunView
  }
}
