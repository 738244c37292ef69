import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupGroupsTab } from '../../../src/components/groups-tab/groups-tab.js'
import { createBackupSession } from '../../../src/core/index.js'
import type { TenantGroup } from '../../../src/memory.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { scope, userOf, usersOf } from '../../worlds/tenants.js'
import { until, wait } from '../../worlds/waiting.js'
import { all, button, focusedIndex, hasButton, hasFocus, one, row, textOf } from '../shadow-queries.js'

define('backup-groups-tab', BackupGroupsTab)

const groupOf = (n: number, members: readonly string[] = []): TenantGroup => ({
  id: `g${n}`,
  name: `Group ${String(n).padStart(3, '0')}`,
  email: `group${n}@example.com`,
  members,
})
const groupsOf = (count: number): TenantGroup[] => Array.from({ length: count }, (_, index) => groupOf(index + 1, ['u1', 'u2', 'u3']))
const users = [
  userOf(1),
  userOf(2, { backupStatus: 'protected' }),
  userOf(3, { accountStatus: 'suspended', statusReason: 'left' }),
  userOf(4),
]

const press = async (tab: BackupGroupsTab, ...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key })
  await settled(tab)
}

describe('backup-groups-tab', () => {
  afterEach(unmountAll)

  it('lists groups with members, cost, a checkbox and View', async () => {
    const { session, adapter } = sampleOf({ users, groups: groupsOf(3) })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    await until(() => all(tab, '.row .cost').some((cost) => textOf(cost) !== ''), 'the cost')
    expect(adapter.calls.listGroups).to.equal(1)
    expect(all(tab, 'input[type=checkbox]').map((input) => input.getAttribute('aria-label'))).to.deep.equal([
      'Select Group 001',
      'Select Group 002',
      'Select Group 003',
    ])
    expect(textOf(one(tab, '.row .who'))).to.equal('Group 001 group1@example.com')
    expect(textOf(one(tab, '.row .size'))).to.equal('3 members')
    expect(textOf(one(tab, '.row .cost'))).to.equal('+1takes 1 license')
    expect(hasButton(tab, 'View users in Group 002')).to.equal(true)
    await expect(tab).to.be.accessible()
    all<HTMLInputElement>(tab, 'input[type=checkbox]')[1]?.click()
    expect([...session.selection.ticked.value].map(({ label }) => label)).to.deep.equal(['Group 002'])
    session.selection.add()
    await until(() => textOf(one(tab, '.row[data-index="1"] .cost')) === '–in the list')
    await until(() => textOf(one(tab, '.row[data-index="0"] .cost')) === '0no one here needs a license', 'the covered group')
    expect(textOf(one(tab, '.row[data-index="1"] .who'))).to.contain('In list')
    const check = one<HTMLInputElement>(tab, '.row[data-index="1"] input')
    expect([check.checked, check.disabled]).to.deep.equal([true, true])
    await expect(tab).to.be.accessible()
  })

  it('exposes on the row whether it is ticked, unless it is in the list', async () => {
    const { session } = sampleOf({ users, groups: groupsOf(3) })
    session.selection.put([{ kind: 'group', id: 'g2' }])
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    await until(() => all(tab, '.row').length === 3, 'the groups')
    const states = (): (string | null)[] => [0, 1, 2].map((index) => row(tab, index).getAttribute('aria-selected'))
    expect(states()).to.deep.equal(['false', null, 'false'])
    row(tab, 2).focus()
    await press(tab, ' ')
    expect(states()).to.deep.equal(['false', null, 'true'])
  })

  it('sorts a list of one page by size, and leaves a paged list in its order', async () => {
    const sizes = (tab: BackupGroupsTab) => all(tab, '.row .size').map(textOf)
    const groups = [groupOf(1, ['u1']), groupOf(2, ['u1', 'u2', 'u3']), groupOf(3), groupOf(4, ['u1', 'u2'])]
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', sampleOf({ users, groups }).session)
    await until(() => all(tab, '.row').length === 4, 'the groups')
    expect(sizes(tab)).to.deep.equal(['3 members', '2 members', '1 member', '0 members'])
    expect(one(tab, '.head .size').ariaSort).to.equal('descending')
    await expect(tab).to.be.accessible()
    const paged = await mount<BackupGroupsTab>('backup-groups-tab', sampleOf({ users, groups }, { pageSize: 3 }).session)
    await until(() => all(paged, '.row').length === 4, 'both pages')
    expect(sizes(paged)).to.deep.equal(['1 member', '3 members', '0 members', '2 members'])
    expect(one(paged, '.head .size').ariaSort).to.equal(null)
  })

  it('distinguishes groups with the same name by their address', async () => {
    const groups = [groupOf(1, ['u1']), { ...groupOf(2, ['u4']), name: 'Group 001' }, groupOf(3)]
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', sampleOf({ users, groups }).session)
    await until(() => all(tab, '.row').length === 3, 'the groups')
    const spoken = (selector: string) => all(tab, selector).map((control) => control.getAttribute('aria-label'))
    const twins = ['Group 001 (group1@example.com)', 'Group 001 (group2@example.com)', 'Group 003']
    expect(spoken('.row .view button')).to.deep.equal(twins.map((name) => `View users in ${name}`))
    expect(spoken('.row input')).to.deep.equal(twins.map((name) => `Select ${name}`))
    button(tab, 'View users in Group 001 (group2@example.com)').click()
    await until(() => all(tab, '#members').length === 1, 'the users')
    expect(one(tab, 'section.members').ariaLabel).to.equal('Users in Group 001 (group2@example.com)')
  })

  it('asks for costs only for rows in view at which scrolling stops, all in one call, without their members', async () => {
    const { session, adapter } = sampleOf({ users, groups: groupsOf(1000) }, { pageSize: 1000 })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    const scroller = one(tab, '.windowed')
    const isInView = (row: Element) => {
      const [{ top, bottom }, view] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()]
      return bottom > view.top && top < view.bottom
    }
    const costsInView = (isWanted: boolean) =>
      all(tab, '.row').flatMap((row) => (isInView(row) === isWanted ? [textOf(row.querySelector('.cost') as HTMLElement)] : []))
    const isCounted = () => costsInView(true).every((cost) => cost !== '')
    await until(isCounted)
    expect(adapter.calls.listCosts, 'the calls for the first rows').to.equal(1)
    expect(costsInView(false), 'rows rendered beyond the edge').to.satisfy(
      (costs: string[]) => costs.length > 0 && costs.every((cost) => cost === ''),
    )
    // runs all steps in one task, so that scrolling never settles, even on a slow machine
    for (let at = 1000; at <= 20_000; at += 1000) {
      scroller.scrollTop = at
      scroller.dispatchEvent(new Event('scroll'))
      await tab.updateComplete
    }
    expect(all(tab, '.row').some(({ dataset }) => Number(dataset.index) > 300)).to.equal(true)
    await until(isCounted)
    expect(adapter.calls.listCosts).to.be.within(2, 4)
    expect(adapter.calls.listCoverage).to.equal(undefined)
  })

  it('shows the cost of a row on its own as an upper bound until its members are loaded', async () => {
    const { session } = sampleOf(
      { users, groups: groupsOf(3) },
      { faults: ({ method }) => (method === 'listCoverage' ? 'hang' : undefined) },
    )
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    await until(() => textOf(one(tab, '.row .cost')) === '+1takes 1 license', 'the cost')
    session.selection.put([{ kind: 'user', id: 'u4', label: 'Nina' }])
    await until(() => textOf(one(tab, '.row .cost')) === '≤ +1takes at most 1 license', 'the upper bound')
    await expect(tab).to.be.accessible()
  })

  it('loads members page by page only for a row that is pointed at, focused or ticked', async () => {
    const { adapter } = sampleOf({ users, groups: groupsOf(5) })
    const { listCoverage: _, listCosts: __, ...rest } = adapter
    const session = createBackupSession({ adapter: rest, scope })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    await until(() => all(tab, '.row').length === 5, 'the groups')
    await wait(100)
    expect(adapter.calls.listUsers).to.equal(undefined)
    const costs = () => all(tab, '.row .cost').map((cost) => textOf(cost) !== '')
    row(tab, 1).dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }))
    await until(() => costs()[1] === true, 'the row under the pointer')
    row(tab, 2).focus()
    await until(() => costs()[2] === true, 'the focused row')
    session.selection.tick({ kind: 'group', id: groupsOf(5)[4]?.id as string, label: '' }, true)
    await until(() => costs()[4] === true, 'the ticked row')
    expect(costs()).to.deep.equal([false, true, true, false, true])
    session.dispose()
  })

  it('shows the members beside the list, read-only, and returns the focus on Escape', async () => {
    const { session } = sampleOf({ users, groups: groupsOf(100) }, { pageSize: 100 })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    await until(() => all(tab, '.row').length > 0)
    one(tab, '.windowed').scrollTop = 50 * 44
    await settled(tab)
    row(tab, 52).focus()
    await press(tab, 'ArrowRight', 'ArrowRight')
    expect(hasFocus(tab, button(tab, 'View users in Group 053'))).to.equal(true)
    const at = one(tab, '#groups .windowed').scrollTop
    await press(tab, 'Enter')
    await until(() => all(tab, '#members .row').length === 3, 'the members')
    expect(one(tab, '.members').getAttribute('aria-label')).to.equal('Users in Group 053')
    expect(all(tab, '#members input')).to.have.length(0)
    expect(textOf(one(tab, '#members .row[data-index="2"] .account'))).to.equal('Suspended – left')
    expect(textOf(one(tab, '#members .row[data-index="1"] .backup'))).to.equal('Protected')
    expect(hasFocus(tab, button(tab, 'Close'))).to.equal(true)
    expect(row(tab, 52, '#groups').getAttribute('aria-current')).to.equal('true')
    await expect(tab).to.be.accessible()
    await press(tab, 'Escape')
    expect(all(tab, '.members')).to.have.length(0)
    expect(hasFocus(tab, button(tab, 'View users in Group 053'))).to.equal(true)
    expect(one(tab, '#groups .windowed').scrollTop).to.be.closeTo(at, 40)
  })

  it('shows the members over the list on narrow pages, and returns to the list', async () => {
    const { session } = sampleOf({ users, groups: groupsOf(3) })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    tab.style.setProperty('inline-size', '340px')
    await settled(tab)
    row(tab, 1).focus()
    await press(tab, 'Enter')
    await until(() => all(tab, '#members .row').length === 3)
    expect(getComputedStyle(one(tab, '.list')).visibility).to.equal('hidden')
    expect(hasFocus(tab, button(tab, 'Close'))).to.equal(true)
    await expect(tab).to.be.accessible()
    await press(tab, 'Escape')
    expect(focusedIndex(tab)).to.equal(1)
  })

  it('sorts the members by name and by backup status, also when they cover the list', async () => {
    const members = [userOf(1, { name: 'Carla' }), userOf(2, { name: 'Ada', backupStatus: 'protected' }), userOf(3, { name: 'Bert' })]
    const { session } = sampleOf({ users: members, groups: [groupOf(1, ['u1', 'u2', 'u3'])] })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    const names = (): string[] => all(tab, '.members .row .name').map(textOf)
    const header = (name: string): HTMLElement =>
      all<HTMLElement>(tab, '.members [role=columnheader]').find((cell) => textOf(cell) === name) as HTMLElement
    for (const width of [1100, 560]) {
      tab.style.inlineSize = `${width}px`
      await until(() => hasButton(tab, 'View users in Group 001'), 'the group')
      button(tab, 'View users in Group 001').focus()
      button(tab, 'View users in Group 001').click()
      await until(() => names().length === 3, 'the members')
      await expect(tab).to.be.accessible()
      header('Name').querySelector('button')?.click()
      await until(() => names().join() === 'Ada,Bert,Carla', 'the order by name')
      expect(header('Name').getAttribute('aria-sort')).to.equal('ascending')
      header('Name').querySelector('button')?.click()
      await until(() => names().join() === 'Carla,Bert,Ada', 'the opposite order')
      header('Backup status').querySelector('button')?.click()
      await until(() => header('Backup status').getAttribute('aria-sort') === 'ascending', 'the order by status')
      expect(header('Name').getAttribute('aria-sort')).to.equal('none')
      header('Backup status').querySelector('button')?.click()
      await until(() => header('Backup status').getAttribute('aria-sort') === 'descending')
      header('Backup status').querySelector('button')?.click()
      await until(() => names().join() === 'Carla,Ada,Bert', 'the order of the backend')
      button(tab, 'Close').click()
      await until(() => all(tab, '.members').length === 0)
    }
  })

  it('opens the members with Enter on a row, and ticks with Space', async () => {
    const { session } = sampleOf({ users, groups: groupsOf(3) })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    row(tab, 1).focus()
    await press(tab, ' ')
    expect(session.selection.ticked.value.has({ kind: 'group', id: 'g2' })).to.equal(true)
    await press(tab, 'Enter')
    await until(() => all(tab, '#members .row').length === 3)
    await press(tab, 'Escape')
    expect(focusedIndex(tab)).to.equal(1)
  })

  it('navigates from the empty list to Manage Domains', async () => {
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', sampleOf({ users: usersOf(1) }).session)
    const destinations: string[] = []
    document.body.addEventListener('backup-navigate', (event) => destinations.push(event.detail.to), { once: true })
    button(tab, 'Manage Domains').click()
    expect(destinations).to.deep.equal(['manage-domains'])
    await expect(tab).to.be.accessible()
  })

  it('searches, ticks the shown and all that match', async () => {
    const { session } = sampleOf({ users, groups: groupsOf(120) })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    one(tab, 'input[type=search]').focus()
    await sendKeys({ type: 'group 01' })
    await until(() => textOf(one(tab, '.count')) === '12 of 120 groups')
    button(tab, 'Select the 12 loaded').click()
    await settled(tab)
    expect(textOf(one(tab, '.tick-line'))).to.equal('12 selected. Deselect all')
    expect(session.selection.ticked.value.size).to.equal(12)
  })
})
