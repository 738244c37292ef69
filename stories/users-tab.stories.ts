import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { BackupUsersTab } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { tenantOf } from '../test/worlds/tenants.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { open, until } from './screen.js'
import { always, person, withPart, world } from './world.js'

type Story = StoryObj<BackupUsersTab>

const meta: Meta<BackupUsersTab> = {
  title: 'Users tab',
  component: 'backup-users-tab',
  render: ({ locale }, { loaded }) => html`<backup-users-tab .session=${loaded.world.session} .locale=${locale}></backup-users-tab>`,
}
export default meta

/** Only active users have a checkbox; the other rows give the reason. */
export const Sample: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('120 users')
    const boxes = page.all('checkbox', /^Select /)
    await expect(boxes.length).toBeGreaterThan(5)
    await userEvent.click(boxes[0] as HTMLElement)
    await expect(session.selection.ticked.value.size).toBe(1)
    await expect(boxes[0]).toBeChecked()
    const inactive = () => page.all('row').filter((row) => row.matches('.inactive'))
    const list = page.all('row').at(-1)?.closest('.windowed') as HTMLElement
    const at = [...session.users.rows.value].findIndex(({ accountStatus }) => accountStatus !== 'active')
    list.scrollTop = (list.scrollHeight / session.users.rows.value.length) * at
    await until(() => inactive().length > 0, 'a user who is not active')
    for (const row of inactive()) {
      await expect(row.querySelector('input')).toBeNull()
      await expect(row).toHaveTextContent(/Suspended|Deleted/)
    }
    list.scrollTop = 0
  },
}

export const FirstLoad: Story = {
  loaders: [world({ faults: silent(['listUsers']) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Loading users…')
    await expect(await page.find('grid')).toHaveAttribute('aria-busy', 'true')
    await expect(page.all('checkbox')).toHaveLength(0)
  },
}

/** The backend has not responded for eight seconds. */
export const Stalled: Story = {
  loaders: [world({ faults: silent(['listUsers']) })],
  render: (_, { loaded }) => html`
    <backup-users-tab .session=${withPart(loaded.world.session, 'users', { status: always('stalled') })}></backup-users-tab>
  `,
  play: async (context) => {
    await open(context).page.reads('This is taking longer than usual.')
  },
}

/** The backend does not respond, and Retry fails too. */
export const Failed: Story = {
  tags: ['every-look'],
  loaders: [world({ faults: failing('listUsers') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("Users couldn't be loaded. The server didn't respond.")
    const before = adapter.calls.listUsers ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => adapter.calls.listUsers === before + 1, 'one more call')
    await page.reads("Users couldn't be loaded.")
  },
}

/** The first page stays, but the next one failed. */
export const MoreFailed: Story = {
  loaders: [world({ faults: ({ method, count }) => (method === 'listUsers' && count > 1 ? failing('listUsers')({ method }) : undefined) })],
  play: async (context) => {
    const { page } = open(context)
    const first = await until(() => page.all('row').find((row) => row.tabIndex === 0), 'a row that takes Tab')
    first.focus()
    await userEvent.keyboard('{End}')
    await page.reads("More users couldn't be loaded.")
    await expect(page.all('checkbox', /^Select /).length).toBeGreaterThan(0)
    await page.find('button', 'Try again')
  },
}

/** The sync has finished and found no users. */
export const Empty: Story = {
  loaders: [world({ tenant: tenantOf({}) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('This domain has no users.')
    await expect(page.all('button', /User Sync/)).toHaveLength(0)
  },
}

/** The empty list offers User Sync. */
export const NeverSynced: Story = {
  loaders: [world({ at: [0, 2] })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('This domain was never synced.')
    await page.find('button', 'Start User Sync')
  },
}

export const Syncing: Story = {
  loaders: [world({ at: [0, 2] })],
  play: async (context) => {
    const { page, clock, adapter } = open(context)
    await userEvent.click(await page.find('button', 'Start User Sync'))
    await until(() => adapter.calls.sync === 1, 'one sync')
    await clock.advance(15_000)
    await page.reads(/User Sync is running: \d+ of \d+ users/)
    await expect(await page.find('progressbar', 'User Sync')).toBeVisible()
    await expect(page.all('button', /User Sync/)).toHaveLength(0)
  },
}

export const SyncFailed: Story = {
  loaders: [world({ at: [0, 2], faults: failing('sync') })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'Start User Sync'))
    await page.reads('The sync failed.')
    await page.find('button', 'Start User Sync')
  },
}

export const Search: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads('120 users')
    await userEvent.type(await page.find('searchbox', 'Search by name or address'), 'van')
    await page.reads(/\b\d of 120 users/)
    await expect(page.all('row').length).toBeGreaterThan(1)
    await expect(adapter.calls.listUsers).toBeLessThanOrEqual(3)
  },
}

/** The empty list offers to show all users again. */
export const NoMatch: Story = {
  loaders: [world({ before: ({ session }) => session.users.search('nobody is called like this') })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('No users match.')
    await page.find('button', 'Clear search and filters')
  },
}

export const FilteredAndSorted: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await userEvent.click(await page.find('button', 'Filter'))
    await userEvent.click(await page.find('checkbox', 'Suspended'))
    await until(() => session.users.total.value === 7, 'the seven suspended ones')
    await expect(page.all('checkbox', /^Select /)).toHaveLength(0)
    await userEvent.click(await page.find('button', 'Filter, 1 active'))
    await userEvent.click(await page.find('button', /Suspended$/))
    await userEvent.click(await page.find('button', /^Name/))
    await until(() => page.all('columnheader').some((head) => head.getAttribute('aria-sort') === 'descending'), 'sorted by name')
    await expect(session.users.query.value.sort).toEqual({ by: 'name', descending: true })
  },
}

/** "The 50 shown" and "all that match" are two actions. */
export const TickAll: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('120 users')
    await userEvent.click(await page.find('button', /^Select the \d+ loaded$/))
    await page.reads(/\d+ selected\. \d+ skipped: suspended/)
    const shown = session.selection.ticked.value.size
    await userEvent.click(await page.find('button', 'Select all 120 users'))
    await until(() => session.selection.ticked.value.size > shown, 'more ticks')
    await page.find('button', 'Deselect all')
  },
}

/** The last column shows the credits for adding the user. */
export const Covered: Story = {
  loaders: [
    world({
      before: ({ session }) =>
        session.selection.put([
          { kind: 'group', id: 'g1', label: 'All staff' },
          { kind: 'user', id: 'u1' },
        ]),
    }),
  ],
  play: async (context) => {
    await open(context).page.reads(/already covered by GROUP: All staff/)
  },
}

export const OneRow: Story = {
  loaders: [world({ tenant: tenantOf({ users: [person('solo', 'Han Solo')] }) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('1 user')
    await expect(await page.find('grid')).toHaveAttribute('aria-rowcount', '2')
    await page.find('checkbox', 'Select Han Solo')
  },
}

/** The list is windowed, so few rows are in the document. End moves to the last loaded row and loads more. */
export const HundredThousand: Story = {
  loaders: [world({ users: 100_000 })],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('100,000 users')
    await expect(await page.find('grid')).toHaveAttribute('aria-rowcount', '100001')
    await expect(page.count('.row')).toBeLessThan(100)
    const loaded = session.users.rows.value.length
    const first = await until(() => page.all('row').find((row) => row.tabIndex === 0), 'a row that takes Tab')
    first.focus()
    await userEvent.keyboard('{End}')
    await until(() => session.users.rows.value.length > loaded, 'the next page')
    await expect(page.count('.row')).toBeLessThan(100)
  },
}

/** Directory text renders as text only. */
export const Hostile: Story = {
  tags: ['every-look'],
  loaders: [world({ tenant: hostileTenant() })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('<script>document.title = 1</script>')
    await page.find('checkbox', 'Select nameless@example.com')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

export const Narrow: Story = { ...Sample, globals: { width: '360' } }

export const Dark: Story = { ...Sample, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...Sample, globals: { direction: 'rtl' } }

export const Comfortable: Story = { ...Sample, globals: { density: 'comfortable' } }
