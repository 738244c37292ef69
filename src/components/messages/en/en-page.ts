import type { Credits } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enPage = {
  cloud: 'Cloud',
  domain: 'Domain',
  userSync: 'User Sync',
  usersTab: 'Users to backup',
  groupsTab: 'Users by group',
  orgUnitsTab: 'Users by org unit',
  csvTab: 'CSV file upload',
  cloudWithoutDomains: ({ name }: { name: string }, f: Format): string => `${f.name(name)} (no domains)`,
  scopeQuestion: ({ cloud, domain }: { cloud: string; domain: string }, f: Format): string =>
    `Change to ${f.name(domain)} in ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }: { items: number }, f: Format): string =>
    `The ${f.plural(items, { one: 'item', other: '# items' })} selected for backup here will be removed. A plan saved before keeps them.`,
  scopeConfirm: ({ domain }: { domain: string }, f: Format): string => `Change to ${f.name(domain)}`,
  scopeKeep: 'Stay here',
  syncProgress: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `${f.number(done)} users so far` : `${f.number(done)} of ${some(total, 'user', f)}`,
  syncStarting: 'Asking the directory…',
  syncLast: ({ at }: { at: string }, f: Format): string => `Last run ${f.date(at)}`,
  syncNever: 'Never run',
  syncFailed: 'The sync failed.',
  syncStop: 'Stop sync',
  tabsLabel: 'Where to choose from',
  sheetEdge: (
    { items, allocated, available, isExact }: { items: number } & Pick<Credits, 'allocated' | 'available' | 'isExact'>,
    f: Format,
  ): string => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const credits =
      typeof available === 'number'
        ? `${count} of ${some(available, 'credit', f)}`
        : f.plural(allocated, { one: `${count} credit`, other: `${count} credits` })
    return `${some(items, 'item', f)} · ${credits}`
  },
  ticked: ({ count }: { count: number }, f: Format): string => `${f.number(count)} ticked`,
  backToSelection: 'Back to the selection',
  goRuns: 'Runs',
  goSettings: 'Backup settings',
  goManageDomains: 'Manage domains',
  cloudsFailed: 'The clouds and their domains could not be loaded.',
} as const
