import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import { BackupError } from '../src/core/index.js'
import type { SelectionBox } from '../src/elements.js'
import { silent } from '../test/worlds/adapters.js'
import { policyMethods } from '../test/worlds/policies.js'
import { press, putUsers, startButton } from './box-world.js'
import { open, until } from './screen.js'
import { dueUsers, world } from './world.js'

type Story = StoryObj<SelectionBox>

const meta: Meta<SelectionBox> = {
  title: 'Selection box start',
  component: 'selection-box',
  render: ({ locale }, { loaded }) => html`
    <div class="drawer"><selection-box .session=${loaded.world.session} .locale=${locale}></selection-box></div>
  `,
}
export default meta

/** The backend has not responded. Pressing again sends the same start. */
export const Starting: Story = {
  loaders: [world({ faults: silent(['startBackup']), before: putUsers(3) })],
  play: async (context) => {
    const { page, session, adapter } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await userEvent.dblClick(await startButton(page))
    await page.reads('Starting…')
    await until(() => adapter.calls.startBackup === 1, 'one start')
    await expect(await startButton(page)).toHaveAttribute('aria-busy', 'true')
    await press(page, /^Start backup/)
    await expect(adapter.calls.startBackup).toBe(1)
  },
}

/** The box is empty again, and the card shows the progress of the backup. */
export const Started: Story = {
  tags: ['every-look'],
  loaders: [world({ before: putUsers(40) })],
  play: async (context) => {
    const { page, session, adapter, clock } = open(context)
    const onStarted = fn((event: HTMLElementEventMap['backup-started']) => event.detail.run.total)
    context.canvasElement.addEventListener('backup-started', onStarted)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Start backup of 40 users')
    await page.reads('Backup of 40 users')
    await expect(adapter.calls.startBackup).toBe(1)
    await expect(onStarted).toHaveReturnedWith(40)
    await expect(session.selection.items.value).toHaveLength(0)
    await clock.advance(30_000)
    await page.reads('24 of 40 done')
    await page.find('button', 'View backup')
  },
}

export const Finished: Story = {
  loaders: [world({ before: putUsers(20), failureRate: 0.3 })],
  play: async (context) => {
    const { page, session, clock } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Start backup of 20 users')
    await page.reads('Backup of 20 users')
    await clock.advance(120_000)
    await page.reads('Completed with errors')
    await page.reads(/\d+ failed/)
  },
}

/** The server counts other figures: nothing is started, and the difference is shown. */
export const SelectionChanged: Story = {
  tags: ['every-look'],
  loaders: [world({ before: putUsers(5) })],
  play: async (context) => {
    const { page, world: here, session, adapter, scope } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    const suspended = dueUsers(here)
      .slice(0, 2)
      .map((user) => ({ ...user, accountStatus: 'suspended' as const }))
    adapter.change(scope, { users: { put: suspended } }, 'now')
    await press(page, 'Start backup of 5 users')
    await page.reads('Nothing was started: the backup now takes 3 licenses, not 5.')
    await page.reads('2 more suspended')
    await page.find('button', 'Start with 3 users')
    await expect(session.selection.items.value).toHaveLength(5)
  },
}

/** Another administrator used the credits in the meantime. */
export const CreditsGone: Story = {
  loaders: [world({ before: putUsers(5) })],
  play: async (context) => {
    const { page, session, adapter, scope } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    adapter.setCredits(scope, 2)
    await press(page, 'Start backup of 5 users')
    await page.reads('Nothing was started: the backup takes 5 licenses and 2 are available.')
    await page.find('button', 'Back up the first 2 people added…')
  },
}

/** The answer is lost, so the start may have happened. Trying again never starts twice. */
export const AnswerLost: Story = {
  loaders: [
    world({ before: putUsers(3), faults: ({ method, count }) => (method === 'startBackup' && count === 1 ? 'lose-answer' : undefined) }),
  ],
  play: async (context) => {
    const { page, session, adapter, scope } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Start backup of 3 users')
    await page.reads('No response from the server.')
    await page.reads('a backup never starts twice.')
    await page.find('button', 'Try again')
    const { items } = await adapter.listRuns(scope, {}, new AbortController())
    await expect(items).toHaveLength(1)
  },
}

export const NotAllowed: Story = {
  loaders: [
    world({ before: putUsers(3), faults: ({ method }) => (method === 'startBackup' ? new BackupError('forbidden', '403') : undefined) }),
  ],
  play: async (context) => {
    const { page, session } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Start backup of 3 users')
    await page.reads("The backup couldn't be started. You don't have permission to do this.")
    await page.gone('button', 'Try again')
  },
}

/** The host page vetoes the start. */
export const Vetoed: Story = {
  loaders: [world({ before: putUsers(3) })],
  render: (_, { loaded }) => html`
    <div class="drawer" @backup-start=${(event: Event) => event.preventDefault()}><selection-box .session=${loaded.world.session}></selection-box></div>
  `,
  play: async (context) => {
    const { page, session, adapter } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await press(page, 'Start backup of 3 users')
    await until(() => page.all('button', 'Start backup of 3 users')[0]?.getAttribute('aria-busy') === 'false', 'ready again')
    await expect(adapter.calls.startBackup).toBeUndefined()
    await expect(session.selection.items.value).toHaveLength(3)
  },
}

/** "Keep protecting": the terms of the policy and its forecast, before START. */
export const KeepProtecting: Story = {
  tags: ['every-look'],
  loaders: [world({ before: putUsers(5), methods: () => policyMethods([]) })],
  play: async (context) => {
    const { page, session } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await userEvent.click(await page.find('radio', 'Keep protecting'))
    await press(page, 'Start backup of 5 users')
    await page.find('textbox', 'Name')
    await page.reads('312 users now, who take 318 licenses in all.')
    await page.find('button', 'Start backup and keep protecting')
  },
}

/** A limit below the licenses of the list: the policy is saved, and starts as many as its limit allows. */
export const KeptWithLimit: Story = {
  loaders: [world({ before: putUsers(5), methods: () => policyMethods([]) })],
  play: async (context) => {
    const { page, session } = open(context)
    await until(() => session.canStart.value, 'a start to be possible')
    await userEvent.click(await page.find('radio', 'Keep protecting'))
    await press(page, 'Start backup of 5 users')
    await userEvent.type(await page.find('textbox', 'License limit (optional)'), '2')
    await page.reads('The licenses don’t cover everyone')
    await press(page, 'Start backup and keep protecting')
    await page.reads('is saved.')
    await expect(session.selection.items.value).toHaveLength(0)
  },
}
