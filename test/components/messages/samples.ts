import type { Format, Messages } from '../../../src/elements.js'

type ParamsOf<M> = M extends (params: infer P, format: Format) => string ? P : never

/** Arguments of a message, followed by values that every language must show: numbers in its format, texts unchanged. */
export type Sample<P> = readonly [params: P, ...shown: (string | number)[]]

/** Samples for every message with arguments; a missing message does not compile. */
export type Samples = {
  readonly [K in keyof Messages as Messages[K] extends string ? never : K]: readonly Sample<ParamsOf<Messages[K]>>[]
}

/** Texts from the directory, which may be left-to-right or right-to-left. */
export const OUTSIDE = [
  'Sales & Co (EMEA)',
  'example.com',
  'Google Workspace',
  'Retention',
  'tmp',
  'people.csv',
  'ann@example.com',
  'GB',
  'On leave',
  'zz',
]
const [NAME, DOMAIN, CLOUD, SETTING, TEXT, FILE, ADDRESS, UNIT, REASON, SEARCH] = OUTSIDE as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
/** Messages that are inserted into other messages. */
const GROUP = 'Sales'
const LABEL = 'GROUP: Sales'
const WHEN = '2026-11-19'
const SYNC = 'User Sync of example.com'

const exact = { isExact: true }
const atLeast = { isExact: false }

export const samples: Samples = {
  allocated: [
    [{ credits: { allocated: 1234, available: 5678, ...exact } }, 1234, 5678],
    [{ credits: { allocated: 1234, available: 5678, ...atLeast } }, 1234, 5678],
    [{ credits: { allocated: 1234, available: 'unlimited', ...exact } }, 1234],
    [{ credits: { allocated: 1234, available: undefined, ...atLeast } }],
  ],
  startBackup: [[{ users: 340, credits: 340 }, 340], [{ users: 340, credits: 312 }, 340, 312], [{ users: 0, credits: 0 }]],
  startChanged: [[{ expected: 345, now: 312 }, 345, 312], [{ expected: 345, now: undefined }]],
  startDifference: (['covered', 'protected', 'suspended', 'deleted'] as const).flatMap((what) => [
    [{ what, by: 17 }, 17] as const,
    [{ what, by: -17 }, 17] as const,
  ]),
  startShort: [[{ allocated: 345, available: 217 }, 345, 217]],
  startWith: [[{ users: 340 }, 340]],
  startChangedUsers: [[{ expected: 345, now: 312 }, 345, 312]],
  startNeedsAdd: [[{ count: 3 }, 3]],
  startFirst: [[{ first: 500 }, 500]],
  problemWhy: (
    [
      'bad-answer',
      'bad-input',
      'unauthorized',
      'forbidden',
      'not-found',
      'not-enough-credits',
      'selection-changed',
      'count-unknown',
      'rate-limited',
      'unavailable',
      'too-large',
      'not-a-csv',
      'unreadable',
      'unsupported',
      'aborted',
      'disposed',
    ] as const
  ).map((code) => [{ code }] as const),
  cloudWithoutDomains: [[{ name: CLOUD }, CLOUD]],
  scopeQuestion: [[{ cloud: CLOUD, domain: DOMAIN }, CLOUD, DOMAIN]],
  scopeQuestionText: [[{ items: 12 }, 12]],
  scopeConfirm: [[{ domain: DOMAIN }, DOMAIN]],
  syncProgress: [
    [{ done: 345, total: 1234 }, 345, 1234],
    [{ done: 345, total: undefined }, 345],
  ],
  syncLast: [[{ at: '2026-11-19T06:30:00.000Z' }]],
  sheetEdge: [
    [{ items: 12, allocated: 345, available: 1234, ...exact }, 12, 345, 1234],
    [{ items: 12, allocated: 345, available: 'unlimited', ...atLeast }, 12, 345],
  ],
  ticked: [[{ count: 12 }, 12]],
  itemCount: [[{ items: 12 }, 12]],
  removeItem: [[{ label: NAME }, NAME]],
  removed: [[{ items: 12 }, 12]],
  itemFrees: [[{ credits: 212, ...exact }, 212], [{ credits: 212, ...atLeast }, 212], [{ credits: 0, ...exact }]],
  itemFreesWhat: [[{ credits: 212, ...exact }, 212], [{ credits: 212, ...atLeast }, 212], [{ credits: 0, ...exact }]],
  peopleCovered: [[{ count: 372 }, 372]],
  peopleDue: [[{ count: 340 }, 340]],
  peopleRestarts: [[{ count: 7 }, 7]],
  peopleFree: [[{ count: 9 }, 9]],
  peopleProtected: [[{ count: 21 }, 21]],
  peopleSuspended: [[{ count: 11 }, 11]],
  peopleDeleted: [[{ count: 11 }, 11]],
  creditsTaken: [[{ count: 340 }, 340]],
  creditsFree: [[{ count: 160 }, 160]],
  creditsOver: [[{ count: 40 }, 40]],
  overlapSaved: [[{ count: 33 }, 33]],
  counting: [
    [{ done: 345, total: 1234 }, 345, 1234],
    [{ done: 345, total: undefined }, 345],
  ],
  countFailed: [
    [{ labels: [], more: 0 }],
    [{ labels: [LABEL], more: 0 }, LABEL],
    [{ labels: [LABEL, 'USER: Ann'], more: 5 }, LABEL, 'USER: Ann', 5],
  ],
  short: [[{ shortfall: 40 }, 40]],
  shortAtLeast: [[{ shortfall: 40 }, 40]],
  shortFirst: [[{ isOnly: true }], [{ isOnly: false }]],
  startNeedsCredits: [[{ shortfall: 40 }, 40]],
  planDifference: [[{ adds: 12, removes: 34 }, 12, 34]],
  planAndMore: [[{ count: 12 }, 12]],
  planOtherScope: [[{ domain: DOMAIN }, DOMAIN]],
  planFileName: [[{ domain: 'example.com' }, 'example.com', '.json']],
  planProblems: [[{ count: 12 }, 12]],
  planProblem: [
    [{ label: LABEL, reason: 'not-found' }, LABEL],
    [{ label: LABEL, reason: 'not-active' }, LABEL],
  ],
  gapCount: [
    [{ shown: 50, total: 345 }, 50, 345],
    [{ shown: 345, total: 345 }, 345],
    [{ shown: 50, total: undefined }, 50],
  ],
  gapAdd: [[{ name: NAME }, NAME]],
  gapAddShown: [[{ count: 50 }, 50]],
  gapAddAll: [[{ count: 345 }, 345], [{ count: undefined }]],
  gapAdding: [[{ count: 345 }, 345]],
  settingsAbout: [[{ domain: DOMAIN }, DOMAIN], [{ domain: '' }]],
  settingsStepAbout: [[{ domain: DOMAIN }, DOMAIN], [{ domain: '' }]],
  settingsUnsaved: [[{ count: 12 }, 12]],
  settingsOwn: [[{ count: 12 }, 12], [{ count: 0 }]],
  settingsStarted: [[{ users: 340 }, 340]],
  settingsShort: [[{ shortfall: 40 }, 40]],
  settingsBackToDefaultOf: [[{ setting: SETTING }, SETTING]],
  settingsIsDefault: [[{ setting: SETTING }, SETTING]],
  settingsUnitOf: [[{ setting: SETTING }, SETTING]],
  settingsAddTextTo: [[{ setting: SETTING }, SETTING]],
  settingsRemoveText: [[{ text: TEXT }, TEXT]],
  settingsTextsAdded: [
    [{ texts: [TEXT] }, TEXT],
    [{ texts: [TEXT, SEARCH] }, TEXT, SEARCH],
  ],
  settingsTextRemoved: [[{ text: TEXT }, TEXT]],
  settingsTextsRepeated: [
    [{ texts: [TEXT] }, TEXT],
    [{ texts: [TEXT, SEARCH] }, TEXT, SEARCH],
  ],
  settingsTextsCount: [[{ count: 12, most: 50 }, 12, 50]],
  settingsWrong: [[{ count: 12 }, 12]],
  settingTooSmall: [
    [{ limit: 12, unit: UNIT }, 12, UNIT],
    [{ limit: 12, unit: '' }, 12],
  ],
  settingTooBig: [
    [{ limit: 3650, unit: UNIT }, 3650, UNIT],
    [{ limit: 3650, unit: '' }, 3650],
  ],
  settingTooMany: [[{ limit: 50 }, 50]],
  accountStatus: (['active', 'suspended', 'deleted'] as const).map((status) => [{ status }] as const),
  accountStatusWhy: [[{ status: 'Suspended', reason: REASON }, 'Suspended', REASON]],
  backupStatus: (['none', 'pending', 'protected', 'paused', 'failed'] as const).map((status) => [{ status }] as const),
  selectRow: [[{ name: NAME }, NAME]],
  usersCount: [
    [{ loaded: 50, total: 1234, overall: 98112 }, 1234, 98112],
    [{ loaded: 50, total: 1234, overall: 1234 }, 1234],
    [{ loaded: 50, total: undefined, overall: undefined }, 50],
  ],
  groupsCount: [
    [{ loaded: 50, total: 1234, overall: 98112 }, 1234, 98112],
    [{ loaded: 50, total: 1234, overall: undefined }, 1234],
    [{ loaded: 50, total: undefined, overall: undefined }, 50],
  ],
  usersSyncing: [[{ done: undefined, total: undefined }], [{ done: 345, total: undefined }, 345], [{ done: 345, total: 1234 }, 345, 1234]],
  tickShown: [[{ count: 50 }, 50]],
  tickedShown: [
    [{ ticked: 45, skipped: 5 }, 45, 5],
    [{ ticked: 45, skipped: 0 }, 45],
  ],
  tickEvery: (['users', 'groups'] as const).flatMap((list) => [
    [{ list, total: 1234 }, 1234] as const,
    [{ list, total: undefined }] as const,
  ]),
  tickMatching: [[{ total: 1234 }, 1234], [{ total: undefined }]],
  ticking: [
    [{ done: 345, total: 1234 }, 345, 1234],
    [{ done: 345, total: undefined }, 345],
  ],
  costUser: [[{ credits: 7 }, 7]],
  costCredits: [
    [{ credits: 128, ...exact }, 128],
    [{ credits: 90, ...atLeast }, 90],
  ],
  costCovered: [
    [{ label: LABEL, more: 0 }, LABEL],
    [{ label: LABEL, more: 5 }, LABEL, 5],
  ],
  membersCount: [[{ count: 128 }, 128]],
  viewGroup: [[{ name: NAME }, NAME]],
  membersOf: (['group', 'org-unit'] as const).map((kind) => [{ kind, name: NAME }, NAME]),
  orgUnitsShown: [[{ count: 35 }, 35]],
  unitUsers: [
    [{ own: 12, below: 345 }, 12, 345],
    [{ own: 12, below: 12 }, 12],
    [{ own: 12, below: undefined }, 12],
    [{ own: undefined, below: undefined }],
  ],
  unitTickedBelow: [[{ ticked: 3, below: 9 }, 3, 9]],
  unitIn: [[{ name: NAME }, NAME]],
  tickSubtree: [[{ name: NAME, below: 9 }, NAME, 9]],
  untickSubtree: [[{ name: NAME, below: 9 }, NAME, 9]],
  unitProblems: [[{ count: 12 }, 12]],
  unitProblem: (['orphan', 'cycle', 'many-roots', 'duplicate'] as const).flatMap((kind) => [
    [{ kind, names: [NAME, DOMAIN, TEXT], more: 4 }, NAME, DOMAIN, TEXT, 7, 4] as const,
    [{ kind, names: [NAME], more: 0 }, NAME] as const,
  ]),
  csvReportName: [[{ file: 'people.of.2026.csv' }, 'people.of.2026-', '.csv']],
  csvReading: [
    [{ phase: 'reading', done: 345, total: undefined }, 345],
    [{ phase: 'matching', done: 25, total: 100 }, 25],
    [{ phase: 'matching', done: 0, total: 0 }],
  ],
  csvFailed: [[{ file: FILE }, FILE]],
  csvWhy: [
    ...['empty', 'xlsx', 'xls', 'ods', 'word', 'zip', 'archive', 'pdf', 'picture', 'rtf', 'html', 'xml', 'json', 'vcard', '?'].map(
      (looksLike) => [{ code: 'not-a-csv', looksLike }] as const,
    ),
    [{ code: 'too-large', looksLike: '' }],
    [{ code: 'unreadable', looksLike: '' }],
  ],
  csvVerdict: (['ready', 'protected', 'suspended', 'deleted', 'group', 'unknown', 'duplicate', 'not-an-address'] as const).map(
    (verdict) => [{ verdict }] as const,
  ),
  csvReplace: [[{ count: 12, file: FILE }, 12, FILE]],
  csvFound: (['ready', 'protected', 'suspended', 'deleted', 'group', 'unknown', 'duplicate', 'not-an-address'] as const).map(
    (verdict) => [{ verdict, count: 1980 }, 1980] as const,
  ),
  csvDuplicateOf: [[{ line: 1234 }, 1234]],
  csvNearest: [[{ address: ADDRESS }, ADDRESS]],
  csvRowsCount: [
    [{ shown: 345, rows: 1234 }, 345, 1234],
    [{ shown: 1234, rows: 1234 }, 1234],
  ],
  csvTickAll: [
    [{ ready: 1234, others: 0 }, 1234],
    [{ ready: 1230, others: 4 }, 1234],
  ],
  csvOutcome: [[{ rows: 1234, findings: ['12 ready', '7 not found'] }, 1234, '12 ready', '7 not found']],
  csvEncoding: [[{ encoding: 'Shift_JIS' }, 'Shift_JIS']],
  csvColumn: [
    [{ name: SETTING, index: 3, matches: 212, rows: 1234 }, SETTING, 4, 212, 1234],
    [{ name: '', index: 3, matches: 212, rows: 1234 }, 4, 212, 1234],
  ],
  csvRunnerUp: [
    [{ name: SETTING, index: 3, matches: 12, rows: 345 }, SETTING, 4, 12, 345],
    [{ name: '', index: 3, matches: 12, rows: 345 }, 4, 12, 345],
  ],
  csvColumnOption: [[{ name: 'Mail', matches: 12, rows: 345 }, 'Mail', 12, 345]],
  csvDelimiterName: [[{ delimiter: ',' }], [{ delimiter: ';' }], [{ delimiter: '\t' }], [{ delimiter: '|' }], [{ delimiter: '~' }, '~']],
  csvSkipped: [[{ count: 1234 }, 1234]],
  csvAddGroup: [[{ kind: 'GROUP:', name: GROUP }, 'GROUP:', GROUP]],
  csvGroupAdded: [[{ name: GROUP }, GROUP]],
  csvColumnName: [
    [{ name: 'Mail', index: 3 }, 'Mail'],
    [{ name: '', index: 3 }, 4],
  ],
  csvUnclosed: [[{ line: 1234 }, 1234]],
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
  runViewStatus: (['queued', 'running', 'completed', 'completed-with-errors', 'failed'] as const).map((status) => [{ status }] as const),
  runViewUserStatus: (['queued', 'running', 'done', 'failed'] as const).map((status) => [{ status }] as const),
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
  runViewFilter: (['queued', 'running', 'done', 'failed'] as const).flatMap((status) => [
    [{ status, count: 45 }, 45] as const,
    [{ status, count: undefined }] as const,
  ]),
  runViewRetryOf: [[{ name: NAME }, NAME]],
  runViewRetryAll: [[{ count: 45 }, 45]],
  runViewRetrying: [[{ name: NAME }, NAME]],
  runViewRetryingAll: [[{ count: 45 }, 45]],
  runViewEnded: [[{ done: 123, failed: 45 }, 123, 45]],
  filterActive: [[{ count: 1 }], [{ count: 12 }, 12]],
  filterRemove: [[{ label: 'Suspended' }, 'Suspended']],
  nameWithAddress: [[{ name: NAME, address: ADDRESS }, NAME, ADDRESS]],
  costFigure: [
    [{ credits: 0, isExact: true }, 0],
    [{ credits: 1234, isExact: true }, 1234],
    [{ credits: 5, isExact: false }, 5],
  ],
  costTakes: [[{ credits: 1 }], [{ credits: 2 }], [{ credits: 1234 }, 1234]],
  itemCoveredBy: [
    [{ count: 1, label: 'GROUP: Sales' }, 'GROUP: Sales'],
    [{ count: 872, label: 'GROUP: Sales' }, 872, 'GROUP: Sales'],
  ],
  removeSet: [[{ items: 1 }], [{ items: 12 }, 12]],
  startedTitle: [[{ users: 1 }], [{ users: 38 }, 38]],
  runQuarter: [[{ share: 0.25 }], [{ share: 0.5 }]],
  reviewOpen: [[{ first: 1 }], [{ first: 1162 }, 1162]],
  reviewText: [[{ users: 1 }], [{ users: 38 }, 38]],
  reviewCredits: [[{ credits: 1 }], [{ credits: 31 }, 31]],
  scopeQuestionTicks: [[{ ticked: 1 }], [{ ticked: 3 }, 3]],
}
