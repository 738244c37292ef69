import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import type { BackupSession, Item, List, User } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderProblem } from '../base/problem.js'
import type { ModalDialog } from '../parts/dialog.js'
import { itemWords, longLabel, repeated } from './item-words.js'

/** Dialog that lists active users who are neither in the box nor backed up. */
export class CoverageGap implements ReactiveController {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #dialog: ModalDialog
  /** True while all pages are fetched. */
  #isAddingAll = false

  constructor(host: LitElement, link: Connection, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#dialog = dialog
    host.addController(this)
  }

  hostConnected(): void {}

  open(): void {
    const { session, t } = this.#link
    if (session === undefined) return
    const list = session.coverage.gap()
    this.#dialog.open(
      {
        title: () => t('gapTitle'),
        isWide: true,
        body: () => this.#renderBody(session, list),
        actions: () => this.#renderActions(session, list),
      },
      () => {
        this.#isAddingAll = false
      },
    )
  }

  #renderBody(session: BackupSession, list: List<User>): unknown {
    const { t } = this.#link
    const rows = this.#link.read(list.rows)
    const total = this.#link.read(list.total)
    const status = this.#link.read(list.status)
    const error = this.#link.read(list.error)
    const hasMore = this.#link.read(list.hasMore)
    const users = [...rows]
    const shared = repeated(users.map(({ name }) => name))
    const nameOf = (user: User): string =>
      user.name !== '' && shared.has(user.name) ? longLabel(this.#link, { ...itemOf(user), detail: user.email }) : user.name || user.email
    const count = users.length
    const isDone = status === 'ready' && !hasMore
    if (count === 0 && isDone) return html`<p>${t('gapNone')}</p>`
    return html`
      <p>${t('gapText')}</p>
      <p class="secondary number" aria-live="polite">
        ${
          this.#isAddingAll
            ? t('gapAdding', { count })
            : count === 0 && status === 'loading'
              ? t('gapLoading')
              : t('gapCount', { shown: count, total: total ?? (isDone ? count : undefined) })
        }
      </p>
      ${error === undefined ? nothing : renderProblem(this.#link, { title: t('gapFailed'), error, onRetry: () => void list.more().catch(() => {}) })}
      ${
        this.#isAddingAll
          ? nothing
          : html`<ul class="gap">
              ${users.map(
                (user) => html`<li>
                  <span class="who"><bdi class="cut">${user.name || user.email}</bdi><bdi class="secondary cut">${user.email}</bdi></span>
                  ${this.#renderAdd(session, user, nameOf(user))}
                </li>`,
              )}
            </ul>`
      }
      ${
        // Before the first users arrive, the button would take the focus of the opened dialog, and the users would move it out of view.
        hasMore && count > 0 && !this.#isAddingAll
          ? html`<button part="button" type="button" class="button small" aria-disabled=${status === 'loading'} @click=${() => void list.more().catch(() => {})}>
              ${t(status === 'loading' ? 'gapLoading' : 'gapMore')}
            </button>`
          : nothing
      }
    `
  }

  /** Renders Add, or the exception that leaves the user out: as a further item, the user would still be left out. */
  #renderAdd(session: BackupSession, user: User, name: string): TemplateResult {
    const { t } = this.#link
    const exception = exceptionOf(session, user)
    if (exception !== undefined) {
      const label = exception === null ? undefined : itemWords(this.#link, exception)
      return html`<span class="secondary excepted">${t('costExcepted', { label })}</span>`
    }
    const onClick = (): void => session.selection.put([itemOf(user)])
    return html`<button part="button" type="button" class="button small" aria-label=${t('gapAdd', { name })} @click=${onClick}>${t('add')}</button>`
  }

  #renderActions(session: BackupSession, list: List<User>): unknown {
    const { t } = this.#link
    const count = this.#link.read(list.rows).length
    const total = this.#link.read(list.total)
    const hasMore = this.#link.read(list.hasMore)
    const onShown = (): void => {
      putAll(session, list)
      this.#dialog.close()
    }
    return html`
      <button part="button" type="button" class="button" @click=${() => this.#dialog.close()}>${t(this.#isAddingAll ? 'cancel' : 'close')}</button>
      ${
        count === 0 || this.#isAddingAll
          ? nothing
          : html`
              <button part="button ${hasMore ? '' : 'primary'}" type="button" class="button ${hasMore ? '' : 'primary'}" @click=${onShown}>${t('gapAddShown', { count })}</button>
              ${
                hasMore
                  ? html`<button part="button primary" type="button" class="button primary" @click=${() => this.#addAll(session, list)}>
                      ${t('gapAddAll', { count: total })}
                    </button>`
                  : nothing
              }
            `
      }
    `
  }

  /** Adds all users of the gap; adds none if the dialog is closed or a page fails. */
  async #addAll(session: BackupSession, list: List<User>): Promise<void> {
    this.#isAddingAll = true
    this.#host.requestUpdate()
    try {
      while (this.#isAddingAll && list.hasMore.value) await list.more()
      if (!this.#isAddingAll) return
      putAll(session, list)
      this.#dialog.close()
    } catch {
      // The list renders the error.
    } finally {
      this.#isAddingAll = false
      this.#host.requestUpdate()
    }
  }
}

const itemOf = ({ id, name, email }: User) => ({ kind: 'user' as const, id, label: name || email })

/** The exception that leaves the user out; `undefined` without one, `null` if finding it would take too long. */
const exceptionOf = (session: BackupSession, { id }: User): Item | null | undefined => session.coverage.coveredBy(id)?.exception

/** Adds the users of the list that no exception leaves out. */
const putAll = (session: BackupSession, list: List<User>): void =>
  session.selection.put([...list.rows.value].filter((user) => exceptionOf(session, user) === undefined).map(itemOf))
