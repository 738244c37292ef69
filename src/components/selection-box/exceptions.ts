import type { LitElement } from 'lit'
import type { BackupSession } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import type { ExceptPart, ExceptPartHost } from './except-part.js'

/** Loads the part "Except" of the box once the backend supports exceptions, or once there are any. */
export class Exceptions {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #parts: ExceptPartHost
  readonly #open: (load: () => Promise<void>) => void
  #part: ExceptPart | undefined
  #isLoading = false

  /** @param open runs the import and shows its failure with Try again */
  constructor(parts: ExceptPartHost, open: (load: () => Promise<void>) => void) {
    this.#host = parts.host
    this.#link = parts.link
    this.#parts = parts
    this.#open = open
  }

  /** The loaded part; `undefined` without exceptions, or if the backend does not support them. */
  part(session: BackupSession): ExceptPart | undefined {
    const { capabilities, selection } = session
    if (!this.#link.read(capabilities).has('exceptions') && this.#link.read(selection.exceptions).length === 0) return undefined
    if (!this.#isLoading) {
      this.#isLoading = true
      this.#open(() => this.#load())
    }
    return this.#part
  }

  async #load(): Promise<void> {
    const { ExceptPart, styles } = await import('./except-part.js')
    const root = this.#host.renderRoot as ShadowRoot
    if (styles.styleSheet !== undefined) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet]
    this.#part = new ExceptPart(this.#parts)
    this.#host.requestUpdate()
  }
}
