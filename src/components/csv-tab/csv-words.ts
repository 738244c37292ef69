import { html, nothing, type TemplateResult } from 'lit'
import type { BackupError, CsvNote, CsvReportWords, CsvRow, CsvVerdict } from '../../core/index.js'
import type { Connection } from '../base/connection.js'
import { renderSign, type Sign } from '../parts/user-row/signs.js'

export const VERDICTS: readonly CsvVerdict[] = ['ready', 'protected', 'suspended', 'deleted', 'unknown', 'duplicate', 'not-an-address']

const LOOKS: Record<CsvVerdict, { look: string; sign: Sign | undefined }> = {
  ready: { look: 'good', sign: 'check' },
  protected: { look: '', sign: 'check' },
  suspended: { look: 'warn', sign: 'pause' },
  deleted: { look: 'warn', sign: 'cross' },
  unknown: { look: 'bad', sign: 'search' },
  duplicate: { look: '', sign: undefined },
  'not-an-address': { look: 'bad', sign: 'cross' },
}

export const canTick = ({ verdict, user }: CsvRow): boolean => user !== undefined && (verdict === 'ready' || verdict === 'protected')

/** The verdict in sign, colour and words, and what may have been meant. */
export const renderVerdict = (link: Connection, { verdict, duplicateOf, nearest }: CsvRow): TemplateResult => {
  const { look, sign } = LOOKS[verdict]
  const words =
    verdict === 'duplicate' && duplicateOf !== undefined
      ? link.t('csvDuplicateOf', { line: duplicateOf })
      : link.t('csvVerdict', { verdict })
  return html`
    <span class="chip ${look}">${sign === undefined ? nothing : renderSign(sign)}${words}</span>
    ${
      verdict === 'unknown' && nearest !== undefined
        ? html`<span class="nearest secondary cut" dir="auto">${link.t('csvNearest', { address: nearest.email })}</span>`
        : nothing
    }
  `
}

/** Why a file could not be used, by what it looks like. */
export const whyText = (link: Connection, { code, details }: BackupError): string => {
  if (code !== 'not-a-csv' && code !== 'too-large' && code !== 'unreadable') return link.t('problemWhy', { code })
  const looksLike = typeof details === 'object' && details !== null && 'looksLike' in details ? String(details.looksLike) : ''
  return link.t('csvWhy', { code, looksLike })
}

/** What a report says. A file has no marks around names: spreadsheets show one cell at a time. */
export const reportWords = ({ t }: Pick<Connection, 't'>): CsvReportWords => ({
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

/** Notes in words; the one of the column is for `renderColumn`. */
export const noteText = (link: Connection, note: CsvNote): string => {
  switch (note.kind) {
    case 'encoding':
      return link.t('csvEncoding', note)
    case 'unclosed-quote':
      return link.t('csvUnclosed', note)
    case 'no-worker':
      return link.t('csvNoWorker')
    case 'column':
      return link.t('csvColumn', { name: note.columns[note.index] ?? '', index: note.index })
  }
}
