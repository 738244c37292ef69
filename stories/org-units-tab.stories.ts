import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { OrgUnit } from '../src/core/index.js'
import type { BackupOrgUnitsTab } from '../src/elements.js'
import type { TenantOrgUnit } from '../src/memory.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { tenantOf } from '../test/worlds/tenants.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { nameOf, open, type Screen, until } from './screen.js'
import { always, person, withPart, world } from './world.js'

type Story = StoryObj<BackupOrgUnitsTab>

const meta: Meta<BackupOrgUnitsTab> = {
  title: 'Org units tab',
  component: 'backup-org-units-tab',
  render: ({ locale }, { loaded }) =>
    html`<backup-org-units-tab .session=${loaded.world.session} .locale=${locale}></backup-org-units-tab>`,
}
export default meta

const focusFirst = async (page: Screen): Promise<HTMLElement> => {
  const item = await until(() => page.all('treeitem').find((element) => element.tabIndex === 0), 'a unit that takes Tab')
  item.focus()
  return item
}

/** Ticking a parent does not tick its sub-units. */
export const Sample: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    const root = await focusFirst(page)
    await expect(root).toHaveAttribute('aria-level', '1')
    await userEvent.click(await page.find('button', 'Expand all'))
    await until(() => page.all('treeitem').length === 8, 'the eight units')
    await focusFirst(page)
    await userEvent.keyboard(' ')
    await until(() => session.selection.ticked.value.size === 1, 'one tick')
    await until(() => page.all('treeitem').filter((item) => item.getAttribute('aria-checked') === 'true').length === 1, 'one is checked')
    for (const item of page.all('treeitem')) await expect(item).not.toHaveAttribute('aria-selected')
  },
}

/** Choosing a unit shows its users and their backup status, read-only. */
export const UsersShown: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    const root = await focusFirst(page)
    const name = nameOf(root)
    await userEvent.keyboard('{Enter}')
    const members = await page.find('region', `Users in ${name}`)
    await until(() => members.querySelectorAll('.row').length > 1, 'its users')
    await expect(members).toHaveTextContent(/Not backed up|Protected/)
    await expect(members.querySelector('input')).toBeNull()
  },
}

/** A separate command ticks a whole subtree; a collapsed parent shows how many units below it are ticked. */
export const WithSubUnits: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await focusFirst(page)
    await userEvent.click(await page.find('button', /^Tick .+ and its 7 sub-units$/))
    await until(() => session.selection.ticked.value.size === 8, 'eight ticks')
    await userEvent.click(await page.find('button', 'Collapse all'))
    await page.reads('7 of 7 sub-units ticked')
    await page.find('button', /^Untick .+ and its 7 sub-units$/)
  },
}

export const NothingChosen: Story = {
  loaders: [world()],
  play: async (context) => {
    await open(context).page.reads('Choose an org unit to see its users and their backup status.')
  },
}

export const Search: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    const root = await focusFirst(page)
    await userEvent.type(await page.find('searchbox', 'Search org units'), 'pacif')
    await until(() => page.all('treeitem').some((item) => /pacif/i.test(nameOf(item))), 'a match')
    // its ancestors are shown
    await expect(nameOf(page.all('treeitem')[0] as HTMLElement)).toBe(nameOf(root))
  },
}

export const NoMatch: Story = {
  loaders: [world({ before: ({ session }) => session.orgUnits.search('zzz') })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('No org units match.')
    await userEvent.click(await page.find('button', 'Clear search'))
    await page.find('treeitem')
  },
}

const chain: TenantOrgUnit[] = Array.from({ length: 35 }, (_, depth) => ({
  id: `d${depth}`,
  name: `Level ${depth + 1}`,
  parentId: depth === 0 ? null : `d${depth - 1}`,
  users: depth === 34 ? ['deep'] : [],
}))

/** The maximum depth of Google Workspace, 35. */
export const Deep: Story = {
  loaders: [world({ tenant: tenantOf({ users: [person('deep', 'Deep Throat')], orgUnits: chain }) })],
  play: async (context) => {
    const { page } = open(context)
    await focusFirst(page)
    await userEvent.click(await page.find('button', 'Expand all'))
    await page.reads('35 org units shown')
    await focusFirst(page)
    await userEvent.keyboard('{End}')
    const last = await page.find('treeitem', 'Level 35')
    await expect(last).toHaveAttribute('aria-level', '35')
    await until(() => (last.getRootNode() as ShadowRoot).activeElement === last, 'focus at the end')
  },
}

const unit = (id: string, parentId: string | null): OrgUnit => ({ id, name: id, parentId })

/** Invalid parents, cycles and duplicates are repaired and listed; no org unit is missing. */
export const Mended: Story = {
  tags: ['every-look'],
  loaders: [
    world({
      tenant: tenantOf({}),
      methods: () => ({
        listOrgUnits: async () => [
          unit('Headquarters', null),
          unit('Subsidiary', null),
          unit('Lost', 'nobody knows'),
          unit('Hen', 'Egg'),
          unit('Egg', 'Hen'),
          unit('Sales', 'Headquarters'),
          unit('Sales', 'Subsidiary'),
        ],
      }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await focusFirst(page)
    await userEvent.click(await page.find('button', 'Expand all'))
    await page.reads('1 org unit had no valid parent and is shown at the top')
    await page.reads('1 is inside itself and is shown at the top')
    await page.reads('1 more root')
    await page.reads('1 is listed twice and is shown once')
    await until(() => page.all('treeitem').length === 6, 'all six')
  },
}

export const FirstLoad: Story = {
  loaders: [world({ faults: silent(['listOrgUnits']) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Loading org units…')
    await expect(page.all('treeitem')).toHaveLength(0)
  },
}

/** The backend has not responded for eight seconds. */
export const Stalled: Story = {
  loaders: [world({ faults: silent(['listOrgUnits']) })],
  render: (_, { loaded }) => html`
    <backup-org-units-tab .session=${withPart(loaded.world.session, 'orgUnits', { status: always('stalled') })}></backup-org-units-tab>
  `,
  play: async (context) => {
    await open(context).page.reads('This is taking longer than usual.')
  },
}

export const Failed: Story = {
  loaders: [world({ faults: failing('listOrgUnits') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("Org units couldn't be loaded.")
    const before = adapter.calls.listOrgUnits ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => adapter.calls.listOrgUnits === before + 1, 'one more call')
  },
}

/** The empty tree links to Manage Domains. */
export const Empty: Story = {
  loaders: [world({ at: [0, 2] })],
  play: async (context) => {
    const { page } = open(context)
    const onNavigate = fn((event: HTMLElementEventMap['backup-navigate']) => event.detail.to)
    context.canvasElement.addEventListener('backup-navigate', onNavigate)
    await page.reads('No org units yet')
    await userEvent.click(await page.find('button', 'Manage Domains'))
    await expect(onNavigate).toHaveReturnedWith('manage-domains')
  },
}

export const Many: Story = {
  loaders: [world({ users: 1000, orgUnits: 50_000 })],
  play: async (context) => {
    const { page } = open(context)
    await focusFirst(page)
    await userEvent.click(await page.find('button', 'Expand all'))
    await page.reads('50,000 org units shown')
    await expect(page.count('[role=treeitem]')).toBeLessThan(100)
  },
}

export const Hostile: Story = {
  loaders: [world({ tenant: hostileTenant() })],
  play: async (context) => {
    const { page } = open(context)
    await focusFirst(page)
    await userEvent.click(await page.find('button', 'Expand all'))
    await page.find('treeitem', '<b>/</b>')
    // a unit without a name shows its id
    await page.find('treeitem', 'o-nameless')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

export const Narrow: Story = { ...UsersShown, globals: { width: '360' } }

export const Dark: Story = { ...WithSubUnits, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...UsersShown, globals: { direction: 'rtl' } }
