import type { OwnedCsv } from '../../../src/core/csv/create-csv.js'
import { readFixture } from '../../fixture.js'
import { csvWorld, utf16 } from '../../worlds/csv-world.js'

type Row = [line: number, address: string, verdict: string, duplicateOf?: number]

/** Returns the rows of the six people in every export, from the given line on. */
const six = (line: number): Row[] => [
  [line, 'alma.reyes@example.com', 'ready'],
  [line + 1, 'bram.devries@example.com', 'protected'],
  [line + 2, 'chidi.eze@example.com', 'suspended'],
  [line + 3, 'zoe.brule@example.com', 'ready'],
  [line + 4, 'ace.lee@school.example.com', 'ready'],
  [line + 5, 'dana.meir@example.com', 'deleted'],
]

/** Expected rows, written by hand from the bytes of each file before the parser existed. */
const TABLE: Record<string, { column: number; rows: Row[]; notes?: unknown[] }> = {
  'bad-rows.csv': {
    column: 0,
    rows: [
      [2, 'alma.reyes@example.com', 'ready'],
      [3, 'ALMA.Reyes@Example.com', 'duplicate', 2],
      [4, '', 'not-an-address'],
      [5, 'not-an-address', 'not-an-address'],
      [6, 'invisible@example.com', 'unknown'],
      [7, 'bram.devries@example.com', 'protected'],
      [9, '=HYPERLINK("http://x.example")', 'not-an-address'],
      [10, 'nobody@other.example.net', 'unknown'],
      [11, 'chidi.eze@example.com', 'suspended'],
      [12, '"unclosed@example.com', 'not-an-address'],
    ],
    notes: [{ kind: 'unclosed-quote', line: 12 }],
  },
  'entra-bulk-create-version-row.csv': { column: 1, rows: six(3) },
  'entra-download-users.csv': { column: 0, rows: six(2) },
  'excel-csv-utf8-bom-crlf.csv': { column: 2, rows: six(2) },
  'excel-semicolon-utf8-bom.csv': { column: 2, rows: six(2) },
  'gam-print-users.csv': { column: 0, rows: six(2) },
  'google-admin-bulk-upload-template.csv': { column: 2, rows: six(2) },
  'google-admin-download-users.csv': { column: 2, rows: six(2) },
  'm365-admin-export-users.csv': { column: 30, rows: six(2) },
  'one-address-per-line.txt': { column: 0, rows: six(1) },
  // handmade files, similar to the exports above
  'excel-unicode-text-utf16le-tab.txt': { column: 2, rows: six(2), notes: [{ kind: 'encoding', encoding: 'utf-16le' }] },
  'utf16be-semicolon.csv': { column: 2, rows: six(2), notes: [{ kind: 'encoding', encoding: 'utf-16be' }] },
  'windows-1252-semicolon.csv': { column: 2, rows: six(2), notes: [{ kind: 'encoding', encoding: 'windows-1252' }] },
  'sep-line-semicolon.csv': { column: 1, rows: six(3) },
  'entra-version-row-padded.csv': { column: 1, rows: six(3) },
  'entra-older-username.csv': { column: 0, rows: six(3) },
  'old-mac-cr.csv': { column: 1, rows: six(2) },
  'hand-made-list.txt': {
    column: 0,
    rows: [
      [1, 'alma.reyes@example.com', 'ready'],
      [3, 'bram.devries@example.com', 'protected'],
      [4, 'alias.alma.reyes@example.com', 'duplicate', 1],
      [5, 'Chidi.Eze@example.com', 'suspended'],
      [6, 'zoe.brule@example.com', 'ready'],
      [7, 'nobody@example.com', 'unknown'],
      [8, 'NOBODY@example.com', 'duplicate', 7],
      [9, 'alma.reyes@', 'not-an-address'],
      [10, 'dana.meir@example.com', 'deleted'],
    ],
  },
}

const bytesOf = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await readFixture(`csv/${name}`)).arrayBuffer())
/** Other encodings are derived from one UTF-8 file, because the test server serves every file as UTF-8. */
const encoded = async (encode: (text: string) => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  encode(new TextDecoder().decode(await bytesOf('excel-semicolon-utf8-bom.csv')))
const MADE: Record<string, () => Promise<Uint8Array<ArrayBuffer>>> = {
  'excel-unicode-text-utf16le-tab.txt': () => encoded((text) => utf16(text.replaceAll(';', '\t'), true)),
  'utf16be-semicolon.csv': () => encoded((text) => utf16(text, false)),
  'windows-1252-semicolon.csv': () => encoded((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))),
}

/** Loads a fixture, or one of the derived encodings, through the CSV doctor. */
export const loadFixture = async (name: string): Promise<OwnedCsv> => {
  const { csv } = csvWorld()
  await csv.load(new File([await (MADE[name]?.() ?? bytesOf(name))], name))
  return csv
}

export interface FixtureFile {
  name: string
  /** The column that holds the addresses. */
  column: number
  rows: Row[]
  /** Every expected note except the note about the column. */
  notes: unknown[]
}

/** Files that administrators upload, with the expected rows and notes. */
export const FILES: readonly FixtureFile[] = Object.entries(TABLE).map(([name, { column, rows, notes = [] }]) => ({
  name,
  column,
  rows,
  notes,
}))
