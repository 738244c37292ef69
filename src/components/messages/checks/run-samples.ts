import { CLOUD, DOMAIN, NAME, type Samples, SEARCH, SYNC, WHEN } from './sample-values.js'

/** Samples of the messages about domains, syncs and backups. */
export const runSamples = {
  domainsNoneIn: [[{ cloud: CLOUD }, CLOUD]],
  domainsNoSync: [[{ cloud: CLOUD }, CLOUD]],
  domainsShown: [
    [{ shown: 12, total: 345 }, 12, 345],
    [{ shown: 345, total: 345 }, 345],
  ],
  domainsNoMatch: [[{ search: SEARCH }, SEARCH]],
  domainSyncLabel: (['users', 'groups', 'org-units'] as const).map((kind) => [{ kind }] as const),
  domainSyncOf: (['users', 'groups', 'org-units'] as const).map((kind) => [{ kind, domain: DOMAIN }, DOMAIN] as const),
  domainSyncNews: [[{ sync: SYNC, news: 'No changes' }, SYNC, 'No changes']],
  domainSyncProgressOf: [[{ sync: SYNC }, SYNC]],
  domainSyncProgress: [
    [{ done: undefined, total: undefined }],
    [{ done: 345, total: undefined }, 345],
    [{ done: 345, total: 1234 }, 345, 1234],
  ],
  domainSyncCancel: [[{ sync: SYNC }, SYNC]],
  domainSyncRetry: [[{ sync: SYNC }, SYNC]],
  domainSyncResult: [[{ added: 12, changed: 34, removed: 56 }, 12, 34, 56], [{ added: 0, changed: 0, removed: 0 }]],
  domainSyncLast: [[{ ago: WHEN }, WHEN]],
  runListAbout: [[{ domain: DOMAIN }, DOMAIN]],
  runListOpenOf: [[{ started: WHEN }, WHEN]],
  runViewTitle: [[{ total: 340 }, 340]],
  runViewStatus: (['queued', 'running', 'completed', 'completed-with-errors', 'failed', 'stopped'] as const).map(
    (status) => [{ status }] as const,
  ),
  runViewUserStatus: (['queued', 'running', 'done', 'failed', 'stopped'] as const).map((status) => [{ status }] as const),
  runViewStartedAt: [[{ at: WHEN }, WHEN]],
  runViewFinishedAt: [[{ at: WHEN }, WHEN]],
  runViewProgressWords: [[{ done: 123, failed: 45, left: 67, total: 235 }, 123, 45, 67, 235]],
  runViewDoneOf: [[{ done: 123, total: 235 }, 123, 235]],
  runViewDoneCount: [[{ done: 123 }, 123]],
  runViewFailedCount: [[{ failed: 45 }, 45]],
  runViewLeftCount: [[{ left: 67 }, 67]],
  runViewPerMinute: [[{ count: 45 }, 45]],
  runViewPerHour: [[{ count: 45 }, 45], [{ count: 0 }]],
  runViewLeftTime: [[{ time: WHEN }, WHEN]],
  duration: [
    [
      {
        parts: [
          { unit: 'minute', value: 1 },
          { unit: 'second', value: 3 },
        ],
      },
      1,
      3,
    ],
    [
      {
        parts: [
          { unit: 'day', value: 2 },
          { unit: 'hour', value: 5 },
        ],
      },
      2,
      5,
    ],
  ],
  runViewTook: [[{ time: WHEN }, WHEN]],
  runViewChartWords: [[{ from: WHEN, to: '2026-11-20', done: 123, failed: 45, total: 235 }, WHEN, '2026-11-20', 123, 45, 235]],
  runViewFilterAll: [[{ count: 340 }, 340]],
  runViewFilter: (['queued', 'running', 'done', 'failed', 'stopped'] as const).flatMap((status) => [
    [{ status, count: 45 }, 45] as const,
    [{ status, count: undefined }] as const,
  ]),
  runViewRetryOf: [[{ name: NAME }, NAME]],
  runViewRetryAll: [[{ count: 45 }, 45]],
  runViewRetrying: [[{ name: NAME }, NAME]],
  runViewRetryingAll: [[{ count: 45 }, 45]],
  runViewEnded: [[{ done: 123, failed: 45 }, 123, 45]],
  runListSearched: [
    [{ count: 123, total: 456 }, 123, 456],
    [{ count: 123, total: undefined }, 123],
  ],
} satisfies Partial<Samples>
