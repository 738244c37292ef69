import type { RunStatus, RunUserStatus } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

/** Status of one user of a backup. */
const USER_STATUS = {
  queued: 'Waiting',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
  unknown: 'Unknown',
} as const

export const enRuns = {
  runList: 'Backups',
  runListAbout: ({ domain }: { domain: string }, f: Format): string =>
    `Backups started in ${f.name(domain)}. Choose one to follow its progress.`,
  runListAll: 'All backups',
  runListStarted: 'Started',
  runListCounts: 'Users',
  runListOpen: 'View',
  runListOpenOf: ({ started }: { started: string }): string => `View backup of ${started}`,
  runListLoading: 'Loading backups',
  runListFailed: "Backups couldn't be loaded.",
  runListEmpty: 'No backups yet',
  runListEmptyText: 'Backups you start appear here.',
  runListNone: 'No backups with this status',
  runListSearched: ({ count, total }: { count: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Searched ${some(count, 'backup', f)}` : `Searched ${f.number(count)} of ${some(total, 'backup', f)}`,
  runViewNone: "Backup progress isn't available here.",
  runViewLoading: 'Loading the backup',
  runViewFailed: "The backup couldn't be loaded.",
  runViewUnknown: "This backup wasn't found",
  runViewUnknownText: 'It may belong to another domain or be too old to be kept.',
  runViewTitle: ({ total }: { total: number }, f: Format): string =>
    f.plural(total, { one: 'Backup of # user', other: 'Backup of # users' }),
  runViewStatus: ({ status }: { status: RunStatus }): string =>
    ({
      queued: 'Waiting',
      running: 'Running',
      completed: 'Completed',
      'completed-with-errors': 'Completed with errors',
      failed: 'Failed',
      stopped: 'Stopped',
      unknown: 'Unknown',
    })[status],
  runViewUserStatus: ({ status }: { status: RunUserStatus }): string => USER_STATUS[status],
  runViewStartedAt: ({ at }: { at: string }): string => `Started ${at}`,
  runViewFinishedAt: ({ at }: { at: string }): string => `Finished ${at}`,
  runViewProgress: 'Progress',
  runViewProgressWords: ({ done, failed, left, total }: { done: number; failed: number; left: number; total: number }, f: Format): string =>
    `${f.number(done)} of ${f.number(total)} done, ${f.number(failed)} failed, ${f.number(left)} to go`,
  runViewDoneOf: ({ done, total }: { done: number; total: number }, f: Format): string => `${f.number(done)} of ${f.number(total)} done`,
  runViewDoneCount: ({ done }: { done: number }, f: Format): string => `${f.number(done)} done`,
  runViewFailedCount: ({ failed }: { failed: number }, f: Format): string => `${f.number(failed)} failed`,
  runViewLeftCount: ({ left }: { left: number }, f: Format): string => `${f.number(left)} to go`,
  runViewPerMinute: ({ count }: { count: number }, f: Format): string => `About ${some(count, 'user', f)} a minute`,
  runViewPerHour: ({ count }: { count: number }, f: Format): string =>
    count === 0 ? 'Less than 1 user an hour' : `About ${some(count, 'user', f)} an hour`,
  /** `time` is a text such as "3 minutes". */
  runViewLeftTime: ({ time }: { time: string }): string => `about ${time} left`,
  runViewTook: ({ time }: { time: string }): string => `took ${time}`,
  runViewChart: 'Over time',
  runViewChartWords: (
    { from, to, done, failed, total }: { from: string; to: string; done: number; failed: number; total: number },
    f: Format,
  ): string => `From ${from} to ${to}: ${f.number(done)} of ${f.number(total)} done, ${f.number(failed)} failed`,
  runViewChartTable: 'As a table',
  runViewTime: 'Time',
  runViewUsers: 'Users of this backup',
  runViewUsersLoading: 'Loading the users of this backup',
  runViewUsersFailed: "The users of this backup couldn't be loaded.",
  runViewNoUsers: 'This backup has no users',
  runViewNoneLikeThat: 'No users have this status now',
  runViewFilterLabel: 'Status',
  runViewFilterAll: ({ count }: { count: number }, f: Format): string => `All ${f.number(count)}`,
  runViewFilter: ({ status, count }: { status: RunUserStatus; count: number | undefined }, f: Format): string =>
    `${USER_STATUS[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'Status',
  runViewRetryHead: 'Try again',
  runViewRetry: 'Retry',
  runViewRetryOf: ({ name }: { name: string }, f: Format): string => `Retry ${f.name(name)}`,
  runViewRetryAll: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: 'Retry # failed user', other: 'Retry # failed users' }),
  runViewRetrying: ({ name }: { name: string }, f: Format): string => `Retrying ${f.name(name)}`,
  runViewRetryingAll: ({ count }: { count: number }, f: Format): string => `Retrying ${some(count, 'user', f)}`,
  runViewRetryFailed: "The retry couldn't be started.",
  runViewEnded: ({ done, failed }: { done: number; failed: number }, f: Format): string =>
    `Backup finished: ${f.number(done)} done, ${f.number(failed)} failed`,
  runFactsBy: 'Started by',
  runFactsSettings: 'Settings',
  runFactsDefaults: 'Domain defaults',
  duration: ({ parts }: { parts: readonly { unit: 'day' | 'hour' | 'minute' | 'second'; value: number }[] }, f: Format): string =>
    parts.map(({ unit, value }) => `${f.number(value)} ${{ day: 'd', hour: 'h', minute: 'min', second: 's' }[unit]}`).join(' '),
}
