import type { Credits } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enStart = {
  allocated: ({ credits }: { credits: Pick<Credits, 'allocated' | 'available' | 'isExact'> }, f: Format): string => {
    const count = `${credits.isExact ? '' : 'at least '}${f.number(credits.allocated)}`
    if (credits.available === undefined) return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'}`
    if (credits.available === 'unlimited')
      return `You have allocated ${count} ${credits.allocated === 1 ? 'license' : 'licenses'} (no limit)`
    return `You have allocated ${count} out of ${f.number(credits.available)} ${credits.available === 1 ? 'license' : 'licenses'}`
  },
  startBackup: ({ credits }: { credits: number }, f: Format): string =>
    credits === 0 ? 'Start backup' : `Start backup of ${some(credits, 'user', f)}`,
  starting: 'Starting…',
  startChanged: ({ expected, now }: { expected: number; now: number | undefined }, f: Format): string =>
    now === undefined
      ? 'Nothing was started: what the backup takes has changed.'
      : `Nothing was started: it takes ${some(now, 'credit', f)} now, not ${f.number(expected)}.`,
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
    `Nothing was started: it takes ${some(allocated, 'credit', f)}, ${f.plural(available, { one: '# is', other: '# are' })} available.`,
  startLost: 'The answer did not arrive.',
  startLostSafe: 'The backup may have started. Trying again is safe: it does not start twice.',
  startUncounted: 'The credits could not be counted to the end.',
  startNothing: 'Nothing was started.',
  startRefused: 'Nothing was started: some settings were refused.',
  startFailed: 'The backup could not be started.',
  startCounting: 'Counting…',
  startWith: ({ credits }: { credits: number }, f: Format): string => `Start with ${some(credits, 'user', f)}`,
  startFirst: ({ first }: { first: number }, f: Format): string => `Start the first ${f.number(first)}`,
  peopleCovered: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# person', other: '# people' }),
  peopleDue: ({ count }: { count: number }, f: Format): string => f.plural(count, { one: '# needs a credit', other: '# need a credit' }),
  peopleProtected: ({ count }: { count: number }, f: Format): string => `${f.number(count)} already protected`,
  peopleSuspended: ({ count }: { count: number }, f: Format): string => `${f.number(count)} suspended`,
  peopleDeleted: ({ count }: { count: number }, f: Format): string => `${f.number(count)} deleted`,
  creditsTaken: ({ count }: { count: number }, f: Format): string => `${f.number(count)} taken`,
  creditsFree: ({ count }: { count: number }, f: Format): string => `${f.number(count)} free`,
  creditsOver: ({ count }: { count: number }, f: Format): string => `${f.number(count)} short`,
  overlapSaved: ({ count }: { count: number }, f: Format): string => `${f.number(count)} saved by overlap`,
  creditParts: 'What the credits are made of',
  explainCovered: 'Everybody the items reach, each person counted once.',
  explainDue: 'Active and not backed up yet: each takes one credit.',
  explainProtected: 'Backed up already: they take no credit.',
  explainSuspended: 'Suspended accounts cannot be backed up: they take no credit.',
  explainDeleted: 'Deleted accounts cannot be backed up: they take no credit.',
  explainOverlap:
    'Reached by more than one item and still counted once. This is what the items would take one by one, less what they take together.',
  explainTaken: 'What this selection takes of the available credits.',
  explainFree: 'Credits that stay available.',
  explainOver: 'Needed beyond the credits that are available.',
  counting: ({ done, total }: { done: number; total: number | undefined }, f: Format): string =>
    total === undefined ? `Counting members: ${f.number(done)} so far` : `Counting members: ${f.number(done)} of ${f.number(total)}`,
  countingStop: 'Stop counting',
  countingStopped: 'Counting was stopped: there may be more.',
  countingGoOn: 'Go on counting',
  countFailed: ({ labels, more }: { labels: readonly string[]; more: number }, f: Format): string =>
    labels.length === 0
      ? 'Some members could not be loaded.'
      : `The members of ${f.list(more > 0 ? [...labels, `${f.number(more)} more`] : labels)} could not be loaded.`,
  creditsFailed: 'The available credits could not be loaded.',
  short: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: '# credit short.', other: '# credits short.' }),
  shortAtLeast: ({ shortfall }: { shortfall: number }, f: Format): string =>
    f.plural(shortfall, { one: 'At least # credit short.', other: 'At least # credits short.' }),
  shortHelpItems: 'Remove an item:',
  /** Before the button `startFirst`; `isOnly` where there is no item to remove. */
  shortFirst: ({ isOnly }: { isOnly: boolean }): string => (isOnly ? 'In the order they were added:' : 'Or, in the order they were added:'),
  startNeedsItems: 'Add users, groups or org units first.',
  startNeedsCount: 'The count has to be finished first.',
  startNeedsCredits: ({ shortfall }: { shortfall: number }, f: Format): string =>
    `${f.plural(shortfall, { one: '# credit is', other: '# credits are' })} missing.`,
  startNeedsBalance: 'The available credits are not known yet.',
  startNeedsDue: 'Nobody here needs a credit: all are protected already, suspended or deleted.',
  viewRun: 'View run',
  hideRun: 'Hide this run',
} as const
