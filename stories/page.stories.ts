import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import { type BackupStartPage, defineElements } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { open, type Screen, until } from './screen.js'
import { createWorld, dueUsers, together, type World, world } from './world.js'

type Story = StoryObj<BackupStartPage>

const meta: Meta<BackupStartPage> = {
  title: 'Start page',
  component: 'backup-start-page',
  render: ({ locale }, { loaded }) => html`
    <div class="tall"><backup-start-page .session=${loaded.world.session} .locale=${locale}></backup-start-page></div>
  `,
}
export default meta

const TABS = ['Users to backup', 'Users by group', 'Users by org unit', 'CSV file upload']

const putUsers =
  (count: number) =>
  (here: World): void =>
    here.session.selection.put(
      dueUsers(here)
        .slice(0, count)
        .map(({ id, name, email }) => ({ kind: 'user', id, label: name || email })),
    )

const press = async (page: Screen, name: string | RegExp): Promise<void> => userEvent.click(await page.find('button', name))

/** Moves ticked users to the box; the cost is shown before the start. */
export const Sample: Story = {
  tags: ['every-look'],
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    for (const name of TABS) await page.find('tab', name)
    await expect(await page.find('tab', 'Users to backup')).toHaveAttribute('aria-selected', 'true')
    await page.find('combobox', 'Cloud')
    await page.find('button', 'User Sync')
    await until(() => session.users.rows.value.length > 0, 'the users')
    const due = [...session.users.rows.value].filter(
      ({ accountStatus, backupStatus, credits = 1 }) => accountStatus === 'active' && backupStatus === 'none' && credits === 1,
    )
    for (const { name } of due.slice(0, 2)) await userEvent.click(await page.find('checkbox', `Select ${name}`))
    await press(page, /^Add\b/)
    await page.reads('You have allocated 2 out of 500 licenses')
    await until(() => session.canStart.value, 'a start to be possible')
    await expect(await page.find('button', 'Start backup of 2 users')).toHaveAttribute('aria-disabled', 'false')
  },
}

/** The box holds all four kinds of entries; ticks survive a change of tab. */
export const Tabs: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session, adapter } = open(context)
    await page.reads('120 users')
    // no tab loads before it is shown
    await expect(adapter.calls.listGroups).toBeUndefined()
    const [someone] = page.all('checkbox', /^Select /)
    await userEvent.click(someone as HTMLElement)
    await userEvent.click(await page.find('tab', 'Users by group'))
    await userEvent.click(await page.find('checkbox', 'Select Sales'))
    await userEvent.click(await page.find('tab', 'Users by org unit'))
    const root = await until(() => page.all('treeitem')[0], 'a unit')
    root.focus()
    await userEvent.keyboard(' ')
    await until(() => session.selection.ticked.value.size === 3, 'three ticks')
    await press(page, /^Add\b/)
    await page.reads('USER:')
    await page.reads('GROUP: Sales')
    await page.reads('ORG: example.com')
  },
}

export const TabsByKeyboard: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    ;(await page.find('tab', 'Users to backup')).focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect(await page.find('tab', 'Users by group')).toHaveAttribute('aria-selected', 'true')
    await userEvent.keyboard('{End}')
    await expect(await page.find('tab', 'CSV file upload')).toHaveAttribute('aria-selected', 'true')
    await page.find('button', 'Choose a CSV file')
  },
}

/** Ticks that are not added yet: Add shows their number, beside the narrowest box. */
export const Ticked: Story = {
  globals: { width: '800' },
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('120 users')
    for (const someone of page.all('checkbox', /^Select /).slice(0, 2)) await userEvent.click(someone)
    await until(() => session.selection.ticked.value.size === 2, 'two ticks')
    await page.reads('2 ticked – press Add.')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['listClouds', 'listUsers']) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Loading users…')
    await expect(await page.find('combobox', 'Cloud')).toBeDisabled()
  },
}

export const CloudsFailed: Story = {
  loaders: [world({ faults: failing('listClouds') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("Clouds and domains couldn't be loaded. The server didn't respond.")
    const before = adapter.calls.listClouds ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => (adapter.calls.listClouds ?? 0) > before, 'one more call')
  },
}

export const NeverSynced: Story = {
  loaders: [world({ at: [0, 2] })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('This domain was never synced.')
    await page.reads('Never synced')
    // Two buttons that do the same have different names.
    await expect(page.all('button', 'User Sync')).toHaveLength(1)
    await page.find('button', 'Start User Sync')
  },
}

export const SyncRunning: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, clock, adapter } = open(context)
    await press(page, 'User Sync')
    await until(() => adapter.calls.sync === 1, 'a sync')
    await clock.advance(15_000)
    await page.reads(/\d+ of 12\d users/)
    await expect(await page.find('button', 'User Sync')).toHaveAttribute('aria-disabled', 'true')
    await page.find('button', 'Stop sync')
  },
}

/** Ticks and items survive a sync. */
export const Synced: Story = {
  loaders: [world({ before: putUsers(2) })],
  play: async (context) => {
    const { page, clock, adapter, session } = open(context)
    await page.reads('120 users')
    await press(page, 'User Sync')
    await until(() => adapter.calls.sync === 1, 'a sync')
    await clock.advance(60_000)
    await page.reads('122 users')
    await expect(session.selection.items.value).toHaveLength(2)
  },
}

export const SyncFailed: Story = {
  loaders: [world({ faults: failing('sync') })],
  play: async (context) => {
    const { page } = open(context)
    await press(page, 'User Sync')
    await page.reads("The sync failed. The server didn't respond.")
    await page.reads('120 users')
  },
}

export const OverLimit: Story = {
  loaders: [world({ credits: 5, before: ({ session }) => session.selection.put([{ kind: 'group', id: 'g1', label: 'All staff' }]) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads(/You need \d+ more licenses\./)
    await expect(await page.find('button', /^Start backup/)).toHaveAttribute('aria-disabled', 'true')
    await page.find('button', 'Back up the first 5 people added…')
  },
}

export const Started: Story = {
  loaders: [world({ before: putUsers(30) })],
  play: async (context) => {
    const { page, session, adapter, clock } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await userEvent.dblClick(await page.find('button', 'Start backup of 30 users'))
    await page.reads('Backup of 30 users')
    await expect(adapter.calls.startBackup).toBe(1)
    await clock.advance(20_000)
    await page.reads(/\d+ of 30 done/)
  },
}

/** SETTINGS »» opens the settings of this selection, and returns. */
export const SettingsStep: Story = {
  tags: ['every-look'],
  loaders: [world({ before: putUsers(3) })],
  play: async (context) => {
    const { page, session } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Settings »»')
    await page.find('heading', 'Settings for this backup')
    await page.find('button', 'Start backup of 3 users')
    await page.find('button', 'Back to the selection')
  },
}

export const StartedWithSettings: Story = {
  loaders: [world({ before: putUsers(3) })],
  play: async (context) => {
    const { page, session } = open(context)
    const onStart = fn((event: HTMLElementEventMap['backup-start']) => event.detail.request.settings)
    context.canvasElement.addEventListener('backup-start', onStart)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Settings »»')
    await userEvent.click(await page.find('switch', 'Gmail'))
    await press(page, 'Start backup of 3 users')
    // after returning to the selection, the card shows the progress
    await page.find('tab', 'Users to backup')
    await page.reads('Backup of 3 users')
    await expect(onStart).toHaveReturnedWith({ 'service-gmail': false })
  },
}

export const ManageDomains: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await press(page, 'Manage domains')
    await page.find('heading', 'Manage domains')
    await press(page, 'Back to the selection')
    await page.find('tab', 'Users to backup')
    await press(page, 'Manage domains')
    await page.find('button', 'Group Sync of example.com')
  },
}

/** A portal with its own pages prevents the navigation. */
export const NavigatedByTheHost: Story = {
  loaders: [world()],
  render: (_, { loaded }) => html`
    <div class="tall" @backup-navigate=${(event: Event) => event.preventDefault()}>
      <backup-start-page .session=${loaded.world.session}></backup-start-page>
    </div>
  `,
  play: async (context) => {
    const { page } = open(context)
    const onNavigate = fn((event: HTMLElementEventMap['backup-navigate']) => event.detail.to)
    context.canvasElement.addEventListener('backup-navigate', onNavigate)
    await press(page, 'Backup settings')
    await expect(onNavigate).toHaveReturnedWith('settings')
    await page.find('tab', 'Users to backup')
  },
}

/** The page creates its session from an adapter. */
export const FromAdapter: Story = {
  loaders: [world()],
  render: (_, { loaded }) => html`<div class="tall"><backup-start-page .adapter=${loaded.world.adapter}></backup-start-page></div>`,
  play: async (context) => {
    const { page } = open(context)
    await page.reads('120 users')
    await expect(await page.find('combobox', 'Domain')).toHaveValue('example.com')
  },
}

/** Two sessions on one page are independent. */
export const Twice: Story = {
  // both boxes have the same name, as the contract requires; a portal adds a heading to each page
  parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  loaders: [
    async () => {
      const here = await createWorld()
      const other = await createWorld({ at: [1, 0] })
      return { world: together(here, other), other }
    },
  ],
  render: (_, { loaded }) => html`
    <div class="tall"><backup-start-page .session=${loaded.world.session}></backup-start-page></div>
    <div class="tall"><backup-start-page .session=${loaded.other.session}></backup-start-page></div>
  `,
  play: async (context) => {
    const { page } = open(context)
    await page.reads('120 users')
    const [someone] = page.all('checkbox', /^Select /)
    await userEvent.click(someone as HTMLElement)
    await userEvent.click(page.all('button', /^Add\b/)[0] as HTMLElement)
    await page.reads('You have allocated 1 out of 500 licenses')
    await page.reads('You have allocated 0 licenses (no limit)')
  },
}

/** All elements are registered under names with a suffix. */
export const Suffix: Story = {
  loaders: [world()],
  render: (_, { loaded }) => {
    defineElements({ suffix: 'v2' })
    return html`<div class="tall"><backup-start-page-v2 .session=${loaded.world.session}></backup-start-page-v2></div>`
  },
  play: async (context) => {
    const { page } = open(context)
    await page.reads('120 users')
    await expect(page.count('selection-box-v2')).toBe(1)
    await expect(page.count('backup-users-tab-v2')).toBe(1)
    await expect(page.count('selection-box, backup-users-tab, backup-scope-picker')).toBe(0)
  },
}

/** The embedder provides its own messages. */
export const OwnWords: Story = {
  loaders: [world()],
  render: (_, { loaded }) => html`
    <div class="tall">
      <backup-start-page
        .session=${loaded.world.session}
        .messages=${{ usersTab: 'Benutzer', add: 'Hinzufügen', boxTitle: 'Ausgewählt' }}
        locale="de"
      ></backup-start-page>
    </div>
  `,
  play: async (context) => {
    const { page } = open(context)
    await page.find('tab', 'Benutzer')
    await page.find('button', 'Hinzufügen')
    await page.find('region', 'Ausgewählt')
  },
}

export const Hostile: Story = {
  loaders: [
    world({
      tenant: hostileTenant(),
      before: ({ session }) => session.selection.put([{ kind: 'group', id: 'g-markup', label: '<h1>Everyone</h1>' }]),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('GROUP: <h1>Everyone</h1>')
    await page.reads('<img src=x onerror')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

/** The box is a sheet. Its edge summarizes the box and opens it over the list. */
export const Narrow: Story = {
  globals: { width: '360' },
  loaders: [world({ before: putUsers(3) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('120 users')
    await expect(page.all('region', 'Selected for backup')).toHaveLength(0)
    await press(page, '3 items · 3 of 500 licenses')
    await page.find('region', 'Selected for backup')
    await until(() => page.all('button', 'Start backup of 3 users').length === 1, 'the start')
  },
}

export const NarrowClosed: Story = {
  globals: { width: '360' },
  loaders: [world({ before: putUsers(3) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('120 users')
    await expect(await page.find('button', '3 items · 3 of 500 licenses')).toHaveAttribute('aria-expanded', 'false')
  },
}

export const Medium: Story = { ...OverLimit, globals: { width: '800' } }

export const Wide: Story = { ...OverLimit, globals: { width: '1440' } }

export const Dark: Story = { ...OverLimit, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...OverLimit, globals: { direction: 'rtl' } }

export const Comfortable: Story = { ...OverLimit, globals: { density: 'comfortable' } }
