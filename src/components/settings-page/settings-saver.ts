import { sameScope } from '../../core/for-components.js'
import { type BackupError, type BackupSession, toBackupError } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { ConnectedElement, Connection } from '../base/connection.js'
import { fireError } from '../base/problem.js'
import { refusedFields } from '../start-flow/start-notice.js'
import type { FormEditor } from './form-editor.js'

/** Saves the defaults of a domain and stores the outcome of the last attempt. */
export class SettingsSaver {
  readonly #host: ConnectedElement
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #editor: FormEditor
  #error: BackupError | undefined
  #isSaved = false

  constructor(host: ConnectedElement, link: Connection, announcer: Announcer, editor: FormEditor) {
    this.#host = host
    this.#link = link
    this.#announcer = announcer
    this.#editor = editor
  }

  /** Error of the last attempt. */
  get error(): BackupError | undefined {
    return this.#error
  }

  /** Whether nothing was edited since the last successful attempt. */
  get isSaved(): boolean {
    return this.#isSaved
  }

  /** Call after every edit. */
  onEdit(): void {
    this.#isSaved = false
  }

  forget(): void {
    this.#error = undefined
    this.#isSaved = false
  }

  save(): void {
    const { session } = this.#link
    const view = this.#editor.view()
    if (session === undefined || view === undefined || session.settings.isSaving.value) return
    if (view.edited.size === 0 && !this.#editor.hasTyped) return
    const collected = this.#editor.collect()
    if (collected === undefined) return
    const isCurrent = this.#follow(session)
    this.#error = undefined
    session.settings.save(collected.values).then(
      () => {
        if (!isCurrent()) return
        collected.accept()
        this.#isSaved = true
        this.#announcer.announce(this.#link.t('settingsSaved'))
      },
      (thrown) => {
        if (isCurrent()) this.#onFailed(toBackupError(thrown))
      },
    )
  }

  /** Returns a function that checks whether the element still shows the same session and scope. */
  #follow(session: BackupSession): () => boolean {
    const scope = session.scope.value
    return () => this.#link.session === session && sameScope(session.scope.value, scope)
  }

  #onFailed(error: BackupError): void {
    if (error.code === 'aborted' || error.code === 'disposed') return
    fireError(this.#host, error)
    const fields = error.code === 'bad-input' ? refusedFields(error) : {}
    if (Object.keys(fields).length > 0) {
      this.#editor.refuse(fields)
      return
    }
    this.#error = error
    this.#host.requestUpdate()
    this.#announcer.announce(this.#link.t('settingsSaveFailed'))
  }
}
