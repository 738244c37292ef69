import type { AccountStatus, BackupStatus, CloudLimit } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** Number of loaded rows, of all matching rows, and of all rows without search and filters. The last two may be unknown. */
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
    ({ active: 'Active', suspended: 'Suspended', deleted: 'Deleted', unknown: 'Unknown' })[status],
  accountStatusWhy: ({ status, reason }: { status: string; reason: string }, f: Format): string => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }: { status: BackupStatus }): string =>
    ({ none: 'Not backed up', pending: 'Pending', protected: 'Protected', paused: 'Paused', failed: 'Failed', unknown: 'Unknown' })[status],
  selectRow: ({ name }: { name: string }, f: Format): string => `Select ${f.name(name)}`,
  columnSelect: 'Select',
  columnName: 'Name',
  columnAddress: 'Email',
  columnBackup: 'Backup status',
  columnCost: 'Licenses',
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
  usersFailed: "Users couldn't be loaded.",
  usersMoreFailed: "More users couldn't be loaded.",
  usersNone: 'This domain has no users.',
  usersNoMatch: 'No users match.',
  usersNeverSynced: 'No users yet',
  usersNeverSyncedText: 'This domain was never synced. User Sync reads its users and their account status from the directory.',
  usersStartSync: 'Start User Sync',
  usersSyncing: ({ done, total }: { done: number | undefined; total: number | undefined }, f: Format): string =>
    done === undefined
      ? 'User Sync is running…'
      : total === undefined
        ? `User Sync is running: ${f.number(done)} users so far`
        : `User Sync is running: ${f.number(done)} of ${f.number(total)} users`,
  groupsLoading: 'Loading groups…',
  groupsFailed: "Groups couldn't be loaded.",
  groupsMoreFailed: "More groups couldn't be loaded.",
  groupsNone: 'No groups yet',
  groupsNoneText: 'Group Sync on the Manage Domains page reads the groups of this domain from the directory.',
  groupsNoMatch: 'No groups match.',
  cloudLimit: ({ limit }: { limit: CloudLimit }): string =>
    ({
      'flat-org-units': 'Administrative units have no sub-units and can overlap.',
      'no-dynamic-lists': "Dynamic distribution lists aren't shown.",
      'no-mailbox-kinds': 'Shared mailboxes and rooms look suspended. To tell them apart, grant MailboxSettings.Read.',
    })[limit],
  noMatchText: 'Shorten the search or clear filters.',
  noMatchClear: 'Clear search and filters',
  goManageDomainsButton: 'Manage Domains',
  tickShown: ({ count }: { count: number }, f: Format): string => `Select the ${f.number(count)} loaded`,
  tickedShown: ({ ticked, skipped }: { ticked: number; skipped: number }, f: Format): string =>
    `${f.number(ticked)} selected.${skipped > 0 ? ` ${f.number(skipped)} skipped: suspended, deleted or already in the list.` : ''}`,
  tickMatching: ({ total }: { total: number | undefined }, f: Format): string =>
    total === undefined ? 'Select all that match' : `Select all ${f.number(total)} that match`,
  ticking: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Selecting: ${f.number(done)} found so far` : `Selecting: ${f.number(done)} of ${f.number(total)} found`,
  tickFailed: 'Not everything could be loaded, so nothing was selected.',
  untickAll: 'Deselect all',
  costCredits: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    isExact
      ? `${f.plus(credits)} ${credits === 1 ? 'license' : 'licenses'}`
      : `≥ ${f.plural(credits, { one: '# license…', other: '# licenses…' })}`,
  costNone: '0 licenses',
  costRestart: 'last backup failed or paused, already licensed',
  costFree: 'free',
  costProtected: 'already licensed',
  costSelected: 'in the list',
  costCovered: ({ label, more }: { label: string; more: number }, f: Format): string =>
    `already covered by ${label}${more > 0 ? ` and ${f.number(more)} more` : ''}`,
  costCoveredByList: 'already covered by your list',
  membersCount: ({ count }: { count: number }, f: Format): string => some(count, 'member', f),
  viewGroup: ({ name }: { name: string }, f: Format): string => `View users in ${f.name(name)}`,
  viewShort: 'View',
  membersOf: ({ name }: { kind: 'group' | 'org-unit'; name: string }, f: Format): string => `Users in ${f.name(name)}`,
  membersNone: 'No users here.',
  membersFailed: "Users couldn't be loaded.",
  tickEvery: ({ list, total }: { list: 'users' | 'groups'; total: number | undefined }, f: Format): string =>
    total === undefined ? `Select all ${list}` : `Select all ${some(total, list === 'users' ? 'user' : 'group', f)}`,
  costNever: "can't be backed up",
  filter: 'Filter',
  filterActive: ({ count }: { count: number }, f: Format): string => `Filter, ${f.number(count)} active`,
  filterApplied: 'Applied filters',
  filterRemove: ({ label }: { label: string }, f: Format): string => `Remove filter ${f.name(label)}`,
  filterClear: 'Clear filters',
  filterMore: 'More filters',
  filterChip: ({ facet, value }: { facet: string; value: string }, f: Format): string => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }: { facet: string }, f: Format): string => `Search in ${f.name(facet)}`,
  filterContains: ({ facet }: { facet: string }, f: Format): string => `${f.name(facet)} contains`,
  filterAdd: 'Add filter',
  filterNoOption: 'No options match.',
  filterGone: ({ label }: { label: string }): string => `${label} (no longer in the directory)`,
  filterGoneText: 'The directory no longer has a value of the filter. Remove it to see users.',
  filtersLoading: 'Loading filters…',
  filtersFailed: "Filters couldn't be loaded.",
  inList: 'In list',
  inExceptions: 'Exception',
  costExcepted: ({ label }: { label: string | undefined }): string =>
    label === undefined ? 'left out by an exception' : `left out by ${label}`,
  costFigure: ({ credits, isExact }: { credits: number; isExact: boolean }, f: Format): string =>
    `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }: { credits: number }, f: Format): string => `takes ${some(credits, 'license', f)}`,
  costAtMost: ({ credits }: { credits: number }, f: Format): string => `takes at most ${some(credits, 'license', f)}`,
  nameWithAddress: ({ name, address }: { name: string; address: string }, f: Format): string => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'no one here needs a license',
}
