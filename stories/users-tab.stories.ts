import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { BackupUsersTab } from '../src/components/index.js'
import { hostileTenant } from './hostile.js'
import { open, until } from './screen.js'
import { always, failing, person, silent, tenantWith, withPart, world } from './world.js'

type Story = StoryObj<BackupUsersTab>

const meta: Meta<BackupUsersTab> = {
  title: 'Users tab',
  component: 'backup-users-tab',
  args: { locale: 'en' },

  render: ({ locale }, { loaded }) => html`<backup-users-tab .session=${loaded.world.session} .locale=${locale}></backup-users-tab>`,
}
export default meta

/** Only active users have a checkbox; the others say why they have none. */
export const Sample: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page, session } = open(context)
    await page.reads('120 users')
    const boxes = page.all('checkbox', /^Select /)
    await expect(boxes.length).toBeGreaterThan(5)
    for (const row of page.all('row').filter((element) => element.matches('.inactive'))) await expect(row.querySelector('input')).toBeNull()
    await userEvent.click(boxes[0] as HTMLElement)
    await expect(session.selection.ticked.value.size).toBe(1)
    await expect(boxes[0]).toBeChecked()
  },
}

export const FirstLoad: Story = {
  loaders: [world({ faults: silent(['listUsers']) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Loading users…')
    await expect((await page.find('grid')).getAttribute('aria-busy')).toBe('true')
    await expect(page.all('checkbox')).toHaveLength(0)
  },
}

/** Nothing came for eight seconds. */
export const Stalled: Story = {
  loaders: [world({ faults: silent(['listUsers']) })],
  render: (_, { loaded }) => html`
    <backup-users-tab .session=${withPart(loaded.world.session, 'users', { status: always('stalled') })}></backup-users-tab>
  `,
  play: async (context) => {
    await open(context).page.reads('This takes longer than usual.')
  },
}

/** The backend does not answer, and does not when tried again either. */
export const Failed: Story = {
  loaders: [world({ faults: failing('listUsers') })],
  play: async (context) => {
    const { page, adapter, canvasElement } = { ...context, ...open(context) }
    await page.reads('Users could not be loaded.')
    await page.reads('The backend did not answer.')
    const onError = fn()
    canvasElement.addEventListener('backup-error', onError)
    const before = adapter.calls.listUsers ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => (adapter.calls.listUsers ?? 0) > before, 'another listUsers')
  },
}
