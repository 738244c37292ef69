import { expect } from '@open-wc/testing'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import { BackupOrgUnitsTab } from '../../../src/components/org-units-tab/org-units-tab.js'
import type { TenantOrgUnit } from '../../../src/memory.js'
import { define, mount, settled, unmountAll } from '../../worlds/mount-element.js'
import { sampleOf } from '../../worlds/sessions.js'
import { userOf } from '../../worlds/tenants.js'
import { until } from '../../worlds/waiting.js'
import { all, button, focused, one, textOf } from '../shadow-queries.js'

define('backup-org-units-tab', BackupOrgUnitsTab)

const unit = (id: string, parentId: string | null, users: readonly string[] = []): TenantOrgUnit => ({ id, name: id, parentId, users })
const orgUnits = [
  unit('Root', null, ['u1']),
  unit('Alpha', 'Root', ['u2', 'u3']),
  unit('Amber', 'Alpha'),
  unit('Azure', 'Alpha', ['u1']),
  unit('Beta', 'Root'),
  unit('Blue', 'Beta'),
  unit('Gamma', 'Root'),
]
const users = [userOf(1), userOf(2, { backupStatus: 'protected' }), userOf(3, { accountStatus: 'suspended' })]

/** Moves the pointer over the element. */
const hover = async (tab: BackupOrgUnitsTab, target: Element): Promise<void> => {
  const { x, y, width, height } = target.getBoundingClientRect()
  await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] })
  await settled(tab)
}
const press = async (tab: BackupOrgUnitsTab, ...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await sendKeys({ press: key })
    await settled(tab)
  }
}
const names = (tab: BackupOrgUnitsTab): string[] => all(tab, '#tree .name').map(textOf)
const item = (tab: BackupOrgUnitsTab, name: string): HTMLElement => {
  const found = all(tab, '[role=treeitem]').find((candidate) => textOf(candidate.querySelector('.name')) === name)
  if (found === undefined) throw new Error(`no ${name} among ${names(tab).join()}`)
  return found
}
const at = (tab: BackupOrgUnitsTab): string => textOf(focused(tab)?.querySelector('.name'))
const ticked = (tab: BackupOrgUnitsTab): string[] => [...(tab.session?.selection.ticked.value ?? [])].map(({ id }) => id)
const open = async (): Promise<BackupOrgUnitsTab> => {
  const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', sampleOf({ users, orgUnits }).session)
  await until(() => all(tab, '[role=treeitem]').length > 0, 'the tree')
  return tab
}

describe('backup-org-units-tab', () => {
  afterEach(unmountAll)

  it('renders once when the focus moves to another unit', async () => {
    const tab = await open()
    item(tab, 'Root').focus()
    await settled(tab)
    focused(tab)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }))
    expect(await tab.updateComplete, 'no further update').to.equal(true)
    expect(at(tab)).to.equal('Alpha')
  })

  it('renders a tree of units with name, state, level, position and size', async () => {
    const tab = await open()
    expect(names(tab)).to.deep.equal(['Root', 'Alpha', 'Beta', 'Gamma'])
    const alpha = item(tab, 'Alpha')
    const spoken = alpha.cloneNode(true) as HTMLElement
    for (const hidden of spoken.querySelectorAll('[aria-hidden=true]')) hidden.remove()
    expect(textOf(spoken)).to.equal('Alpha')
    const attributes = ['aria-checked', 'aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded', 'aria-selected']
    expect(attributes.map((name) => alpha.getAttribute(name))).to.deep.equal(['false', '2', '1', '3', 'false', null])
    expect(item(tab, 'Gamma').hasAttribute('aria-expanded')).to.equal(false)
    expect(textOf(alpha.querySelector('.users'))).to.equal('2 users · 3 with sub-units')
    await until(() => textOf(item(tab, 'Root').querySelector('.cost')) === '+1 license')
    await expect(tab).to.be.accessible()
  })

  it('marks units in the list, and does not tick them', async () => {
    const tab = await open()
    tab.session?.selection.put([{ kind: 'org-unit', id: 'Alpha', label: 'Alpha' }])
    await until(() => item(tab, 'Alpha').querySelector('.in-list') !== null, 'the mark')
    const alpha = item(tab, 'Alpha')
    expect(alpha.getAttribute('aria-checked')).to.equal('true')
    const about = one(tab, `#${alpha.getAttribute('aria-describedby')?.split(' ').at(-1)}`)
    expect(textOf(about)).to.equal('in Root In list 2 users · 3 with sub-units –')
    alpha.focus()
    await press(tab, ' ')
    expect(ticked(tab)).to.deep.equal([])
    await expect(tab).to.be.accessible()
    tab.session?.selection.clear()
    await until(() => item(tab, 'Alpha').querySelector('.in-list') === null, 'the mark to go')
    expect(item(tab, 'Alpha').getAttribute('aria-checked')).to.equal('false')
  })

  it('enables Expand all once the tree is loaded', async () => {
    const { session } = sampleOf({ users, orgUnits }, { latencyMs: 2_000 })
    const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', session)
    await until(() => button(tab, 'Expand all') !== undefined, 'the button')
    expect(button(tab, 'Expand all').ariaDisabled).to.equal('true')
    await until(() => all(tab, '[role=treeitem]').length > 0, 'the tree')
    button(tab, 'Expand all').click()
    await until(() => names(tab).length === orgUnits.length, 'all of it')
    expect(button(tab, 'Expand all').ariaDisabled).to.equal('false')
  })

  it('follows the keys of the APG tree pattern', async () => {
    const tab = await open()
    expect(all(tab, '#tree [tabindex="0"]')).to.have.length(1)
    item(tab, 'Root').focus()
    await press(tab, 'ArrowDown')
    expect(at(tab)).to.equal('Alpha')
    await press(tab, 'ArrowRight')
    expect(names(tab)).to.deep.equal(['Root', 'Alpha', 'Amber', 'Azure', 'Beta', 'Gamma'])
    expect(at(tab)).to.equal('Alpha')
    await press(tab, 'ArrowRight', 'ArrowDown')
    expect(at(tab)).to.equal('Azure')
    await press(tab, 'ArrowLeft')
    expect(at(tab)).to.equal('Alpha')
    await press(tab, 'ArrowLeft')
    expect(item(tab, 'Alpha').getAttribute('aria-expanded')).to.equal('false')
    await press(tab, 'End')
    expect(at(tab)).to.equal('Gamma')
    await press(tab, '*')
    expect(names(tab)).to.deep.equal(['Root', 'Alpha', 'Amber', 'Azure', 'Beta', 'Blue', 'Gamma'])
    await press(tab, 'Home')
    expect(at(tab)).to.equal('Root')
    await sendKeys({ type: 'bl' })
    await settled(tab)
    expect(at(tab)).to.equal('Blue')
    await press(tab, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    expect(at(tab)).to.equal('Root')
  })

  it('mirrors Left and Right in right-to-left layouts', async () => {
    const tab = await open()
    tab.dir = 'rtl'
    item(tab, 'Alpha').focus()
    await press(tab, 'ArrowLeft', 'ArrowLeft')
    expect(at(tab)).to.equal('Amber')
    await press(tab, 'ArrowRight', 'ArrowRight')
    expect(item(tab, 'Alpha').getAttribute('aria-expanded')).to.equal('false')
  })

  it('ticks a single unit, and its sub-units only with the bulk command', async () => {
    const tab = await open()
    item(tab, 'Alpha').focus()
    await press(tab, ' ')
    expect(ticked(tab)).to.deep.equal(['Alpha'])
    expect(item(tab, 'Alpha').getAttribute('aria-checked')).to.equal('true')
    await press(tab, ' ')
    expect(ticked(tab)).to.deep.equal([])
    await sendKeys({ down: 'Shift' })
    await sendKeys({ press: ' ' })
    await sendKeys({ up: 'Shift' })
    await settled(tab)
    expect(ticked(tab).sort()).to.deep.equal(['Alpha', 'Amber', 'Azure'])
    expect(textOf(item(tab, 'Root').querySelector('.hint-ticked')), 'an open parent shows its own').to.equal('')
    expect(textOf(item(tab, 'Alpha').querySelector('.hint-ticked'))).to.equal('2 of 2 sub-units ticked')
    button(tab, 'Untick Alpha and its 2 sub-units').click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal([])
    item(tab, 'Beta').focus()
    await settled(tab)
    button(tab, 'Tick Beta and its 1 sub-unit').click()
    expect(ticked(tab).sort()).to.deep.equal(['Beta', 'Blue'])
  })

  it('describes the keys once, on the tree', async () => {
    const tab = await open()
    expect(textOf(one(tab, '#tree-help'))).to.contain('Shift')
    expect(one(tab, '#tree').getAttribute('aria-describedby')).to.equal('tree-help')
    for (const row of all(tab, '[role=treeitem]')) expect(row.getAttribute('aria-describedby')).not.to.contain('tree-help')
  })

  it('shows the users on a click anywhere on a row, and never ticks', async () => {
    const tab = await open()
    const { left, top, width, height } = item(tab, 'Alpha').getBoundingClientRect()
    const root = tab.shadowRoot as ShadowRoot
    const misses: string[] = []
    for (const part of [0.25, 0.4, 0.55, 0.7, 0.85]) {
      const target = root.elementFromPoint(left + part * width, top + height / 2) as HTMLElement
      await hover(tab, target)
      const now = root.elementFromPoint(left + part * width, top + height / 2) as HTMLElement
      now.click()
      await settled(tab)
      if (ticked(tab).length > 0 || item(tab, 'Alpha').getAttribute('aria-current') !== 'true') misses.push(`${part}: ${textOf(now)}`)
      button(tab, 'Close').click()
      await settled(tab)
    }
    expect(misses).to.deep.equal([])
  })

  it('ticks a subtree from the menu of its row, and undoes it', async () => {
    const tab = await open()
    tab.session?.selection.tick({ kind: 'org-unit', id: 'Azure', label: 'Azure' }, true)
    item(tab, 'Alpha').querySelector<HTMLElement>('.more')?.click()
    await settled(tab)
    expect(all(tab, '[role=menuitem]').map(textOf)).to.deep.equal([
      'Show users',
      'Tick Alpha and its 2 sub-units',
      'Add',
      'Add as exception',
    ])
    expect(focused(tab)).to.equal(all(tab, '[role=menuitem]')[0])
    await expect(tab).to.be.accessible()
    await press(tab, 'ArrowDown', 'Enter')
    expect(ticked(tab).sort()).to.deep.equal(['Alpha', 'Amber', 'Azure'])
    expect(at(tab), 'the focus returns to the row').to.equal('Alpha')
    expect(textOf(one(tab, '.current .outcome'))).to.equal('2 of 2 sub-units ticked')
    button(tab, 'Undo').click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['Azure'])
    expect(all(tab, '.current .outcome')).to.have.length(0)
    expect(at(tab)).to.equal('Alpha')
  })

  it('closes the menu of a row with Escape', async () => {
    const tab = await open()
    item(tab, 'Alpha').querySelector<HTMLElement>('.more')?.click()
    await settled(tab)
    await press(tab, 'Escape')
    expect(all(tab, '[role=menu]')).to.have.length(0)
    expect(at(tab)).to.equal('Alpha')
  })

  it('distinguishes org units with the same name by their path', async () => {
    const twins = [unit('Root', null), unit('North', 'Root'), unit('South', 'Root')]
    for (const school of ['North', 'South']) twins.push({ ...unit(`${school} Students`, school, ['u1']), name: 'Students' })
    const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', sampleOf({ users, orgUnits: twins }).session)
    await until(() => all(tab, '[role=treeitem]').length > 0, 'the tree')
    tab.session?.orgUnits.expandAll()
    await until(() => names(tab).length === 5, 'all units')
    const rows = all(tab, '[role=treeitem]').filter((row) => textOf(row.querySelector('.name')) === 'Students')
    const described = rows.map((row) => textOf(one(tab, `#${row.getAttribute('aria-describedby')}`)))
    expect(described.map((text) => /^in \S+/.exec(text)?.[0])).to.deep.equal(['in North', 'in South'])
    rows[1]?.click()
    await until(() => all(tab, '#members').length === 1, 'the users')
    expect(one(tab, 'section.members').ariaLabel).to.equal('Users in South / Students')
  })

  it('ticks and expands with the pointer', async () => {
    const tab = await open()
    item(tab, 'Alpha').querySelector<HTMLElement>('.tick')?.click()
    item(tab, 'Beta').querySelector<HTMLElement>('.twisty')?.click()
    await settled(tab)
    expect(ticked(tab)).to.deep.equal(['Alpha'])
    expect(names(tab)).to.include('Blue')
  })

  it('shows the users of the chosen unit with their backup status, read-only', async () => {
    const tab = await open()
    item(tab, 'Alpha').focus()
    await press(tab, 'Enter')
    await until(() => all(tab, '#members .row').length === 2, 'the users')
    expect(all(tab, '#members .backup').map(textOf).slice(1)).to.deep.equal(['Protected', 'Not backed up'])
    expect(all(tab, '#members input')).to.have.length(0)
    expect(ticked(tab)).to.deep.equal([])
    expect(at(tab)).to.equal('Alpha')
    expect(item(tab, 'Alpha').getAttribute('aria-current')).to.equal('true')
    await expect(tab).to.be.accessible()
    item(tab, 'Root').querySelector<HTMLElement>('.about')?.click()
    await until(() => all(tab, '#members .row').length === 1)
    button(tab, 'Close').click()
    await settled(tab)
    expect(all(tab, '#members')).to.have.length(0)
  })

  it('focuses the users if they cover the tree, and returns the focus', async () => {
    const tab = await open()
    tab.style.setProperty('inline-size', '340px')
    await settled(tab)
    item(tab, 'Alpha').focus()
    await press(tab, 'Enter')
    await until(() => focused(tab) === button(tab, 'Close'))
    await press(tab, 'Escape')
    expect(at(tab)).to.equal('Alpha')
  })

  it('moves the tab stop to the parent when its unit is collapsed', async () => {
    const tab = await open()
    item(tab, 'Alpha').focus()
    await press(tab, 'ArrowRight', 'ArrowRight')
    expect(at(tab)).to.equal('Amber')
    tab.session?.orgUnits.collapse('Alpha')
    await settled(tab)
    expect(at(tab)).to.equal('Alpha')
    tab.session?.orgUnits.expand('Alpha')
    tab.session?.orgUnits.collapseAll()
    await settled(tab)
    expect(at(tab)).to.equal('Root')
  })

  it('finds units and shows their parents', async () => {
    const tab = await open()
    one(tab, 'input[type=search]').focus()
    await sendKeys({ type: 'azu' })
    await until(() => names(tab).join() === 'Root,Alpha,Azure', names(tab).join())
    await until(() => textOf(one(tab, '[role=status]')) === '1 org unit shown')
    await sendKeys({ type: 'xx' })
    await until(() => all(tab, '.panel').length === 1)
    expect(textOf(one(tab, '.panel'))).to.contain('No org units match.')
  })

  it('renders few nodes of 50,000 units', async () => {
    const many = [unit('Root', null), ...Array.from({ length: 50_000 }, (_, index) => unit(`Unit ${index}`, 'Root'))]
    const { session } = sampleOf({ orgUnits: many })
    const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', session)
    await until(() => all(tab, '[role=treeitem]').length > 0)
    expect(all(tab, '[role=treeitem]').length).to.be.below(60)
    item(tab, 'Root').focus()
    await press(tab, 'End')
    expect(focused(tab)?.getAttribute('aria-posinset')).to.equal('50000')
    expect(focused(tab)?.getAttribute('aria-setsize')).to.equal('50000')
  })

  it('lists the problems that the tree repaired', async () => {
    const { session } = sampleOf({ orgUnits: [unit('Root', null), unit('Lost', 'nowhere')] })
    const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', session)
    await until(() => all(tab, '[role=treeitem]').length > 0)
    expect(one(tab, '.problems').getAttribute('role')).to.equal('note')
    expect(textOf(one(tab, '.problems')))
      .to.contain('1 org unit had no valid parent and is shown at the top')
      .and.to.contain('Lost')
    await expect(tab).to.be.accessible()
  })

  it('navigates from the empty tree to Manage Domains', async () => {
    const tab = await mount<BackupOrgUnitsTab>('backup-org-units-tab', sampleOf({ synced: {} }).session)
    const destinations: string[] = []
    document.body.addEventListener('backup-navigate', (event) => destinations.push(event.detail.to), { once: true })
    await until(() => all(tab, '.panel button').length > 0)
    button(tab, 'Manage Domains').click()
    expect(destinations).to.deep.equal(['manage-domains'])
    await expect(tab).to.be.accessible()
  })
})
