import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'

/**
 * Policies of the domain: who they cover and protect, who waits and why, a forecast, and changing, pausing and ending them.
 *
 * @tag backup-policies-page
 * @fires {BackupNavigateEvent} backup-navigate - the items of a policy were opened in the list; `detail.to` is `selection`
 * @fires {BackupErrorEvent} backup-error - loading or changing a policy failed
 * @slot heading - replaces the heading
 * @slot empty - replaces the text of the page without policies
 * @csspart problem - an error with Try again
 */
export class BackupPoliciesPage extends defineLazyElement(() => import('./policies-page-body.js'), [noticeStyles]) {}

declare global {
  interface HTMLElementTagNameMap {
    'backup-policies-page': BackupPoliciesPage
  }
}
