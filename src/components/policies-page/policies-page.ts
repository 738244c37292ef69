import { property } from 'lit/decorators.js'
import { defineLazyElement } from '../base/define-lazy-element.js'
import { DEFAULT_THRESHOLD, readThreshold } from '../selection-box/review-threshold.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import type { PoliciesPageHost } from './first-starts.js'

/**
 * Policies of the domain: who they cover and protect, who waits and why, a forecast, and changing, pausing and ending them.
 *
 * @tag backup-policies-page
 * @fires {BackupNavigateEvent} backup-navigate - the items of a policy were opened in the list; `detail.to` is `selection`
 * @fires {BackupErrorEvent} backup-error - loading or changing a policy failed
 * @slot heading - replaces the heading
 * @slot empty - replaces the text of the page without policies
 * @csspart problem - an error with Try again
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart dialog - a dialog
 */
export class BackupPoliciesPage
  extends defineLazyElement<PoliciesPageHost>(() => import('./policies-page-body.js'), [noticeStyles])
  implements PoliciesPageHost
{
  /**
   * Number of licenses above which the backups that a saved or resumed policy starts at once are reviewed first. 0 reviews each such change;
   * `none` reviews none.
   */
  @property({ attribute: 'confirm-above', converter: readThreshold }) confirmAbove: number | 'none' = DEFAULT_THRESHOLD
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-policies-page': BackupPoliciesPage
  }
}
