import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { BackupSession } from '../../core/index.js'
import { Connection } from '../base/connection.js'
import { LazyBody, lazyBodyStyles } from '../base/lazy-body.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import type { Messages } from '../messages/messages.js'
import { noticeStyles } from '../start-flow/start-notice.styles.js'

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
export class BackupSettingsPage extends LitElement {
  static override styles = [tokens, controls, noticeStyles, lazyBodyStyles]

  /** Default: the session of the context around it. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. Default: the language around it, else English. */
  @property() locale: string | undefined
  /** Texts of your own, over the catalogue's. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /** `defaults`: what START BACKUP uses. `selection`: for exactly what is in the box, then started. */
  @property() mode: 'defaults' | 'selection' = 'defaults'
  // not `onBack`: frameworks take what begins with “on” for an event
  /** Where Back leads; without it there is no Back. */
  @property({ attribute: false }) goBack: (() => void) | undefined

  tags: Tags = defaultTags
  readonly #link = new Connection(this)
  readonly #body = new LazyBody<BackupSettingsPage>(this, this.#link, () => import('./settings-page-body.js'))

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }

  protected override render(): unknown {
    return this.#body.render()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-settings-page': BackupSettingsPage
  }
}
