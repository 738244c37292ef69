import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { expect } from 'storybook/test'
import fluent from '../src/themes/fluent.css?inline'
import googleLike from '../src/themes/google-like.css?inline'
import material from '../src/themes/material.css?inline'
import microsoftLike from '../src/themes/microsoft-like.css?inline'
import neutral from '../src/themes/neutral.css?inline'
import shadcn from '../src/themes/shadcn.css?inline'
import { open } from './screen.js'
import { dueUsers, type World, world } from './world.js'

const THEMES = ['', 'google-like', 'microsoft-like', 'neutral', 'material', 'fluent', 'shadcn'] as const

/** Settings of a portal: a theme, and tokens that override it. */
interface Tokens {
  theme: (typeof THEMES)[number]
  accent: string
  onAccent: string
  surface: string
  text: string
  radius: number
  controlRadius: number
  controlSize: number
  weight: number
  density: number
  fontSize: number
}
type Story = StoryObj<Tokens>

for (const css of [googleLike, microsoftLike, neutral, material, fluent, shadcn]) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
}

const apply =
  ({ accent, onAccent, surface, text, radius, controlRadius, controlSize, weight, density, fontSize }: Tokens) =>
  (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return
    const values: Record<string, string> = {
      '--backup-accent': accent,
      '--backup-on-accent': onAccent,
      '--backup-surface': surface,
      '--backup-text': text,
      '--backup-radius': radius < 0 ? '' : `${radius}px`,
      '--backup-control-radius': controlRadius < 0 ? '' : `${controlRadius}px`,
      '--backup-control-size': controlSize < 0 ? '' : `${controlSize}em`,
      '--backup-weight': weight < 0 ? '' : String(weight),
      '--backup-density': density < 0 ? '' : String(density),
      'font-size': `${fontSize}px`,
    }
    for (const [name, value] of Object.entries(values)) {
      if (value === '') element.style.removeProperty(name)
      else element.style.setProperty(name, value)
    }
  }

const colour = (description: string) => ({ control: 'color', description }) as const
const meta: Meta<Tokens> = {
  title: 'Theme workshop',
  component: 'backup-start-page',
  parameters: { controls: { disable: false } },
  argTypes: {
    theme: { control: 'select', options: THEMES, description: 'A finished theme' },
    accent: colour('What can be pressed and what is chosen'),
    onAccent: colour('Text on the accent'),
    surface: colour('The ground'),
    text: colour('Text'),
    radius: { control: { type: 'range', min: -1, max: 20 }, description: 'Corners of panels, px; -1: as the theme says' },
    controlRadius: {
      control: { type: 'range', min: -1, max: 20 },
      description: 'Corners of buttons and fields, px; -1: as the theme says',
    },
    controlSize: {
      control: { type: 'range', min: -1, max: 3, step: 0.25 },
      description: 'Height of buttons and fields, em; -1: as the theme says',
    },
    weight: { control: { type: 'range', min: -1, max: 800, step: 100 }, description: 'Weight of headings; -1: as the theme says' },
    density: { control: { type: 'range', min: -1, max: 1, step: 0.25 }, description: '0 compact to 1 comfortable; -1: as the theme says' },
    fontSize: { control: { type: 'range', min: 12, max: 22 }, description: "The host's font size, px" },
  },
  args: {
    theme: '',
    accent: '',
    onAccent: '',
    surface: '',
    text: '',
    radius: -1,
    controlRadius: -1,
    controlSize: -1,
    weight: -1,
    density: -1,
    fontSize: 16,
  },
  render: (tokens, { loaded }) => html`
    <div class="tall" data-backup-theme=${tokens.theme} ${ref(apply(tokens))}>
      <backup-start-page .session=${loaded.world.session}></backup-start-page>
    </div>
  `,
  loaders: [
    world({
      before: (here: World) =>
        here.session.selection.put(
          dueUsers(here)
            .slice(0, 12)
            .map(({ id, name, email }) => ({ kind: 'user', id, label: name || email })),
        ),
    }),
  ],
}
export default meta

const looksWhole: Story['play'] = async (context) => {
  const { page } = open(context)
  await page.reads('You have allocated 12 out of 500 licenses')
  await page.find('button', 'Start backup of 12 users')
}

/** Change the tokens in the controls below to see their effect. */
export const Workshop: Story = { play: looksWhole }
export const GoogleLike: Story = { tags: ['every-look'], args: { theme: 'google-like' }, play: looksWhole }
export const MicrosoftLike: Story = { tags: ['every-look'], args: { theme: 'microsoft-like' }, play: looksWhole }
export const Neutral: Story = { tags: ['every-look'], args: { theme: 'neutral' }, play: looksWhole }

export const Material: Story = { tags: ['every-look'], args: { theme: 'material' }, play: looksWhole }
export const Fluent: Story = { tags: ['every-look'], args: { theme: 'fluent' }, play: looksWhole }
export const Shadcn: Story = { tags: ['every-look'], args: { theme: 'shadcn' }, play: looksWhole }

/** A token set by hand overrides the theme. */
export const TokenOverTheme: Story = {
  args: { theme: 'neutral', accent: 'light-dark(#8a1c7c, #f0a6e4)', onAccent: 'light-dark(#ffffff, #2b0526)', radius: 0 },
  play: async (context) => {
    await looksWhole(context)
    const { page } = open(context)
    const start = await page.find('button', 'Start backup of 12 users')
    const { backgroundColor, borderRadius } = getComputedStyle(start)
    await expect(backgroundColor).toBe('rgb(138, 28, 124)')
    await expect(borderRadius).toBe('0px')
  },
}
