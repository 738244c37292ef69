import type { RunStatus, RunUserStatus } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enRuns = {
  runList: 'Backups',
  runListAbout: ({ domain }: { domain: string }, f: Format): string => `What was started for ${f.name(domain)}. Choose one to follow it.`,
  runListAll: 'All backups',
  runListStarted: 'Started',
  runListCounts: 'Users',
  runListOpen: 'View',
  runListOpenOf: ({ started }: { started: string }): string => `View backup of ${started}`,
  runListLoading: 'Loading the backups',
  runListFailed: 'The backups could not be loaded.',
  runListEmpty: 'Nothing was backed up yet',
  runListEmptyText: 'A backup that you start shows here.',
  runViewNone: 'This backend does not tell how backups go.',
  runViewLoading: 'Loading the backup',
  runViewFailed: 'The backup could not be loaded.',
  runViewUnknown: 'This backup is not there',
  runViewUnknownText: 'It may be of another domain, or too old to be kept.',
  runViewTitle: ({ total }: { total: number }, f: Format): string =>
    f.plural(total, { one: 'Backup of # user', other: 'Backup of # users' }),
  runViewStatus: ({ status }: { status: RunStatus }): string =>
    ({ queued: 'Waiting', running: 'Running', completed: 'Completed', 'completed-with-errors': 'Completed with errors', failed: 'Failed' })[
      status
    ],
  runViewUserStatus: ({ status }: { status: RunUserStatus }): string =>
    ({ queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' })[status],
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
  /** `time` as "3 minutes". */
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
  runViewUsersFailed: 'The users of this backup could not be loaded.',
  runViewNoUsers: 'Nobody is in this backup',
  runViewNoneLikeThat: 'Nobody has this status now',
  runViewFilterLabel: 'Status',
  runViewFilterAll: ({ count }: { count: number }, f: Format): string => `All ${f.number(count)}`,
  runViewFilter: ({ status, count }: { status: RunUserStatus; count: number | undefined }, f: Format): string =>
    `${{ queued: 'Waiting', running: 'Running', done: 'Done', failed: 'Failed' }[status]}${count === undefined ? '' : ` ${f.number(count)}`}`,
  runViewStatusHead: 'Status',
  runViewRetryHead: 'Try again',
  runViewRetry: 'Retry',
  runViewRetryOf: ({ name }: { name: string }, f: Format): string => `Retry ${f.name(name)}`,
  runViewRetryAll: ({ count }: { count: number }, f: Format): string => `Retry all ${f.number(count)} failed`,
  runViewRetrying: ({ name }: { name: string }, f: Format): string => `Trying ${f.name(name)} again`,
  runViewRetryingAll: ({ count }: { count: number }, f: Format): string => `Trying ${some(count, 'user', f)} again`,
  runViewRetryFailed: 'They could not be tried again.',
  runViewEnded: ({ done, failed }: { done: number; failed: number }, f: Format): string =>
    `The backup has ended: ${f.number(done)} done, ${f.number(failed)} failed`,
} as const
