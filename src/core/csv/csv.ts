import type { Readable } from '../async/readable.js'
import type { Rows } from '../lists/list.js'
import type { User } from '../model/model.js'

export type CsvVerdict = 'ready' | 'protected' | 'suspended' | 'deleted' | 'unknown' | 'duplicate' | 'not-an-address'

export interface CsvRow {
  /** Physical line of the file, from 1: where the row begins. */
  line: number
  /**
   * As it stands in the file, trimmed. Of an address also what mail programs put around it is taken off (`Name <…>`, `mailto:`),
   * and letters that cannot be seen: what remains is the address that was meant. Empty where the cell is.
   */
  address: string
  user?: User | undefined
  /** The line of the first row of the same user. */
  duplicateOf?: number | undefined
  /** For an unknown address: the one user whose address is nearest. */
  nearest?: User | undefined
  verdict: CsvVerdict
}

export type CsvCounts = Readonly<Record<CsvVerdict, number>>

/** Something the administrator should know about how the file was read. */
export type CsvNote =
  /** Not UTF-8 nor marked otherwise: read as Windows-1252. */
  | { kind: 'encoding'; encoding: 'windows-1252' | 'utf-16le' | 'utf-16be' }
  /** Which column holds the addresses; `columns` are all that could be chosen, empty texts where the file does not name them. */
  | { kind: 'column'; index: number; columns: readonly string[] }
  /** A quote opens on this line and never closes: the line was read as text. The first 20 of them. */
  | { kind: 'unclosed-quote'; line: number }
  /** Read in slices on the main thread, as no worker could start. */
  | { kind: 'no-worker' }

/** What a report says, in the language of who reads it. */
export interface CsvReportWords {
  readonly columns: Readonly<Record<'line' | 'address' | 'verdict' | 'detail' | 'name' | 'id', string>>
  verdict(verdict: CsvVerdict): string
  duplicateOf(line: number): string
  nearest(address: string): string
}

/** The CSV doctor: a verdict for every row of an uploaded file. */
export interface Csv {
  readonly rows: Readable<Rows<CsvRow>>
  readonly counts: Readable<CsvCounts>
  readonly notes: Readable<readonly CsvNote[]>
  /** `undefined` when nothing is being read. */
  readonly progress: Readable<{ phase: 'reading' | 'matching'; done: number; total?: number | undefined } | undefined>
  /** The name of the loaded file, where it has one. */
  readonly fileName: Readable<string | undefined>
  /**
   * Resolves when every verdict is in. Rejects `not-a-csv` (`details.looksLike` names what it is), `too-large` (100 MB, 1,000,000
   * rows), `unreadable`, `aborted` (also by a later `load`), or as the backend did; the earlier rows stay.
   */
  load(input: Blob | string): Promise<void>
  /** Reads the loaded file again with another column as the address. */
  useColumn(index: number): Promise<void>
  cancel(): void
  /** Forgets the file and its rows. */
  clear(): void
  /** Looks for the nearest user of an unknown row in view; the answer shows in `rows`. */
  findNearest(index: number): void
  /** Every row with its verdict, inert in spreadsheets. Default: in English. */
  report(words?: CsvReportWords): Promise<Blob>
  sample(): Blob
}
