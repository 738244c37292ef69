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
 * Users from a CSV file: what each row is, and the ones that can be chosen to tick.
 *
 * @tag backup-csv-tab
 * @fires {BackupErrorEvent} backup-error - a file could not be used
 * @slot empty - in place of the words under the place for a file
 * @csspart problem - a failure and the way on
 * @cssprop [--backup-list-size=36em] - block size where the element is given none; 16em at least
 */
export class BackupCsvTab extends LitElement {
  static override styles = [tokens, controls, listHostStyles, lazyBodyStyles]

  /** The session; else the one of the context around. */
  @property({ attribute: false }) session: BackupSession | undefined
  /** BCP 47. */
  @property() locale: string | undefined
  /** Own texts over the catalogue. */
  @property({ attribute: false }) messages: Partial<Messages> | undefined
  tags: Tags = defaultTags

  readonly #link = new Connection(this)
  readonly #body = new LazyBody<BackupCsvTab>(this, this.#link, () => import('./csv-tab-body.js'))

  protected override getUpdateComplete(): Promise<boolean> {
    return this.#body.complete(() => super.getUpdateComplete())
  }

  protected override render(): unknown {
    return this.#body.render()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-csv-tab': BackupCsvTab
  }
}
