import type { AccountStatus, BackupStatus } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** Rows loaded, how many match in all, how many there are without search and filters; where known. */
export interface ListCount {
  loaded: number
  total: number | undefined
  overall: number | undefined
}

export const enLists = {
  searchUsers: 'Search by name or address',
  searchGroups: 'Search groups',
  searchOrgUnits: 'Search org units',
  searchClear: 'Clear search',
  accountStatusLabel: 'Account status',
  backupStatusLabel: 'Backup status',
  accountStatus: ({ status }: { status: AccountStatus }): string =>
    ({ active: 'Active', suspended: 'Suspended', deleted: 'Deleted' })[status],
  accountStatusWhy: ({ status, reason }: { status: string; reason: string }, f: Format): string => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }: { status: BackupStatus }): string =>
    ({ none: 'Not backed up', pending: 'Pending', protected: 'Protected', paused: 'Paused', failed: 'Failed' })[status],
  selectRow: ({ name }: { name: string }, f: Format): string => `Select ${f.name(name)}`,
  columnSelect: 'Select',
  columnName: 'Name',
  columnAddress: 'Email',
  columnAccount: 'Account',
  columnBackup: 'Backup status',
  columnCost: 'Credits',
  columnMembers: 'Members',
  columnView: 'View',
  usersCount: ({ loaded, total, overall }: ListCount, f: Format): string =>
    total === undefined
      ? f.plural(loaded, { one: '# user so far', other: '# users so far' })
      : overall !== undefined && overall > total
        ? `${f.number(total)} of ${some(overall, 'user', f)}`
        : some(total, 'user', f),
  groupsCount: ({ loaded, total, overall }: ListCount, f: Format): string =>
    total === undefined
      ? f.plural(loaded, { one: '# group so far', other: '# groups so far' })
      : overall !== undefined && overall > total
        ? `${f.number(total)} of ${some(overall, 'group', f)}`
        : some(total, 'group', f),
  usersLoading: 'Loading users…',
  usersFailed: 'Users could not be loaded.',
  usersMoreFailed: 'More users could not be loaded.',
  usersNone: 'This domain has no users.',
  usersNoMatch: 'No user matches.',
  usersNeverSynced: 'No users yet',
  usersNeverSyncedText: 'The users of this domain were never synced. User Sync reads them, and their account status, from the directory.',
  usersSyncing: ({ done, total }: { done: number | undefined; total: number | undefined }, f: Format): string =>
    done === undefined
      ? 'User Sync is running…'
      : total === undefined
        ? `User Sync is running: ${f.number(done)} users so far`
        : `User Sync is running: ${f.number(done)} of ${f.number(total)} users`,
  groupsLoading: 'Loading groups…',
  groupsFailed: 'Groups could not be loaded.',
  groupsMoreFailed: 'More groups could not be loaded.',
  groupsNone: 'No groups yet',
  groupsNoneText: 'Group Sync on the Manage Domains page reads the groups of this domain from the directory.',
  groupsNoMatch: 'No group matches.',
  noMatchText: 'Try fewer letters, or look among all.',
  noMatchClear: 'Clear search and filters',
  goManageDomainsButton: 'Manage Domains',
  tickShown: ({ count }: { count: number }, f: Format): string => `Tick the ${f.number(count)} shown`,
  tickedShown: ({ ticked, skipped }: { ticked: number; skipped: number }, f: Format): string =>
    `${f.number(ticked)} ticked.${skipped > 0 ? ` ${f.number(skipped)} left out: not active, or selected already.` : ''}`,
  tickMatching: ({ total }: { total: number | undefined }, f: Format): string =>
    total === undefined ? 'Tick all that match' : `Tick all ${f.number(total)} that match`,
  ticking: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Ticking: ${f.number(done)} found so far` : `Ticking: ${f.number(done)} of ${f.number(total)} found`,
  tickFailed: 'Not all could be read, so nothing was ticked.',
  untickAll: 'Untick all',
  costUser: ({ credits }: { credits: number }, f: Format): string => f.plus(credits),
  costCredits: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    isExact
      ? `${f.plus(credits)} ${credits === 1 ? 'credit' : 'credits'}`
      : `≥ ${f.plural(credits, { one: '# credit…', other: '# credits…' })}`,
  costNone: 'no credit',
  costProtected: 'protected',
  costSelected: 'selected',
  costCovered: ({ label, more }: { label: string; more: number }, f: Format): string =>
    `already covered by ${label}${more > 0 ? ` and ${f.number(more)} more` : ''}`,
  membersCount: ({ count }: { count: number }, f: Format): string => some(count, 'member', f),
  viewGroup: ({ name }: { name: string }, f: Format): string => `View users in ${f.name(name)}`,
  viewShort: 'View',
  membersOf: ({ name }: { name: string }, f: Format): string => `Users in ${f.name(name)}`,
  membersNone: 'Nobody is in it.',
  membersFailed: 'The users could not be loaded.',
} as const
