import type { Credits, KindRemoval } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enStart = {
  allocated: ({ credits }: { credits: Pick<Credits, 'allocated' | 'available' | 'isExact'> }, f: Format): string => {
    const count = `${credits.isExact ? '' : 'at least '}${f.number(credits.allocated)}`
    if (credits.available === undefined) return 'Checking your licenses…'
    if (credits.available === 'unlimited')
      return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'} (no limit)`
    return `You have allocated ${count} out of ${some(credits.available, 'license', f)}`
  },
  /** `users`: users whose backup the start begins; `credits`: licenses that it takes. */
  startBackup: ({ users, credits }: { users: number; credits: number }, f: Format): string =>
    users === 0
      ? 'Start backup'
      : `Start backup of ${some(users, 'user', f)}${users === credits ? '' : ` · ${some(credits, 'license', f)}`}`,
  starting: 'Starting…',
  startChanged: ({ expected, now }: { expected: number; now: number | undefined }, f: Format): string =>
    now === undefined
      ? 'Nothing was started: the number of licenses needed has changed.'
      : `Nothing was started: the backup now takes ${some(now, 'license', f)}, not ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }: { expected: number; now: number }, f: Format): string =>
    `Nothing was started: the backup now begins ${some(now, 'user', f)}, not ${f.number(expected)}.`,
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
    `Nothing was started: the backup takes ${some(allocated, 'license', f)} and ${f.plural(available, { one: '# is', other: '# are' })} available.`,
  startLost: 'No response from the server.',
  startLostSafe: "The backup may have started. It's safe to try again: a backup never starts twice.",
  startUncounted: "The licenses couldn't be counted completely.",
  startNothing: 'Nothing was started.',
  startRefused: 'Nothing was started: some settings were refused.',
  startFailed: "The backup couldn't be started.",
  startCounting: 'Counting…',
  startWith: ({ users }: { users: number }, f: Format): string => `Start with ${some(users, 'user', f)}`,
  peopleCovered: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# person', other: '# people' }),
  peopleDue: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# needs a license', other: '# need a license' }),
  peopleRestarts: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# starts again', other: '# start again' }),
  peopleFree: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# takes no license', other: '# take no license' }),
  peopleProtected: ({ count }: { count: number }, f: Format): string => `${f.number(count)} already protected`,
  peopleSuspended: ({ count }: { count: number }, f: Format): string => `${f.number(count)} suspended`,
  peopleDeleted: ({ count }: { count: number }, f: Format): string => `${f.number(count)} deleted`,
  creditsTaken: ({ count }: { count: number }, f: Format): string => `${f.number(count)} taken`,
  creditsFree: ({ count }: { count: number }, f: Format): string => `${f.number(count)} free`,
  creditsOver: ({ count }: { count: number }, f: Format): string => `${f.number(count)} short`,
  overlapSaved: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# duplicate not charged', other: '# duplicates not charged' }),
  creditParts: 'What the licenses are for',
  explainCovered: 'Everyone in these items, each person counted once.',
  explainDue: 'Active and not backed up yet. A person usually takes one license.',
  explainRestarts: 'The last backup failed or is paused. They already have a license and take no other.',
  explainPeopleFree: 'Shared mailboxes, rooms and other accounts that take no license.',
  explainProtected: 'Already backed up. They take no license.',
  explainSuspended: "Suspended accounts can't be backed up. They take no license.",
  explainDeleted: "Deleted accounts can't be backed up. They take no license.",
  explainOverlap:
    'People in more than one item, counted once: the licenses the items would take one by one, less the licenses they take together.',
  explainTaken: 'Licenses this list takes.',
  explainFree: 'Licenses that stay available.',
  explainOver: 'Licenses needed beyond the available ones.',
  counting: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Counting members: ${f.number(done)} so far` : `Counting members: ${f.number(done)} of ${f.number(total)}`,
  countingWaits: 'Waiting for the cloud…',
  countingStop: 'Stop counting',
  countingStopped: 'Counting was stopped. There may be more.',
  countingGoOn: 'Continue counting',
  countFailed: ({ labels, more }: { labels: readonly string[]; more: number }, f: Format): string =>
    labels.length === 0
      ? "Some members couldn't be loaded."
      : `The members of ${f.list(more > 0 ? [...labels, `${f.number(more)} more`] : labels)} couldn't be loaded.`,
  creditsFailed: "Your licenses couldn't be loaded.",
  short: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: 'You need # more license.', other: 'You need # more licenses.' }),
  shortAtLeast: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: 'You need at least # more license.', other: 'You need at least # more licenses.' }),
  shortHelpItems: 'Remove one of these:',
  /** Precedes the button `reviewOpen`; `isOnly` is true if no item can be removed instead. */
  shortLeavers: ({ credits }: { credits: number }, f: Format): string =>
    f.plural(credits, { one: '# license is held by somebody who left…', other: '# licenses are held by people who left…' }),
  shortFirst: ({ isOnly }: { isOnly: boolean }): string => (isOnly ? 'You can still start with some:' : 'Or:'),
  startNeedsItems: 'Add users, groups or org units first.',
  startNeedsCount: 'Wait until counting is finished.',
  startNeedsCredits: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: 'You need # more license.', other: 'You need # more licenses.' }),
  startNeedsBalance: 'Checking your licenses…',
  startNeedsDue: 'Nothing to start: everyone here is already backed up, suspended or deleted.',
  startNeedsDueExcept: 'Nothing to start: everyone here is left out, already backed up, suspended or deleted.',
  peopleExcepted: ({ count }: { count: number }, f: Format): string => `${f.number(count)} left out`,
  explainExcepted: 'Exceptions leave these people out. They take no license.',
  viewRun: 'View backup',
  hideRun: 'Hide this backup',
  startNeedsAdd: ({ count }: { count: number }, f: Format): string => `${f.number(count)} ticked – press Add.`,
  startedTitle: ({ users }: { users: number }, f: Format): string => `Backup of ${some(users, 'user', f)} started`,
  startedClose: 'You can close this page.',
  startedItems: 'Items',
  startedSettings: 'Settings',
  runQuarter: ({ share }: { share: number }, f: Format): string => `Backup ${f.percent(share)} done`,
  reviewTitle: 'Review the backup',
  reviewText: ({ users }: { users: number }, f: Format): string => `${some(users, 'user', f)} will be backed up.`,
  reviewFirst: 'People are taken in the order of this list until the licenses are used up.',
  reviewConfirm: 'Start now',
  reviewOpen: ({ first }: { first: number }, f: Format): string =>
    f.plural(first, { one: 'Back up the first person added…', other: 'Back up the first # people added…' }),
  reviewCredits: ({ credits }: { credits: number }, f: Format): string => `This takes ${some(credits, 'license', f)}.`,
  reviewFromTo: ({ from, to }: { from: string; to: string }, f: Format): string => `First: ${f.name(from)}. Last: ${f.name(to)}.`,
  reviewStays: ({ users }: { users: number }, f: Format): string =>
    users === 0
      ? 'Your list stays as it is.'
      : f.plural(users, {
          one: 'Your list stays as it is. # more user on it is not backed up yet.',
          other: 'Your list stays as it is. # more users on it are not backed up yet.',
        }),
  reviewPeople: 'People in this backup',
  removeKind: ({ kind, items }: { kind: KindRemoval['kind']; items: number }, f: Format): string =>
    `Remove all ${some(items, { user: 'user', group: 'group', 'org-unit': 'org unit' }[kind], f)}`,
  keepGroup: 'How long',
  keepOnce: 'Once',
  keepAlways: 'Keep protecting',
  keepUseSettings: 'Use these settings',
  startedPolicy: 'Policy',
  goPolicies: 'Policies',
  checking: 'Checking…',
  startChecks: 'Checking your licenses first. The backup starts if nothing has changed.',
}
