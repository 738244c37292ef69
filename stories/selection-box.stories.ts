import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fn, userEvent } from 'storybook/test'
import type { SelectionBox } from '../src/elements.js'
import { failing, silent } from '../test/worlds/adapters.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { dueIn, ENGINEERING, press, put, putUsers, SALES, STAFF, startButton, UNIT } from './box-world.js'
import { hostileTenant, MARKUP } from './hostile.js'
import { open, until } from './screen.js'
import { world } from './world.js'

type Story = StoryObj<SelectionBox>

const meta: Meta<SelectionBox> = {
  title: 'Selection box',
  component: 'selection-box',
  render: ({ locale }, { loaded }) => html`
    <div class="drawer"><selection-box .session=${loaded.world.session} .locale=${locale}></selection-box></div>
  `,
}
export default meta

/** The empty box explains its two steps. */
export const Empty: Story = {
  loaders: [world()],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Nothing is selected yet')
    await page.find('region', 'Selected for backup')
    for (const name of ['Add', 'Remove', 'Settings »»', 'Start backup'])
      await expect(await page.find('button', name)).toHaveAttribute('aria-disabled', 'true')
    await page.reads('You have allocated 0 out of 500 licenses')
  },
}

/** Users are ticked in a tab; Add is enabled. */
export const Ticked: Story = {
  loaders: [
    world({
      before: ({ session }) => {
        session.selection.tick(STAFF, true)
        session.selection.tick({ kind: 'user', id: 'u2' }, true)
      },
    }),
  ],
  play: async (context) => {
    const { page, session } = open(context)
    const onChange = fn((event: HTMLElementEventMap['backup-selection-change']) => event.detail.items.length)
    context.canvasElement.addEventListener('backup-selection-change', onChange)
    const add = await page.find('button', 'Add')
    await expect(add).toHaveTextContent('2')
    await userEvent.click(add)
    await until(() => page.all('option').length === 2, 'two items')
    await expect(session.selection.ticked.value.size).toBe(0)
    await until(() => onChange.mock.results.some(({ value }) => value === 2), 'the host page hears of it')
  },
}

/** The count is exact and equals the count of the backend. */
export const Exact: Story = {
  tags: ['every-look'],
  loaders: [world({ before: put(ENGINEERING, SALES, UNIT) })],
  play: async (context) => {
    const { page, world: here, session } = open(context)
    const due = await dueIn(here, [ENGINEERING, SALES, UNIT])
    await page.reads(`You have allocated ${due} out of 500 licenses`)
    await expect(session.credits.value.isExact).toBe(true)
    await expect(await startButton(page)).toHaveTextContent(`Start backup of ${due} users`)
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'false')
    for (const text of ['GROUP: Engineering', 'GROUP: Sales', 'ORG: Europe']) await page.reads(text)
    await page.reads(/\d+ duplicates? not charged/)
  },
}

/** Items are selected like files: click, Shift, Ctrl, Space. */
export const Chosen: Story = {
  loaders: [world({ before: putUsers(6) })],
  play: async (context) => {
    const { page, session } = open(context)
    const list = await page.find('listbox', 'Items')
    await until(() => page.all('option').length === 6, 'six items')
    list.focus()
    await userEvent.keyboard('{Home}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    await until(
      () => page.all('option').filter((option) => option.getAttribute('aria-selected') === 'true').length === 3,
      'three are chosen',
    )
    await expect(await page.find('button', 'Remove')).toHaveTextContent('3')
    await expect(session.selection.items.value).toHaveLength(6)
  },
}

/** Delete removes items; Undo restores them. */
export const Removed: Story = {
  loaders: [world({ before: putUsers(6) })],
  play: async (context) => {
    const { page, session } = open(context)
    const list = await page.find('listbox', 'Items')
    await until(() => page.all('option').length === 6, 'six items')
    list.focus()
    await userEvent.keyboard('{Home}{Delete}')
    await page.reads('1 item removed.')
    await expect(session.selection.items.value).toHaveLength(5)
    await page.find('button', 'Undo')
  },
}

/** While members are being fetched, the count is "at least", and START waits. */
export const Counting: Story = {
  tags: ['every-look'],
  loaders: [world({ faults: silent(['listCoverage'], 2), before: put(ENGINEERING, STAFF) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads(/You have allocated at least \d+ out of 500 licenses/)
    await page.reads('counting…')
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'true')
    await page.reads('Wait until counting is finished.')
    await page.find('button', 'Stop counting')
  },
}

export const CountStopped: Story = {
  loaders: [world({ faults: silent(['listCoverage'], 2), before: put(ENGINEERING, STAFF) })],
  play: async (context) => {
    const { page } = open(context)
    await press(page, 'Stop counting')
    await page.reads('Counting was stopped. There may be more.')
    await page.reads('at least')
    await page.find('button', 'Continue counting')
  },
}

/** Counted members stay counted; the failed group can be retried. */
export const CountFailed: Story = {
  loaders: [
    world({
      faults: ({ method, count }) => (count > 1 ? failing('listCoverage')({ method }) : undefined),
      before: put(ENGINEERING, STAFF),
    }),
  ],
  play: async (context) => {
    const { page, adapter } = open(context)
    await page.reads(/The members of GROUP: .* couldn't be loaded\./)
    await page.reads('members not loaded')
    const before = adapter.calls.listCoverage ?? 0
    await press(page, 'Try again')
    await until(() => (adapter.calls.listCoverage ?? 0) > before, 'another listCoverage')
    await page.reads(/The members of GROUP: .* couldn't be loaded\./)
  },
}

/** Shows the shortfall, suggestions that free enough credits, and a start of the first users. */
export const OverLimit: Story = {
  loaders: [world({ credits: 12, before: put(ENGINEERING, SALES, UNIT) })],
  play: async (context) => {
    const { page, world: here, session } = open(context)
    const due = await dueIn(here, [ENGINEERING, SALES, UNIT])
    await page.reads(`You need ${due - 12} more licenses.`)
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'true')
    await page.find('button', 'Back up the first 12 people added…')
    await page.find('button', /^Remove .*gives back \d+$/)
    // no item was removed from the box
    await expect(session.selection.items.value).toHaveLength(3)
  },
}

export const Unlimited: Story = {
  loaders: [world({ credits: 'unlimited', before: put(STAFF) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads(/You have allocated \d+ licenses \(no limit\)/)
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'false')
  },
}

/** Every user is protected, suspended or deleted, so no user can be started. */
export const NobodyDue: Story = {
  loaders: [
    world({
      before: ({ session, adapter, scope }) =>
        session.selection.put(
          adapter
            .usersOf(scope)
            .filter(({ backupStatus, accountStatus }) => backupStatus === 'protected' && accountStatus === 'active')
            .map(({ id, name }) => ({ kind: 'user', id, label: name })),
        ),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('Nothing to start')
    await page.reads(/\d+ already protected/)
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'true')
  },
}

/** An item that a sync removed stays visible and is not counted. */
export const StaleItem: Story = {
  loaders: [world({ before: put({ kind: 'group', id: 'gone', label: 'Old project' }, ENGINEERING) })],
  play: async (context) => {
    const { page, world: here } = open(context)
    await page.reads('no longer in the directory – not counted')
    await page.reads(`You have allocated ${await dueIn(here, [ENGINEERING])} out of`)
  },
}

export const BalanceFailed: Story = {
  loaders: [world({ faults: failing('getCredits'), before: put(ENGINEERING) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads("Your licenses couldn't be loaded.")
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'true')
  },
}

export const MenuOpen: Story = {
  loaders: [world({ before: putUsers(3) })],
  play: async (context) => {
    const { page } = open(context)
    await press(page, 'More actions')
    for (const name of ['Save plan', 'Open plan…', 'Coverage gap…', 'Clear all']) await page.find('menuitem', name)
    await userEvent.keyboard('{ArrowDown}')
    await until(() => page.all('menuitem', 'Open plan…').some((entry) => entry.matches(':focus')), 'focus on the second')
  },
}

/** Active users who are neither in the list nor backed up. */
export const CoverageGap: Story = {
  tags: ['every-look'],
  loaders: [world({ before: put(STAFF) })],
  play: async (context) => {
    const { page, session } = open(context)
    await press(page, 'More actions')
    await userEvent.click(await page.find('menuitem', 'Coverage gap…'))
    await page.find('dialog', 'Coverage gap')
    // Users whose last backup failed or is paused are in the gap too.
    await until(() => session.coverage.gap().total.value !== undefined, 'the gap')
    await page.reads(`${session.coverage.gap().total.value} users`)
    await page.find('button', /^Add the \d+ loaded$/)
  },
}

/** Shows the difference before the plan replaces the box. */
export const PlanOpened: Story = {
  loaders: [world({ before: put(ENGINEERING, SALES) })],
  play: async (context) => {
    const { page, session, scope } = open(context)
    const plan = { format: 'backup-start-plan', version: 1, scope, items: [SALES, UNIT] }
    const input = await page.pick('input[type=file]')
    await userEvent.upload(input, new File([JSON.stringify(plan)], 'plan.json', { type: 'application/json' }))
    await page.find('dialog', 'Open this plan?')
    await page.reads('1 added, 1 removed')
    await page.find('button', 'Replace list')
    await expect(session.selection.items.value).toHaveLength(2)
  },
}

export const NotAPlan: Story = {
  loaders: [world({ before: put(ENGINEERING) })],
  play: async (context) => {
    const { page, session } = open(context)
    await userEvent.upload(await page.pick('input[type=file]'), new File(['{"a":1}'], 'plan.json', { type: 'application/json' }))
    await page.reads("This file isn't a saved plan.")
    await expect(session.selection.items.value).toHaveLength(1)
  },
}

/** The list is windowed. */
export const ThousandsOfItems: Story = {
  loaders: [world({ tenant: sampleTenant({ users: 5000, credits: 'unlimited' }), before: putUsers(3000) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('3,000 items')
    await page.reads(/You have allocated [\d,]+ licenses \(no limit\)/)
    await expect(page.count('[role=option]')).toBeLessThan(100)
  },
}

export const Hostile: Story = {
  loaders: [
    world({
      tenant: hostileTenant(),
      before: ({ session, adapter, scope }) =>
        session.selection.put([
          ...adapter.usersOf(scope).map(({ id, name }) => ({ kind: 'user' as const, id, label: name })),
          { kind: 'group', id: 'g-markup', label: '<h1>Everyone</h1>' },
          { kind: 'org-unit', id: 'o-arabic', label: 'المبيعات' },
        ]),
    }),
  ],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('GROUP: <h1>Everyone</h1>')
    await page.reads(/You have allocated \d+ out of 50/)
    await expect(page.count(MARKUP)).toBe(0)
  },
}

export const Narrow: Story = { ...OverLimit, globals: { width: '360' } }

export const Dark: Story = { ...OverLimit, globals: { scheme: 'dark' } }

export const RightToLeft: Story = { ...OverLimit, globals: { direction: 'rtl' } }
