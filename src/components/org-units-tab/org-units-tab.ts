import { LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import type { BackupSession } from '../../core/index.js'
import { Connection } from '../base/connection.js'
import { LazyBody, lazyBodyStyles } from '../base/lazy-body.js'
import { defaultTags, type Tags } from '../base/tags.js'
import { controls, tokens } from '../base/tokens.js'
import type { Messages } from '../messages/messages.js'
import { listHostStyles } from '../parts/list-header/list-host.styles.js'

/**
 * The tree of org units, each ticked on its own, and the users of the chosen one, to read.
 *
 * @tag backup-org-units-tab
 * @fires {BackupNavigateEvent} backup-navigate - from the empty tree, to Manage Domains
 * @fires {BackupErrorEvent} backup-error - org units or their users could not be loaded
 * @slot empty - in place of the words where there are no org units
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupOrgUnitsTab extends LitElement {
  static override styles = [tokens, controls, listHostStyles, lazyBodyStyles]

  /** The session; else the one of the context around. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #body = new LazyBody<BackupOrgUnitsTab>(this, this.#link, () => import('./org-units-tab-body.js'))

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }

  protected override render(): unknown {
    return this.#body.render()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-org-units-tab': BackupOrgUnitsTab
  }
}
