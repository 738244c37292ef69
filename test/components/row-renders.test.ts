import { expect } from '@open-wc/testing'
import type { LitElement } from 'lit'
import { BackupGroupsTab } from '../../src/components/groups-tab/groups-tab.js'
import { BackupOrgUnitsTab } from '../../src/components/org-units-tab/org-units-tab.js'
import { BackupUsersTab } from '../../src/components/users-tab/users-tab.js'
import { define, mount, settled, unmountAll } from '../worlds/mount-element.js'
import { sampleOf } from '../worlds/sessions.js'
import { usersOf } from '../worlds/tenants.js'
import { until, wait } from '../worlds/waiting.js'
import { all, one, row } from './shadow-queries.js'

define('backup-users-tab', BackupUsersTab)
define('backup-groups-tab', BackupGroupsTab)
define('backup-org-units-tab', BackupOrgUnitsTab)

/** Replaces the text of a message by one that counts its calls. */
const countCalls = () => {
  const names: string[] = []
  const message = ({ name }: { name: string }): string => {
    names.push(name)
    return `Select ${name}`
  }
  return { names, message }
}

/** Counts the nodes and attributes that an action changes on screen. */
const changesDuring = async (tab: LitElement, act: () => void): Promise<number> => {
  let changes = 0
  const watcher = new MutationObserver((records) => {
    changes += records.length
  })
  watcher.observe(tab.renderRoot, { subtree: true, childList: true, attributes: true, characterData: true })
  act()
  await settled(tab)
  changes += watcher.takeRecords().length
  watcher.disconnect()
  return changes
}

describe('rows of the tabs', () => {
  afterEach(unmountAll)

  it('render again only if their own data changed', async () => {
    const { names, message } = countCalls()
    const { session } = sampleOf({ users: usersOf(40) })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    tab.messages = { selectRow: message }
    await until(() => all(tab, '.row').length > 10, 'the rows')
    await wait(50)
    expect(names.length, 'each row at first').to.be.above(10)
    names.length = 0
    row(tab, 2).querySelector<HTMLInputElement>('input')?.click()
    await settled(tab)
    expect(row(tab, 2).classList.contains('ticked')).to.equal(true)
    expect(new Set(names).size, 'only the ticked row').to.equal(1)
    tab.requestUpdate()
    await settled(tab)
    names.length = 0
    tab.requestUpdate()
    await settled(tab)
    expect(names).to.deep.equal([])
  })

  it('change as little for a tick in a long list with many ticks as in a short one', async () => {
    const changes: number[] = []
    for (const count of [60, 6000]) {
      const { session } = sampleOf({ users: usersOf(count) }, { pageSize: 1000 })
      const tab = await mount<BackupUsersTab>('backup-users-tab', session)
      while (session.users.hasMore.value) await session.users.more()
      await session.selection.tickAll('users', 'loaded')
      await settled(tab)
      await until(() => row(tab, 2).classList.contains('ticked'), 'the ticks')
      changes.push(await changesDuring(tab, () => row(tab, 2).querySelector<HTMLInputElement>('input')?.click()))
      expect(row(tab, 2).classList.contains('ticked')).to.equal(false)
      unmountAll()
    }
    const [short, long] = changes as [number, number]
    expect(short).to.be.greaterThan(0)
    expect(long, `${short} changes in the short list`).to.be.at.most(short)
  })

  it('change only on screen when all users are ticked at once', async () => {
    const changes: number[] = []
    let rows = 0
    for (const count of [60, 6000]) {
      const { session } = sampleOf({ users: usersOf(count) }, { pageSize: 1000 })
      const tab = await mount<BackupUsersTab>('backup-users-tab', session)
      while (session.users.hasMore.value) await session.users.more()
      await settled(tab)
      changes.push(await changesDuring(tab, () => void session.selection.tickAll('users', 'loaded')))
      rows = all(tab, '.row.ticked').length
      expect(rows).to.be.greaterThan(10)
      unmountAll()
    }
    const [short, long] = changes as [number, number]
    expect(long, `${short} changes in the short list`).to.be.within(rows, short + 5)
  })

  it('render again one by one among any number of org units', async () => {
    const changes: number[] = []
    for (const count of [60, 3000]) {
      const orgUnits = Array.from({ length: count }, (_, index) => ({
        id: `unit${index}`,
        name: `Unit ${index}`,
        parentId: index === 0 ? null : `unit${Math.floor((index - 1) / 8)}`,
        users: [],
      }))
      const { session } = sampleOf({ users: usersOf(4), orgUnits })
      const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', session)
      const rendered: number[] = []
      await until(() => all(tab, '.row').length > 5, 'the units')
      session.orgUnits.expandAll()
      await until(() => all(tab, '.row').length > 10, 'the expanded units')
      await until(() => all(tab, '.cost bdi').some(({ textContent }) => textContent !== ''), 'the costs')
      await wait(200)
      tab.messages = {
        unitUsers: ({ own }) => {
          rendered.push(own ?? 0)
          return 'users'
        },
      }
      await settled(tab)
      expect(rendered.length, 'each row once in other words').to.equal(all(tab, '.row').length)
      rendered.length = 0
      changes.push(await changesDuring(tab, () => one(tab, '[data-index="3"] .tick').click()))
      expect(one(tab, '[data-index="3"]').getAttribute('aria-checked')).to.equal('true')
      expect(rendered.length, 'the ticked row, and the units above it that count ticks').to.be.within(1, 4)
      unmountAll()
    }
    const [few, many] = changes as [number, number]
    expect(few).to.be.greaterThan(0)
    expect(many, `${few} changes among few units`).to.be.at.most(few + 4)
  })

  it('render again in another language', async () => {
    const { session } = sampleOf({ users: usersOf(40) })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 10, 'the rows')
    tab.messages = { selectRow: ({ name }) => `Take ${name}` }
    await settled(tab)
    expect(row(tab, 3).querySelector('input')?.getAttribute('aria-label')).to.match(/^Take /)
  })

  it('reset the checkbox of a rejected tick', async () => {
    const { session } = sampleOf({ users: usersOf(40) })
    const selection = Object.create(session.selection, { tick: { value: () => false } })
    const tab = await mount<BackupUsersTab>('backup-users-tab', Object.create(session, { selection: { value: selection } }))
    await until(() => all(tab, '.row').length > 10, 'the rows')
    tab.requestUpdate()
    await settled(tab)
    const input = row(tab, 2).querySelector<HTMLInputElement>('input')
    input?.click()
    await settled(tab)
    expect(input?.checked).to.equal(false)
  })

  it('follow ticks, the selection and the shown group', async () => {
    const groups = Array.from({ length: 20 }, (_, index) => ({ id: `g${index}`, name: `Group ${index}`, members: [`u${index}`] }))
    const { names, message } = countCalls()
    const { session } = sampleOf({ users: usersOf(40), groups })
    const tab = await mount<BackupGroupsTab>('backup-groups-tab', session)
    tab.messages = { selectRow: message }
    await until(() => all(tab, '.row').length > 10, 'the rows')
    await wait(100)
    names.length = 0
    row(tab, 1).querySelector<HTMLInputElement>('input')?.click()
    await settled(tab)
    expect(new Set(names).size, 'only the ticked row').to.equal(1)
    session.selection.add()
    await settled(tab)
    await until(() => row(tab, 1).classList.contains('listed'), 'the row of the selection')
    row(tab, 4).querySelector<HTMLElement>('.view button')?.click()
    await settled(tab)
    expect(row(tab, 4).getAttribute('aria-current')).to.equal('true')
  })

  it('show on a collapsed org unit that a unit inside it is ticked', async () => {
    const unit = (id: string, parentId: string | null) => ({ id, name: id, parentId, users: [] })
    const { session } = sampleOf({
      users: usersOf(4),
      orgUnits: [unit('Root', null), unit('A', 'Root'), unit('B', 'A'), unit('C', 'Root')],
    })
    const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', session)
    await until(() => all(tab, '.row').length === 3, 'the rows')
    await until(() => all(tab, '.cost bdi').every(({ textContent }) => textContent !== ''), 'the costs')
    const before = one(tab, '[data-index="2"]').outerHTML
    session.selection.tick({ kind: 'org-unit', id: 'B' }, true)
    await settled(tab)
    expect(one(tab, '[data-index="1"] .hint-ticked').textContent).to.match(/1/)
    expect(one(tab, '[data-index="2"]').outerHTML, 'another row').to.equal(before)
    session.orgUnits.expand('A')
    await settled(tab)
    await until(() => all(tab, '.row').length === 4, 'the expanded row')
    expect(one(tab, '[data-index="2"]').getAttribute('aria-level')).to.equal('3')
    expect(one(tab, '[data-index="2"]').getAttribute('aria-checked')).to.equal('true')
  })
})
