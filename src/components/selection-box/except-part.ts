import { html, type LitElement, nothing, type TemplateResult } from 'lit'
import type { BackupSession, Box, Item } from '../../core/index.js'
import type { Announcer } from '../base/announcer.js'
import type { Connection } from '../base/connection.js'
import { cssVars } from '../base/css-vars.js'
import { addEnglish } from '../base/words.js'
import { enExcept } from '../messages/en/en-except.js'
import type { Menu, MenuEntry } from '../parts/menu.js'
import type { ItemList, ItemListOptions } from './item-list.js'
import type { RemovedItems } from './removed-items.js'

export { exceptPartStyles as styles } from './except-part.styles.js'

addEnglish(enExcept)

export interface ExceptPartHost {
  host: LitElement
  link: Connection
  announcer: Announcer
  removed: RemovedItems
  /** Menu beside Add. */
  menu: Menu
  /** Creates the list of the exceptions. An import would split the code of the element into more files. */
  createList(options: ItemListOptions): ItemList
}

const chevron = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6 4 4 4-4" /></svg>`

/**
 * The part "Except" of the box, the menu beside Add, and the moves between both parts. It loads once the backend supports exceptions; the
 * element also needs the styles of this module.
 */
export class ExceptPart {
  readonly list: ItemList
  readonly #link: Connection
  readonly #announcer: Announcer
  readonly #removed: RemovedItems
  readonly #menu: Menu

  constructor({ link, announcer, removed, menu, createList }: ExceptPartHost) {
    this.#link = link
    this.#announcer = announcer
    this.#removed = removed
    this.#menu = menu
    this.list = createList({
      id: 'exception',
      label: () => link.t('exceptTitle'),
      moveTitle: () => link.t('exceptMoveBack'),
      describedBy: 'except-help',
      onRemove: (items) => removed.remove(items),
      onMove: (items) => this.move(items, false),
    })
  }

  /** Renders the menu beside Add. */
  renderAddMenu(session: BackupSession): TemplateResult {
    const { t } = this.#link
    const hasTicks = this.#link.read(session.selection.ticked).size > 0
    const domain = this.#link.read(session.domain)
    return this.#menu.render(t('exceptAddMenu'), chevron, [
      { label: t('exceptAdd'), onChoose: () => this.addTicked(session), isDisabled: !hasTicks },
      ...(domain === undefined
        ? []
        : [{ label: t('exceptAddEveryone', { domain: domain.name }), onChoose: () => this.#addEveryone(session, domain) }]),
    ])
  }

  /** Renders the exceptions, or how to add the first one. */
  render(session: BackupSession, exceptions: Box): TemplateResult {
    const { t } = this.#link
    this.list.take(exceptions)
    const count = exceptions.length
    return html`
      <section class="except ${count === 0 ? 'is-empty' : ''}" part="except" aria-labelledby="except-title" ${cssVars({ '--_rows': String(count) })}>
        <h3 id="except-title">${t('exceptTitle')}${count === 0 ? nothing : html` <span class="chip number">${this.#link.words.format.number(count)}</span>`}</h3>
        ${count === 0 ? html`<p class="secondary">${t('exceptNone')}</p>` : this.list.render(session)}
        <span id="except-help" hidden>${t('exceptHelp')}</span><span id="item-help" hidden>${t('exceptItemHelp')}</span>
      </section>
    `
  }

  /** Returns the entries of the menu of the box that move the chosen items. */
  entries(main: ItemList): readonly MenuEntry[] {
    const { t } = this.#link
    return [
      { label: t('exceptMove'), onChoose: () => this.move(main.chosenItems(), true), isDisabled: main.chosen === 0 },
      { label: t('exceptMoveBack'), onChoose: () => this.move(this.list.chosenItems(), false), isDisabled: this.list.chosen === 0 },
    ]
  }

  /** Makes the ticked items exceptions. */
  addTicked({ selection }: BackupSession): void {
    const ticked = [...selection.ticked.value]
    if (ticked.length === 0) return
    this.#removed.forget()
    selection.addExceptions()
    this.#announcer.announce(this.#link.t('exceptAdded', { items: ticked.length }))
  }

  /** Moves items between both parts. The focus stays in the list, or goes to the other list if this one is empty. */
  move(items: readonly Item[] | Box, on: boolean): void {
    const { session, t } = this.#link
    const { length } = items
    if (session === undefined || length === 0) return
    this.#removed.forget()
    session.selection.setException(items, on)
    this.#announcer.announce(t(on ? 'exceptMoved' : 'exceptMovedBack', { items: length }))
    this.#removed.keepFocus()
  }

  #addEveryone({ selection }: BackupSession, { id, name }: { id: string; name: string }): void {
    const item = { kind: 'domain', id, label: name } as const
    this.#removed.forget()
    selection.put([item])
    this.#announcer.announce(this.#link.t('itemsAdded', { items: 1 }))
  }
}
