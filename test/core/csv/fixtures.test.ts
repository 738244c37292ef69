import { expect } from 'chai'
import { readFixture } from '../../fixture.js'
import { csvWorld, told, utf16, withoutWorker } from '../../worlds/csv-world.js'

type Row = [line: number, address: string, verdict: string, duplicateOf?: number]

/** The six people of the exports, from a line on. */
const six = (line: number): Row[] => [
  [line, 'alma.reyes@example.com', 'ready'],
  [line + 1, 'bram.devries@example.com', 'protected'],
  [line + 2, 'chidi.eze@example.com', 'suspended'],
  [line + 3, 'zoe.brule@example.com', 'ready'],
  [line + 4, 'ace.lee@school.example.com', 'ready'],
  [line + 5, 'dana.meir@example.com', 'deleted'],
]

/** Written by hand from the bytes of each file, before there was a parser. */
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
  // our own of the same families
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
/** The other encodings are made of a file here, as the test server knows only UTF-8. */
const encoded = async (encode: (text: string) => Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  encode(new TextDecoder().decode(await bytesOf('excel-semicolon-utf8-bom.csv')))
const MADE: Record<string, () => Promise<Uint8Array<ArrayBuffer>>> = {
  'excel-unicode-text-utf16le-tab.txt': () => encoded((text) => utf16(text.replaceAll(';', '\t'), true)),
  'utf16be-semicolon.csv': () => encoded((text) => utf16(text, false)),
  'windows-1252-semicolon.csv': () => encoded((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))),
}

const load = async (name: string) => {
  const { csv } = csvWorld()
  await csv.load(new File([await (MADE[name]?.() ?? bytesOf(name))], name))
  return csv
}

describe('every file that administrators upload', () => {
  for (const [name, { column, rows, notes = [] }] of Object.entries(TABLE)) {
    const check = async (expected: unknown[]) => {
      const csv = await load(name)
      expect(told(csv)).to.deep.equal(rows)
      expect(csv.fileName.value).to.equal(name)
      const chosen = csv.notes.value.find((note) => note.kind === 'column')
      expect(chosen).to.include({ index: column })
      expect(csv.notes.value.filter((note) => note.kind !== 'column')).to.deep.equal(expected)
      const counts: Record<string, number> = {}
      for (const [, , verdict] of rows) counts[verdict] = (counts[verdict] ?? 0) + 1
      expect(csv.counts.value).to.include(counts)
      expect(Object.values(csv.counts.value).reduce((sum, one) => sum + one, 0)).to.equal(rows.length)
    }
    it(`${name}, in the worker`, () => check(notes))
    it(`${name}, on the main thread`, () => withoutWorker(() => check([...notes, { kind: 'no-worker' }])))
  }
})
