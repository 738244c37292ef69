import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { Cloud, Holder } from '../src/core/index.js'
import type { BackupLicensesPage } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { MARKUP } from './hostile.js'
import { choose, open, until } from './screen.js'
import { type WorldOptions, world } from './world.js'

type Story = StoryObj<BackupLicensesPage>

const meta: Meta<BackupLicensesPage> = {
  title: 'Licenses page',
  component: 'backup-licenses-page',
  render: ({ locale }, { loaded }) => html`
    <backup-licenses-page .session=${loaded.world.session} .locale=${locale}></backup-licenses-page>
  `,
}
export default meta

const DAY_MS = 86_400_000
const END = Date.parse('2026-11-20T12:00:00Z')
const ADA = { id: 'ada@example.com', name: 'Ada Okafor' }
const LIAM = { id: 'liam@example.com', name: 'Liam Brandt' }

/** One holder of each kind, newest first. */
const KINDS: readonly Omit<Holder, 'since'>[] = [
  {
    user: { id: 'u1', name: 'Mia Novak', email: 'mia.novak@example.com' },
    credits: 1,
    through: { runId: 'run-7' },
    startedBy: ADA,
    state: 'active',
    facets: { department: 'Sales' },
  },
  {
    user: { id: 'u2', name: 'Boardroom Oslo', email: 'boardroom.oslo@example.com' },
    credits: 0,
    through: { policyId: 'pol-1', policyName: 'Everyone except contractors' },
    startedBy: ADA,
    state: 'active',
    facets: { department: 'Office' },
  },
  {
    user: { id: 'u3', name: 'Noah Weber', email: 'noah.weber@example.com' },
    credits: 2,
    through: { runId: 'run-3' },
    startedBy: LIAM,
    state: 'suspended',
    facets: { department: 'Sales' },
  },
  {
    user: { id: 'u4', name: '', email: 'former.intern@example.com' },
    credits: 1,
    through: { runId: 'run-3' },
    startedBy: LIAM,
    state: 'deleted',
  },
  { user: { id: 'u5', name: 'Eva Lindqvist', email: 'eva.lindqvist@example.com' }, credits: 1, through: {}, state: 'left' },
]

const holdersOf = (count: number): Holder[] =>
  Array.from({ length: count }, (_, at) => {
    const kind = KINDS[at % KINDS.length] as (typeof KINDS)[number]
    const round = Math.floor(at / KINDS.length)
    const user =
      round === 0 ? kind.user : { ...kind.user, id: `${kind.user.id}-${round}`, name: kind.user.name && `${kind.user.name} ${round}` }
    return { ...kind, user, since: new Date(END - at * 9 * DAY_MS).toISOString() }
  })

const sumOf = (holders: readonly Holder[]) => ({ users: holders.length, credits: holders.reduce((sum, { credits }) => sum + credits, 0) })

/** A world whose backend has these holders, in pages of 100. */
const licensesOf = (holders: readonly Holder[], { shown = {}, ...options }: WorldOptions & { shown?: Partial<Cloud> } = {}) =>
  world({
    ...options,
    methods: (adapter) => ({
      listClouds: async (call) => (await adapter.listClouds(call)).map((one) => ({ ...one, ...shown })),
      listHolders: async (_, { state, search = '', groupBy, cursor = '0' }) => {
        const states = state === undefined ? undefined : typeof state === 'string' ? [state] : state
        const found = holders.filter(
          (holder) =>
            states?.includes(holder.state) !== false &&
            `${holder.user.name} ${holder.user.email}`.toLowerCase().includes(search.toLowerCase()),
        )
        const end = Number(cursor) + 100
        const labels = [...new Set(found.map((holder) => (groupBy === 'state' ? holder.state : (holder.facets?.department ?? ''))))]
        const totals = labels.map((label) => ({
          label,
          ...sumOf(found.filter((holder) => (groupBy === 'state' ? holder.state : (holder.facets?.department ?? '')) === label)),
        }))
        const { users, credits } = sumOf(found)
        return {
          items: found.slice(Number(cursor), end),
          ...(end < found.length && { next: String(end) }),
          total: users,
          credits,
          ...(groupBy !== undefined && { totals }),
        }
      },
      giveBack: async (_, ids) => sumOf(holders.filter(({ user }) => ids.includes(user.id))),
    }),
  })

const select = async (page: ReturnType<typeof open>['page'], name: string): Promise<void> => {
  await userEvent.click(await page.find('checkbox', `Select ${name}`))
}

/** Every kind of holder: by a run and by a policy, active, suspended, deleted and left, without a name, at a price of 0 and 2. */
export const Kinds: Story = {
  tags: ['every-look'],
  loaders: [licensesOf(holdersOf(KINDS.length))],
  play: async (context) => {
    const { page } = open(context)
    await page.find('heading', 'Licenses')
    await page.reads('5 licenses, held by 5 users')
    await page.reads('Policy Everyone except contractors')
    await page.reads('by Liam Brandt')
    await page.reads('Before the backup history')
    await page.reads('Suspended')
  },
}

/** The list loads page after page and renders only what is visible. */
export const Long: Story = {
  loaders: [licensesOf(holdersOf(5000))],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('5,000 licenses, held by 5,000 users')
    await expect(page.count('.row')).toBeLessThan(100)
  },
}

/** Totals for chargeback, below the filters. */
export const Totals: Story = {
  loaders: [licensesOf(holdersOf(90))],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Mia Novak')
    await choose(await page.find('combobox', 'Totals by'), 'state')
    await page.reads('Suspended')
    await until(() => page.count('.totals tbody tr') === 4, 'four totals')
  },
}

/** Licenses of people who left, and a search without a match. */
export const Leavers: Story = {
  loaders: [licensesOf(holdersOf(10))],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Mia Novak')
    await choose(await page.find('combobox', 'Held by'), 'leavers')
    await page.reads('4 licenses, held by 4 users')
    await userEvent.type(await page.find('searchbox', 'Search license holders'), 'zzz')
    await page.reads('No licenses match these filters')
  },
}

/** The review says who loses the protection, and what the engine does with existing backups. */
export const Review: Story = {
  loaders: [licensesOf(holdersOf(5), { shown: { isSimulated: false, releasedBackups: 'kept' } })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Mia Novak')
    await select(page, 'Mia Novak')
    await select(page, 'Noah Weber')
    await page.reads('2 users selected · 3 licenses')
    await userEvent.click(await page.find('button', 'Give back…'))
    await page.reads('Give back 3 licenses?')
    await page.reads('The backup engine keeps their existing backups and makes no new ones.')
  },
}

/** An engine that deletes backups: the review says that they are lost. */
export const ReviewDeletes: Story = {
  loaders: [licensesOf(holdersOf(5), { shown: { isSimulated: false, releasedBackups: 'deleted' } })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Mia Novak')
    await select(page, 'Mia Novak')
    await userEvent.click(await page.find('button', 'Give back…'))
    await page.reads("They can't be restored after that.")
  },
}

export const GivenBack: Story = {
  loaders: [licensesOf(holdersOf(5))],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Mia Novak')
    await select(page, 'Mia Novak')
    await userEvent.click(await page.find('button', 'Give back…'))
    await userEvent.click(await page.find('button', 'Give back'))
    await page.reads('1 license given back.')
  },
}

/** The answer was lost: the page says that trying again is safe. */
export const AnswerLost: Story = {
  loaders: [
    world({
      faults: ({ method }) => (method === 'giveBack' ? 'lose-answer' : undefined),
      tenant: sampleTenant({ users: 12 }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await until(() => page.count('.list .row input') > 0, 'holders')
    await userEvent.click(page.all('checkbox')[0] as HTMLElement)
    await userEvent.click(await page.find('button', 'Give back…'))
    await userEvent.click(await page.find('button', 'Give back'))
    await page.reads('No response from the server, so the licenses may have been given back.')
  },
}

export const Empty: Story = {
  loaders: [licensesOf([])],
  play: async (context) => {
    await open(context).page.reads('Nobody holds a license yet')
  },
}

export const Loading: Story = {
  loaders: [world({ faults: silent(['listHolders']) })],
  play: async (context) => {
    await open(context).page.reads('Loading the licenses')
  },
}

export const LoadFailed: Story = {
  loaders: [world({ faults: failing('listHolders') })],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads("The licenses couldn't be loaded.")
    const before = adapter.calls.listHolders ?? 0
    await userEvent.click(await page.find('button', 'Try again'))
    await until(() => (adapter.calls.listHolders ?? 0) > before, 'one more call')
  },
}

const withoutLicenses = { clouds: sampleTenant().clouds.map((cloud) => ({ ...cloud, capabilities: ['runs' as const] })) }

export const NotListed: Story = {
  loaders: [world({ tenant: withoutLicenses })],
  play: async (context) => {
    await open(context).page.reads("This cloud doesn't list its licenses.")
  },
}

const HOSTILE = '=HYPERLINK("https://evil.example") <img src=x onerror=alert(1)> \u202Egnp.exe'

export const Hostile: Story = {
  loaders: [
    licensesOf([
      {
        user: { id: 'x', name: HOSTILE, email: 'x@example.com' },
        credits: 1,
        since: new Date(END).toISOString(),
        through: { policyId: 'p', policyName: HOSTILE },
        startedBy: { id: 'y', name: HOSTILE },
        state: 'active',
      },
    ]),
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
