import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupSession, Item, User } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { type PageSession, pageSession } from '../../worlds/sessions.js'
import { button, eventually, findButton, keys, press, textOf } from '../find.js'

defineElements()

const people = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'user', id: `nobody-${index}`, label: `Person ${index}` }))

describe('selection-box: items', () => {
  let page: PageSession
  let session: BackupSession
  let box: SelectionBox

  const options = (): HTMLElement[] => [...box.renderRoot.querySelectorAll<HTMLElement>('[role=option]')]
  const option = (text: string): HTMLElement => {
    const found = options().find((candidate) => textOf(candidate).startsWith(text))
    if (found === undefined) throw new Error(`no option ${text}: ${options().map(textOf).join(' | ')}`)
    return found
  }
  const chosen = (): string[] =>
    options()
      .filter((row) => row.ariaSelected === 'true')
      .map((row) => textOf(row.querySelector('.label')))
  const labels = (): string[] => session.selection.items.value.map(({ label }) => label)
  const listbox = (): HTMLElement => box.renderRoot.querySelector<HTMLElement>('[role=listbox]') as HTMLElement
  const active = (): string => textOf(box.renderRoot.querySelector(`#${listbox().getAttribute('aria-activedescendant')} .label`))
  const put = async (items: readonly Item[]): Promise<void> => {
    session.selection.put(items)
    await eventually(() => options().length > 0, 'the options')
  }

  beforeEach(async () => {
    page = await pageSession({ users: 60 })
    session = page.session
    const wrapper = await fixture(html`<div class="frame"><selection-box .session=${session}></selection-box></div>`)
    ;(wrapper as HTMLElement).style.blockSize = '40rem'
    box = wrapper.querySelector('selection-box') as SelectionBox
    await box.updateComplete
  })
  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('is a named region with the two steps while it is empty', async () => {
    const region = box.renderRoot.querySelector('section')
    expect(textOf(box.renderRoot.querySelector(`#${region?.getAttribute('aria-labelledby')}`))).to.equal('Selected for backup')
    expect(textOf(box.renderRoot.querySelector('.empty'))).to.contain('Nothing is selected yet')
    expect(button(box, 'Add').ariaDisabled).to.equal('true')
    expect(button(box, 'Remove').ariaDisabled).to.equal('true')
    await expect(box).to.be.accessible()
  })

  it('moves ticks into the box', async () => {
    const user = page.tenant.clouds[0]?.domains[0]?.users.find(({ accountStatus }) => accountStatus === 'active') as User
    session.selection.tick({ kind: 'user', id: user.id, label: user.name }, true)
    await eventually(() => button(box, 'Add').ariaDisabled === 'false', 'Add to be possible')
    await press(button(box, 'Add'))
    await eventually(() => options().length === 1, 'the entry')
    expect(textOf(options()[0])).to.match(new RegExp(`^USER: ${user.name}`))
    expect(session.selection.ticked.value.size).to.equal(0)
    await expect(box).to.be.accessible()
  })

  it('shows the kind before each label, as text, in the order added', async () => {
    const { groups, orgUnits } = page.tenant.clouds[0]?.domains[0] ?? { groups: [], orgUnits: [] }
    await put([
      { kind: 'user', id: 'x', label: '<img src=x onerror=alert(1)>' },
      { kind: 'org-unit', id: orgUnits[0]?.id ?? '', label: 'Unit' },
      { kind: 'group', id: groups[0]?.id ?? '', label: 'Team' },
    ])
    const texts = options().map((row) => textOf(row.querySelector('.what > .line')))
    expect(texts).to.deep.equal(['USER: <img src=x onerror=alert(1)>', 'ORG: Unit', 'GROUP: Team'])
    expect(box.renderRoot.querySelector('img')).to.equal(null)
    await eventually(() => textOf(option('GROUP: Team')).includes('gives back'), 'the credits that the group gives back')
    await eventually(() => textOf(option('USER: <img')).includes('no longer in the directory – not counted'), 'the stale entry')
  })

  it('selects items by click, Ctrl+click and Shift+click', async () => {
    await put(people(8))
    await press(option('USER: Person 2'))
    expect(chosen()).to.deep.equal(['Person 2'])
    await press(option('USER: Person 5'), ['Control'])
    expect(chosen()).to.deep.equal(['Person 2', 'Person 5'])
    await press(option('USER: Person 7'), ['Shift'])
    expect(chosen()).to.deep.equal(['Person 5', 'Person 6', 'Person 7'])
    await press(option('USER: Person 0'))
    expect(chosen()).to.deep.equal(['Person 0'])
  })

  it('selects items by arrow keys, Shift, Ctrl, Space, Home, End, Ctrl+A and type-ahead', async () => {
    await put(people(6))
    listbox().focus()
    await keys('ArrowDown')
    expect(chosen()).to.deep.equal(['Person 1'])
    await keys('Shift+ArrowDown', 'Shift+ArrowDown')
    expect(chosen()).to.deep.equal(['Person 1', 'Person 2', 'Person 3'])
    await keys('Control+ArrowDown', 'Control+ArrowDown', ' ')
    expect(chosen()).to.deep.equal(['Person 1', 'Person 2', 'Person 3', 'Person 5'])
    expect(active()).to.equal('Person 5')
    await keys('Home')
    expect(chosen()).to.deep.equal(['Person 0'])
    await keys('Shift+End')
    expect(chosen()).to.have.length(6)
    await keys('Escape')
    expect(chosen()).to.have.length(0)
    await keys('Control+a')
    expect(chosen()).to.have.length(6)
    await keys('P')
    expect(chosen()).to.have.length(1)
  })

  it('removes the selected items and activates the next', async () => {
    await put(people(6))
    await press(option('USER: Person 1'))
    await press(option('USER: Person 2'), ['Shift'])
    await press(button(box, 'Remove'))
    await eventually(() => session.selection.items.value.length === 4, 'the removal')
    expect(labels()).to.deep.equal(['Person 0', 'Person 3', 'Person 4', 'Person 5'])
    await eventually(() => active() === 'Person 3', 'the next one active')
    expect(button(box, 'Remove').ariaDisabled).to.equal('true')
  })

  it('removes items by Delete, keeps the focus in the list, and undoes', async () => {
    await put(people(4))
    listbox().focus()
    await keys('End', 'Delete')
    await eventually(() => session.selection.items.value.length === 3, 'the removal')
    expect(box.shadowRoot?.activeElement === listbox()).to.equal(true)
    await eventually(() => active() === 'Person 2', 'the last one active')
    await keys('Control+a', 'Delete')
    await eventually(() => session.selection.items.value.length === 0, 'the removal of all')
    await eventually(() => box.shadowRoot?.activeElement === findButton(box, 'Undo'), 'the way back focused')
    await keys('Enter')
    await eventually(() => session.selection.items.value.length === 3, 'the undo')
    await eventually(() => box.shadowRoot?.activeElement === listbox(), 'the list focused')
    expect(labels()).to.deep.equal(['Person 0', 'Person 1', 'Person 2'])
    expect(findButton(box, 'Undo') === undefined).to.equal(true)
  })

  it('clears the box from the menu by keyboard, and undoes', async () => {
    await put(people(3))
    button(box, 'More actions').focus()
    await keys('ArrowDown')
    await eventually(() => box.shadowRoot?.activeElement?.textContent === 'Save plan', 'the first entry focused')
    await expect(box).to.be.accessible()
    await keys('End')
    expect(box.shadowRoot?.activeElement?.textContent).to.equal('Clear all')
    await keys('Enter')
    await eventually(() => session.selection.items.value.length === 0, 'the box cleared')
    expect(box.shadowRoot?.activeElement === button(box, 'More actions')).to.equal(true)
    await press(button(box, 'Undo'))
    await eventually(() => session.selection.items.value.length === 3, 'the undo')
  })

  it('closes the menu on Escape and restores the focus', async () => {
    await press(button(box, 'More actions'))
    await eventually(() => box.renderRoot.querySelector('[role=menu]'), 'the menu')
    await keys('Escape')
    expect(box.renderRoot.querySelector('[role=menu]')).to.equal(null)
    expect(box.shadowRoot?.activeElement === button(box, 'More actions')).to.equal(true)
  })

  it('renders only the visible items of many', async () => {
    await put(people(100_000))
    expect(options().length).to.be.lessThan(100)
    expect(options()[0]?.getAttribute('aria-setsize')).to.equal('100000')
    listbox().focus()
    await keys('End')
    await eventually(() => active() === 'Person 99999', 'the last row')
    expect(options().length).to.be.lessThan(100)
    await keys('Control+a')
    await press(button(box, 'Remove'))
    await eventually(() => session.selection.items.value.length === 0, 'all removed')
  })

  it('fires backup-selection-change once per frame with cloneable data, not for the initial state', async () => {
    const fired: { items: readonly Item[]; credits: { allocated: number } }[] = []
    box.addEventListener('backup-selection-change', ({ detail }) => fired.push(structuredClone(detail)))
    await eventually(() => typeof session.credits.value.available === 'number', 'the balance')
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(fired).to.have.length(0)
    session.selection.put(people(2))
    session.selection.put([{ kind: 'user', id: 'one-more' }])
    await eventually(() => fired.length > 0, 'the event')
    expect(fired[0]?.items).to.have.length(3)
  })

  describe('the tip of a truncated row', () => {
    const tip = (): HTMLElement => box.renderRoot.querySelector<HTMLElement>('.whole') as HTMLElement
    const over = (element: Element | undefined, pointerType: string): void => {
      element?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType }))
    }
    const due = (): User =>
      page.adapter
        .usersOf(page.scope)
        .find(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none') as User

    beforeEach(async () => {
      box.style.inlineSize = '13rem'
      const { id, name } = due()
      await put([{ kind: 'user', id, label: name }])
      await eventually(() => textOf(options()[0]).includes('gives back'), 'the credits')
    })

    it('has the address and the credits, and no markers of templates', async () => {
      over(options()[0], 'mouse')
      await eventually(() => textOf(tip()) !== '', 'the tip')
      expect(textOf(tip())).to.equal(`USER: ${due().name} · ${due().email} · gives back ${due().credits ?? 1}`)
    })

    it('stays open while it is hovered; after Escape, hovering the same row does not show it again', async () => {
      over(options()[0], 'mouse')
      await eventually(() => textOf(tip()) !== '', 'the tip')
      listbox().dispatchEvent(new PointerEvent('pointerleave', { relatedTarget: tip() }))
      await box.updateComplete
      expect(textOf(tip())).to.include(due().email)
      expect(getComputedStyle(tip()).pointerEvents).to.equal('auto')
      await keys('Escape')
      await eventually(() => textOf(tip()) === '', 'no tip')
      over(options()[0], 'mouse')
      await box.updateComplete
      expect(textOf(tip())).to.equal('')
    })

    it('is beside its row, and never shows on touch', async () => {
      over(options()[0], 'touch')
      await box.updateComplete
      await box.updateComplete
      expect(textOf(tip())).to.equal('')
      over(options()[0], 'mouse')
      await eventually(() => textOf(tip()) !== '', 'the tip')
      const shown = tip().getBoundingClientRect()
      const row = (options()[0] as HTMLElement).getBoundingClientRect()
      // above the row where the list has too little room below
      expect(Math.min(Math.abs(shown.top - row.bottom), Math.abs(row.top - shown.bottom))).to.be.below(8)
    })
  })
})
