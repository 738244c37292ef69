import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupRunView } from '../../../src/components/run-view/run-view.js'
import { define, mount, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { usersOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { eventually, textOf } from '../find.js'

define('backup-run-view', BackupRunView)

describe('chips that filter a list', () => {
  let view: BackupRunView
  const chips = (): HTMLElement[] => [...view.renderRoot.querySelectorAll<HTMLElement>('.filter')]
  const focused = (): string => textOf((view.renderRoot as ShadowRoot).activeElement)

  beforeEach(async () => {
    const { session } = sampleOf({ users: usersOf(3), credits: 9 })
    session.selection.put([{ kind: 'user', id: 'u1' }])
    await until(session.canStart, (value) => value)
    await session.start()
    view = await mount<BackupRunView>('backup-run-view', session)
    await eventually(() => chips().length === 5, 'the chips')
  })
  afterEach(unmountAll)

  it('keep their size and place, and the list keeps its place, when one is pressed', async () => {
    const boxes = (): number[][] =>
      [...chips(), view.renderRoot.querySelector('.frame') as Element].map((element) => {
        const { left, top, width } = element.getBoundingClientRect()
        return [left, top, width]
      })
    const before = boxes()
    chips()[3]?.click()
    await eventually(() => chips()[3]?.ariaPressed === 'true', 'the press')
    expect(boxes()).to.deep.equal(before)
  })

  it('are one tab stop, which follows the arrow keys', async () => {
    expect(chips().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1)
    chips()[0]?.focus()
    await sendKeys({ press: 'ArrowRight' })
    expect(focused()).to.equal('Completed')
    await sendKeys({ press: 'End' })
    expect(focused()).to.equal('Stopped')
    expect(chips().map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, -1, -1, -1, 0])
    await sendKeys({ press: 'Tab' })
    expect(chips().includes((view.renderRoot as ShadowRoot).activeElement as HTMLElement)).to.equal(false)
  })
})
