import { expect } from '@open-wc/testing'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { messages as de } from '../../../src/components/messages/de.js'
import { suggestionsFor } from '../../../src/components/selection-box/over-limit.js'
import { needsReview, readThreshold } from '../../../src/components/selection-box/review-threshold.js'
import { SelectionBox } from '../../../src/components/selection-box/selection-box.js'
import type { BackupSession, Item } from '../../../src/core/index.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { usersOf } from '../../worlds/tenants.js'
import { button, eventually, findButton, textOf } from '../find.js'

define('selection-box', SelectionBox)

const itemsOf = (count: number): Item[] => usersOf(count).map(({ id, name }) => ({ kind: 'user' as const, id, label: name }))

describe('selection-box: a started backup', () => {
  let box: SelectionBox
  let session: BackupSession
  let calls: Record<string, number>
  const text = (selector: string): string => textOf(box.renderRoot.querySelector(selector))

  const show = async (users = 6): Promise<void> => {
    const world = sampleOf({ users: usersOf(users), credits: 1000 }, { speed: 0.01 })
    session = world.session
    calls = world.adapter.calls as Record<string, number>
    session.selection.put(itemsOf(users))
    box = await mount<SelectionBox>('selection-box', session)
    box.style.blockSize = '440px'
    await eventually(() => findButton(box, 'Start backup…')?.ariaDisabled === 'false', 'Start')
  }
  afterEach(unmountAll)

  it('shows the started items and settings, and that the page may be closed, within view at 440 px', async () => {
    await show()
    button(box, 'Start backup…').click()
    await eventually(() => box.renderRoot.querySelector('.middle .run'), 'the panel')
    expect(text('.run-title')).to.equal('Backup of 6 users started')
    expect(text('.run-facts')).to.equal(
      'Items USER: Person 0001, USER: Person 0002, USER: Person 0003 and 3 more Settings Default settings',
    )
    expect(text('.run-close')).to.equal('You can close this page.')
    const frame = box.getBoundingClientRect()
    const panel = box.renderRoot.querySelector('.run')?.getBoundingClientRect()
    expect(panel?.top).to.be.at.least(frame.top)
    expect(panel?.bottom).to.be.at.most(frame.bottom)
    await expect(box).to.be.accessible()
  })

  it('shows the figures, the settings and the licenses in whole words in a box of 284 px, in German', async () => {
    await show(60)
    box.messages = de
    box.style.cssText = 'inline-size: 284px; block-size: 750px; font: 15px "Open Sans", sans-serif'
    await eventually(() => findButton(box, 'Sicherung von 60…'), 'the German button')
    button(box, 'Sicherung von 60…').click()
    await eventually(() => box.renderRoot.querySelector('.middle .run-foot .button'), 'the panel')
    const find = (selector: string): HTMLElement => box.renderRoot.querySelector<HTMLElement>(selector) as HTMLElement
    const boxOf = (selector: string): DOMRect => find(selector).getBoundingClientRect()
    // Two lines of figures at most, and no button over them.
    const [figures, stop] = [boxOf('.run-foot > span'), boxOf('.run-foot .button')]
    expect(figures.width).to.be.at.least(120)
    expect(Math.min(figures.bottom, stop.bottom) - Math.max(figures.top, stop.top) > 1 && figures.right > stop.left).to.equal(false)
    // A word that breaks has a line box of its own.
    const range = document.createRange()
    range.selectNodeContents(box.renderRoot.querySelector('.run-facts dd:last-of-type') as Element)
    expect(new Set([...range.getClientRects()].map(({ top }) => top)).size, 'lines of the settings').to.equal(1)
    expect(boxOf('.sentence').bottom, 'the licenses over the buttons').to.be.at.most(boxOf('.start').top)
  })

  it('turns the panel into a card when items are added', async () => {
    await show()
    button(box, 'Start backup…').click()
    await eventually(() => box.renderRoot.querySelector('.middle .run'), 'the panel')
    session.selection.put([{ kind: 'group', id: 'g1', label: 'Sales' }])
    await eventually(() => box.renderRoot.querySelector('.foot .run') && !box.renderRoot.querySelector('.middle .run'), 'the card')
  })

  it('asks for a confirmation above the credits of `confirm-above`, and then starts', async () => {
    await show()
    box.setAttribute('confirm-above', '5')
    await box.updateComplete
    button(box, 'Start backup…').click()
    await eventually(() => text('dialog').includes('6 users will be backed up. This takes 6 licenses.'), 'the review')
    expect(calls.startBackup ?? 0).to.equal(0)
    await expect(box).to.be.accessible()
    button(box, 'Start now').click()
    await eventually(() => calls.startBackup === 1, 'the start')
  })

  it('keeps the review open on a double click on Start', async () => {
    await show()
    box.confirmAbove = 0
    await box.updateComplete
    const { left, top, width, height } = button(box, 'Start backup…').getBoundingClientRect()
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)]
    await sendMouse({ type: 'click', position })
    await sendMouse({ type: 'click', position })
    await settled(box)
    expect(box.renderRoot.querySelector<HTMLDialogElement>('dialog')?.open).to.equal(true)
    expect(calls.startBackup ?? 0).to.equal(0)
  })

  it('closes a dialog with one Escape, even while the box updates', async () => {
    await show()
    box.confirmAbove = 0
    await box.updateComplete
    button(box, 'Start backup…').click()
    const dialog = await eventually(() => box.renderRoot.querySelector<HTMLDialogElement>('dialog[open]'), 'the review')
    // updates after the dialog has closed, and before its `close` event
    new MutationObserver(() => box.requestUpdate()).observe(dialog, { attributeFilter: ['open'] })
    const closed = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
    await sendKeys({ press: 'Escape' })
    await closed
    await settled(box)
    expect(dialog.open).to.equal(false)
  })

  it('starts with the custom settings it shows, and drops them on Use defaults', async () => {
    await show()
    const requests: unknown[] = []
    box.addEventListener('backup-start', (event) => {
      requests.push(event.detail.request.settings)
      event.preventDefault()
    })
    session.draft.setSettings({ retention: { amount: 2, unit: 'years' } })
    await eventually(() => text('.custom-settings').includes('Custom settings'), 'the custom settings')
    button(box, 'Start backup…').click()
    await eventually(() => requests.length === 1, 'the start')
    button(box, 'Use defaults').click()
    await eventually(() => box.renderRoot.querySelector('.custom-settings') === null, 'the defaults')
    button(box, 'Start backup…').click()
    await eventually(() => requests.length === 2, 'the second start')
    expect(requests).to.deep.equal([{ retention: { amount: 2, unit: 'years' } }, 'default'])
  })
})

describe('suggestionsFor', () => {
  const removal = (id: string, frees: number) => ({ item: { kind: 'group' as const, id, label: id }, frees })

  it('suggests single items that free enough', () => {
    expect(suggestionsFor([removal('a', 12), removal('b', 3)], 10)).to.deep.equal([{ items: [removal('a', 12).item], frees: 12 }])
  })

  it('combines the largest items until they free enough', () => {
    const [suggestion, ...others] = suggestionsFor([removal('a', 4), removal('b', 7), removal('c', 1), removal('d', 5)], 10)
    expect(others).to.deep.equal([])
    expect(suggestion?.items.map(({ id }) => id)).to.deep.equal(['b', 'd'])
    expect(suggestion?.frees).to.equal(12)
  })

  it('hides suggestions that do not cover the shortfall', () => {
    expect(suggestionsFor([removal('a', 1)], 10)).to.deep.equal([])
  })
})

describe('needsReview', () => {
  it('compares credits with the threshold', () => {
    expect([needsReview(501, 500), needsReview(500, 500), needsReview(0, 0), needsReview(9_999, 'none')]).to.deep.equal([
      true,
      false,
      true,
      false,
    ])
    expect(['none', '0', '20', '', 'x', null].map(readThreshold)).to.deep.equal(['none', 0, 20, 500, 500, 500])
  })
})
