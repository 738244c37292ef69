import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { BackupGroupsTab } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { tenantOf } from '../test/worlds/tenants.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { open, until } from './screen.js'
import { always, withPart, world } from './world.js'

type Story = StoryObj<BackupGroupsTab>

const meta: Meta<BackupGroupsTab> = {
  title: 'Groups tab',
  component: 'backup-groups-tab',
  render: ({ locale }, { loaded }) => html`<backup-groups-tab .session=${loaded.world.session} .locale=${locale}></backup-groups-tab>`,
}
export default meta

export const Sample: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('6 groups')
    await userEvent.click(await page.find('checkbox', 'Select All staff'))
    await expect(session.selection.ticked.value.has({ kind: 'group', id: 'g1' })).toBe(true)
    await page.reads(/takes \d+ licenses/)
  },
}

/** View opens the members beside the list, read-only. */
export const MembersOpen: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await userEvent.click(await page.find('button', 'View users in Engineering'))
    const members = await page.find('region', 'Users in Engineering')
    await until(() => members.querySelectorAll('.row').length > 3, 'the members')
    await expect(members.querySelector('input')).toBeNull()
    await expect(session.members({ kind: 'group', id: 'g2' }).total.value).toBeGreaterThan(3)
    await page.find('checkbox', 'Select Sales')
    await until(
      () => members.getRootNode() instanceof ShadowRoot && (members.getRootNode() as ShadowRoot).activeElement?.matches('.dismiss'),
      'focus',
    )
  },
}

/** Escape closes the members and returns to their group. */
export const MembersClosed: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'View users in Engineering'))
    await page.find('region', 'Users in Engineering')
    await until(() => document.activeElement?.shadowRoot?.activeElement?.matches('.dismiss'), 'focus in the members')
    await userEvent.keyboard('{Escape}')
    await page.gone('region', 'Users in Engineering')
    await until(
      () => document.activeElement?.shadowRoot?.activeElement?.closest('.row')?.textContent?.includes('Engineering'),
      'focus in the row',
    )
  },
}

/** Members are still being counted, so the number is a minimum. */
export const Counting: Story = {
  loaders: [world({ faults: silent(['listCoverage'], 3) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('6 groups')
    await page.reads(/takes \d+ licenses/)
    await expect(page.all('checkbox', /^Select /)).toHaveLength(6)
  },
}

export const FirstLoad: Story = {
  loaders: [world({ faults: silent(['listGroups']) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Loading groups…')
    await expect(await page.find('grid')).toHaveAttribute('aria-busy', 'true')
  },
}

/** The backend has not responded for eight seconds. */
export const Stalled: Story = {
  loaders: [world({ faults: silent(['listGroups']) })],
  render: (_, { loaded }) => html`
    <backup-groups-tab .session=${withPart(loaded.world.session, 'groups', { status: always('stalled') })}></backup-groups-tab>
  `,
  play: async (context) => {
    await open(context).page.reads('This is taking longer than usual.')
  },
}

export const Failed: Story = {
  loaders: [world({ faults: failing('listGroups') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("Groups couldn't be loaded.")
    const before = adapter.calls.listGroups ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => adapter.calls.listGroups === before + 1, 'one more call')
  },
}

export const MembersFailed: Story = {
  loaders: [world({ faults: failing('listUsers') })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'View users in Sales'))
    await page.reads("Users couldn't be loaded.")
    await page.find('checkbox', 'Select Sales')
  },
}

/** The empty list links to Manage Domains. */
export const Empty: Story = {
  loaders: [world({ at: [0, 2] })],
  play: async (context) => {
    const { page } = open(context)
    const onNavigate = fn((event: HTMLElementEventMap['backup-navigate']) => event.detail.to)
    context.canvasElement.addEventListener('backup-navigate', onNavigate)
    await page.reads('No groups yet')
    await userEvent.click(await page.find('button', 'Manage Domains'))
    await expect(onNavigate).toHaveReturnedWith('manage-domains')
  },
}

export const NoMatch: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('6 groups')
    await userEvent.type(await page.find('searchbox', 'Search groups'), 'zzz')
    await page.reads('No groups match.')
  },
}

/** A group without members. */
export const EmptyGroup: Story = {
  loaders: [world({ tenant: tenantOf({ groups: [{ id: 'none', name: 'Nobody yet', email: 'nobody@example.com', members: [] }] }) })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'View users in Nobody yet'))
    await page.reads('No users here.')
    await page.reads('no one here needs a license')
  },
}

export const Many: Story = {
  loaders: [world({ users: 20_000, groups: 20_000, largestGroup: 200 })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('20,000 groups')
    await expect(page.count('.row')).toBeLessThan(100)
  },
}

export const Hostile: Story = {
  tags: ['every-look'],
  loaders: [world({ tenant: hostileTenant() })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'View users in <h1>Everyone</h1>'))
    await page.find('region', 'Users in <h1>Everyone</h1>')
    await page.reads('<img src=x onerror')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

/** The members cover the list until they are closed. */
export const Narrow: Story = {
  globals: { width: '360' },
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'View users in Engineering'))
    const members = await page.find('region', 'Users in Engineering')
    await until(() => members.querySelectorAll('.row').length > 3, 'the members')
    await page.find('button', 'Close')
  },
}

export const NarrowList: Story = { ...Sample, globals: { width: '360' } }

export const Dark: Story = { ...MembersOpen, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...MembersOpen, globals: { direction: 'rtl' } }
