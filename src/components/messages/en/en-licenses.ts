import type { HolderState, ReleasedBackups } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enLicenses = {
  licensesTitle: 'Licenses',
  licensesAbout: ({ domain }: { domain: string }, f: Format): string => `Who holds a license in ${f.name(domain)}, newest first.`,
  licensesLoading: 'Loading the licenses',
  licensesFailed: "The licenses couldn't be loaded.",
  licensesNone: "This cloud doesn't list its licenses.",
  licensesEmpty: 'Nobody holds a license yet',
  licensesEmptyText: 'Users appear here when you start their backup.',
  licensesNoMatch: 'No licenses match these filters',
  licensesClear: 'Clear filters',
  licensesSearch: 'Search license holders',
  licensesState: 'Held by',
  licensesStateAll: 'Everyone',
  licensesStateLeavers: 'People who left',
  licensesStateName: ({ state }: { state: HolderState }): string =>
    ({ active: 'Active', suspended: 'Suspended', deleted: 'Deleted', left: 'Left', unknown: 'Unknown' })[state],
  licensesGroup: 'Totals by',
  licensesGroupNone: 'None',
  licensesGroupState: 'State',
  licensesGroupUnit: 'Org unit',
  licensesTotals: ({ group }: { group: string }, f: Format): string => `Totals by ${f.name(group)}`,
  licensesNoValue: 'Not set',
  licensesSum: ({ credits, users }: { credits: number; users: number }, f: Format): string =>
    `${some(credits, 'license', f)}, held by ${some(users, 'user', f)}`,
  licensesHolder: 'Holder',
  licensesSince: 'Since',
  licensesThrough: 'Source',
  licensesHolderState: 'State',
  licensesCredits: 'Licenses',
  licensesUsers: 'Users',
  licensesRun: 'Backup',
  licensesRunOf: ({ name }: { name: string }, f: Format): string => `View the backup of ${f.name(name)}`,
  licensesPolicy: ({ name }: { name: string }, f: Format): string => `Policy ${f.name(name)}`,
  licensesEarlier: 'Before the backup history',
  licensesBy: ({ name }: { name: string }, f: Format): string => `by ${f.name(name)}`,
  licensesSelectAll: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: 'Select the # shown', other: 'Select the # shown' }),
  licensesSelected: ({ credits, users }: { credits: number; users: number }, f: Format): string =>
    `${some(users, 'user', f)} selected · ${some(credits, 'license', f)}`,
  licensesUnselect: 'Clear selection',
  licensesGiveBack: 'Give back…',
  licensesReview: ({ credits }: { credits: number }, f: Format): string => `Give back ${some(credits, 'license', f)}?`,
  licensesReviewWho: ({ names, more }: { names: readonly string[]; more: number }, f: Format): string =>
    `Held by ${f.list([...names.map(f.name), ...(more > 0 ? [f.plural(more, { one: '# other', other: '# others' })] : [])])}.`,
  licensesReviewText: 'Their protection ends, and the licenses can be used for other users.',
  licensesReviewActive: ({ users }: { users: number }, f: Format): string =>
    f.plural(users, {
      one: '# of them is active and will no longer be backed up.',
      other: '# of them are active and will no longer be backed up.',
    }),
  licensesReviewBackups: ({ effect }: { effect: ReleasedBackups | 'simulated' | 'unknown' }): string =>
    ({
      kept: 'The backup engine keeps their existing backups and makes no new ones.',
      deleted: "The backup engine deletes their existing backups. They can't be restored after that.",
      unmanaged: 'The backup engine keeps backing up these users until you end their protection in the engine. Existing backups stay.',
      simulated: 'This is a simulation: nothing was backed up, so nothing is deleted.',
      unknown: 'The backup engine ends their protection. Its retention policy decides how long existing backups are kept.',
    })[effect],
  licensesConfirm: 'Give back',
  licensesGiving: 'Giving back…',
  licensesGiven: ({ credits, skipped }: { credits: number; skipped: number }, f: Format): string =>
    `${some(credits, 'license', f)} given back.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: '# user was skipped: the backup is in progress, or the license was given back before.', other: '# users were skipped: their backup is in progress, or their license was given back before.' })}`
        : ''
    }`,
  licensesGiveFailed: "The licenses couldn't be given back.",
  licensesGiveLost: 'No response from the server, so the licenses may have been given back. Try again: no license is given back twice.',
  licensesExport: 'Export CSV',
  licensesExporting: 'Exporting…',
  licensesExported: 'Licenses exported',
  licensesExportFailed: "The licenses couldn't be exported.",
}
