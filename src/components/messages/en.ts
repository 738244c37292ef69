import type { Credits, ErrorCode } from '../../core/index.js'
import type { Format } from './messages.js'

/** English: plain, short, no exclamation marks, no blame. Keys are grouped by where they are read. */
export const en = {
  // scope and sync
  cloud: 'Cloud',
  domain: 'Domain',
  userSync: 'User Sync',

  // tabs
  usersTab: 'Users to backup',
  groupsTab: 'Users by group',
  orgUnitsTab: 'Users by org unit',
  csvTab: 'CSV file upload',

  // box
  boxTitle: 'Selected for backup',
  add: 'Add',
  remove: 'Remove',
  settings: 'Settings »»',
  kindUser: 'USER:',
  kindGroup: 'GROUP:',
  kindOrgUnit: 'ORG:',
  allocated: ({ credits }: { credits: Pick<Credits, 'allocated' | 'available' | 'isExact'> }, f: Format): string => {
    const count = `${credits.isExact ? '' : 'at least '}${f.number(credits.allocated)}`
    if (credits.available === undefined) return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'}`
    if (credits.available === 'unlimited')
      return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'} (no limit)`
    return `You have allocated ${count} out of ${f.number(credits.available)} ${credits.available === 1 ? 'license' : 'licenses'}`
  },
  startBackup: ({ credits }: { credits: number }, f: Format): string =>
    credits === 0 ? 'Start backup' : `Start backup of ${f.plural(credits, { one: '# user', other: '# users' })}`,

  // starting, and what stands in the way
  starting: 'Starting…',
  startChanged: ({ expected, now }: { expected: number; now: number | undefined }, f: Format): string =>
    now === undefined
      ? 'Nothing was started: what the backup takes has changed.'
      : `Nothing was started: it takes ${f.plural(now, { one: '# credit', other: '# credits' })} now, not ${f.number(expected)}.`,
  startDifference: ({ what, by }: { what: 'covered' | 'protected' | 'suspended' | 'deleted'; by: number }, f: Format): string => {
    const count = `${f.number(Math.abs(by))} ${by > 0 ? 'more' : 'fewer'}`
    const people = Math.abs(by) === 1 ? 'person' : 'people'
    return {
      covered: `${count} ${people} covered`,
      protected: `${count} already protected`,
      suspended: `${count} suspended`,
      deleted: `${count} deleted`,
    }[what]
  },
  startShort: ({ allocated, available }: { allocated: number; available: number }, f: Format): string =>
    `Nothing was started: it takes ${f.plural(allocated, { one: '# credit', other: '# credits' })}, ${f.plural(available, { one: '# is', other: '# are' })} available.`,
  startLost: 'The answer did not arrive.',
  startLostSafe: 'The backup may have started. Trying again is safe: it does not start twice.',
  startUncounted: 'The credits could not be counted to the end.',
  startNothing: 'Nothing was started.',
  startRefused: 'Nothing was started: some settings were refused.',
  startFailed: 'The backup could not be started.',
  startCounting: 'Counting…',
  startWith: ({ credits }: { credits: number }, f: Format): string =>
    `Start with ${f.plural(credits, { one: '# user', other: '# users' })}`,
  startFirst: ({ first }: { first: number }, f: Format): string => `Start the first ${f.number(first)}`,
  problemDetails: 'Details',
  problemWhy: ({ code }: { code: ErrorCode }): string =>
    ({
      'bad-answer': 'The backend gave an answer that could not be read.',
      'bad-input': 'The backend refused what was asked.',
      unauthorized: 'You are not signed in any more. Sign in again, then try again.',
      forbidden: 'You are not allowed to do this.',
      'not-found': 'It is not there any more.',
      'not-enough-credits': 'There are not enough credits.',
      'selection-changed': 'The selection has changed.',
      'count-unknown': 'The count could not be finished.',
      'rate-limited': 'The backend is busy. Wait a moment, then try again.',
      unavailable: 'The backend did not answer.',
      'too-large': 'It is too large.',
      'not-a-csv': 'It is not a CSV file.',
      unreadable: 'It could not be read.',
      unsupported: 'The backend does not offer this.',
      aborted: 'It was stopped.',
      disposed: 'The page was closed.',
    })[code],

  // anywhere
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
} as const
