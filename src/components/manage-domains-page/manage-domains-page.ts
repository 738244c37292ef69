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
 * Every domain with its three syncs: on demand, each on its own, with progress, the last time, and what came of it.
 * @tag backup-manage-domains-page
 * @fires {BackupErrorEvent} backup-error - a sync failed, or the domains could not be listed
 * @slot heading - in place of the words of the heading
 * @csspart problem - a failure and the way on
 * @csspart domain - a domain with its syncs
 */
export class BackupManageDomainsPage extends LitElement {
  static override styles = [tokens, controls, noticeStyles, lazyBodyStyles]

  /** Default: the session of the context around it. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. Default: the language around it, else English. */
  @property() locale: string | undefined
  /** Texts of your own, over the catalogue's. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined

  tags: Tags = defaultTags
  readonly #link = new Connection(this)
  readonly #body = new LazyBody<BackupManageDomainsPage>(this, this.#link, () => import('./manage-domains-body.js'))

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }

  protected override render(): unknown {
    return this.#body.render()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-manage-domains-page': BackupManageDomainsPage
  }
}
