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
  itemCount: ({ items }: { items: number }, f: Format): string => some(items, 'item', f),
  addNothing: 'Tick users, groups or org units in the tabs first.',
  removeNothing: 'Choose entries in the list below first.',
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
    credits === 0 ? (isExact ? 'frees none' : '') : `frees ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    credits === 0 && isExact
      ? 'removing it frees no credit: other items cover its people, or none of them needs one'
      : `removing it frees ${isExact ? '' : 'at least '}${some(credits, 'credit', f)}`,
  planTitle: 'Open this plan?',
  planDifference: ({ adds, removes, keeps }: { adds: number; removes: number; keeps: number }, f: Format): string =>
    `It replaces the selection: ${f.list([
      f.plural(adds, { one: '# item is added', other: '# items are added' }),
      f.plural(removes, { one: '# is removed', other: '# are removed' }),
      f.plural(keeps, { one: '# stays', other: '# stay' }),
    ])}.`,
  planSame: 'It holds exactly what is selected already.',
  planAdded: 'Added',
  planRemoved: 'Removed',
  planAndMore: ({ count }: { count: number }, f: Format): string => `and ${f.number(count)} more`,
  planReplace: 'Replace the selection',
  planOtherScope: ({ domain }: { domain: string }, f: Format): string =>
    `This plan belongs to ${f.name(domain)}. Change to it first, then open the plan.`,
  /** Without characters that a file's name may not have. */
  planFileName: ({ domain }: { domain: string }): string => `backup-plan-${domain}.json`,
  planNotOne: 'This file is not a saved plan.',
  planFailed: 'The plan could not be opened.',
  planProblems: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# item of the plan takes no credit:', other: '# items of the plan take no credit:' }),
  planProblem: ({ label, reason }: { label: string; reason: 'not-found' | 'not-active' }): string =>
    reason === 'not-found' ? `${label} – no longer in the directory` : `${label} – not active`,
  dismiss: 'Dismiss',
  gapTitle: 'Coverage gap',
  gapText: 'Active users that nothing selected covers and no backup protects.',
  gapCount: ({ shown, total }: { shown: number; total: number | undefined }, f: Format): string =>
    total === undefined
      ? f.plural(shown, { one: '# user so far', other: '# users so far' })
      : shown === total
        ? some(total, 'user', f)
        : `${f.number(shown)} of ${some(total, 'user', f)}`,
  gapNone: 'There is no gap: every active user is covered or protected.',
  gapLoading: 'Looking for users…',
  gapFailed: 'The coverage gap could not be listed.',
  gapMore: 'Show more',
  gapAdd: ({ name }: { name: string }, f: Format): string => `Add ${f.name(name)}`,
  gapAddShown: ({ count }: { count: number }, f: Format): string => `Add the ${f.number(count)} shown`,
  gapAddAll: ({ count }: { count: number | undefined }, f: Format): string =>
    count === undefined ? 'Add all' : `Add all ${f.number(count)}`,
  gapAdding: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# user found', other: '# users found' }),
} as const
