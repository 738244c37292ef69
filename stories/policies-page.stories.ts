import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fireEvent, userEvent } from 'storybook/test'
import { BackupError, type Policy } from '../src/core/index.js'
import type { BackupPoliciesPage } from '../src/elements.js'
import { POLICIES, policyMethods, policyOf } from '../test/worlds/policies.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { MARKUP } from './hostile.js'
import { open } from './screen.js'
import { type WorldOptions, world } from './world.js'

type Story = StoryObj<BackupPoliciesPage>

const meta: Meta<BackupPoliciesPage> = {
  title: 'Policies page',
  component: 'backup-policies-page',
  render: ({ locale }, { loaded }) => html`
    <backup-policies-page .session=${loaded.world.session} .locale=${locale}></backup-policies-page>
  `,
}
export default meta

/** Replaces the text of a field. */
const fill = async (field: HTMLElement, value: string): Promise<void> => {
  await fireEvent.input(field, { target: { value } })
  await fireEvent.change(field)
}

const policiesOf = (policies: readonly Policy[], part: Parameters<typeof policyMethods>[1] = {}, options: WorldOptions = {}) =>
  world({ ...options, methods: () => policyMethods(policies, part) })

/** Every state: protected, over the limit with failures, out of licenses, paused, never evaluated, ended. */
export const States: Story = {
  tags: ['every-look'],
  loaders: [policiesOf(POLICIES)],
  play: async (context) => {
    const { page } = open(context)
    await page.find('heading', 'Everyone except contractors')
    await page.reads('87 users wait: the limit of this policy is reached.')
    await page.reads('3 users wait: no licenses are available.')
    await page.reads('2 users wait: the policy is paused.')
    await page.reads('Not checked yet')
    await page.reads('1 ended policy')
  },
}

/** The forecast with its basis, the chart, and what the policy would have done. */
export const Forecast: Story = {
  tags: ['every-look'],
  loaders: [policiesOf([policyOf('p1', { limit: 400, leavers: { giveBackAfterDays: 14 } })])],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Forecast/))
    await page.reads('312 users now, who take 318 licenses in all. 56 joined and 23 left in the last 89 days.')
    await page.reads('the limit of 400 licenses lasts until')
    await userEvent.click(await page.pick('.dry-run > summary'))
    await page.reads('Licenses held')
  },
}

/** Too little history for a rate. */
export const ForecastWithoutHistory: Story = {
  loaders: [policiesOf([policyOf('p1')], { forecast: { now: { users: 3, credits: 3 }, history: [] } })],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Forecast/))
    await page.reads('No sync has recorded joins or leaves yet')
  },
}

export const ForecastFailed: Story = {
  loaders: [
    world({
      methods: () => ({
        ...policyMethods([policyOf('p1')]),
        forecastPolicy: () => Promise.reject(new BackupError('unavailable', 'answered 503')),
      }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Forecast/))
    await page.reads("The forecast couldn't be calculated.")
    await page.find('button', 'Try again')
  },
}

/** Editing: name, limit and the rule for people who leave, with a wrong limit. */
export const Edit: Story = {
  tags: ['every-look'],
  loaders: [policiesOf([policyOf('p1', { limit: 400, leavers: { giveBackAfterDays: 14 } })])],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Edit/))
    const limit = await page.find('textbox', 'License limit (optional)')
    await fill(limit, 'many')
    await page.reads('Enter a whole number, or leave the field empty.')
    await page.find('button', 'Save policy')
  },
}

export const Saved: Story = {
  loaders: [policiesOf([policyOf('p1')])],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Edit/))
    const name = await page.find('textbox', 'Name')
    await fill(name, 'Staff of Berlin')
    await userEvent.click(await page.find('button', 'Save policy'))
    await page.reads('“Staff of Berlin” is saved.')
  },
}

/** The review of an end: who stays protected. */
export const Review: Story = {
  loaders: [policiesOf([policyOf('p1')])],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^End…/))
    await page.reads('End “All staff”?')
    await page.reads('The 312 users it protects stay protected and keep their licenses.')
  },
}

export const Ended: Story = {
  loaders: [policiesOf([policyOf('p1')])],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^End…/))
    await userEvent.click(await page.find('button', 'End policy'))
    await page.reads('“All staff” has ended. Its users stay protected.')
  },
}

/** The answer was lost: the page says that trying again is safe. */
export const AnswerLost: Story = {
  loaders: [
    world({
      methods: () => ({
        ...policyMethods([policyOf('p1')]),
        setPolicyStatus: () => new Promise((_, reject) => setTimeout(() => reject(new TypeError('network')), 10)),
      }),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await userEvent.click(await page.find('button', /^Pause/))
    await page.find('button', 'Try again')
  },
}

export const Empty: Story = {
  loaders: [policiesOf([])],
  play: async (context) => {
    await open(context).page.reads('No policies yet')
  },
}

export const Loading: Story = {
  loaders: [world({ methods: () => ({ ...policyMethods(), listPolicies: () => new Promise<never>(() => {}) }) })],
  play: async (context) => {
    await open(context).page.reads('Loading the policies')
  },
}

export const LoadFailed: Story = {
  loaders: [
    world({ methods: () => ({ ...policyMethods(), listPolicies: () => Promise.reject(new BackupError('unavailable', 'answered 503')) }) }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads("The policies couldn't be loaded.")
    await page.find('button', 'Try again')
  },
}

const withoutPolicies = { clouds: sampleTenant().clouds.map((cloud) => ({ ...cloud, capabilities: ['runs' as const] })) }

export const NotSupported: Story = {
  loaders: [world({ tenant: withoutPolicies })],
  play: async (context) => {
    await open(context).page.reads("This cloud doesn't support policies.")
  },
}

const HOSTILE = '=HYPERLINK("https://evil.example") <img src=x onerror=alert(1)> \u202Egnp.exe'

export const Hostile: Story = {
  loaders: [
    policiesOf([
      policyOf('p1', {
        name: HOSTILE,
        createdBy: { id: 'y', name: HOSTILE },
        namedItems: [{ kind: 'group', id: 'g1', label: HOSTILE }],
      }),
    ]),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('=HYPERLINK("https://evil.example")')
    await expect(page.count(MARKUP)).toBe(0)
  },
}

export const Narrow: Story = { ...Forecast, tags: [], globals: { width: '360' } }

export const Dark: Story = { ...Forecast, tags: [], globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...Forecast, tags: [], globals: { direction: 'rtl' } }
