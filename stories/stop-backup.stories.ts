import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { BackupAdapter } from '../src/core/index.js'
import type { BackupRunView } from '../src/elements.js'
import { callOf, failing, silent } from '../test/worlds/adapters.js'
import { open, until } from './screen.js'
import { startRun, type World, world } from './world.js'

type Story = StoryObj<BackupRunView>

const meta: Meta<BackupRunView> = {
  title: 'Stop a backup',
  component: 'backup-run-view',
  args: { runId: 'run-1' },
  render: ({ locale, runId }, { loaded }) => html`
    <backup-run-view .session=${loaded.world.session} .locale=${locale} .runId=${runId}></backup-run-view>
  `,
}
export default meta

const run =
  (users: number, share: number, isStopped = false) =>
  async (here: World): Promise<void> => {
    const { id } = await startRun(here, users, share)
    if (isStopped) await here.adapter.stopRun(here.scope, id, callOf())
  }

/** A running backup has a Stop button if the backend supports it. */
export const CanBeStopped: Story = {
  loaders: [world({ agoMs: 36_000, before: run(60, 0.6) })],
  play: async (context) => {
    const { page } = open(context)
    await expect(await page.find('button', 'Stop backup')).toHaveAttribute('aria-haspopup', 'dialog')
  },
}

/**
 * The confirmation shows the users to be stopped, the refunded credits and the users that finish first. It follows the run while it is
 * open.
 */
export const Confirmation: Story = {
  tags: ['every-look'],
  loaders: [world({ agoMs: 36_000, before: run(60, 0.6) })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'Stop backup'))
    await page.find('dialog', 'Stop this backup?')
    await page.reads(/Stops \d+ users who have not begun and gives back \d+ licenses\. 4 backups in progress finish first\./)
    await page.reads('You can start stopped users again with a new backup.')
    await page.find('button', 'Keep running')
  },
}

/** The request for the stop has not been answered yet. */
export const Stopping: Story = {
  loaders: [world({ agoMs: 36_000, before: run(60, 0.6), faults: silent(['stopRun']) })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'Stop backup'))
    await page.reads(/who have not begun/)
    const [, confirm] = page.all('button').filter((button) => button.textContent?.trim() === 'Stop backup')
    await userEvent.click(confirm as HTMLElement)
    await expect(await page.find('button', 'Stopping…')).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Users in progress finish first. */
export const FinishingFirst: Story = {
  loaders: [
    world({
      agoMs: 36_000,
      before: run(60, 0.6),
      methods: (adapter): Partial<BackupAdapter> => ({
        getRun: async (...args) => ({ ...(await adapter.getRun(...args)), stopped: 20, isStopping: true }),
      }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Stopping…')
    await page.reads('20 stopped')
    await page.reads('4 to go')
    await page.gone('button', 'Stop backup')
  },
}

/** After the stop, the view shows completed, failed and stopped users, and the next step. */
export const Stopped: Story = {
  tags: ['every-look'],
  loaders: [world({ failureRate: 0.1, agoMs: 36_000, before: run(60, 0.6, true) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Stopped')
    await page.reads(/\d+ users were stopped before their backup began and can be started again with a new backup\./)
    await page.gone('button', 'Stop backup')
    await userEvent.click(await page.find('button', /^Stopped \d+/))
    await until(() => page.all('row').some((row) => row.textContent?.includes('Stopped')), 'a stopped user')
  },
}

/** After confirmation by keyboard, the focus moves to the result. */
export const ByKeyboard: Story = {
  loaders: [world({ agoMs: 36_000, before: run(60, 0.6) })],
  play: async (context) => {
    const { page, adapter } = open(context)
    const onFinished = fn((event: HTMLElementEventMap['backup-run-finished']) => event.detail.run.status)
    context.canvasElement.addEventListener('backup-run-finished', onFinished)
    ;(await page.find('button', 'Stop backup')).focus()
    await userEvent.keyboard('{Enter}')
    await page.reads(/who have not begun/)
    const [, confirm] = page.all('button').filter((button) => button.textContent?.trim() === 'Stop backup')
    ;(confirm as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await page.reads('Stopped')
    await expect(adapter.calls.stopRun).toBe(1)
    await until(() => onFinished.mock.results.length === 1, 'the event')
    await expect(onFinished).toHaveReturnedWith('stopped')
  },
}

export const StopFailed: Story = {
  loaders: [world({ agoMs: 36_000, before: run(60, 0.6), faults: failing('stopRun') })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', 'Stop backup'))
    await page.reads(/who have not begun/)
    const [, confirm] = page.all('button').filter((button) => button.textContent?.trim() === 'Stop backup')
    await userEvent.click(confirm as HTMLElement)
    await page.reads("The backup couldn't be stopped.")
    await page.find('button', 'Try again')
  },
}

/** The list of backups includes stopped ones. */
export const InTheList: Story = {
  args: { runId: undefined },
  loaders: [world({ agoMs: 36_000, before: run(60, 0.6, true) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Stopped')
    await page.reads(/36 of 60 done|40 of 60 done/)
  },
}
