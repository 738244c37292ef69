import type { Credits } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enPage = {
  cloud: 'Cloud',
  domain: 'Domain',
  simulation: 'Simulation: nothing is backed up',
  userSync: 'User Sync',
  usersTab: 'Users to backup',
  groupsTab: 'Users by group',
  orgUnitsTab: 'Users by org unit',
  csvTab: 'CSV file upload',
  cloudWithoutDomains: ({ name }: { name: string }, f: Format): string => `${f.name(name)} (no domains)`,
  scopeQuestion: ({ cloud, domain }: { cloud: string; domain: string }, f: Format): string =>
    `Switch to ${f.name(domain)} in ${f.name(cloud)}?`,
  scopeQuestionText: ({ items }: { items: number }, f: Format): string =>
    `Your list (${some(items, 'item', f)}) will be cleared. Save the list as a plan first to keep it.`,
  scopeConfirm: ({ domain }: { domain: string }, f: Format): string => `Switch to ${f.name(domain)}`,
  scopeKeep: 'Stay here',
  syncProgress: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `${f.number(done)} users so far` : `${f.number(done)} of ${some(total, 'user', f)}`,
  syncStarting: 'Contacting the directory…',
  syncLast: ({ at }: { at: string }, f: Format): string => `Last synced ${f.date(at)}`,
  syncNever: 'Never synced',
  syncFailed: 'The sync failed.',
  syncStop: 'Stop sync',
  tabsLabel: 'Choose from',
  sheetEdge: (
    { items, allocated, available, isExact }: { items: number } & Pick<Credits, 'allocated' | 'available' | 'isExact'>,
    f: Format,
  ): string => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    const licenses =
      typeof available === 'number'
        ? `${count} of ${some(available, 'license', f)}`
        : f.plural(allocated, { one: `${count} license`, other: `${count} licenses` })
    return `${some(items, 'item', f)} · ${licenses}`
  },
  ticked: ({ count }: { count: number }, f: Format): string => `${f.number(count)} ticked`,
  backToSelection: 'Back to the selection',
  goRuns: 'Backups',
  goSettings: 'Backup settings',
  goManageDomains: 'Manage domains',
  pageUnconnected: "This page isn't connected to its backup service. Tell the administrator of this site.",
  cloudsFailed: "Clouds and domains couldn't be loaded.",
  pageMenu: 'Backups and settings',
  scopeQuestionTicks: ({ ticked }: { ticked: number }, f: Format): string =>
    f.plural(ticked, { one: '# tick that you have not added will be lost.', other: '# ticks that you have not added will be lost.' }),
}
