import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { BackupUsersTab } from '../../../src/components/users-tab/users-tab.js'
import { createBackupSession, type User } from '../../../src/core/index.js'
import { createMemoryAdapter } from '../../../src/memory.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { scope, tenantOf, userOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { all, button, hasButton, hasFocus, one, textOf } from '../shadow-queries.js'

define('backup-users-tab', BackupUsersTab)

const CITIES = ['Berlin', 'Lyon', 'Oslo', 'Porto', 'Graz', 'Kyiv', 'Pune', 'Hanoi', 'Łódź']
/** 120 users: every fourth in Sales, the others in Support; each with a manager of its own. */
const users: readonly User[] = Array.from({ length: 120 }, (_, at) =>
  userOf(at + 1, {
    facets: { department: at % 4 === 0 ? 'Sales' : 'Support', location: CITIES[at % 9] as string, manager: `Boss ${at}` },
  }),
)

const openPanel = async (tab: BackupUsersTab): Promise<void> => {
  button(tab, 'Filter').click()
  await until(() => all(tab, '.facet-name').length > 0, 'the facets')
}
const openFacet = async (tab: BackupUsersTab, label: string): Promise<void> => {
  all(tab, '.facet-name')
    .find((name) => textOf(name).startsWith(label))
    ?.click()
  await settled(tab)
}
const labels = (tab: BackupUsersTab): string[] => all(tab, '.facet-options label').map(textOf)
const choose = async (tab: BackupUsersTab, label: string): Promise<void> => {
  all(tab, '.facet-options label')
    .find((one) => textOf(one) === label)
    ?.click()
  await settled(tab)
}
const count = (tab: BackupUsersTab): string => textOf(one(tab, '.count'))

describe('facets of backup-users-tab', () => {
  afterEach(unmountAll)

  it('fetches the facets when the filter panel first opens', async () => {
    const { session, adapter } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0)
    expect(adapter.calls.describeFilters).to.equal(undefined)
    await openPanel(tab)
    expect(all(tab, '.facet-name').map(textOf)).to.deep.equal(['Department', 'Location', 'Manager', 'User type', 'Groups'])
    expect(adapter.calls.describeFilters).to.equal(1)
  })

  it('filters by options with their counts, names the facet in the chip and announces the number of users', async () => {
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await openPanel(tab)
    await openFacet(tab, 'Department')
    expect(labels(tab)).to.deep.equal(['Sales 30', 'Support 90'])
    await choose(tab, 'Sales 30')
    await until(() => count(tab) === '30 of 120 users', '30 users')
    await until(() => textOf(one(tab, '[role=status]')) === '30 of 120 users', 'the announcement')
    expect(textOf(one(tab, '.applied'))).to.equal('Department: Sales')
    expect(hasButton(tab, 'Filter, 1 active')).to.equal(true)
    await openFacet(tab, 'Location')
    await choose(tab, 'Berlin 14')
    await choose(tab, 'Łódź 13')
    await until(() => count(tab) === '8 of 120 users', `both facets, ${count(tab)}`)
    expect(session.users.query.value.where).to.deep.equal({ department: ['Sales'], location: ['Berlin', 'Łódź'] })
    button(tab, 'Remove filter Department: Sales').click()
    await until(() => count(tab) === '27 of 120 users', 'one facet')
    button(tab, 'Filter, 2 active').click()
    await settled(tab)
    button(tab, 'Clear filters').click()
    await until(() => count(tab) === '120 users', 'everybody')
    expect(session.users.query.value.where).to.equal(undefined)
    expect(all(tab, '.applied')).to.have.length(0)
  })

  it('selects all matching users, which take exactly their credits', async () => {
    const { session } = sampleOf({ users, credits: 500 })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await openPanel(tab)
    await openFacet(tab, 'Department')
    await choose(tab, 'Support 90')
    await until(() => count(tab) === '90 of 120 users', '90 users')
    button(tab, 'Select the 50 loaded').click()
    await settled(tab)
    button(tab, 'Select all 90 that match').click()
    await until(() => session.selection.ticked.value.size === 90, 'all that match')
    session.selection.add()
    await until(() => session.credits.value.isExact && session.credits.value.allocated === 90, 'exact credits')
  })

  it('searches many options and finds users by part of a text', async () => {
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await openPanel(tab)
    await openFacet(tab, 'Location')
    one(tab, '.facet-body input[aria-label="Search in Location"]').focus()
    await sendKeys({ type: 'lod' })
    await settled(tab)
    expect(labels(tab)).to.deep.equal(['Łódź 13'])
    await sendKeys({ type: 'xyz' })
    await settled(tab)
    expect(textOf(one(tab, '.facet-options'))).to.equal('No options match.')
    await openFacet(tab, 'Manager')
    const field = one<HTMLInputElement>(tab, '.facet-body input[aria-label="Manager contains"]')
    field.focus()
    await sendKeys({ type: 'boss 11' })
    await sendKeys({ press: 'Enter' })
    await until(() => count(tab) === '11 of 120 users', `bosses 11 and 110 to 119, ${count(tab)}`)
    expect([field.value, hasFocus(tab, field)]).to.deep.equal(['', true])
    expect(textOf(one(tab, '.applied'))).to.equal('Manager: boss 11')
  })

  it('moves through the panel with the arrow keys; Escape closes it and returns the focus', async () => {
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await openPanel(tab)
    const names = all(tab, '.facet-name')
    names[0]?.focus()
    await sendKeys({ press: 'Enter' })
    await settled(tab)
    await sendKeys({ press: 'ArrowDown' })
    expect(textOf(tab.renderRoot.querySelector('.facet-options label:has(:focus)'))).to.equal('Sales 30')
    await sendKeys({ press: 'ArrowUp' })
    expect(hasFocus(tab, names[0] as HTMLElement)).to.equal(true)
    await sendKeys({ press: 'Escape' })
    await settled(tab)
    expect(one(tab, '.filter-panel').hidden).to.equal(true)
    expect(hasFocus(tab, one(tab, '.filter-button'))).to.equal(true)
  })

  it('keeps the chip of a value that a sync removed, marked as gone, and lists users again once the chip is removed', async () => {
    const { session, adapter } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    session.users.filter({ where: { department: ['Sales'], location: ['Oslo'] } })
    await until(() => count(tab) === '3 of 120 users', 'Sales in Oslo')
    await until(() => all(tab, '.applied').map(textOf).join() === 'Department: Sales,Location: Oslo', 'the labels')
    const marketing = users.map((one) => ({ ...one, facets: { ...one.facets, department: 'Marketing' } }))
    adapter.change(scope, { users: { put: marketing } })
    await session.sync('users')
    const GONE = 'Department: Sales (no longer in the directory)'
    await until(() => all(tab, '.applied').map(textOf).join() === `${GONE},Location: Oslo`, 'the chip')
    await until(() => tab.renderRoot.querySelector('.message') !== null, 'the empty list')
    expect(textOf(one(tab, '.message'))).to.contain('The directory no longer has a value of the filter. Remove it to see users.')
    expect(all(tab, '[role=alert]').map(textOf).join('')).to.equal('')
    await expect(tab).to.be.accessible()
    button(tab, `Remove filter ${GONE}`).click()
    await until(() => count(tab) === '14 of 120 users', 'Oslo')
    expect(session.users.query.value.where).to.deep.equal({ location: ['Oslo'] })
  })

  it('filters by the remaining values of a facet if one value is gone', async () => {
    const { session } = sampleOf({ users })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    session.users.filter({ where: { department: ['Closed', 'Sales'], shoeSize: [] } })
    await until(() => count(tab) === '30 of 120 users', 'Sales')
    const chips = ['Department: Closed (no longer in the directory)', 'Department: Sales']
    await until(() => all(tab, '.applied').map(textOf).join() === chips.join(), 'the chips')
    button(tab, 'Filter, 2 active').click()
    await settled(tab)
    button(tab, 'Clear filters').click()
    await until(() => count(tab) === '120 users', 'everybody')
  })

  it('offers to load the facets again after a failure', async () => {
    const { session } = sampleOf(
      { users },
      { faults: ({ method, count: calls }) => (method === 'describeFilters' && calls === 1 ? new Error('gone') : undefined) },
    )
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    button(tab, 'Filter').click()
    await until(() => hasButton(tab, 'Try again'), 'the failure')
    expect(textOf(one(tab, '.facets'))).to.contain("Filters couldn't be loaded.")
    button(tab, 'Try again').click()
    await until(() => all(tab, '.facet-name').length === 5, 'the facets')
  })

  it('offers no facets where the cloud does not name them', async () => {
    const [cloud] = tenantOf({ users }).clouds
    if (cloud === undefined) throw new Error('the tenant has no cloud')
    const adapter = createMemoryAdapter({ tenant: { clouds: [{ ...cloud, capabilities: ['sync'] }] } })
    const session = createBackupSession({ adapter, scope })
    const tab = await mount<BackupUsersTab>('backup-users-tab', session)
    await until(() => all(tab, '.row').length > 0)
    button(tab, 'Filter').click()
    await settled(tab)
    expect(all(tab, '.filter-panel fieldset')).to.have.length(2)
    expect(all(tab, '.facets')).to.have.length(0)
    expect(adapter.calls.describeFilters).to.equal(undefined)
  })
})
