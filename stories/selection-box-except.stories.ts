import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, fireEvent, userEvent } from 'storybook/test'
import type { Item } from '../src/core/index.js'
import type { SelectionBox } from '../src/elements.js'
import { dueIn, ENGINEERING, press, put, SALES, STAFF, startButton } from './box-world.js'
import { open, until } from './screen.js'
import { world } from './world.js'

type Story = StoryObj<SelectionBox>

const meta: Meta<SelectionBox> = {
  title: 'Selection box exceptions',
  component: 'selection-box',
  render: ({ locale }, { loaded }) => html`
    <div class="drawer"><selection-box .session=${loaded.world.session} .locale=${locale}></selection-box></div>
  `,
}
export default meta

const EVERYONE: Item = { kind: 'domain', id: 'example.com', label: 'example.com' }
const except = (item: Item): Item => ({ ...item, isException: true })

/** The part of the exceptions says how to leave people out. */
export const NoExceptions: Story = {
  loaders: [world({ before: put(EVERYONE) })],
  play: async (context) => {
    const { page, world: here } = open(context)
    await page.reads('EVERYONE: example.com')
    await page.reads('No one. To leave people out, tick them and choose “Add as exception”.')
    await page.reads(`You have allocated ${await dueIn(here, [EVERYONE])} out of 500 licenses`)
  },
}

/** Everyone except two groups: the count is exact, and each exception shows what it gives back. */
export const SomeExceptions: Story = {
  tags: ['every-look'],
  loaders: [world({ before: put(EVERYONE, except(SALES), except(ENGINEERING)) })],
  play: async (context) => {
    const { page, world: here } = open(context)
    const excepted = await dueIn(here, [SALES, ENGINEERING])
    await page.reads(`You have allocated ${(await dueIn(here, [EVERYONE])) - excepted} out of 500 licenses`)
    await page.find('listbox', 'Except')
    for (const text of ['GROUP: Sales', 'GROUP: Engineering', /gives back \d+/, /\d+ left out/]) await page.reads(text)
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'false')
  },
}

/** The licenses do not cover everyone who is left. */
export const ExceptionsOverLimit: Story = {
  loaders: [world({ credits: 12, before: put(EVERYONE, except(SALES)) })],
  play: async (context) => {
    const { page, world: here } = open(context)
    const needed = (await dueIn(here, [EVERYONE])) - (await dueIn(here, [SALES]))
    await page.reads(`You need ${needed - 12} more licenses.`)
    await page.find('button', 'Back up the first 12 people added…')
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Exceptions without items start nobody. */
export const OnlyExceptions: Story = {
  loaders: [world({ before: put(except(SALES)) })],
  play: async (context) => {
    const { page } = open(context)
    await page.reads('GROUP: Sales')
    await page.reads('Add users, groups or org units first.')
    await expect(await startButton(page)).toHaveAttribute('aria-disabled', 'true')
  },
}

/** The menu beside Add adds everyone, and makes the ticked items exceptions. */
export const AddMenu: Story = {
  loaders: [
    world({
      before: ({ session }) => {
        session.selection.tick(SALES, true)
      },
    }),
  ],
  play: async (context) => {
    const { page, session } = open(context)
    await press(page, 'Exceptions and everyone')
    await userEvent.click(await page.find('menuitem', 'Add everyone in example.com'))
    await press(page, 'Exceptions and everyone')
    await userEvent.click(await page.find('menuitem', 'Add as exception'))
    await until(() => session.selection.exceptions.value.length === 1, 'the exception')
    await page.reads('EVERYONE: example.com')
    await press(page, 'Exceptions and everyone')
    await expect(await page.find('menuitem', 'Add as exception')).toHaveAttribute('aria-disabled', 'true')
  },
}

/** Shift makes Add an exception. */
export const ShiftAdd: Story = {
  loaders: [
    world({
      before: ({ session }) => {
        session.selection.put([STAFF])
        session.selection.tick(SALES, true)
      },
    }),
  ],
  play: async (context) => {
    const { page, session } = open(context)
    await page.find('button', 'Exceptions and everyone')
    await fireEvent.click(await page.find('button', /^Add/), { shiftKey: true })
    await until(() => session.selection.exceptions.value.length === 1, 'the exception')
    await expect(session.selection.box.value.length).toBe(1)
  },
}

export const Narrow: Story = { ...SomeExceptions, tags: [], globals: { width: '360' } }

export const RightToLeft: Story = { ...SomeExceptions, tags: [], globals: { direction: 'rtl' } }
