import type { Readable } from '../async/readable.js'
import type { Rows } from '../lists/list.js'
import type { Group, User } from '../model/model.js'

/** The verdict on a row. */
export type CsvVerdict = 'ready' | 'protected' | 'suspended' | 'deleted' | 'group' | 'unknown' | 'duplicate' | 'not-an-address'

/** One address of the loaded file. */
export interface CsvRow {
  /** Physical line of the file, from 1, on which the row begins. Several addresses of one line have the same number. */
  line: number
  /**
   * The address or id in the cell, without the decoration that mail programs, chats and spreadsheets add. For a cell without an address:
   * its text, trimmed and shortened; empty for an empty cell.
   */
  address: string
  user?: User | undefined
  /** The group with this address. */
  group?: Group | undefined
  /** Kind of member that the file's type column names: a group, or all users of the account. */
  memberType?: 'group' | 'customer' | undefined
  /** Line of the first row of the same user. */
  duplicateOf?: number | undefined
  /** For an unknown address: the one user with the most similar address. For a text without an address: the one user with this name. */
  nearest?: User | undefined
  verdict: CsvVerdict
}

/** Number of rows by verdict. */
export type CsvCounts = Readonly<Record<CsvVerdict, number>>

/** A note for the administrator about how the file was read. */
export type CsvNote =
  /** The encoding, if it is not UTF-8 or was chosen; a label of the Encoding Standard such as `windows-1252` or `shift_jis`. */
  | { kind: 'encoding'; encoding: string }
  /** The column that holds the addresses. `columns` has the names of all columns; they are empty if the file has no header. */
  | { kind: 'column'; index: number; columns: readonly string[] }
  /** Lines that are not rows: titles, comments, repeated headers, template examples. `lines` has the first 20. */
  | { kind: 'skipped-lines'; count: number; lines: readonly number[] }
  /** A quote opens on this line and never closes, so the line was read as plain text. Reported for the first 20 lines. */
  | { kind: 'unclosed-quote'; line: number }
  /** The file was read in slices on the main thread, because no worker could start. */
  | { kind: 'no-worker' }

/** A column that may hold the addresses. */
export interface CsvColumn {
  /** Position in the file, from 0. */
  index: number
  name?: string
  /** Rows whose address or id belongs to a user. Counts the whole file for the chosen column, and the first 200 rows for the others. */
  matches: number
  /** Number of rows examined. */
  rows: number
}

/** The delimiter and encoding that the loaded file was read with. */
export interface CsvFormat {
  delimiter: string
  encoding: string
}

/** The counts without a file. */
export const NO_COUNTS: CsvCounts = {
  ready: 0,
  protected: 0,
  suspended: 0,
  deleted: 0,
  group: 0,
  unknown: 0,
  duplicate: 0,
  'not-an-address': 0,
}

/** Texts of a report, in the administrator's language. */
export interface CsvReportWords {
  readonly columns: Readonly<Record<'line' | 'address' | 'verdict' | 'detail' | 'name' | 'id', string>>
  /** The delimiter that spreadsheets of this language expect. Default: comma. */
  readonly delimiter?: ',' | ';'
  verdict(verdict: CsvVerdict): string
  duplicateOf(line: number): string
  nearest(address: string): string
}

/** The CSV doctor: a verdict for every address of an uploaded file or a pasted list. */
export interface Csv {
  readonly rows: Readable<Rows<CsvRow>>
  readonly counts: Readable<CsvCounts>
  readonly notes: Readable<readonly CsvNote[]>
  /** Columns that may hold the addresses, the best first; empty for a list without columns. */
  readonly columns: Readable<readonly CsvColumn[]>
  /** `undefined` without a file. */
  readonly format: Readable<CsvFormat | undefined>
  /** `undefined` when nothing is being read. */
  readonly progress: Readable<{ phase: 'reading' | 'matching'; done: number; total?: number | undefined } | undefined>
  /** Name of the loaded file, if it has one. */
  readonly fileName: Readable<string | undefined>
  /**
   * Reads a file or text and matches every address with the directory. Resolves when every verdict is known. After a rejection the earlier
   * rows stay.
   *
   * @throws `not-a-csv` (`details.looksLike` names the format), `too-large` (100 MB, 1,000,000 rows), `unreadable`, `aborted` (also by a
   * later `load`), or the error of the backend
   */
  load(input: Blob | string): Promise<void>
  /** Reads a pasted list like a file. */
  paste(text: string): Promise<void>
  /** Reads the loaded file again with another column as the address. */
  useColumn(index: number): Promise<void>
  /** Reads the loaded file again with another delimiter, one character. */
  useDelimiter(delimiter: string): Promise<void>
  /** Reads the loaded file again with another encoding, a label of the Encoding Standard such as `windows-1251`. */
  useEncoding(label: string): Promise<void>
  cancel(): void
  /** Drops the file and its rows. */
  clear(): void
  /** Searches the group or the most similar user for a row in view without a user. The result appears in `rows`. */
  findNearest(index: number): void
  /** Writes every row with its verdict as a CSV whose cells spreadsheets never execute. Default language: English. */
  report(words?: CsvReportWords): Promise<Blob>
  /** Creates a sample file. */
  sample(): Blob
}
