import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { BackupUsersTab } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { open, until } from './screen.js'
import { world } from './world.js'

type Story = StoryObj<BackupUsersTab>

const meta: Meta<BackupUsersTab> = {
  title: 'Filter users',
  component: 'backup-users-tab',
  render: ({ locale }, { loaded }) => html`<backup-users-tab .session=${loaded.world.session} .locale=${locale}></backup-users-tab>`,
}
export default meta

type Context = Parameters<NonNullable<Story['play']>>[0]
const openFacet = async (context: Context, label: string) => {
  const screen = open(context)
  await userEvent.click(await screen.page.find('button', /^Filter/))
  await userEvent.click(await screen.page.find('button', new RegExp(`^${label}`)))
  return screen
}

/** A facet with many options can be searched; each option shows its number of users. */
export const Options: Story = {
  loaders: [world({ users: 400 })],
  play: async (context) => {
    const { page, session } = await openFacet(context, 'Department')
    await userEvent.click(await page.find('checkbox', /^Engineering/))
    await until(() => session.users.query.value.where?.department?.length === 1, 'one department')
    await page.find('button', 'Remove filter Department: Engineering')
    await userEvent.type(await page.find('searchbox', 'Search in Department'), 'e')
  },
}

/** A facet of more than 100 values is a text: its filter finds part of a value. */
export const Text: Story = {
  loaders: [world({ users: 2_000 })],
  play: async (context) => {
    const { page, session } = await openFacet(context, 'Manager')
    await userEvent.type(await page.find('searchbox', 'Manager contains'), 'an{Enter}')
    await until(() => session.users.query.value.where?.manager?.[0] === 'an', 'a text filter')
    await page.find('button', 'Remove filter Manager: an')
    await expect(await page.find('searchbox', 'Manager contains')).toHaveValue('')
  },
}

/** Chips of several filters; the status filters and the facets are one row. */
export const Applied: Story = {
  loaders: [
    world({
      users: 400,
      before: ({ session }) =>
        session.users.filter({
          accountStatus: ['active'],
          where: { department: ['Sales', 'Legal'], groups: ['none'], license: ['Vault'] },
        }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.find('button', 'Filter, 5 active')
    await page.find('button', 'Remove filter Groups: In no group')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['describeFilters']) })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'Filter'))
    await page.reads('Loading filters…')
  },
}

export const Failed: Story = {
  loaders: [world({ faults: failing('describeFilters') })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'Filter'))
    await page.reads("Filters couldn't be loaded.")
    await page.find('button', 'Try again')
  },
}
