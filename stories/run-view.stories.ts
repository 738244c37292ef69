import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { BackupRunView } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { open, until } from './screen.js'
import { dueUsers, startRun, type World, world } from './world.js'

type Story = StoryObj<BackupRunView>

const meta: Meta<BackupRunView> = {
  title: 'Run view',
  component: 'backup-run-view',
  args: { runId: 'run-1' },
  render: ({ locale, runId }, { loaded }) => html`
    <backup-run-view .session=${loaded.world.session} .locale=${locale} .runId=${runId}></backup-run-view>
  `,
}
export default meta

/** Starts a run of `users` users and advances it. */
const run =
  (users: number, share: number) =>
  async (here: World): Promise<void> => {
    await startRun(here, users, share)
  }

export const Queued: Story = {
  loaders: [world({ before: run(60, 0) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Backup of 60 users')
    await page.reads('Waiting')
    await page.reads('0 of 60 done')
  },
}

/** Shows a progress bar of done, failed and remaining users, the pace and the time left. Failed users come first. */
export const Running: Story = {
  loaders: [world({ failureRate: 0.1, agoMs: 36_000, before: run(60, 0.6) })],
  play: async (context) => {
    const { page } = open(context)
    const bar = await page.find('progressbar', 'Progress')
    await expect(bar).toHaveAttribute('aria-valuenow', '36')
    await page.reads('24 to go')
    await page.reads(/About \d+ users a minute/)
    await until(() => page.all('row').find((row) => row.dataset.index === '0' && row.textContent?.includes('Failed')), 'a failed one first')
    await page.find('button', /^Retry \d+ failed users$/)
  },
}

/** The run ends while the view is open. */
export const Ending: Story = {
  loaders: [world({ before: run(60, 0.6) })],
  play: async (context) => {
    const { page, clock } = open(context)
    const onFinished = fn((event: HTMLElementEventMap['backup-run-finished']) => event.detail.run.status)
    context.canvasElement.addEventListener('backup-run-finished', onFinished)
    await page.reads('36 of 60 done')
    await clock.advance(60_000)
    await page.reads('Completed')
    await until(() => onFinished.mock.results.length === 1, 'the event')
    await expect(onFinished).toHaveReturnedWith('completed')
  },
}

export const Completed: Story = {
  loaders: [world({ before: run(60, 1.1) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('60 of 60 done')
    await page.reads('Completed')
    await page.gone('button', /^Retry/)
  },
}

/** Failed users with the reason and Retry. */
export const WithErrors: Story = {
  tags: ['every-look'],
  loaders: [world({ failureRate: 0.2, before: run(60, 1.1) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Completed with errors')
    await page.reads(/mailbox is locked|Try again later|no license/)
    await userEvent.click(await page.find('button', /^Failed \d+/))
    await until(
      () =>
        page
          .all('row')
          .filter((row) => row.dataset.index !== undefined)
          .every((row) => /Failed/.test(row.textContent ?? '')),
      'only failed ones',
    )
    await page.find('button', /^Retry \d+ failed users$/)
  },
}

export const Retried: Story = {
  loaders: [world({ failureRate: 0.2, before: run(60, 1.1) })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await userEvent.click(await page.find('button', /^Retry \d+ failed users$/))
    await until(() => adapter.calls.retryRun === 1, 'one retry')
    await page.reads('Running')
    await page.gone('button', /^Retry \d+ failed/)
  },
}

export const RetryFailed: Story = {
  loaders: [world({ failureRate: 0.2, before: run(60, 1.1), faults: failing('retryRun') })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Retry \d+ failed users$/))
    await page.reads("The retry couldn't be started.")
    await page.find('button', 'Try again')
  },
}

export const AllFailed: Story = {
  loaders: [world({ failureRate: 1, before: run(12, 1.1) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('0 of 12 done')
    await page.find('button', 'Retry 12 failed users')
  },
}

export const OneUser: Story = {
  loaders: [world({ before: run(1, 1.1) })],
  play: async (context) => {
    await open(context).page.reads('Backup of 1 user')
  },
}

export const Many: Story = {
  loaders: [
    world({ tenant: sampleTenant({ users: 20_000, credits: 'unlimited' }), failureRate: 0.02, agoMs: 500_000, before: run(12_000, 0.1) }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Backup of 12,000 users')
    await expect(page.count('.row')).toBeLessThan(100)
  },
}

/** Without a run id, the view lists all runs, newest first. */
export const List: Story = {
  tags: ['every-look'],
  args: { runId: undefined as never },
  loaders: [
    world({
      failureRate: 0.1,
      before: async (here) => {
        await startRun(here, 20, 1.1)
        await startRun(here, 5, 1.1)
        await startRun(here, 30, 0.5)
      },
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.find('heading', 'Backups')
    const views = await until(() => {
      const found = page.all('button', /^View backup of /)
      return found.length === 3 && found
    }, 'three runs')
    await page.reads('Running')
    await userEvent.click(views[0] as HTMLElement)
    await page.reads('Backup of 30 users')
    await userEvent.click(await page.find('button', 'All backups'))
    await page.find('heading', 'Backups')
  },
}

export const EmptyList: Story = {
  args: { runId: undefined as never },
  loaders: [world()],
  play: async (context) => {
    await open(context).page.reads('No backups yet')
  },
}

export const ListFailed: Story = {
  args: { runId: undefined as never },
  loaders: [world({ faults: failing('listRuns') })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads("Backups couldn't be loaded.")
    await page.find('button', 'Try again')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['getRun', 'listRunUsers']) })],
  play: async (context) => {
    await open(context).page.reads('Loading the backup')
  },
}

export const NotThere: Story = {
  args: { runId: 'run-99' },
  loaders: [world({ before: run(3, 0.5) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads("This backup wasn't found")
    await page.find('button', 'All backups')
  },
}

export const UsersFailed: Story = {
  loaders: [world({ before: run(20, 0.5), faults: failing('listRunUsers') })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads("The users of this backup couldn't be loaded.")
    await page.reads('10 of 20 done')
  },
}

const withoutRuns = { clouds: sampleTenant().clouds.map((cloud) => ({ ...cloud, capabilities: ['sync' as const] })) }

export const NoRuns: Story = {
  loaders: [world({ tenant: withoutRuns })],
  play: async (context) => {
    await open(context).page.reads("Backup progress isn't available here.")
  },
}

export const Hostile: Story = {
  loaders: [
    world({ tenant: hostileTenant(), failureRate: 0.4, before: async (here) => void (await startRun(here, dueUsers(here).length, 1.1)) }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('=HYPERLINK("https://evil.example","Click")')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

export const Narrow: Story = { ...Running, globals: { width: '360' } }

export const Dark: Story = { ...Running, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...Running, globals: { direction: 'rtl' } }
