import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { expect, userEvent } from 'storybook/test'
import type { Item } from '../src/core/index.js'
import type { BackupStartPage, Messages, Words } from '../src/elements.js'
import { sampleTenant } from '../test/worlds/tenants.js'
import { CATALOGUES, type Language, wordsIn } from './languages.js'
import { open, type Screen, until } from './screen.js'
import { cut, dataOf, uncatalogued } from './spoken.js'
import { createWorld, dueUsers, startRun, together, type World, world } from './world.js'

type Story = StoryObj<BackupStartPage>

const meta: Meta<BackupStartPage> = {
  title: 'Languages',
  component: 'backup-start-page',
  render: (_, { loaded }) => html`<div class="tall"><backup-start-page .session=${loaded.world.session}></backup-start-page></div>`,
}
export default meta

type Context = Parameters<NonNullable<Story['play']>>[0]

const STAFF: Item = { kind: 'group', id: 'g1', label: 'All staff' }
const SALES: Item = { kind: 'group', id: 'g4', label: 'Sales' }
const UNIT: Item = { kind: 'org-unit', id: 'unit2', label: 'Europe' }

const putUsers = ({ session }: World, users: World, count: number): void =>
  session.selection.put(
    dueUsers(users)
      .slice(0, count)
      .map(({ id, name, email }) => ({ kind: 'user', id, label: name || email })),
  )

/** Fills the box with items of every kind and more users than credits. */
const full = (here: World): void => {
  here.session.selection.put([STAFF, SALES, UNIT])
  putUsers(here, here, 3)
}

const few = (here: World): void => {
  here.session.selection.put([SALES])
  putUsers(here, here, 2)
}

/** Returns the messages of the story's language, and the screen. */
const opened = (context: Context): { t: Words['t']; page: Screen; here: World } => {
  const { locale } = context.globals as { locale: Language }
  const { page, world: here } = open(context)
  return { t: wordsIn(locale).t, page, here }
}

const press = async (page: Screen, name: string): Promise<void> => userEvent.click(await page.find('button', name))

/** Every word fits into its element. */
const holds = async ({ canvasElement }: Context): Promise<void> => {
  await expect(cut(canvasElement.querySelector('.stage') as Element)).toEqual([])
}

/** Returns the text with plain spaces, as `page.reads` does. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** Returns an accessible name without direction marks. */
const asName = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')

/** Renders only the box. */
function boxAlone(_: unknown, { loaded }: Context): ReturnType<typeof html> {
  return html`<div class="drawer"><selection-box .session=${loaded.world.session}></selection-box></div>`
}

/** Wraps a story: after it has played, checks that every word on the screen comes from a catalogue or the backend. */
function speaksCatalogues(story: Story): Story {
  return {
    ...story,
    play: async (context) => {
      await story.play?.(context)
      const { here } = opened(context)
      const call = new AbortController()
      const form = await here.adapter.describeSettings(here.scope, call)
      const { items: runs } = await here.adapter.listRuns(here.scope, {}, call)
      const users = await Promise.all(runs.map(({ id }) => here.adapter.listRunUsers(here.scope, id, {}, call)))
      await expect(uncatalogued(context.canvasElement, dataOf(sampleTenant(), form, users, 'people.csv', 'nobody@example.com'))).toEqual([])
    },
  }
}

/** The whole page with too few credits. */
const page = (globals: Record<string, string>): Story => ({
  globals,
  loaders: [world({ credits: 40, before: full })],
  play: async (context) => {
    const { t, page } = opened(context)
    await page.find('tab', t('usersTab'))
    await page.reads(plain(t('shortHelpItems')))
    await page.reads(plain(t('usersCount', { loaded: 50, total: 120, overall: 120 })))
    await holds(context)
  },
})

/** The page with its sheet closed, then open. */
const narrow = (globals: Record<string, string>): Story => ({
  globals: { ...globals, width: '360' },
  loaders: [world({ credits: 40, before: full })],
  play: async (context) => {
    const { t, page } = opened(context)
    await page.reads(plain(t('usersCount', { loaded: 50, total: 120, overall: 120 })))
    await holds(context)
    await userEvent.click(await page.pick('.edge-toggle'))
    await page.find('region', t('boxTitle'))
    await page.reads(plain(t('shortHelpItems')))
    await holds(context)
  },
})

/** The page with one tab open. */
const tab = (
  globals: Record<string, string>,
  key: 'groupsTab' | 'orgUnitsTab' | 'csvTab',
  then: (context: Context) => Promise<void>,
): Story => ({
  globals,
  loaders: [world({ before: few })],
  play: async (context) => {
    const { t, page } = opened(context)
    await userEvent.click(await page.find('tab', t(key)))
    await then(context)
    await holds(context)
  },
})

const members = async (context: Context): Promise<void> => {
  const { t, page } = opened(context)
  await page.find('button', asName(t('viewGroup', { name: 'Engineering' })))
  await holds(context)
  await press(page, asName(t('viewGroup', { name: 'Engineering' })))
  const region = await page.find('region', t('membersOf', { kind: 'group', name: 'Engineering' }))
  await until(() => region.querySelectorAll('.row').length > 3, 'the members')
}

const tree = async (context: Context): Promise<void> => {
  const { t, page, here } = opened(context)
  await press(page, t('expandAll'))
  const root = await until(() => page.all('treeitem').find((item) => item.tabIndex === 0), 'a unit that takes Tab')
  root.focus()
  await userEvent.keyboard('{Shift>} {/Shift}')
  await until(() => here.session.selection.ticked.value.size === 8, 'all ticked')
  await userEvent.keyboard('{Enter}')
  await until(() => page.count('.members .row') > 1, 'its users')
}

const file = async (context: Context): Promise<void> => {
  const { t, page, here } = opened(context)
  await page.find('button', t('csvDrop'))
  await holds(context)
  const [first, second] = dueUsers(here)
  const others = here.adapter.usersOf(here.scope).filter(({ accountStatus }) => accountStatus !== 'active')
  const rows = ['Email Address', first?.email, 'nobody@example.com', '?', first?.email, second?.email, ...others.map(({ email }) => email)]
  await userEvent.upload(await page.pick('input[type=file]'), new File([rows.join('\n')], 'people.csv', { type: 'text/csv' }))
  await page.reads(plain(t('csvVerdict', { verdict: 'unknown' })))
}

/** The views that the page opens. */
const place = (
  globals: Record<string, string>,
  key: 'goRuns' | 'goSettings' | 'goManageDomains',
  more: Parameters<typeof world>[0],
  reads: keyof Messages,
): Story => ({
  globals,
  loaders: [world(more)],
  play: async (context) => {
    const { t, page } = opened(context)
    if (globals.width === '360') {
      await press(page, t('pageMenu'))
      await userEvent.click(await page.find('menuitem', t(key)))
    } else await press(page, t(key))
    await page.reads(plain(t(reads as 'settingsTitle')))
    await until(() => page.count('.skeleton, .bones, .waiting') === 0, 'it to be there')
    await holds(context)
  },
})

const runs = { failureRate: 0.1, agoMs: 36_000, before: (here: World) => startRun(here, 60, 0.6).then(() => {}) }

const dialog = (globals: Record<string, string>): Story => ({
  globals,
  loaders: [world({ before: few })],
  play: async (context) => {
    const { t, page } = opened(context)
    await press(page, t('boxMenu'))
    await page.find('menuitem', t('savePlan'))
    await holds(context)
    await userEvent.click(await page.find('menuitem', t('showGap')))
    await page.find('dialog', t('gapTitle'))
    await until(() => page.count('.gap li') > 3, 'the users')
    await holds(context)
  },
})

/** A started backup in the run view. */
const run = (globals: Record<string, string>): Story => ({
  globals,
  loaders: [world(runs)],
  render: (_, { loaded }) => html`<backup-run-view .session=${loaded.world.session} .runId=${'run-1'}></backup-run-view>`,
  play: async (context) => {
    const { t, page } = opened(context)
    await page.reads(plain(t('runViewTitle', { total: 60 })))
    await until(() => page.count('.row') > 3, 'its users')
    await holds(context)
  },
})

export const German: Story = page({ locale: 'de' })
export const GermanNarrow: Story = narrow({ locale: 'de' })
export const GermanGroupsNarrow: Story = tab({ locale: 'de', width: '360' }, 'groupsTab', members)
export const GermanOrgUnitsNarrow: Story = tab({ locale: 'de', width: '360' }, 'orgUnitsTab', tree)
export const GermanCsvNarrow: Story = tab({ locale: 'de', width: '360' }, 'csvTab', file)
export const GermanSettingsNarrow: Story = place({ locale: 'de', width: '360' }, 'goSettings', {}, 'settingsUnchanged')
export const GermanDomainsNarrow: Story = place({ locale: 'de', width: '360' }, 'goManageDomains', {}, 'domainsCurrent')
export const GermanRunNarrow: Story = run({ locale: 'de', width: '360' })
export const GermanRunsNarrow: Story = place({ locale: 'de', width: '360' }, 'goRuns', runs, 'runListOpen')
export const French: Story = page({ locale: 'fr' })
export const FrenchNarrow: Story = narrow({ locale: 'fr' })
export const FrenchRunNarrow: Story = run({ locale: 'fr', width: '360' })
export const FrenchGroupsNarrow: Story = tab({ locale: 'fr', width: '360' }, 'groupsTab', members)
export const Spanish: Story = page({ locale: 'es' })
export const SpanishNarrow: Story = narrow({ locale: 'es' })
export const Japanese: Story = page({ locale: 'ja' })
export const JapaneseNarrow: Story = narrow({ locale: 'ja' })

export const Arabic: Story = page({ locale: 'ar' })
export const ArabicDark: Story = page({ locale: 'ar', scheme: 'dark' })
export const ArabicMedium: Story = page({ locale: 'ar', width: '800' })
export const ArabicNarrow: Story = narrow({ locale: 'ar' })
export const ArabicGroups: Story = tab({ locale: 'ar' }, 'groupsTab', members)
export const ArabicGroupsNarrow: Story = tab({ locale: 'ar', width: '360' }, 'groupsTab', members)
export const ArabicOrgUnits: Story = tab({ locale: 'ar' }, 'orgUnitsTab', tree)
export const ArabicOrgUnitsNarrow: Story = tab({ locale: 'ar', width: '360' }, 'orgUnitsTab', tree)
export const ArabicCsv: Story = tab({ locale: 'ar' }, 'csvTab', file)
export const ArabicCsvNarrow: Story = tab({ locale: 'ar', width: '360' }, 'csvTab', file)
export const ArabicSettings: Story = place({ locale: 'ar' }, 'goSettings', {}, 'settingsUnchanged')
export const ArabicSettingsNarrow: Story = place({ locale: 'ar', width: '360' }, 'goSettings', {}, 'settingsUnchanged')
export const ArabicDomains: Story = place({ locale: 'ar' }, 'goManageDomains', {}, 'domainsCurrent')
export const ArabicDomainsNarrow: Story = place({ locale: 'ar', width: '360' }, 'goManageDomains', {}, 'domainsCurrent')
export const ArabicRuns: Story = place({ locale: 'ar' }, 'goRuns', runs, 'runListOpen')
export const ArabicRun: Story = run({ locale: 'ar' })
export const ArabicRunNarrow: Story = run({ locale: 'ar', width: '360' })
export const ArabicDialog: Story = dialog({ locale: 'ar' })
export const ArabicDialogNarrow: Story = { ...dialog({ locale: 'ar' }), globals: { locale: 'ar', width: '360' }, render: boxAlone }
export const Hebrew: Story = page({ locale: 'he' })
export const HebrewNarrow: Story = narrow({ locale: 'he' })
export const Polish: Story = page({ locale: 'pl' })
export const PolishNarrow: Story = narrow({ locale: 'pl' })

/** Each page has its own messages; the Arabic page is right-to-left automatically. */
export const TwoAtOnce: Story = {
  // the boxes have the same role, but their names differ by language
  loaders: [
    async () => {
      const here = await createWorld({ before: few })
      const other = await createWorld({ before: few })
      return { world: together(here, other), other }
    },
  ],
  render: (_, { loaded }) => html`
    <div class="tall"><backup-start-page .session=${loaded.world.session} .messages=${CATALOGUES.de}></backup-start-page></div>
    <div class="tall"><backup-start-page .session=${loaded.other.session} .messages=${CATALOGUES.ar}></backup-start-page></div>
  `,
  play: async (context) => {
    const { page } = open(context)
    await page.find('region', CATALOGUES.de.boxTitle)
    await page.find('region', CATALOGUES.ar.boxTitle)
    const [german, arabic] = context.canvasElement.querySelectorAll<HTMLElement>('backup-start-page')
    await expect([german?.lang, german?.dir, arabic?.lang, arabic?.dir]).toEqual(['de', '', 'ar', 'rtl'])
  },
}

/** Longer words with accents and brackets. Text without brackets is missing from the catalogue; nested brackets reveal concatenation. */
export const PseudoLocale: Story = speaksCatalogues(page({ locale: 'pseudo' }))
export const PseudoLocaleNarrow: Story = speaksCatalogues(narrow({ locale: 'pseudo' }))
export const PseudoGroups: Story = speaksCatalogues(tab({ locale: 'pseudo' }, 'groupsTab', members))
export const PseudoOrgUnits: Story = speaksCatalogues(tab({ locale: 'pseudo' }, 'orgUnitsTab', tree))
export const PseudoCsv: Story = speaksCatalogues(tab({ locale: 'pseudo' }, 'csvTab', file))
export const PseudoSettings: Story = speaksCatalogues(place({ locale: 'pseudo' }, 'goSettings', {}, 'settingsUnchanged'))
export const PseudoDomains: Story = speaksCatalogues(place({ locale: 'pseudo' }, 'goManageDomains', {}, 'domainsCurrent'))
export const PseudoRun: Story = speaksCatalogues(run({ locale: 'pseudo' }))
export const PseudoBox: Story = speaksCatalogues({ ...dialog({ locale: 'pseudo' }), render: boxAlone })
