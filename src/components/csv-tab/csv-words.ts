import { html, nothing, type TemplateResult } from 'lit'
import type { BackupError, CsvColumn, CsvNote, CsvReportWords, CsvRow, CsvVerdict } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import type { Words } from '../base/words.js'
import { renderSign, type Sign } from '../parts/user-row/signs.js'

/** All verdicts in display order. */
export const VERDICTS: readonly CsvVerdict[] = [
  'ready',
  'protected',
  'suspended',
  'deleted',
  'group',
  'unknown',
  'duplicate',
  'not-an-address',
]

const LOOKS: Record<CsvVerdict, { look: string; sign: Sign | undefined }> = {
  ready: { look: 'good', sign: 'check' },
  protected: { look: '', sign: 'check' },
  suspended: { look: 'warn', sign: 'pause' },
  deleted: { look: 'warn', sign: 'cross' },
  group: { look: '', sign: undefined },
  unknown: { look: 'bad', sign: 'search' },
  duplicate: { look: '', sign: undefined },
  'not-an-address': { look: 'bad', sign: 'cross' },
}

/** Renders the verdict with sign, colour and text. */
export const renderVerdict = (link: Connection, { verdict, duplicateOf }: CsvRow): TemplateResult => {
  const { look, sign } = LOOKS[verdict]
  const text =
    verdict === 'duplicate' && duplicateOf !== undefined
      ? link.t('csvDuplicateOf', { line: duplicateOf })
      : link.t('csvVerdict', { verdict })
  return html`<span class="chip ${look}">${sign === undefined ? nothing : renderSign(sign)}${text}</span>`
}

/** Returns why a file could not be used, and the next step. */
export const whyText = (link: Connection, { code, details }: BackupError): string => {
  if (code !== 'not-a-csv' && code !== 'too-large' && code !== 'unreadable') return link.t('problemWhy', { code })
  const looksLike = typeof details === 'object' && details !== null && 'looksLike' in details ? String(details.looksLike) : ''
  return link.t('csvWhy', { code, looksLike })
}

/** Languages whose Windows settings separate list items with a semicolon although their decimal mark is a point. */
const SEMICOLON_LANGUAGES = /^(?:ar|fa|he|ur)\b|^(?:de|fr|it)-CH\b/

/** Returns the delimiter that Excel expects in a language: a semicolon if the comma is the decimal mark. */
export const listSeparator = (locale: string): ',' | ';' =>
  SEMICOLON_LANGUAGES.test(locale) || new Intl.NumberFormat(locale).format(0.5).includes(',') ? ';' : ','

/** Returns a report's texts, without isolation marks around names, because a spreadsheet shows one cell at a time. */
export const reportWords = ({ t, locale }: Pick<Words, 't' | 'locale'>): CsvReportWords => ({
  delimiter: listSeparator(locale),
  columns: {
    line: t('csvColumnLine'),
    address: t('csvReportAddress'),
    verdict: t('csvColumnVerdict'),
    detail: t('csvReportDetail'),
    name: t('columnName'),
    id: t('csvReportUserId'),
  },
  verdict: (verdict) => t('csvVerdict', { verdict }),
  duplicateOf: (line) => t('csvDuplicateOf', { line }),
  nearest: (address) => t('csvNearest', { address }).replace(/[\u2068\u2069]/g, ''),
})

const ENCODING_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  shift_jis: 'Shift_JIS',
  gbk: 'GBK',
  big5: 'Big5',
}

/** Returns the usual name of an encoding: `Windows-1252` for `windows-1252`. */
export const encodingName = (label: string): string =>
  ENCODING_NAMES[label] ?? (label.startsWith('windows') ? label.replace('w', 'W') : label.toUpperCase())

/** Returns a note as a sentence. */
export const noteText = (link: Connection, note: CsvNote, columns: readonly CsvColumn[]): string => {
  switch (note.kind) {
    case 'encoding':
      return link.t('csvEncoding', { encoding: encodingName(note.encoding) })
    case 'unclosed-quote':
      return link.t('csvUnclosed', note)
    case 'no-worker':
      return link.t('csvNoWorker')
    case 'skipped-lines':
      return link.t('csvSkipped', note)
    case 'column': {
      const column = columns.find(({ index }) => index === note.index)
      if (column === undefined) return link.t('csvList')
      return link.t('csvColumn', { name: note.columns[note.index] ?? '', index: note.index, matches: column.matches, rows: column.rows })
    }
  }
}
