import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import { BackupError } from '../src/core/index.js'
import type { BackupSettingsPage } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { open, until } from './screen.js'
import { dueUsers, type World, world } from './world.js'

type Story = StoryObj<BackupSettingsPage>

const meta: Meta<BackupSettingsPage> = {
  title: 'Settings page',
  component: 'backup-settings-page',
  render: ({ locale, mode, goBack }, { loaded }) => html`
    <backup-settings-page .session=${loaded.world.session} .locale=${locale} .mode=${mode ?? 'defaults'} .goBack=${goBack}></backup-settings-page>
  `,
}
export default meta

const putUsers =
  (count: number) =>
  (here: World): void =>
    here.session.selection.put(
      dueUsers(here)
        .slice(0, count)
        .map(({ id, name }) => ({ kind: 'user', id, label: name })),
    )

/** Default settings of a domain. */
export const GoogleWorkspace: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    for (const service of ['Gmail', 'Calendar', 'Contacts', 'Drive', 'Sites'])
      await expect(await page.find('switch', service)).toHaveAttribute('aria-checked', 'true')
    await expect(await page.find('button', 'Save')).toHaveAttribute('aria-disabled', 'true')
    await page.find('heading', 'Classroom')
  },
}

export const Microsoft365: Story = {
  loaders: [world({ at: [1, 0] })],
  play: async (context) => {
    const { page } = open(context)
    for (const service of ['Exchange mail', 'OneDrive', 'SharePoint']) await page.find('switch', service)
    await page.gone('heading', 'Classroom')
  },
}

/** Changed settings are marked and can be reset; only the differences are saved. */
export const Changed: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await userEvent.click(await page.find('switch', 'Sites'))
    await userEvent.click(await page.find('radio', 'All documents the user can open'))
    // visible only while all documents are included
    await userEvent.click(await page.find('switch', 'Include shared drives'))
    await page.reads('3 unsaved changes')
    await page.find('button', 'Reset to default: Sites')
    // disabling a service hides its retention
    await expect(page.all('textbox', 'Sites')).toHaveLength(0)
    await expect(session.settings.values.value).toEqual({})
  },
}

export const Saved: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await userEvent.click(await page.find('switch', 'Sites'))
    await userEvent.click(await page.find('button', 'Save'))
    await page.reads('Saved')
    await expect(session.settings.values.value).toEqual({ 'service-sites': false })
  },
}

/** The form finds the problem before it sends a request. */
export const Wrong: Story = {
  tags: ['every-look'],
  loaders: [world()],
  play: async (context) => {
    const { page, adapter } = open(context)
    const size = await page.find('textbox', 'Leave out files larger than')
    await userEvent.type(size, '0')
    await userEvent.click(await page.find('switch', 'Lite mode'))
    await userEvent.click(await page.find('button', 'Save'))
    await page.reads('1 setting needs a change')
    await page.reads('At least 1 MB')
    await expect(size).toHaveAttribute('aria-invalid', 'true')
    await expect(adapter.calls.saveSettings).toBeUndefined()
  },
}

/** The backend rejects a value: the message is shown at its field. */
export const Refused: Story = {
  loaders: [
    world({
      methods: () => ({
        saveSettings: () =>
          Promise.reject(
            new BackupError('bad-input', 'refused', { details: { fields: { 'trash-only': 'Not in your plan: ask for “Backup Plus”.' } } }),
          ),
      }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('switch', 'Lite mode'))
    await userEvent.click(await page.find('button', 'Save'))
    await page.reads('Not in your plan: ask for “Backup Plus”.')
    await expect(await page.find('switch', 'Lite mode')).toHaveAttribute('aria-invalid', 'true')
  },
}

export const SaveFailed: Story = {
  loaders: [world({ faults: failing('saveSettings') })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('switch', 'Lite mode'))
    await userEvent.click(await page.find('button', 'Save'))
    await page.reads("Settings couldn't be saved.")
    await page.find('button', 'Try again')
    await page.reads('1 unsaved change')
  },
}

export const Saving: Story = {
  loaders: [world({ faults: silent(['saveSettings']) })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('switch', 'Lite mode'))
    await userEvent.click(await page.find('button', 'Save'))
    await page.reads('Saving…')
    await expect(await page.find('button', 'Save')).toHaveAttribute('aria-disabled', 'true')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['describeSettings']) })],
  play: async (context) => {
    await open(context).page.reads('Loading settings')
  },
}

export const LoadFailed: Story = {
  loaders: [world({ faults: failing('getSettings') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("Settings couldn't be loaded.")
    const before = adapter.calls.getSettings ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => adapter.calls.getSettings === before + 1, 'one more call')
  },
}

const withoutSettings = { clouds: sampleTenant().clouds.map((cloud) => ({ ...cloud, capabilities: ['sync' as const] })) }

export const None: Story = {
  loaders: [world({ tenant: withoutSettings })],
  play: async (context) => {
    await open(context).page.reads('There are no settings to choose here.')
  },
}

/** The step opened by SETTINGS »», for the items in the box. */
export const ForASelection: Story = {
  tags: ['every-look'],
  args: { mode: 'selection', goBack: fn() },
  loaders: [world({ before: putUsers(12) })],
  play: async (context) => {
    const { page, session, adapter } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await page.reads('12 items')
    await userEvent.click(await page.find('switch', 'Sites'))
    await page.reads('1 setting differs')
    await expect(await page.find('button', 'Start backup of 12 users')).toHaveAttribute('aria-disabled', 'false')
    await expect(adapter.calls.saveSettings).toBeUndefined()
    await page.find('button', 'Back')
  },
}

export const ForASelectionStarted: Story = {
  args: { mode: 'selection' },
  loaders: [world({ before: putUsers(12) })],
  play: async (context) => {
    const { page, session, adapter } = open(context)
    const onStart = fn((event: HTMLElementEventMap['backup-start']) => event.detail.request.settings)
    context.canvasElement.addEventListener('backup-start', onStart)
    await until(() => session.canStart.value, 'a start to be possible')
    await userEvent.click(await page.find('switch', 'Sites'))
    await userEvent.click(await page.find('button', 'Start backup of 12 users'))
    await page.reads('Backup of 12 users started')
    await expect(onStart).toHaveReturnedWith({ 'service-sites': false })
    await expect(adapter.calls.startBackup).toBe(1)
  },
}

export const ForNothing: Story = {
  args: { mode: 'selection' },
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Your list is empty')
    await expect(await page.find('button', 'Start backup')).toHaveAttribute('aria-disabled', 'true')
  },
}

export const Narrow: Story = { ...Changed, globals: { width: '360' } }

export const Dark: Story = { ...Changed, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...Changed, globals: { direction: 'rtl' } }
