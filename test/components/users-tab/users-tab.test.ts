import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupUsersTab } from '../../../src/components/users-tab/users-tab.js'
import { BackupError } from '../../../src/core/index.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { scope, userOf, usersOf } from '../../worlds/tenants.js'
import { until, wait } from '../../worlds/waiting.js'
import { all, button, focused, focusedIndex, hasButton, hasFocus, one, row, textOf } from '../shadow-queries.js'

define('backup-users-tab', BackupUsersTab)

const press = async (tab: BackupUsersTab, ...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key })
  await settled(tab)
}
const type = async (tab: BackupUsersTab, text: string): Promise<void> => {
  one(tab, 'input[type=search]').focus()
  await sendKeys({ type: text })
  await wait(250)
  await settled(tab)
}
const checkbox = (tab: BackupUsersTab, name: string): HTMLInputElement => one(tab, `input[aria-label="Select ${name}"]`)
const isTicked = (tab: BackupUsersTab, id: string): boolean => tab.session?.selection.ticked.value.has({ kind: 'user', id }) === true

/** Returns the figure on screen and the reason for screen readers. */
const costOf = (tab: BackupUsersTab, index: number): string[] => [...row(tab, index).querySelectorAll('.cost > *')].map(textOf)

describe('backup-users-tab', () => {
  afterEach(unmountAll)

  it('renders no list without a session, and loads nothing before the first render', async () => {
    const { adapter, session } = sampleOf({ users: usersOf(10) })
    const alone = document.createElement('backup-users-tab')
    document.body.append(alone)
    await alone.updateComplete
    expect(alone.shadowRoot?.querySelector('[role=grid], .row, input')).to.equal(null)
    alone.remove()
    await wait(30)
    expect(adapter.calls.listUsers).to.equal(undefined)
    session.dispose()
  })

  it('shows the first page after one listUsers call, with few nodes', async () => {
    const { adapter, session } = sampleOf({ users: usersOf(2000) }, { pageSize: 1000 })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0, 'the first row')
    expect(adapter.calls.listUsers).to.equal(1)
    expect(all(tab, '.row').length).to.be.within(10, 60)
    const grid = one(tab, '[role=grid]')
    expect(grid.getAttribute('aria-rowcount')).to.equal('2001')
    expect(grid.getAttribute('aria-busy')).to.equal('false')
    expect(row(tab, 0).getAttribute('aria-rowindex')).to.equal('2')
    expect(textOf(one(tab, '.count'))).to.equal('2,000 users')
    await wait(600)
    expect(one(tab, '[role=status]').textContent, 'nothing is said at mount').to.equal('')
  })

  it('formats its texts without Intl, whose first object takes longer than the first paint', async () => {
    const { session } = sampleOf({ users: usersOf(2000) }, { pageSize: 1000 })
    await session.users.more()
    const { NumberFormat, PluralRules } = Intl
    const made: string[] = []
    const watched = <T extends object>(name: string, type: T): T =>
      new Proxy(type, {
        construct(target, args) {
          made.push(name)
          return Reflect.construct(target as unknown as new () => object, args)
        },
      })
    Object.assign(Intl, { NumberFormat: watched('NumberFormat', NumberFormat), PluralRules: watched('PluralRules', PluralRules) })
    try {
      const tab = document.createElement('backup-users-tab')
      // Words of its own, because the shared ones may hold formats of other tests.
      tab.locale = 'en-US'
      tab.session = session
      document.body.append(tab)
      await until(() => all(tab, '.row').length > 0, 'the first row')
      expect(textOf(one(tab, '.count'))).to.equal('2,000 users')
      expect(made).to.deep.equal([])
      tab.remove()
    } finally {
      Object.assign(Intl, { NumberFormat, PluralRules })
      session.dispose()
    }
  })

  it('renders at most 30 nodes for a row, including the comments and spaces of its templates', async () => {
    const { session } = sampleOf({ users: usersOf(100) })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0, 'the first row')
    const spacer = one(tab, '.spacer')
    const rows = all(tab, '.row')
    const walker = document.createTreeWalker(spacer)
    let nodes = 0
    while (walker.nextNode() !== null) nodes += 1
    expect(nodes / rows.length).to.be.within(10, 30)
  })

  it('shows a user of unknown status without a checkbox and without a cost', async () => {
    const odd = userOf(2, { name: 'Odd', accountStatus: 'on-leave' as never })
    const archived = userOf(3, { name: 'Arc', backupStatus: 'archived' as never })
    const { session } = sampleOf({ users: [userOf(1), odd, archived] })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length === 3, 'the rows')
    const rowOf = (name: string): HTMLElement => all(tab, '.row').find((each) => textOf(each).includes(name)) as HTMLElement
    for (const name of ['Odd', 'Arc']) {
      expect(textOf(rowOf(name))).to.contain('Unknown')
      expect(rowOf(name).querySelector('input')).to.equal(null)
      expect(textOf(rowOf(name).querySelector('.cost'))).to.contain("can't be backed up")
    }
    expect(rowOf('Person 0001').querySelector('input')).not.to.equal(null)
  })

  it('renders fewer than 100 rows of 100,000 loaded users and reaches the last', async () => {
    const { session } = sampleOf({ users: usersOf(100_000) }, { pageSize: 100_000 })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    while (session.users.hasMore.value) await session.users.more()
    await settled(tab)
    row(tab, 0).focus()
    await press(tab, 'End')
    expect(focusedIndex(tab)).to.equal(99_999)
    expect(focused(tab)?.getAttribute('aria-rowindex')).to.equal('100001')
    expect(all(tab, '[role=row]').length).to.be.below(100)
  })

  it('shows checkboxes for active users only and the reason for others', async () => {
    const users = [
      userOf(1, { name: 'Ada' }),
      userOf(2, { name: 'Sus', accountStatus: 'suspended', statusReason: 'by administrator' }),
      userOf(3, { name: '' }),
      userOf(4, { name: 'Del', accountStatus: 'deleted' }),
      userOf(5, { name: 'Pro', backupStatus: 'protected' }),
    ]
    const tab = await mount<BackupUsersTab>('backup-users-tab', sampleOf({ users }).session)
    expect(all(tab, 'input[type=checkbox]').map((input) => input.getAttribute('aria-label'))).to.deep.equal([
      'Select Ada',
      'Select Pro',
      'Select person3@example.com',
    ])
    expect(textOf(one(tab, '.row[data-index="3"] .account'))).to.equal('Suspended – by administrator')
    expect(textOf(one(tab, '.row[data-index="1"] .account'))).to.equal('Deleted')
    expect(textOf(one(tab, '.row[data-index="2"] .backup'))).to.equal('Protected')
    expect(costOf(tab, 0)).to.deep.equal(['+1', 'takes 1 license'])
    expect(costOf(tab, 3)).to.deep.equal(['–', "can't be backed up"])
    expect(costOf(tab, 2)).to.deep.equal(['0', 'already licensed'])
    row(tab, 3).focus()
    await press(tab, ' ')
    expect(isTicked(tab, 'u2')).to.equal(false)
  })

  it('describes rows with equal names by their address', async () => {
    const tab = await mount<BackupUsersTab>(
      'backup-users-tab',
      sampleOf({ users: [userOf(1, { name: 'Eve' }), userOf(2, { name: 'Eve' })] }).session,
    )
    const described = all(tab, 'input[type=checkbox]').map((input) => textOf(one(tab, `#${input.getAttribute('aria-describedby')}`)))
    expect(described).to.deep.equal(['person1@example.com', 'person2@example.com'])
  })

  it('renders hostile names as text', async () => {
    const name = '<img src=x onerror="window.hacked=1">'
    const tab = await mount<BackupUsersTab>('backup-users-tab', sampleOf({ users: [userOf(1, { name })] }).session)
    expect(textOf(one(tab, '.name'))).to.equal(name)
    expect(all(tab, 'img')).to.have.length(0)
  })

  it('shows the full text of truncated cells for the hovered or focused row', async () => {
    const name = `Person ${'of a very long name '.repeat(20).trim()}`
    const tab = await mount<BackupUsersTab>(
      'backup-users-tab',
      sampleOf({ users: [userOf(1, { name }), userOf(2, { name: 'Zoe' })] }).session,
    )
    expect(all(tab, '.full-text')).to.have.length(0)
    row(tab, 0).focus()
    await settled(tab)
    expect(textOf(one(tab, '.full-text'))).to.equal(`${name} takes 1 license`)
    await press(tab, 'ArrowDown')
    expect(textOf(one(tab, '.full-text'))).to.equal('takes 1 license')
    one(tab, '.row .name').dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }))
    await settled(tab)
    expect(textOf(one(tab, '.full-text'))).to.equal(name)
    await press(tab, 'Escape')
    expect(all(tab, '.full-text')).to.have.length(0)
  })

  it('has one tab stop and moves by arrow keys, page keys, Home, End, Space and Enter', async () => {
    const { session, adapter } = sampleOf({ users: usersOf(300) })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    expect(all(tab, '.windowed [tabindex="0"]')).to.have.length(1)
    row(tab, 0).focus()
    await press(tab, 'ArrowDown', 'ArrowDown', 'ArrowUp')
    expect(focusedIndex(tab)).to.equal(1)
    await press(tab, ' ')
    expect(isTicked(tab, 'u2')).to.equal(true)
    expect(checkbox(tab, 'Person 0002').checked).to.equal(true)
    await press(tab, 'Enter')
    expect(isTicked(tab, 'u2')).to.equal(false)
    await press(tab, 'ArrowRight')
    expect(hasFocus(tab, checkbox(tab, 'Person 0002'))).to.equal(true)
    expect(all(tab, '.windowed [tabindex="0"]')).to.have.length(1)
    await press(tab, ' ')
    expect(isTicked(tab, 'u2')).to.equal(true)
    await press(tab, 'ArrowDown')
    expect(hasFocus(tab, checkbox(tab, 'Person 0003'))).to.equal(true)
    await press(tab, 'ArrowLeft')
    expect(hasFocus(tab, row(tab, 2))).to.equal(true)
    await press(tab, 'PageDown')
    expect(focusedIndex(tab)).to.be.within(8, 16)
    await press(tab, 'Home')
    expect(focusedIndex(tab)).to.equal(0)
    expect(adapter.calls.listUsers).to.equal(1)
    await press(tab, 'End')
    expect(focusedIndex(tab), 'the last loaded row').to.equal(49)
    await until(() => session.users.rows.value.length === 100, 'the next page')
    expect(focusedIndex(tab)).to.equal(49)
    await press(tab, 'End')
    expect(focusedIndex(tab)).to.equal(99)
  })

  it('mirrors the arrow keys in right-to-left pages', async () => {
    const tab = await mount<BackupUsersTab>('backup-users-tab', sampleOf({ users: usersOf(3) }).session)
    tab.dir = 'rtl'
    row(tab, 0).focus()
    await press(tab, 'ArrowLeft')
    expect(hasFocus(tab, checkbox(tab, 'Person 0001'))).to.equal(true)
    await press(tab, 'ArrowRight')
    expect(hasFocus(tab, row(tab, 0))).to.equal(true)
  })

  it('keeps focus and ticks of rows scrolled out of view', async () => {
    const tab = await mount<BackupUsersTab>('backup-users-tab', sampleOf({ users: usersOf(1000) }, { pageSize: 1000 }).session)
    row(tab, 4).focus()
    await press(tab, ' ')
    const before = focused(tab)
    one(tab, '.windowed').scrollTop = 20_000
    await settled(tab)
    expect(before !== null && hasFocus(tab, before)).to.equal(true)
    await press(tab, 'ArrowDown')
    expect(focusedIndex(tab)).to.equal(5)
    expect(one(tab, '.windowed').scrollTop).to.be.below(6 * 44)
    expect(isTicked(tab, 'u5')).to.equal(true)
  })

  it('keeps the focus on a user that moves, and on the next row when the user is removed', async () => {
    const { session, adapter } = sampleOf({ users: usersOf(20) })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    session.users.filter({ sort: { by: 'name' } })
    await settled(tab)
    row(tab, 3).focus()
    adapter.change(scope, { users: { put: [userOf(99, { name: 'Aaa' })] } }, 'now')
    await session.refresh()
    await settled(tab)
    expect(focusedIndex(tab)).to.equal(4)
    expect(textOf(focused(tab)?.querySelector('.name'))).to.equal('Person 0004')
    adapter.change(scope, { users: { remove: ['u4'] } }, 'now')
    await session.refresh()
    await settled(tab)
    expect(focusedIndex(tab)).to.equal(4)
    expect(textOf(focused(tab)?.querySelector('.name'))).to.equal('Person 0005')
  })

  it('searches while typing with at most two more calls, announces the count and keeps ticks', async () => {
    const { session, adapter } = sampleOf({ users: usersOf(300) }, { latencyMs: 5 })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0)
    checkbox(tab, 'Person 0002').click()
    const search = one<HTMLInputElement>(tab, 'input[type=search]')
    search.focus()
    // Types without pauses on slow machines too.
    for (const letter of 'person 001') {
      search.value += letter
      search.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
    }
    await until(() => textOf(one(tab, '.count')) === '11 of 300 users', '11 of 300 users')
    expect(adapter.calls.listUsers).to.be.at.most(3)
    expect(all(tab, '.row')).to.have.length(11)
    await until(() => textOf(one(tab, '[role=status]')) === '11 of 300 users', 'the announcement')
    button(tab, 'Clear search').click()
    await until(() => all(tab, '.row').length > 11)
    expect(hasFocus(tab, one(tab, 'input[type=search]'))).to.equal(true)
    expect(checkbox(tab, 'Person 0002').checked).to.equal(true)
  })

  it('shows that nothing matches and clears the search', async () => {
    const tab = await mount<BackupUsersTab>('backup-users-tab', sampleOf({ users: usersOf(3) }).session)
    await type(tab, 'zzz')
    await until(() => all(tab, '.panel').some((panel) => textOf(panel).includes('No users match.')), 'the empty list')
    button(tab, 'Clear search and filters').click()
    await until(() => all(tab, '.row').length === 3, 'everybody')
  })

  it('filters by account and backup status and sorts by column', async () => {
    const users = [userOf(1), userOf(2, { accountStatus: 'suspended' }), userOf(3, { backupStatus: 'failed' })]
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    const choose = async (label: string): Promise<void> => {
      const box = all(tab, '.filter-panel label')
        .find((element) => textOf(element) === label)
        ?.querySelector('input')
      box?.click()
      await settled(tab)
    }
    button(tab, 'Filter').click()
    await settled(tab)
    await choose('Suspended')
    expect(button(tab, 'Filter, 1 active').getAttribute('aria-expanded')).to.equal('true')
    expect(all(tab, '.name').map(textOf)).to.deep.equal(['Person 0002'])
    button(tab, 'Remove filter Suspended').click()
    await choose('Failed')
    expect(all(tab, '.name').map(textOf)).to.deep.equal(['Person 0003'])
    button(tab, 'Filter, 1 active').click()
    await settled(tab)
    button(tab, 'Clear filters').click()
    await settled(tab)
    // The list is sorted by name until another order is chosen.
    const sortOf = (id: string) => one(tab, `.head .${id}`).getAttribute('aria-sort')
    expect(sortOf('by-name')).to.equal('ascending')
    button(tab, 'Name').click()
    await settled(tab)
    expect(sortOf('by-name')).to.equal('descending')
    expect(all(tab, '.name').map(textOf)).to.deep.equal(['Person 0003', 'Person 0002', 'Person 0001'])
    button(tab, 'Email').click()
    await settled(tab)
    expect([sortOf('by-name'), sortOf('by-address')]).to.deep.equal(['none', 'ascending'])
    button(tab, 'Email').click()
    await settled(tab)
    button(tab, 'Email').click()
    await settled(tab)
    expect([sortOf('by-name'), sortOf('by-address')]).to.deep.equal(['ascending', 'none'])
  })

  it('ticks the loaded rows and all matching rows in two steps', async () => {
    const users = [...usersOf(120), userOf(200, { accountStatus: 'suspended' })]
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    expect(all(tab, '.head input')).to.have.length(0)
    button(tab, 'Select the 50 loaded').click()
    await settled(tab)
    expect(session.selection.ticked.value.size).to.equal(50)
    expect(textOf(one(tab, '.tick-line'))).to.equal('50 selected. Select all 121 users Deselect all')
    button(tab, 'Select all 121 users').click()
    await until(() => session.selection.ticked.value.size === 120)
    await settled(tab)
    expect(textOf(one(tab, '.tick-line'))).to.contain('1 skipped')
    expect(hasButton(tab, 'Select all 121 users')).to.equal(false)
    button(tab, 'Deselect all').click()
    await settled(tab)
    expect(session.selection.ticked.value.size).to.equal(0)
    expect(all(tab, '.tick-line')).to.have.length(0)
  })

  it('shows progress of ticking all matching rows and ticks nothing when cancelled', async () => {
    const { session } = sampleOf({ users: usersOf(2000) }, { latencyMs: 40 })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0)
    button(tab, 'Select the 50 loaded').click()
    await settled(tab)
    button(tab, 'Select all 2,000 users').click()
    await until(() => all(tab, '.tick-line progress').length === 1)
    button(tab, 'Cancel').click()
    await until(() => all(tab, '.tick-line progress').length === 0)
    expect(session.selection.ticked.value.size).to.equal(50)
  })

  it('shows the cost of each row and the item that covers it', async () => {
    const { session } = sampleOf({ users: usersOf(3), groups: [{ id: 'g', name: 'Sales', members: ['u1'] }] })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    session.selection.put([
      { kind: 'group', id: 'g', label: 'Sales' },
      { kind: 'user', id: 'u2', label: 'Person 0002' },
    ])
    await until(() => costOf(tab, 0)[0] === '0')
    expect(costOf(tab, 0)).to.deep.equal(['0', 'already covered by GROUP: Sales'])
    expect(costOf(tab, 1)).to.deep.equal(['–', 'in the list'])
    expect(costOf(tab, 2)).to.deep.equal(['+1', 'takes 1 license'])
  })

  it('shows a failed load, fires backup-error once and retries', async () => {
    let isDown = true
    const { session } = sampleOf(
      { users: usersOf(3) },
      { faults: ({ method }) => (method === 'listUsers' && isDown ? new BackupError('unavailable', 'answered 503') : undefined) },
    )
    const fired: string[] = []
    const listen = (event: HTMLElementEventMap['backup-error']): void => {
      fired.push(event.detail.code)
    }
    document.body.addEventListener('backup-error', listen)
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    expect(textOf(one(tab, '.panel .words'))).to.contain("Users couldn't be loaded.")
    expect(fired).to.deep.equal(['unavailable'])
    await expect(tab).to.be.accessible()
    isDown = false
    button(tab, 'Try again').click()
    await settled(tab)
    expect(all(tab, '.row')).to.have.length(3)
    document.body.removeEventListener('backup-error', listen)
  })

  it('keeps the rows when the next page fails and retries after the last row', async () => {
    let isDown = true
    const { session, adapter } = sampleOf(
      { users: usersOf(80) },
      {
        faults: ({ method, count }) => (method === 'listUsers' && count > 1 && isDown ? new BackupError('unavailable', '503') : undefined),
      },
    )
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    row(tab, 0).focus()
    await press(tab, 'End')
    await until(() => hasButton(tab, 'Try again'))
    expect(textOf(one(tab, '.tail'))).to.contain("More users couldn't be loaded.")
    expect(focusedIndex(tab)).to.equal(49)
    const { listUsers } = adapter.calls
    one(tab, '.windowed').scrollTop -= 200
    await settled(tab)
    one(tab, '.windowed').scrollTop += 200
    await settled(tab)
    expect(adapter.calls.listUsers, 'not tried again unasked').to.equal(listUsers)
    isDown = false
    button(tab, 'Try again').click()
    await until(() => session.users.rows.value.length === 80)
    await settled(tab)
    expect(all(tab, '.tail')).to.have.length(0)
  })

  it('offers a sync if users were never synced', async () => {
    const { session, adapter } = sampleOf({ users: [], synced: {}, pending: { users: { put: usersOf(4) } } })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    expect(textOf(one(tab, '.panel'))).to.contain('never synced')
    await expect(tab).to.be.accessible()
    button(tab, 'Start User Sync').click()
    await until(() => all(tab, '.panel progress').length === 1, 'progress')
    expect(adapter.calls.sync).to.equal(1)
    await until(() => all(tab, '.row').length === 4, 'the users')
  })

  it('passes axe in light and dark', async () => {
    const users = [...usersOf(5), userOf(6, { accountStatus: 'suspended' }), userOf(7, { backupStatus: 'paused' })]
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    button(tab, 'Select the 7 loaded').click()
    await settled(tab)
    await expect(tab).to.be.accessible()
    document.documentElement.style.colorScheme = 'dark'
    document.body.style.background = '#17191c'
    await settled(tab)
    await expect(tab).to.be.accessible()
    document.documentElement.style.colorScheme = ''
    document.body.style.background = ''
  })

  it('removes all listeners when disconnected', async () => {
    const { session, adapter } = sampleOf({ users: usersOf(300) }, { latencyMs: 5 })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0)
    tab.remove()
    await wait(30)
    const { listUsers } = adapter.calls
    await session.refresh()
    await wait(50)
    expect(adapter.calls.listUsers).to.equal(listUsers)
  })
})
