import { expect, fixture, fixtureCleanup } from '@open-wc/testing'
import { html } from 'lit'
import type { BackupSession, Item } from '../../../src/core/index.js'
import { defineElements, type SelectionBox } from '../../../src/elements.js'
import { pageSession } from '../../worlds/sessions.js'
import { until } from '../../worlds/waiting.js'
import { button, eventually, findButton, keys, press, textOf } from '../find.js'

defineElements()

describe('selection-box: many items', () => {
  let session: BackupSession
  let box: SelectionBox
  let reads = 0
  const listbox = (): HTMLElement => box.renderRoot.querySelector<HTMLElement>('[role=listbox]') as HTMLElement
  const startButton = (): HTMLElement => box.renderRoot.querySelector<HTMLElement>('.start .primary') as HTMLElement
  const items = (): readonly Item[] => session.selection.items.value

  beforeEach(async () => {
    const page = await pageSession({ users: 120, credits: 'unlimited' })
    session = page.session
    reads = 0
    const seen: BackupSession = {
      ...session,
      selection: {
        ...session.selection,
        items: {
          get value() {
            reads += 1
            return session.selection.items.value
          },
          subscribe(listener) {
            reads += 1
            return session.selection.items.subscribe(listener)
          },
        },
      },
    }
    const wrapper = await fixture(html`<div style="block-size: 40rem"><backup-start-page .session=${seen}></backup-start-page></div>`)
    const element = wrapper.querySelector('backup-start-page')
    await element?.updateComplete
    box = element?.renderRoot.querySelector('selection-box') as SelectionBox
    await box.updateComplete
  })
  afterEach(() => {
    fixtureCleanup()
    session.dispose()
  })

  it('ticks, adds, selects, removes, restores and starts without an array of all items', async () => {
    const { ticked } = await session.selection.tickAll('users', 'matching')
    await eventually(() => button(box, 'Add').ariaDisabled === 'false', 'Add to be possible')
    await press(button(box, 'Add'))
    await eventually(() => listbox()?.getAttribute('aria-activedescendant') === 'item-0', 'the list')
    listbox().focus()
    await keys('Control+a', 'Control+End', ' ', 'Delete')
    await eventually(() => session.selection.box.value.length === 1, 'all but the last one gone')
    await press(findButton(box, 'Undo') as HTMLElement)
    await eventually(() => session.selection.box.value.length === ticked, 'the undo')
    await until(session.canStart, (can) => can)
    await eventually(() => startButton().ariaDisabled === 'false', 'the start')
    await press(startButton())
    await eventually(() => session.selection.box.value.length === 0, 'the box empty')
    expect(reads).to.equal(0)
  })

  it('builds the items of backup-selection-change only when they are read', async () => {
    const fired: CustomEvent[] = []
    box.addEventListener('backup-selection-change', (event) => fired.push(event))
    session.selection.put([{ kind: 'user', id: 'nobody', label: 'No body' }])
    await eventually(() => fired.length > 0, 'the news')
    const { detail } = fired[0] as CustomEvent
    session.selection.clear()
    expect(detail.items).to.equal(detail.items)
    expect(detail.items.map(({ label }: Item) => label)).to.deep.equal(['No body'])
    expect(structuredClone(detail).items[0].id).to.equal('nobody')
    expect(Object.keys(detail).sort()).to.deep.equal(['correlationId', 'credits', 'items'])
    expect(textOf(box)).to.not.contain('undefined')
    expect(items()).to.deep.equal([])
  })
})
