import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html, type TemplateResult } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { BackupSession } from '../src/core/index.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { open, until } from './screen.js'
import { dueUsers, type World, world } from './world.js'

type Story = StoryObj

/** Slotted portal content that replaces or extends built-in texts. */
const meta: Meta = { title: 'Slots' }
export default meta

const DEPARTMENTS = ['Sales', 'Research and development', 'Legal', 'Operations', 'Human resources']
const departmentOf = (index: number): string => DEPARTMENTS[index % DEPARTMENTS.length] ?? ''

const showing =
  (render: (session: BackupSession, here: World) => TemplateResult): NonNullable<Story['render']> =>
  (_, { loaded }) =>
    render((loaded.world as World).session, loaded.world as World)

/** On the page, each slot name starts with the name of the part. The portal links each user to a detail page. */
export const Page: Story = {
  tags: ['every-look'],
  loaders: [world()],
  render: showing(
    (session, here) => html`
      <div class="tall">
        <backup-start-page .session=${session}>
          <h1 slot="heading">Backup of example.com</h1>
          <span slot="box-heading">In the next backup</span>
          <p slot="box-empty">Tick people or groups, then press Add.</p>
          ${here.adapter.usersOf(here.scope).map(
            ({ id }, index) => html`<span slot="users-details:${id}">
              ${index % 2 === 0 ? html`<a href="#${id}">${departmentOf(index)}</a>` : departmentOf(index)}
            </span>`,
          )}
          <span slot="groups-details:g1">by rule</span>
        </backup-start-page>
      </div>
    `,
  ),
  play: async (context) => {
    const { page, session, world: here } = open(context)
    await page.find('heading', 'Backup of example.com')
    await page.reads('In the next backup')
    await page.reads('Tick people or groups, then press Add.')
    await until(() => page.all('row').some((row) => row.querySelector('slot')), 'details in rows')
    await page.reads('Research and development')
    session.selection.put(dueUsers(here).map(({ id, name, email }) => ({ kind: 'user', id, label: name || email })))
    await page.reads(/Start backup of \d+ users/)
    await expect(page.see()).not.toContain('then press Add')
    await userEvent.click(await page.find('tab', 'Users by group'))
    await page.reads('by rule')
  },
}

/** Arrow keys reach a link in a row after the checkbox. */
export const UserDetails: Story = {
  tags: ['every-look'],
  loaders: [world()],
  render: showing(
    (session, here) => html`
      <backup-users-tab .session=${session}>
        ${here.adapter.usersOf(here.scope).map(({ id }, index) => html`<a slot="details:${id}" href="#${id}">${departmentOf(index)}</a>`)}
      </backup-users-tab>
    `,
  ),
  play: async (context) => {
    const { page, world: here } = open(context)
    await page.reads('Operations')
    const index = here.adapter.usersOf(here.scope).findIndex(({ accountStatus }) => accountStatus === 'active')
    const row = await until(() => page.all('row').find(({ dataset }) => dataset.index === String(index)), 'a row')
    row.focus()
    const onward = row.matches(':dir(rtl)') ? '{ArrowLeft}' : '{ArrowRight}'
    await userEvent.keyboard(onward + onward)
    await until(() => document.activeElement?.matches('a[slot^="details:"]'), 'the link has the focus')
  },
}

export const UserDetailsNarrow: Story = { ...UserDetails, globals: { width: '360' } }

export const GroupDetails: Story = {
  tags: ['every-look'],
  loaders: [world()],
  render: showing(
    (session) => html`
      <backup-groups-tab .session=${session}>
        <span slot="details:g1">by rule</span>
        <a slot="details:g2" href="#owners">2 owners</a>
      </backup-groups-tab>
    `,
  ),
  play: async (context) => {
    const { page } = open(context)
    await page.reads('by rule')
    await page.reads('2 owners')
  },
}

/** An id may contain any character that a directory allows. */
export const HostileIds: Story = {
  loaders: [world({ tenant: hostileTenant() })],
  render: showing(
    (session, here) => html`
      <backup-users-tab .session=${session}>
        ${here.adapter.usersOf(here.scope).map(({ id }) => html`<span slot="details:${id}">id ${id}</span>`)}
      </backup-users-tab>
    `,
  ),
  play: async (context) => {
    const { page } = open(context)
    await until(() => page.count('.row slot') > 3, 'details')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

/** The portal replaces the texts but keeps the actions. */
export const EmptyLists: Story = {
  tags: ['every-look'],
  loaders: [world({ at: [0, 2] })],
  render: showing(
    (session) => html`
      <div class="pair">
        <backup-users-tab .session=${session}><strong slot="empty">People come from HR every night.</strong></backup-users-tab>
        <backup-groups-tab .session=${session}><strong slot="empty">Groups come with the first sync.</strong></backup-groups-tab>
        <backup-org-units-tab .session=${session}><strong slot="empty">Org units come with the first sync.</strong></backup-org-units-tab>
        <backup-csv-tab .session=${session}><span slot="empty">Take the export of our HR system as it is.</span></backup-csv-tab>
        <backup-run-view .session=${session}>
          <span slot="heading">What was backed up</span><strong slot="empty">Ask us before the first backup.</strong>
        </backup-run-view>
      </div>
    `,
  ),
  play: async (context) => {
    const { page } = open(context)
    for (const words of ['from HR every', 'Groups come', 'Org units come', 'our HR system', 'What was', 'Ask us']) await page.reads(words)
    await page.find('button', 'Start User Sync')
    await expect(page.all('button', 'Manage Domains')).toHaveLength(2)
  },
}

export const Headings: Story = {
  loaders: [world()],
  render: showing(
    (session) => html`
      <backup-settings-page .session=${session}><span slot="heading">How we back up</span></backup-settings-page>
      <backup-manage-domains-page .session=${session}><span slot="heading">Where people come from</span></backup-manage-domains-page>
      <div class="drawer">
        <selection-box .session=${session}>
          <span slot="heading">A heading that is far too long for the box it stands in</span>
        </selection-box>
      </div>
    `,
  ),
  play: async (context) => {
    const { page } = open(context)
    for (const words of ['How we back up', 'Where people come from', 'far too long']) await page.reads(words)
    await page.find('button', 'Save')
  },
}
