import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { ActivityEntry } from '../src/core/index.js'
import type { BackupActivityPage } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { MARKUP } from './hostile.js'
import { choose, open, until } from './screen.js'
import { world } from './world.js'

type Story = StoryObj<BackupActivityPage>

const meta: Meta<BackupActivityPage> = {
  title: 'Activity page',
  component: 'backup-activity-page',
  render: ({ locale }, { loaded }) => html`
    <backup-activity-page .session=${loaded.world.session} .locale=${locale}></backup-activity-page>
  `,
}
export default meta

const MINUTE_MS = 60_000
const END = Date.parse('2026-11-20T12:00:00Z')
const ADA = { id: 'ada@example.com', name: 'Ada Okafor' }
const LIAM = { id: 'liam@example.com', name: 'Liam Brandt' }

/** One entry of each kind, newest first. */
const KINDS: readonly Omit<ActivityEntry, 'id' | 'at'>[] = [
  {
    actor: ADA,
    action: 'backup-started',
    target: 'run-2',
    summary: 'Started a backup of 12 users for 11 credits',
    counts: { users: 12, credits: 11 },
  },
  { actor: LIAM, action: 'backup-started-refused', summary: 'Refused to start a backup (not-enough-credits): 340 credits needed' },
  { actor: LIAM, action: 'settings-saved', summary: 'Changed 1 default setting: retention', counts: { settings: 1 } },
  {
    action: 'sync-completed',
    target: 'users',
    summary: 'Synced users: 4 added, 2 changed, 1 removed',
    counts: { added: 4, changed: 2, removed: 1 },
  },
  { action: 'sync-failed', target: 'groups', summary: 'A sync of groups failed: unavailable' },
  {
    actor: ADA,
    action: 'users-released',
    summary: 'Ended the protection of 3 users: 3 credits given back: left',
    counts: { users: 3, credits: 3 },
  },
  { action: 'credits-granted', summary: 'Granted 500 credits: invoice 42', counts: { credits: 500 } },
  { actor: ADA, action: 'backup-retried', target: 'run-1', summary: 'Retried 2 failed users of a backup', counts: { users: 2 } },
  { actor: ADA, action: 'report-mailed', summary: 'An action that only this backend has' },
]

const entriesOf = (count: number): ActivityEntry[] =>
  Array.from({ length: count }, (_, at) => ({
    ...(KINDS[at % KINDS.length] as (typeof KINDS)[number]),
    id: String(count - at),
    at: new Date(END - at * 37 * MINUTE_MS).toISOString(),
  }))

/** A world whose backend has these entries, in pages of 100. */
const logOf = (entries: readonly ActivityEntry[]) =>
  world({
    methods: () => ({
      listActivity: async (_, { action, actor, since = '', until: before = '9', cursor = '0' }) => {
        const found = entries.filter(
          (entry) =>
            (action ?? entry.action) === entry.action &&
            (actor ?? entry.actor?.id) === entry.actor?.id &&
            entry.at >= since &&
            entry.at < before,
        )
        const end = Number(cursor) + 100
        return { items: found.slice(Number(cursor), end), ...(end < found.length && { next: String(end) }) }
      },
    }),
  })

/** Every kind of action: with and without a person, refused, failed, and one that only the backend knows. */
export const Kinds: Story = {
  tags: ['every-look'],
  loaders: [logOf(entriesOf(KINDS.length))],
  play: async (context) => {
    const { page } = open(context)
    await page.find('heading', 'Activity')
    await page.reads('Backup started')
    await page.reads('12 users · 11 licenses')
    await page.reads('User Sync · 4 added, 2 changed, 1 removed')
    await page.reads('An action that only this backend has')
    await page.reads('Automatic')
  },
}

/** The list loads page after page and renders only what is visible. */
export const Long: Story = {
  loaders: [logOf(entriesOf(5000))],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Backup started')
    await expect(page.count('.row')).toBeLessThan(100)
  },
}

/** Filters by action and person; one button clears both. */
export const Filtered: Story = {
  loaders: [logOf(entriesOf(90))],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Backup started')
    await choose(await page.find('combobox', 'Person'), LIAM.id)
    await until(() => page.all('row').every(({ textContent }) => !textContent?.includes('Ada Okafor')), 'entries of one person')
    await choose(await page.find('combobox', 'Action'), 'backup-started-refused')
    await until(() => page.count('.row') === 10, '10 entries')
    await choose(await page.find('combobox', 'Action'), 'sync-started')
    await page.reads('No activity matches these filters')
  },
}

export const Empty: Story = {
  loaders: [world()],
  play: async (context) => {
    await open(context).page.reads('Nothing has been done yet')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['listActivity']) })],
  play: async (context) => {
    await open(context).page.reads('Loading the activity')
  },
}

export const LoadFailed: Story = {
  loaders: [world({ faults: failing('listActivity') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("The activity couldn't be loaded.")
    const before = adapter.calls.listActivity ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => (adapter.calls.listActivity ?? 0) > before, 'one more call')
  },
}

/** The export fails while the list stays. */
export const ExportFailed: Story = {
  loaders: [
    world({
      faults: ({ method, count }) => (count > 1 ? failing('listActivity')({ method }) : undefined),
      before: async ({ adapter, scope }) => {
        await adapter.saveSettings(scope, {}, { signal: new AbortController().signal })
      },
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Settings changed')
    await userEvent.click(await page.find('button', 'Export CSV'))
    await page.reads("The activity couldn't be exported.")
    await page.reads('Settings changed')
  },
}

const withoutActivity = { clouds: sampleTenant().clouds.map((cloud) => ({ ...cloud, capabilities: ['runs' as const] })) }

export const NotRecorded: Story = {
  loaders: [world({ tenant: withoutActivity })],
  play: async (context) => {
    await open(context).page.reads("Activity isn't recorded here.")
  },
}

const HOSTILE = '=HYPERLINK("https://evil.example") <img src=x onerror=alert(1)> \u202Egnp.exe'

export const Hostile: Story = {
  loaders: [
    logOf([{ id: '1', at: new Date(END).toISOString(), actor: { id: 'x', name: HOSTILE }, action: HOSTILE, summary: HOSTILE.repeat(9) }]),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('=HYPERLINK("https://evil.example")')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

export const Narrow: Story = { ...Kinds, tags: [], globals: { width: '360' } }

export const Dark: Story = { ...Kinds, tags: [], globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...Kinds, tags: [], globals: { direction: 'rtl' } }
