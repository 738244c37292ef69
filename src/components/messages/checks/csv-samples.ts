import { ADDRESS, FILE, GROUP, type Samples, SETTING } from './sample-values.js'

/** Samples of the messages about CSV files. */
export const csvSamples = {
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
} satisfies Partial<Samples>
