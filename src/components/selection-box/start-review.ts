import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupSession, FirstUsers, Item, Rows } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { addEnglish } from '../base/words.js'
import { enExcept } from '../messages/en/en-except.js'
import type { ModalDialog } from '../parts/dialog.js'
import { renderMoreItems } from '../parts/more-items.js'
import { Windowing } from '../parts/windowing.js'
import { distinctWords, isSharedIn, itemPrefix, longLabel } from './item-words.js'

addEnglish(enExcept)

/** Exceptions shown by name. */
const NAMED = 5

export interface ReviewOptions {
  session: BackupSession
  /** Starts only the first due users. */
  first?: number | undefined
  /** Settings of the backup in words. */
  settings: string
  /** The start creates this policy. `most`: credits that its first backups take at most, if they don't begin everyone in the list. */
  policy?: { name: string; most: number | undefined }
  onConfirm(): void
  /** The review was closed without a start. */
  onCancel?(): void
}

/**
 * Review of a backup before its start: the number of users, and the list of items. A start of the first users lists these users instead,
 * with the first and the last by name and the items that stay in the list. The element also needs `reviewStyles`, `dialogStyles` and
 * `windowingStyles`.
 */
export class StartReview {
  readonly #host: LitElement
  readonly #link: Connection
  readonly #dialog: ModalDialog
  readonly #windowing: Windowing
  #people: FirstUsers | undefined

  constructor(host: LitElement, link: Connection, dialog: ModalDialog) {
    this.#host = host
    this.#link = link
    this.#dialog = dialog
    this.#windowing = new Windowing(host, {
      scroller: () => host.renderRoot.querySelector<HTMLElement>('#review-list'),
      onView: (from, to) => void this.#name(from, to),
    })
  }

  async open(options: ReviewOptions): Promise<void> {
    const { session, first, settings, onConfirm, onCancel } = options
    const { t } = this.#link
    let isConfirmed = false
    const people = first === undefined ? undefined : await session.coverage.firstUsers(first)
    this.#people = people
    if (people !== undefined) void this.#name(people.length - 1, people.length)
    const onClick = (): void => {
      isConfirmed = true
      this.#dialog.close()
      onConfirm()
    }
    this.#dialog.open(
      {
        title: () => t('reviewTitle'),
        body: () => (people === undefined ? this.#renderAll(options) : this.#renderFirst(session, people, settings)),
        actions: () => html`
          <button part="button" type="button" class="button" @click=${() => this.#dialog.close()}>${t('cancel')}</button>
          <button part="button primary" type="button" class="button primary" @click=${onClick}>${t('reviewConfirm')}</button>
        `,
      },
      () => {
        // a second open, such as by a double click, closes the first
        if (this.#people === people) this.#people = undefined
        if (!isConfirmed && this.#host.isConnected) onCancel?.()
      },
    )
  }

  #renderAll({ session, settings, policy }: ReviewOptions): TemplateResult {
    const { t } = this.#link
    const { allocated, starts } = this.#link.read(session.credits)
    const text =
      policy?.most === undefined
        ? `${t('reviewText', { users: starts })} ${t('reviewCredits', { credits: allocated })}`
        : `${t('policyStartsNow', { users: starts, credits: policy.most })} ${t('keepPart')}`
    return html`
      ${policy === undefined ? nothing : html`<p>${t('startedPolicy')}: <bdi>${policy.name}</bdi></p>`}
      <p class="number">${text}</p>
      ${this.#renderList(session, this.#link.read(session.selection.box), t('boxList'), true)} ${this.#renderExceptions(session)}
      ${this.#renderSettings(settings)}
    `
  }

  #renderFirst(session: BackupSession, people: FirstUsers, settings: string): TemplateResult {
    const { t } = this.#link
    const { starts } = this.#link.read(session.credits)
    const from = people.at(0)
    const to = people.at(people.length - 1)
    return html`
      <p class="number">${t('reviewText', { users: people.length })} ${t('reviewFirst')}</p>
      ${from === undefined || to === undefined ? nothing : html`<p class="from-to">${t('reviewFromTo', this.#nameEnds(from, to))}</p>`}
      ${this.#renderList(session, people, t('reviewPeople'), false)}
      <p class="number">${t('reviewStays', { users: Math.max(0, starts - people.length) })}</p>
      ${this.#renderExceptions(session)} ${this.#renderSettings(settings)}
    `
  }

  /** Returns the labels of the first and the last user, with their addresses if the labels are the same. */
  #nameEnds(from: Item, to: Item): { from: string; to: string } {
    if (from.label !== to.label || from.id === to.id) return { from: from.label, to: to.label }
    return { from: longLabel(this.#link, from), to: longLabel(this.#link, to) }
  }

  /** Renders how many people the exceptions leave out, and the first exceptions. */
  #renderExceptions(session: BackupSession): TemplateResult | typeof nothing {
    const exceptions = this.#link.read(session.selection.exceptions)
    if (exceptions.length === 0) return nothing
    const { t } = this.#link
    const { excepted } = this.#link.read(session.credits)
    const named = Array.from({ length: Math.min(NAMED, exceptions.length) }, (_, at) => exceptions.at(at) as Item)
    const further = (count: number): readonly string[] =>
      distinctWords(
        this.#link,
        Array.from({ length: count }, (_, at) => exceptions.at(NAMED + at) as Item),
      )
    return html`<div class="number except-review">
      ${t('exceptReview', { users: excepted })}
      <span class="secondary">${t('exceptTitle')}: ${distinctWords(this.#link, named).join(', ')}</span>
      ${renderMoreItems(this.#link, exceptions.length - NAMED, further)}
    </div>`
  }

  #renderSettings(settings: string): TemplateResult {
    return html`<p class="secondary">${this.#link.t('startedSettings')}: ${settings}</p>`
  }

  #renderList(session: BackupSession, rows: Rows<Item>, label: string, hasKinds: boolean): TemplateResult {
    const { number } = this.#link.words.format
    const box = session.selection.box.value
    return html`
      <div id="review-list" class="windowed" role="list" aria-label=${label} tabindex="0" ${cssVars({ '--_rows': String(rows.length) })}>
        ${this.#windowing.rows(rows.length, (index) => {
          const item = rows.at(index)
          return html`<div class="place" role="listitem" aria-posinset=${index + 1} aria-setsize=${rows.length} ${this.#windowing.at(index)}>
            <span class="secondary number" aria-hidden="true">${number(index + 1)}</span>
            ${item === undefined ? nothing : html`<span class="who cut">${hasKinds ? `${itemPrefix(this.#link, item)} ` : nothing}<bdi>${item.label}</bdi></span><bdi class="secondary cut">${item.detail ?? (isSharedIn(box, item) ? item.id : nothing)}</bdi>`}
          </div>`
        })}
      </div>
    `
  }

  /** Fetches names of the rows in view. Rows without a fetched name show the id. */
  async #name(from: number, to: number): Promise<void> {
    const people = this.#people
    if (people === undefined) return
    await people.load(Math.max(0, from), to).catch(() => {})
    if (this.#people === people) this.#host.requestUpdate()
  }
}
