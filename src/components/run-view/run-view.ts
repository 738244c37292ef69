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
 * A started backup, live: how far it is, who failed and why, and trying them again. Without a run, the backups to choose from.
 * @tag backup-run-view
 * @fires {BackupRunFinishedEvent} backup-run-finished - the run that was being followed has ended
 * @fires {BackupErrorEvent} backup-error - users could not be loaded or tried again
 * @slot heading - in place of the words of the heading
 * @slot empty - in place of the words where there are no backups
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=30em] - block size of the list of users, at most; from 9em
 */
export class BackupRunView extends LitElement {
  static override styles = [tokens, controls, noticeStyles, lazyBodyStyles]

  /** Default: the session of the context around it. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. Default: the language around it, else English. */
  @property() locale: string | undefined
  /** Texts of your own, over the catalogue's. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  /** The run to show; without it, a list of runs to choose from. */
  @property({ attribute: 'run-id' }) runId: string | undefined

  tags: Tags = defaultTags
  readonly #link = new Connection(this)
  readonly #body = new LazyBody<BackupRunView>(this, this.#link, () => import('./run-view-body.js'))

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }

  protected override render(): unknown {
    return this.#body.render()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-run-view': BackupRunView
  }
}
