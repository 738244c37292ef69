import { property } from 'lit/decorators.js'
import { defineLazyElement } from '../base/define-lazy-element.js'
import { DEFAULT_THRESHOLD, readThreshold } from '../selection-box/review-threshold.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import type { SettingsPageHost } from './settings-page-body.js'

/**
 * Edits the backup settings of a domain, or the settings of one backup, which it then starts.
 *
 * In `selection` mode a start sends every visible setting that differs from the form's own defaults, including the saved settings of the
 * domain. The backend doesn't add the domain defaults.
 *
 * @tag backup-settings-page
 * @fires {BackupStartEvent} backup-start - before a backup starts; `preventDefault` keeps it from starting
 * @fires {BackupStartedEvent} backup-started - a backup started
 * @fires {BackupErrorEvent} backup-error - loading, saving or starting failed
 * @slot heading - replaces the heading
 * @csspart problem - an error with Try again
 * @csspart start-notice - the reason why a backup can't start
 * @csspart actions - the bar with the buttons
 * @csspart button - a button
 * @csspart primary - a main button, with `button`
 * @csspart link - a button that looks like text or an icon
 * @csspart input - a field or select
 * @csspart checkbox - a checkbox or radio button
 * @csspart switch - a switch
 * @csspart dialog - a dialog
 */
export class BackupSettingsPage
  extends defineLazyElement<SettingsPageHost>(() => import('./settings-page-body.js'), [noticeStyles])
  implements SettingsPageHost
{
  /** `defaults`: the domain's default settings. `selection`: settings for one backup of the current selection. */
  @property() mode: 'defaults' | 'selection' = 'defaults'
  /** In `selection` mode: number of licenses above which a start is reviewed first. 0 reviews each start; `none` reviews none. */
  @property({ attribute: 'confirm-above', converter: readThreshold }) confirmAbove: number | 'none' = DEFAULT_THRESHOLD
  /**
   * In `selection` mode: the settings are for a policy, which `<selection-box>` starts after this step. The element then offers "Use these
   * settings", which calls `goBack`, instead of a start.
   */
  @property({ attribute: false }) isForPolicy = false
  // Not `onBack`, because frameworks treat properties that begin with "on" as events.
  /** Called by the Back button. If absent, the element shows no Back button. */
  @property({ attribute: false }) goBack: (() => void) | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-settings-page': BackupSettingsPage
  }
}
