import { property } from 'lit/decorators.js'
import { defineLazyElement } from '../base/define-lazy-element.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'
import type { SettingsPageHost } from './settings-page-body.js'

/**
 * The settings of a domain: its defaults, or those of one selection, which it then starts with them.
 *
 * In `selection` mode a start sends what is chosen in full: every shown setting that differs from the form's own defaults,
 * the domain's saved ones included. Nothing of the domain's defaults applies beside it.
 * @tag backup-settings-page
 * @fires {BackupStartEvent} backup-start - before the selection is started; vetoable
 * @fires {BackupStartedEvent} backup-started - the selection was started
 * @fires {BackupErrorEvent} backup-error - loading, saving or starting failed
 * @slot heading - in place of the words of the heading
 * @csspart problem - a failure and the way on
 * @csspart start-notice - what stands in the way of the start
 * @csspart actions - the bar with the buttons
 */
export class BackupSettingsPage
  extends defineLazyElement<SettingsPageHost>(() => import('./settings-page-body.js'), [noticeStyles])
  implements SettingsPageHost
{
  /** `defaults`: the domain's default settings. `selection`: settings for one backup of the current selection. */
  @property() mode: 'defaults' | 'selection' = 'defaults'
  // Not `onBack`: frameworks treat properties that begin with "on" as events.
  /** Called by the Back button. Without it the element shows no Back button. */
  @property({ attribute: false }) goBack: (() => void) | undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-settings-page': BackupSettingsPage
  }
}
