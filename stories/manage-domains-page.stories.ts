import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { BackupManageDomainsPage } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { sampleTenant, tenantOf } from '../test/worlds/tenants.js'
import { open, until } from './screen.js'
import { world } from './world.js'

type Story = StoryObj<BackupManageDomainsPage>

const meta: Meta<BackupManageDomainsPage> = {
  title: 'Manage domains page',
  component: 'backup-manage-domains-page',
  render: ({ locale }, { loaded }) => html`
    <backup-manage-domains-page .session=${loaded.world.session} .locale=${locale}></backup-manage-domains-page>
  `,
}
export default meta

/** Every domain with its three syncs. */
export const Sample: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await page.find('region', 'Google Workspace')
    await page.find('region', 'Microsoft 365')
    for (const sync of ['User Sync', 'Group Sync', 'OU Sync']) await page.find('button', `${sync} of example.com`)
    await page.reads('Never synced')
    await page.reads('Current')
  },
}

/** Each kind of sync runs independently. */
export const Running: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, clock, adapter } = open(context)
    await userEvent.click(await page.find('button', 'User Sync of example.com'))
    await userEvent.click(await page.find('button', 'OU Sync of harbour.example'))
    await until(() => adapter.calls.sync === 2, 'two syncs')
    await clock.advance(12_000)
    await page.find('progressbar', 'Progress of User Sync of example.com')
    await page.find('progressbar', 'Progress of OU Sync of harbour.example')
    await expect(await page.find('button', 'User Sync of example.com')).toHaveAttribute('aria-disabled', 'true')
    await expect(await page.find('button', 'Group Sync of example.com')).not.toHaveAttribute('aria-disabled', 'true')
    await page.reads(/\d+ of 12\d/)
  },
}

/** Shows the result and the time of a sync. */
export const Done: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, clock, adapter } = open(context)
    await userEvent.click(await page.find('button', 'User Sync of example.com'))
    await until(() => adapter.calls.sync === 1, 'a sync')
    await clock.advance(60_000)
    await page.reads(/2 added, 1 changed, 0 removed|\d+ added, \d+ changed, \d+ removed/)
  },
}

export const Cancelled: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, adapter, clock } = open(context)
    await userEvent.click(await page.find('button', 'Group Sync of example.com'))
    await userEvent.click(await page.find('button', 'Cancel Group Sync of example.com'))
    await until(() => adapter.calls.cancelSync === 1, 'a cancel')
    await clock.advance(5000)
    await page.gone('progressbar')
    await expect(await page.find('button', 'Group Sync of example.com')).not.toHaveAttribute('aria-disabled', 'true')
  },
}

/** A failed sync changes nothing and can be retried. */
export const Failed: Story = {
  tags: ['every-look'],
  loaders: [world({ faults: failing('sync') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await userEvent.click(await page.find('button', 'User Sync of example.com'))
    await page.reads('The sync failed. Nothing changed.')
    await userEvent.click(await page.find('button', 'Try again: User Sync of example.com'))
    await until(() => adapter.calls.sync === 2, 'another sync')
    await page.reads('The sync failed. Nothing changed.')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['listClouds']) })],
  play: async (context) => {
    await open(context).page.reads('Loading domains')
  },
}

export const LoadFailed: Story = {
  loaders: [world({ faults: failing('listClouds') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("Domains couldn't be loaded.")
    const before = adapter.calls.listClouds ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => (adapter.calls.listClouds ?? 0) > before, 'one more call')
  },
}

const withoutSync = {
  clouds: sampleTenant().clouds.map((cloud, place) => (place === 1 ? { ...cloud, capabilities: ['runs' as const] } : cloud)),
}

/** One cloud does not support syncing. */
export const NoSync: Story = {
  loaders: [world({ tenant: withoutSync })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads("Microsoft 365 doesn't support syncing on demand.")
    await page.gone('button', 'User Sync of harbour.example')
    await page.find('button', 'User Sync of example.com')
  },
}

const [sample] = tenantOf({}).clouds
const manyDomains = {
  clouds:
    sample === undefined
      ? []
      : [
          {
            ...sample,
            domains: Array.from({ length: 60 }, (_, at) => ({
              ...sample.domains[0],
              id: `d${at}`,
              name: `branch-${at}.example.com`,
              credits: 10,
              users: [],
              groups: [],
              orgUnits: [],
            })),
          },
        ],
}

export const ManyDomains: Story = {
  loaders: [world({ tenant: manyDomains })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('60 domains')
    await userEvent.type(await page.find('searchbox', 'Search domains'), 'branch-1')
    await page.reads('11 of 60 domains')
    await page.gone('button', 'User Sync of branch-2.example.com')
  },
}

export const NoMatch: Story = {
  loaders: [world({ tenant: manyDomains })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.type(await page.find('searchbox', 'Search domains'), 'zzz')
    await page.reads('No domains match “zzz”.')
    await page.find('button', 'Clear search')
  },
}

export const Hostile: Story = {
  loaders: [world({ tenant: tenantOf({ name: `<b>${'very-'.repeat(30)}long.example</b>` }) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('long.example</b>')
    await expect(page.count('b')).toBe(0)
  },
}

export const Narrow: Story = { ...Running, globals: { width: '360' } }

export const Dark: Story = { ...Running, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...Running, globals: { direction: 'rtl' } }
