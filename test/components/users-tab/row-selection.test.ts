import { expect } from '@open-wc/testing'
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands'
import { BackupUsersTab } from '../../../src/components/users-tab/users-tab.js'
import type { BackupSession } from '../../../src/core/index.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { userOf, usersOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { all, focused, focusedIndex, one, row } from '../shadow-queries.js'

define('backup-users-tab', BackupUsersTab)

const show = async (session: BackupSession): Promise<BackupUsersTab> => {
  const tab = await mount<BackupUsersTab>('backup-users-tab', session)
  await until(() => all(tab, '.row').length > 0)
  return tab
}
const tickedIds = (tab: BackupUsersTab): string[] => [...(tab.session?.selection.ticked.value ?? [])].map(({ id }) => id).sort()

const clickAt = async (tab: BackupUsersTab, x: number, y: number, held?: string): Promise<void> => {
  if (held !== undefined) await sendKeys({ down: held })
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] })
  if (held !== undefined) await sendKeys({ up: held })
  await settled(tab)
}
const clickOn = (tab: BackupUsersTab, element: Element, held?: string): Promise<void> => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return clickAt(tab, left + width / 2, top + height / 2, held)
}
const hold = async (tab: BackupUsersTab, held: string, ...keys: string[]): Promise<void> => {
  await sendKeys({ down: held })
  for (const key of keys) await sendKeys({ press: key })
  await sendKeys({ up: held })
  await settled(tab)
}

describe('backup-users-tab: selecting rows', () => {
  afterEach(async () => {
    await resetMouse()
    unmountAll()
  })

  it('focuses a row on click without ticking it', async () => {
    const tab = await show(sampleOf({ users: usersOf(5) }).session)
    await clickOn(tab, one(tab, '.row[data-index="2"] .name'))
    expect(focusedIndex(tab)).to.equal(2)
    expect(tickedIds(tab)).to.deep.equal([])
  })

  it('ticks on a click anywhere in the first cell, which is at least 24 by 24 px', async () => {
    const tab = await show(sampleOf({ users: usersOf(5) }).session)
    const cell = one(tab, '.row[data-index="1"] .check').getBoundingClientRect()
    const box = one(tab, '.row[data-index="1"] input').getBoundingClientRect()
    expect(cell.width).to.be.at.least(24)
    expect(cell.height).to.be.at.least(24)
    await clickAt(tab, box.left + box.width / 2, cell.bottom - 3)
    expect(tickedIds(tab)).to.deep.equal(['u2'])
    await clickAt(tab, cell.left + 3, cell.top + cell.height / 2)
    expect(tickedIds(tab)).to.deep.equal([])
  })

  it('ticks a range on Shift+click and skips users who are not active', async () => {
    const users = usersOf(6)
    users[2] = userOf(3, { accountStatus: 'suspended' })
    const tab = await show(sampleOf({ users }).session)
    await clickOn(tab, one(tab, '.row[data-index="1"] input'))
    await clickOn(tab, one(tab, '.row[data-index="4"] .name'), 'Shift')
    expect(tickedIds(tab)).to.deep.equal(['u2', 'u4', 'u5'])
    await clickOn(tab, one(tab, '.row[data-index="3"] input'), 'Shift')
    expect(tickedIds(tab), 'a shorter range').to.deep.equal(['u2', 'u4'])
    expect(getSelection()?.toString()).to.equal('')
  })

  it('ticks a range by Shift+arrow keys and unticks rows that leave it', async () => {
    const tab = await show(sampleOf({ users: usersOf(6) }).session)
    row(tab, 1).focus()
    await hold(tab, 'Shift', 'ArrowDown', 'ArrowDown')
    expect(tickedIds(tab)).to.deep.equal(['u2', 'u3', 'u4'])
    expect(focusedIndex(tab)).to.equal(3)
    await hold(tab, 'Shift', 'ArrowUp')
    expect(tickedIds(tab)).to.deep.equal(['u2', 'u3'])
  })

  it('exposes whether each row is ticked', async () => {
    const users = usersOf(3)
    users[1] = userOf(2, { accountStatus: 'suspended' })
    const tab = await show(sampleOf({ users }).session)
    const states = (): (string | null)[] => [0, 1, 2].map((index) => row(tab, index).getAttribute('aria-selected'))
    expect(one(tab, '[role=grid]').getAttribute('aria-multiselectable')).to.equal('true')
    expect(states()).to.deep.equal(['false', null, 'false'])
    row(tab, 2).focus()
    await sendKeys({ press: ' ' })
    await settled(tab)
    expect(states()).to.deep.equal(['false', null, 'true'])
  })

  it('gives cells and headers the same column indexes and counts the header row', async () => {
    const tab = await show(sampleOf({ users: usersOf(3) }).session)
    const grid = one(tab, '[role=grid]')
    const headers = all(tab, '[role=columnheader]').map(({ ariaColIndex }) => ariaColIndex)
    expect(headers).to.deep.equal(headers.map((_, index) => String(index + 1)))
    expect(grid.ariaColCount).to.equal(String(headers.length))
    expect(grid.ariaRowCount).to.equal('4')
    expect([...row(tab, 0).querySelectorAll('[role=gridcell]')].map(({ ariaColIndex }) => ariaColIndex)).to.deep.equal(headers)
    expect(one(tab, '.head').ariaRowIndex).to.equal('1')
    expect(row(tab, 0).ariaRowIndex).to.equal('2')
  })

  it('marks users in the box with a chip and a checked, disabled checkbox', async () => {
    const { session } = sampleOf({ users: usersOf(3) })
    session.selection.put([{ kind: 'user', id: 'u2', label: 'Person 0002' }])
    const tab = await show(session)
    const chip = one(tab, '.row[data-index="1"] .in-list')
    const box = one<HTMLInputElement>(tab, '.row[data-index="1"] input')
    expect(chip.textContent?.trim()).to.equal('In list')
    expect([box.checked, box.disabled]).to.deep.equal([true, true])
    expect(box.getAttribute('aria-describedby')?.split(' ')).to.include(chip.id)
    expect(row(tab, 1).hasAttribute('aria-selected')).to.equal(false)
    row(tab, 0).focus()
    await hold(tab, 'Shift', 'ArrowDown', 'ArrowDown')
    expect(tickedIds(tab)).to.deep.equal(['u1', 'u3'])
  })

  it('shows name and address in two lines by default, in one line in compact rows', async () => {
    const tab = await show(sampleOf({ users: usersOf(3) }).session)
    const tops = (): number[] => ['.name', '.address'].map((part) => one(tab, `.row ${part}`).getBoundingClientRect().top)
    expect(row(tab, 0).offsetHeight).to.equal(44)
    expect((tops()[1] ?? 0) - (tops()[0] ?? 0)).to.be.above(10)
    tab.style.setProperty('--backup-density', '0')
    await until(() => row(tab, 0).offsetHeight === 36 && Math.abs((tops()[1] ?? 0) - (tops()[0] ?? 0)) < 5)
    const lefts = (selector: string): number[] => all(tab, selector).map((cell) => cell.getBoundingClientRect().left)
    // The head follows the width of the scrollbar one frame later.
    await until(() => {
      const heads = lefts('.head .pair [role=columnheader]')
      const cells = lefts('.row[data-index="0"] .who [role=gridcell]')
      return heads.length === 2 && heads.every((left, index) => Math.abs(left - (cells[index] ?? 0)) <= 2)
    })
  })

  it('lets Shift+Tab leave a row whose tip is shown', async () => {
    const tab = await show(sampleOf({ users: usersOf(3) }).session)
    row(tab, 1).focus()
    await until(() => all(tab, '.full-text').length === 1)
    await hold(tab, 'Shift', 'Tab')
    expect(focused(tab)?.textContent?.trim()).to.equal('Backup status')
  })
})
