import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html, type TemplateResult } from 'lit'
import { expect } from 'storybook/test'
import { tokens } from '../src/components/base/tokens.js'
import { messages } from '../src/components/messages/en.js'
import { renderSign, type Sign } from '../src/components/parts/user-row/signs.js'
import { createWords } from '../src/elements.js'
import { ANATOMIES, type Anatomy } from './anatomy.js'
import { world } from './world.js'

/** Colour, type, spacing, icons, anatomy and wording, for designers. These pages have no controls. */
const meta: Meta = {
  title: 'Design',
  parameters: { docs: { disable: true } },
  tags: ['!autodocs'],
}
export default meta
type Story = StoryObj

interface Token {
  name: string
  value: string
  about: string
}

/** The public tokens, read from the styles that the elements use. */
const TOKENS: readonly Token[] = [...tokens.cssText.matchAll(/var\((--backup-[\w-]+), (.+)\); \/\* <\w+> (.+?) \*\//g)].map(
  ([, name = '', value = '', about = '']) => ({ name, value, about }),
)
const COLOURS = TOKENS.filter(({ value }) => value.startsWith('light-dark'))

const page = (title: string, intro: string, content: unknown): TemplateResult => html`
  <article class="design">
    <h1>${title}</h1>
    <p>${intro}</p>
    ${content}
  </article>
`

/** Every colour with its token and its use. Colours follow the scheme of the toolbar. */
export const Colour: Story = {
  render: () =>
    page(
      'Colour',
      'One accent for what can be pressed and what is chosen. A state has a colour, a sign and a word. Text has a contrast of 4.5:1, edges that mean something 3:1.',
      html`<ul class="swatches">
        ${COLOURS.map(
          ({ name, value, about }) => html`<li>
            <svg class="swatch" viewBox="0 0 8 4" preserveAspectRatio="none" aria-hidden="true"><rect width="8" height="4" fill=${value} /></svg>
            <strong>${name}</strong> <span>${about}</span> <code>${value}</code>
          </li>`,
        )}
      </ul>`,
    ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelectorAll('.swatches li').length).toBe(COLOURS.length)
    await expect(COLOURS.length).toBeGreaterThan(12)
  },
}

const SIZES: readonly { size: string; use: string }[] = [
  { size: '1.125em', use: 'Title of a dialog' },
  { size: '1em', use: 'Text, buttons, the heading of the box' },
  { size: '0.9375em', use: 'Name in a row' },
  { size: '0.875em', use: 'Figures in rows, small buttons' },
  { size: '0.8125em', use: 'Second line of a row, secondary text' },
  { size: '0.75em', use: 'Chips beside a name' },
]

/** Sizes of text, relative to the font and size of the host page. */
export const Type: Story = {
  render: () =>
    page(
      'Type',
      'The elements inherit the font and the size of the host page. Sizes are in em, so they follow. Digits in figures have one width.',
      html`<ul class="sizes">
        ${SIZES.map(({ size, use }) => html`<li><span class="sample" data-size=${size}>Backup of 1,204 users</span> <span>${size} – ${use}</span></li>`)}
      </ul>`,
    ),
}

const STEPS = [4, 8, 12, 16, 24]

/** Distances, row heights and targets. */
export const Spacing: Story = {
  render: () =>
    page(
      'Spacing',
      'Distances are steps of 4 px at 16 px. A target is at least 24 × 24 px. Nothing moves when data arrives or a control is pressed.',
      html`
        <ul class="steps">
          ${STEPS.map(
            (step) => html`<li>
              <svg width=${step} height="16" aria-hidden="true"><rect width=${step} height="16" fill="currentColor" /></svg> ${step} px · ${step / 16}em
            </li>`,
          )}
        </ul>
        <table>
          <thead>
            <tr><th>Rows</th><th>Height</th><th>Lines</th></tr>
          </thead>
          <tbody>
            <tr><td>Comfortable (default)</td><td>44 px</td><td>Two: name, address</td></tr>
            <tr><td>Compact</td><td>36 px</td><td>One: the address has its own column</td></tr>
            <tr><td>Narrow groups, tree and files</td><td>48 to 56 px</td><td>Two, with the figures below each other</td></tr>
          </tbody>
        </table>
      `,
    ),
}

const SIGNS: Readonly<Record<Sign, string>> = {
  check: 'Protected, in the list, ticked',
  clock: 'Pending',
  pause: 'Paused, suspended',
  cross: 'Failed, deleted; removes or clears',
  search: 'Search, not found',
  upload: 'Drop area of a file',
  people: 'Users of a group or org unit; an empty list',
  twisty: 'Opens sub-units',
  filter: 'Filter',
}

/** Every icon with its meanings. */
export const Icons: Story = {
  render: () =>
    page(
      'Icons',
      'An icon stands beside a word with the same meaning, never alone, except in a button with an accessible name. 16 × 16, lines of 1.75.',
      html`<ul class="signs">${Object.entries(SIGNS).map(([sign, meaning]) => html`<li>${renderSign(sign as Sign)} <strong>${sign}</strong> <span>${meaning}</span></li>`)}</ul>`,
    ),
}

const renderAnatomy = ({ title, element, parts, rule }: Anatomy): TemplateResult => html`
  <section>
    <h2>${title}</h2>
    <p><code>&lt;${element}&gt;</code></p>
    <ol>
      ${parts.map(([part, about]) => html`<li><strong>${part}</strong> – ${about}</li>`)}
    </ol>
    <p>${rule}</p>
  </section>
`

/** The parts of each element, numbered from the top, with the page they belong to. */
export const ElementParts: Story = {
  name: 'Anatomy',
  loaders: [world()],
  render: (_, { loaded }) =>
    page(
      'Anatomy',
      'The parts of each element in reading order. The page above shows them at work.',
      html`<div class="tall"><backup-start-page .session=${loaded.world.session}></backup-start-page></div>
        ${ANATOMIES.map(renderAnatomy)}`,
    ),
  play: async ({ canvasElement }) => {
    for (const { element } of ANATOMIES) await expect(customElements.get(element), element).toBeDefined()
    await expect(canvasElement.querySelectorAll('section').length).toBe(ANATOMIES.length)
  },
}

const { t } = createWords(undefined, messages)

/** Real texts of the catalogue that follow each rule, with the texts they replace. */
const WORDS: readonly { rule: string; good: string; bad: string }[] = [
  {
    rule: 'Say what a click does, with the number',
    good: t('startBackup', { users: 38, credits: 31 }),
    bad: 'OK',
  },
  { rule: 'Say the next step, not the state', good: t('startNeedsAdd', { count: 3 }), bad: 'Add users, groups or org units first.' },
  {
    rule: 'Say what happened, then what it means',
    good: `${t('usersFailed')} ${t('problemWhy', { code: 'unavailable' })} ${t('retry')}`,
    bad: 'Error 503',
  },
  { rule: 'One word for one thing: licenses', good: t('short', { shortfall: 664 }), bad: '664 credits are missing.' },
  {
    rule: 'Unknown is not zero',
    good: t('allocated', { credits: { allocated: 0, available: undefined, isExact: true } }),
    bad: 'You have allocated 0 licenses',
  },
  { rule: 'Say who is left out, and why', good: t('tickedShown', { ticked: 46, skipped: 4 }), bad: '46 ticked. 4 left out.' },
]

/** Wording rules with texts of the catalogue as examples. */
export const Wording: Story = {
  render: () =>
    page(
      'Wording',
      'Sentence case, verb first, short, no blame, no exclamation marks. Real plurals and separators. A code is in the details only.',
      html`<table>
        <thead><tr><th>Rule</th><th>Do</th><th>Don't</th></tr></thead>
        <tbody>${WORDS.map(({ rule, good, bad }) => html`<tr><td>${rule}</td><td>${good}</td><td><s>${bad}</s></td></tr>`)}</tbody>
      </table>`,
    ),
  play: async ({ canvasElement }) => {
    await expect(canvasElement.textContent).toContain('Start backup of 38 users · 31 licenses')
  },
}

const RULES: readonly { good: string; bad: string }[] = [
  { good: 'A disabled button keeps its place and says why below it.', bad: 'A button that appears when it becomes possible.' },
  { good: 'A row in the list has the chip “In list” and a checked, disabled checkbox.', bad: 'An empty checkbox beside grey text.' },
  { good: 'A click on a row shows; a click on its checkbox ticks.', bad: 'A command that appears under the pointer.' },
  { good: 'An error says what failed and why, with Try again in the same place everywhere.', bad: 'A toast that leaves by itself.' },
  { good: 'Removing offers Undo.', bad: 'A question before each removal.' },
  { good: 'A start above the threshold is reviewed: who, in which order, what stays.', bad: 'A large start by one click.' },
]

/** Do and don't for authors of new parts. */
export const DoAndDont: Story = {
  name: "Do and don't",
  render: () =>
    page(
      "Do and don't",
      'Rules that every element follows. Check each new part against them, in every state.',
      html`<table>
        <thead><tr><th>Do</th><th>Don't</th></tr></thead>
        <tbody>${RULES.map(({ good, bad }) => html`<tr><td>${good}</td><td>${bad}</td></tr>`)}</tbody>
      </table>`,
    ),
}
