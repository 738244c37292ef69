import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupSession, Item } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { type PageSession, pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, keys, press, textOf } from '../find.js'
import { listenToLiveRegions } from '../live-regions.js'

defineElements()

describe('selection-box: exceptions', () => {
  let page: PageSession
  let session: BackupSession
  let box: SelectionBox
  let everyone: Item

  const listbox = (name: string): HTMLElement | null => box.renderRoot.querySelector<HTMLElement>(`[role=listbox][aria-label="${name}"]`)
  const rowsOf = (name: string): string[] => [...(listbox(name)?.querySelectorAll('[role=option]') ?? [])].map(textOf)
  const group = (at: number): Item => {
    const { id, name } = page.tenant.clouds[0]?.domains[0]?.groups[at] ?? { id: '', name: '' }
    return { kind: 'group', id, label: name }
  }
  const dueUsers = (): readonly Item[] =>
    (page.tenant.clouds[0]?.domains[0]?.users ?? [])
      .filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none')
      .map(({ id, name }) => ({ kind: 'user', id, label: name }))
  const loaded = (): Promise<unknown> => eventually(() => findButton(box, 'Exceptions and everyone'), 'the menu beside Add')
  const menuItem = (name: string): HTMLElement => {
    const found = [...box.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')].find((entry) => textOf(entry) === name)
    if (found === undefined) throw new Error(`no entry "${name}"`)
    return found
  }
  const choose = async (menu: string, name: string): Promise<void> => {
    await press(button(box, menu))
    await press(await eventually(() => box.renderRoot.querySelector('[role=menu]') && menuItem(name), name))
  }
  const mount = async (options: Parameters<typeof pageSession>[0] = {}): Promise<void> => {
    page = await pageSession({ users: 60, ...options })
    session = page.session
    everyone = { kind: 'domain', id: page.scope.domainId, label: session.domain.value?.name ?? '' }
    const wrapper = await fixture(html`<div class="frame"><selection-box .session=${session}></selection-box></div>`)
    ;(wrapper as HTMLElement).style.blockSize = '46rem'
    box = wrapper.querySelector('selection-box') as SelectionBox
    await box.updateComplete
  }

  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('adds everyone and ticked exceptions from the menu of Add, and counts them exactly', async () => {
    await mount()
    const said = listenToLiveRegions(() => document)
    await loaded()
    await choose('Exceptions and everyone', `Add everyone in ${everyone.label}`)
    await eventually(() => rowsOf('Items')[0]?.startsWith(`EVERYONE: ${everyone.label}`), 'the item of the domain')
    const all = (await until(session.credits, ({ isExact }) => isExact)).allocated
    expect(all).to.equal(dueUsers().length)
    const [first, second] = dueUsers() as [Item, Item]
    session.selection.tick(first, true)
    session.selection.tick(second, true)
    await choose('Exceptions and everyone', 'Add as exception')
    await eventually(() => rowsOf('Except').length === 2, 'two exceptions')
    expect(session.selection.ticked.value.size).to.equal(0)
    expect((await until(session.credits, ({ isExact }) => isExact)).allocated).to.equal(all - 2)
    await eventually(() => rowsOf('Except')[0]?.includes('gives back 1'), 'the license that the exception gives back')
    await eventually(() => said.said.includes('2 exceptions added.'), 'the announcement')
    await eventually(() => textOf(box.renderRoot.querySelector('.people')).includes('2 left out'), 'the people left out')
    expect(textOf(button(box, 'Start backup…'))).to.contain(`${session.credits.value.starts} users`)
    await expect(box).to.be.accessible()
    said.stop()
  })

  it('makes the ticked items exceptions with Shift+Add, by pointer and by keyboard', async () => {
    await mount()
    await loaded()
    session.selection.put([everyone])
    const [first, second, third] = dueUsers() as [Item, Item, Item]
    session.selection.tick(first, true)
    await eventually(() => button(box, 'Add').ariaDisabled === 'false', 'Add to be possible')
    await press(button(box, 'Add'), ['Shift'])
    await eventually(() => rowsOf('Except').length === 1, 'the exception by pointer')
    for (const [at, key] of (['Enter', ' '] as const).entries()) {
      session.selection.tick(at === 0 ? second : third, true)
      await eventually(() => button(box, 'Add').ariaDisabled === 'false', 'Add to be possible')
      button(box, 'Add').focus()
      await keys(`Shift+${key}`)
      await eventually(() => rowsOf('Except').length === 2 + at, `the exception by Shift+${key}`)
    }
    expect(session.selection.box.value.length).to.equal(1)
    session.selection.tick(dueUsers()[3] as Item, true)
    await eventually(() => button(box, 'Add').ariaDisabled === 'false', 'Add to be possible')
    await keys('Enter')
    await eventually(() => rowsOf('Items').length === 2, 'an item without Shift')
  })

  it('moves items between both parts by keyboard, keeps the focus and announces the move', async () => {
    await mount()
    await loaded()
    const said = listenToLiveRegions(() => document)
    session.selection.put([everyone, group(0), group(1)])
    await eventually(() => rowsOf('Items').length === 3, 'three items')
    listbox('Items')?.focus()
    await keys('End', 'Alt+ArrowDown')
    await eventually(() => rowsOf('Except').length === 1, 'the exception')
    expect(rowsOf('Items').length).to.equal(2)
    expect((box.renderRoot as ShadowRoot).activeElement).to.equal(listbox('Items'))
    await eventually(() => said.said.includes('1 item moved to the exceptions.'), 'the announcement')
    listbox('Except')?.focus()
    await keys('Alt+ArrowUp')
    await eventually(() => rowsOf('Items').length === 3, 'the item again')
    await eventually(() => (box.renderRoot as ShadowRoot).activeElement === listbox('Items'), 'the focus in the other list')
    await eventually(() => said.said.includes('1 exception moved to the list.'), 'the announcement')
    said.stop()
  })

  it('moves items by the menu of the box and by the control of a row', async () => {
    await mount()
    await loaded()
    session.selection.put([everyone, group(0), group(1)])
    const option = (at: number) => listbox('Items')?.querySelectorAll<HTMLElement>('[role=option]')[at] as HTMLElement
    await eventually(() => rowsOf('Items').length === 3, 'three items')
    await press(option(1))
    await choose('More actions', 'Move to exceptions')
    await eventually(() => rowsOf('Except').length === 1, 'the exception')
    await press(option(1))
    await press(option(1).querySelector('[data-move]') as HTMLElement)
    await eventually(() => rowsOf('Except').length === 2, 'the second exception')
    await press(listbox('Except')?.querySelector('[role=option]') as HTMLElement)
    await choose('More actions', 'Move exception to the list')
    await eventually(() => rowsOf('Except').length === 1, 'one exception less')
    expect(session.selection.box.value.length).to.equal(2)
  })

  it('shows what each exception gives back, also where two exceptions leave the same person out, after each move', async () => {
    await mount()
    await loaded()
    const [first, second] = dueUsers() as [Item, Item]
    session.selection.put([everyone])
    session.selection.setException([first, second], true)
    await eventually(() => rowsOf('Except').every((row) => row.includes('gives back 1')), 'one license each')
    session.selection.setException({ kind: 'domain', id: page.scope.domainId, label: everyone.label }, true)
    await eventually(() => rowsOf('Except').length === 3 && rowsOf('Except')[0]?.includes('gives back 0'), 'nothing beside everyone')
    await press([...(listbox('Except')?.querySelectorAll<HTMLElement>('[role=option]') ?? [])].at(-1) as HTMLElement)
    await choose('More actions', 'Move exception to the list')
    await eventually(() => rowsOf('Except').length === 2 && rowsOf('Except')[0]?.includes('gives back 1'), 'one license each again')
    expect((await until(session.credits, ({ isExact }) => isExact)).allocated).to.equal(dueUsers().length - 2)
  })

  it('removes exceptions with Delete and Remove, and Undo makes them exceptions again', async () => {
    await mount()
    await loaded()
    session.selection.put([everyone])
    session.selection.setException([group(0), group(1)], true)
    await eventually(() => rowsOf('Except').length === 2, 'two exceptions')
    listbox('Except')?.focus()
    await keys('Home', 'Control+a', 'Delete')
    await eventually(() => listbox('Except') === null, 'no exceptions')
    expect(textOf(box.renderRoot.querySelector('.except'))).to.contain('No one.')
    await press(button(box, 'Undo'))
    await eventually(() => rowsOf('Except').length === 2, 'both again')
    expect(session.selection.box.value.length).to.equal(1)
    await press(listbox('Except')?.querySelector('[role=option]') as HTMLElement)
    await press(button(box, 'Remove'))
    await eventually(() => rowsOf('Except').length === 1, 'one exception')
    await choose('More actions', 'Clear all')
    await eventually(() => session.selection.items.value.length === 0, 'an empty box')
    await press(button(box, 'Undo'))
    expect(session.selection.items.value.map(({ isException = false }) => isException)).to.deep.equal([false, true])
  })

  it('keeps exceptions without items visible and says what is missing', async () => {
    await mount()
    session.selection.setException(group(0), true)
    await eventually(() => rowsOf('Except').length === 1, 'the exception')
    expect(textOf(box.renderRoot.querySelector('.only-exceptions'))).to.equal('Add users, groups or org units first.')
    expect(button(box, 'Start backup').ariaDisabled).to.equal('true')
  })

  it('shows neither the part nor the menu if the backend does not support exceptions', async () => {
    await mount({
      wrap: (adapter) => {
        Object.assign(adapter, { exceptions: undefined })
      },
    })
    session.selection.put([group(0)])
    await eventually(() => rowsOf('Items').length === 1, 'the item')
    await until(session.credits, ({ isExact }) => isExact)
    expect(findButton(box, 'Exceptions and everyone')).to.equal(undefined)
    expect(box.renderRoot.querySelector('.except')).to.equal(null)
    session.selection.tick(group(1), true)
    await eventually(() => button(box, 'Add').ariaDisabled === 'false', 'Add to be possible')
    await press(button(box, 'Add'), ['Shift'])
    await eventually(() => rowsOf('Items').length === 2, 'an item in spite of Shift')
  })
})
