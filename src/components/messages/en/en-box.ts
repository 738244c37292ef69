import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enBox = {
  boxTitle: 'Selected for backup',
  add: 'Add',
  remove: 'Remove',
  settings: 'Settings »»',
  kindUser: 'USER:',
  kindGroup: 'GROUP:',
  kindOrgUnit: 'ORG:',
  kindDomain: 'EVERYONE:',
  exceptTitle: 'Except',
  itemCount: ({ items }: { items: number }, f: Format): string => some(items, 'item', f),
  itemsAdded: ({ items }: { items: number }, f: Format): string => f.plural(items, { one: '# item added.', other: '# items added.' }),
  addNothing: 'Tick users, groups or org units in the tabs first.',
  removeNothing: 'Select entries in the list below first.',
  boxMenu: 'More actions',
  savePlan: 'Save plan',
  openPlan: 'Open plan…',
  showGap: 'Coverage gap…',
  clearAll: 'Clear all',
  boxEmpty: 'Nothing is selected yet',
  boxEmptyTick: 'Tick users, groups or org units.',
  boxEmptyAdd: 'Press Add to put them here and see what they cost.',
  boxList: 'Items',
  removeItem: ({ label }: { label: string }, f: Format): string => `Remove ${f.name(label)}`,
  removed: ({ items }: { items: number }, f: Format): string => f.plural(items, { one: '# item removed.', other: '# items removed.' }),
  undo: 'Undo',
  itemCounting: 'counting…',
  itemStale: 'no longer in the directory – not counted',
  itemFailed: 'members not loaded',
  itemFrees: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    credits === 0 ? (isExact ? `gives back ${f.number(0)}` : '') : `gives back ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    credits === 0 && isExact
      ? 'removing it gives back no license: other items cover its people, or none of them needs one'
      : `removing it gives back ${isExact ? '' : 'at least '}${some(credits, 'license', f)}`,
  planTitle: 'Open this plan?',
  planDifference: ({ adds, removes }: { adds: number; removes: number }, f: Format): string =>
    `This plan replaces your list: ${f.number(adds)} added, ${f.number(removes)} removed.`,
  planSame: 'This plan matches the current list.',
  planFilter: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: 'It also sets # filter of the users list.', other: 'It also sets # filters of the users list.' }),
  planAdded: 'Added',
  planRemoved: 'Removed',
  planAndMore: ({ count }: { count: number }, f: Format): string => `and ${f.number(count)} more`,
  planReplace: 'Replace list',
  planOtherScope: ({ domain }: { domain: string }, f: Format): string =>
    `This plan belongs to ${f.name(domain)}. Switch to that domain first, then open the plan.`,
  /** Without characters that file names must not contain. */
  planFileName: ({ domain }: { domain: string }): string => `backup-plan-${domain}.json`,
  planNotOne: "This file isn't a saved plan.",
  planFailed: "The plan couldn't be opened.",
  planProblems: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# item of this plan needs no license:', other: '# items of this plan need no license:' }),
  planProblem: ({ label, reason }: { label: string; reason: 'not-found' | 'not-active' }): string =>
    reason === 'not-found' ? `${label} – no longer in the directory` : `${label} – not active`,
  dismiss: 'Dismiss',
  gapTitle: 'Coverage gap',
  gapText: 'Active users who are neither in this list nor backed up.',
  gapCount: ({ shown, total }: { shown: number; total: number | undefined }, f: Format): string =>
    total === undefined
      ? f.plural(shown, { one: '# user so far', other: '# users so far' })
      : shown === total
        ? some(total, 'user', f)
        : `${f.number(shown)} of ${some(total, 'user', f)}`,
  gapNone: 'No gap: every active user is in this list or backed up.',
  gapLoading: 'Finding users…',
  gapFailed: "The coverage gap couldn't be loaded.",
  gapMore: 'Show more',
  gapAdd: ({ name }: { name: string }, f: Format): string => `Add ${f.name(name)}`,
  gapAddShown: ({ count }: { count: number }, f: Format): string => `Add the ${f.number(count)} loaded`,
  gapAddAll: ({ count }: { count: number | undefined }, f: Format): string =>
    count === undefined ? 'Add all' : `Add all ${f.number(count)}`,
  gapAdding: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# user found', other: '# users found' }),
  itemCoveredBy: ({ count, label }: { count: number; label: string }, f: Format): string =>
    `${f.plural(count, { one: '# person', other: '# people' })}, all covered by ${f.name(label)}`,
  removeSet: ({ items }: { items: number }, f: Format): string => `Remove ${some(items, 'item', f)}`,
  defaultSettings: 'Default settings',
  customSettings: 'Custom settings',
  customSettingsEdit: 'Edit',
  customSettingsReset: 'Use defaults',
}
