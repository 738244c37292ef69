import { type BackupError, type BackupSession, type CsvVerdict, type Item, toBackupError } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { fireError } from '../base/problem.js'
import { VERDICTS, whyText } from './csv-words.js'
import { ticksOfFile, untick } from './file-ticks.js'

/** A file that waits for a decision, because the loaded file has ticked users. */
export interface Replacement {
  /** Ticked users of the loaded file. */
  ticked: readonly Item[]
  load(session: BackupSession): Promise<void>
  name: string
}

/** A file that couldn't be used, or a failed action on it. */
export interface FileFailure {
  file: string
  error: BackupError
  again(): void
}

/** Loads CSV files. Replacing a file clears its ticks, so a dialog asks first and offers to add the users to the list. */
export class FileLoader {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #onLoaded: () => void
  #failure: FileFailure | undefined
  #replacement: Replacement | undefined

  constructor(host: ConnectedElement, link: Connection, announcer: Announcer, onLoaded: () => void) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    this.#onLoaded = onLoaded
  }

  /** The last file that couldn't be loaded, with its error. */
  get failure(): FileFailure | undefined {
    return this.#failure
  }

  get replacement(): Replacement | undefined {
    return this.#replacement
  }

  /** Shows the error of an action other than loading. */
  fail(file: string, error: BackupError, again: () => void): void {
    this.#failure = { file, error, again }
    this.#host.requestUpdate()
  }

  /** Repeats the failed action. */
  again(): void {
    const again = this.#failure?.again
    this.#failure = undefined
    this.#host.requestUpdate()
    again?.()
  }

  /** Loads now, or asks first if the loaded file has ticked users. */
  request(name: string, load: Replacement['load']): void {
    const { session } = this.#link
    if (session === undefined) return
    const ticked = ticksOfFile(session)
    if (ticked.length === 0) {
      void this.#load(session, { name, load, ticked })
      return
    }
    this.#replacement = { name, load, ticked }
    this.#host.requestUpdate()
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.replace button')?.focus())
  }

  /** Applies the administrator's choice: adds the ticked users to the list before the file is replaced, replaces it, or keeps it. */
  answer(choice: 'add' | 'replace' | 'keep'): void {
    const { session } = this.#link
    const replacement = this.#replacement
    this.#replacement = undefined
    this.#host.requestUpdate()
    if (session === undefined || replacement === undefined || choice === 'keep') return
    if (choice === 'add') session.selection.put(replacement.ticked)
    void this.#load(session, replacement)
  }

  async #load(session: BackupSession, { name, load, ticked }: Replacement): Promise<void> {
    const { t } = this.#link
    this.#failure = undefined
    try {
      await load(session)
      untick(session, ticked)
      this.#onLoaded()
      this.#host.requestUpdate()
      const counts = session.csv.counts.value
      const found = VERDICTS.filter((verdict: CsvVerdict) => counts[verdict] > 0)
      const findings = found.map((verdict) => t('csvFound', { verdict, count: counts[verdict] }))
      this.#announcer.announce(t('csvOutcome', { rows: session.csv.rows.value.length, findings }))
    } catch (thrown) {
      const error = toBackupError(thrown)
      // Cancelled, or replaced by another file.
      if (error.code === 'aborted' || error.code === 'disposed') return
      this.fail(name, error, () => void this.#load(session, { name, load, ticked }))
      this.#announcer.announce(`${t('csvFailed', { file: name })} ${whyText(this.#link, error)}`)
      fireError(this.#host, error)
    }
  }
}
