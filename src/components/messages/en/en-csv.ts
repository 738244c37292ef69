import type { CsvVerdict, ErrorCode } from '../../../core/index.js'
import type { Format } from '../message.js'
import { some } from './en-nouns.js'

export const enCsv = {
  csvDrop: 'Choose a CSV file',
  csvDropText: 'or drop it here, or paste a list of addresses. Works with exports from Google Admin, Microsoft 365, Entra and GAM.',
  csvAnother: 'Choose another file',
  csvSample: 'Download sample',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'Download report',
  csvReportName: ({ file }: { file: string }): string => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'Address',
  csvReportDetail: 'Detail',
  csvReportUserId: 'User id',
  csvReading: ({ phase, done, total }: { phase: 'reading' | 'matching'; done: number; total: number | undefined }, f: Format): string => {
    const what = phase === 'reading' ? 'Reading the file' : 'Finding the users'
    return total === undefined || total === 0 ? `${what}: ${f.number(done)}` : `${what}: ${f.percent(done / total)}`
  },
  csvFailed: ({ file }: { file: string }, f: Format): string => `${f.name(file)} couldn't be used.`,
  csvWhy: ({ code, looksLike }: { code: ErrorCode; looksLike: string }): string => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'The file is empty.',
      xlsx: 'It looks like an Excel workbook (.xlsx). Save it as CSV and upload that.',
      xls: 'It looks like an old Excel workbook (.xls). Save it as CSV and upload that.',
      ods: 'It looks like an OpenDocument spreadsheet (.ods). Save it as CSV and upload that.',
      word: 'It looks like a Word document (.docx), not a CSV file.',
      zip: 'It looks like an Excel workbook or a ZIP archive. Save it as CSV, or extract the CSV.',
      archive: 'It looks like a compressed archive. Extract the CSV.',
      pdf: 'It looks like a PDF, not a CSV file.',
      picture: 'It looks like a picture, not a CSV file.',
      rtf: 'It looks like a rich text document (.rtf), not a CSV file.',
      html: 'It looks like a web page, not a CSV file.',
      xml: 'It looks like an XML file, not a CSV file.',
      json: 'It looks like a JSON file, not a CSV file.',
      vcard: 'It looks like a contact card, not a CSV file.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'It looks like binary data, not a CSV file.'
    if (code === 'too-large') return 'It is too large. Up to 1,000,000 rows and 100 MB can be read. Split it and upload the parts.'
    return "It couldn't be read. It may have been moved or be open elsewhere."
  },
  csvKept: 'The previous file is still loaded.',
  csvVerdict: ({ verdict }: { verdict: CsvVerdict }): string =>
    ({
      ready: 'Ready',
      protected: 'Already protected',
      suspended: 'Suspended',
      deleted: 'Deleted',
      group: 'Group',
      unknown: 'Not in directory',
      duplicate: 'Duplicate',
      'not-an-address': 'Invalid address',
    })[verdict],
  csvFound: ({ verdict, count }: { verdict: CsvVerdict; count: number }, f: Format): string =>
    `${f.number(count)} ${
      {
        ready: 'ready',
        protected: 'already protected',
        suspended: 'suspended',
        deleted: 'deleted',
        group: count === 1 ? 'group' : 'groups',
        unknown: 'not in directory',
        duplicate: count === 1 ? 'duplicate' : 'duplicates',
        'not-an-address': count === 1 ? 'invalid address' : 'invalid addresses',
      }[verdict]
    }`,
  csvDuplicateOf: ({ line }: { line: number }, f: Format): string => `Duplicate of line ${f.number(line)}`,
  csvNearest: ({ address }: { address: string }, f: Format): string => `Did you mean ${f.name(address)}?`,
  csvFindings: 'Findings',
  csvRows: 'Rows of the file',
  csvRowsCount: ({ shown, rows }: { shown: number; rows: number }, f: Format): string =>
    shown === rows ? some(rows, 'row', f) : `${f.number(shown)} of ${some(rows, 'row', f)}`,
  csvNone: 'The file has no rows.',
  csvNoMatch: 'No rows have this verdict.',
  csvTickAll: ({ ready, others }: { ready: number; others: number }, f: Format): string =>
    others === 0 ? `Select all ${f.number(ready)} ready` : `Select all ${f.number(ready + others)} ready or already protected`,
  csvOutcome: ({ rows, findings }: { rows: number; findings: readonly string[] }, f: Format): string =>
    `${some(rows, 'row', f)}: ${f.list(findings)}`,
  csvUpload: 'CSV file',
  csvColumnLine: 'Line',
  csvColumnVerdict: 'Verdict',
  csvEncoding: ({ encoding }: { encoding: string }): string => `Read as ${encoding} text. If letters look wrong, change the encoding.`,
  csvEncodingLabel: 'Encoding',
  csvColumn: ({ name, index, matches, rows }: { name: string; index: number; matches: number; rows: number }, f: Format): string =>
    `${name === '' ? `Column ${f.number(index + 1)}` : `Column ${f.number(index + 1)} “${f.name(name)}”`} matches ${f.number(matches)} of ${some(rows, 'row', f)}.`,
  csvList: 'Every address in the list was read.',
  csvRunnerUp: ({ name, index, matches, rows }: { name: string; index: number; matches: number; rows: number }, f: Format): string =>
    `Use column ${f.number(index + 1)}${name === '' ? '' : ` “${f.name(name)}”`}: ${f.number(matches)} of ${some(rows, 'row', f)}`,
  csvWrongColumn: 'Change column',
  csvWrongFormat: 'Wrong letters or columns?',
  csvDelimiter: 'Delimiter',
  csvDelimiterName: ({ delimiter }: { delimiter: string }): string =>
    ({ ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Pipe' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }: { name: string; index: number }, f: Format): string =>
    name === '' ? `Column ${f.number(index + 1)}` : name,
  csvColumnOption: ({ name, matches, rows }: { name: string; matches: number; rows: number }, f: Format): string =>
    `${name} (${f.number(matches)} of ${f.number(rows)})`,
  csvUnclosed: ({ line }: { line: number }, f: Format): string =>
    `Line ${f.number(line)} opens a quote that is never closed. It was read as plain text.`,
  csvNoWorker: 'Read in small steps in this tab, because no background worker could start.',
  csvSkipped: ({ count }: { count: number }, f: Format): string =>
    f.plural(count, { one: '# line was a header or comment.', other: '# lines were headers or comments.' }),
  csvAddGroup: ({ kind, name }: { kind: string; name: string }, f: Format): string => `Add ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }: { name: string }, f: Format): string => `${f.name(name)} is in the selection.`,
  csvCustomer: 'Means all users of the account',
  csvPaste: 'Paste a list',
  csvPasteHint: 'Addresses in any form: a column of a spreadsheet, a list from Outlook or a chat.',
  csvPasteRead: 'Find people',
  csvPasted: 'Pasted list',
  csvReplace: ({ count, file }: { count: number; file: string }, f: Format): string =>
    f.plural(count, {
      one: `Replacing ${f.name(file)} clears the tick of its # user.`,
      other: `Replacing ${f.name(file)} clears the ticks of its # users.`,
    }),
  csvReplaceAdd: 'Add to list first',
  csvReplaceGo: 'Replace file',
}
