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
 * The groups of the domain, to tick, and who is in them, to read.
 *
 * @tag backup-groups-tab
 * @fires {BackupNavigateEvent} backup-navigate - from the empty list, to Manage Domains
 * @fires {BackupErrorEvent} backup-error - groups or members could not be loaded
 * @slot empty - in place of the words where there are no groups
 * @slot details:ID - beside the name of the group with this id: one line, words or a link
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupGroupsTab extends LitElement {
  static override styles = [tokens, controls, listHostStyles, lazyBodyStyles]

  /** The session; else the one of the context around. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #body = new LazyBody<BackupGroupsTab>(this, this.#link, () => import('./groups-tab-body.js'))

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }

  protected override render(): unknown {
    return this.#body.render()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-groups-tab': BackupGroupsTab
  }
}
