import { expect } from 'chai'
import { chooseColumn } from '../../../src/core/csv/columns/choose-column.js'
import type { ColumnSample } from '../../../src/core/csv/columns/column-sample.js'
import { readFieldLayout } from '../../../src/core/csv/columns/field-records.js'
import type { CsvNote } from '../../../src/core/csv/csv.js'
import { detectEncoding } from '../../../src/core/csv/parsing/detect-encoding.js'
import { createEscapeDecoder } from '../../../src/core/csv/parsing/escaped-text.js'
import { findSuspectCells } from '../../../src/core/csv/parsing/suspect-cells.js'
import { repairWindows1252 } from '../../../src/core/csv/parsing/windows-1252.js'
import { readCsv } from '../../../src/core/csv/reading/read-csv.js'
import type { RowBatch } from '../../../src/core/csv/reading/row-batches.js'
import { createSheet } from '../../../src/core/csv/reading/sheet.js'
import { createRandom } from '../../../src/core/rules/random.js'
import { utf16 } from '../../worlds/csv-world.js'
import { rejection } from '../../worlds/waiting.js'

type Part = string | Uint8Array<ArrayBuffer>

/** Answers the reader's requests without a directory, so that the content decides about the column. */
const host = {
  chooseColumn: (columns: readonly ColumnSample[]) => chooseColumn(columns, async () => new Map()),
  detectEncoding,
  loadRareParts: async () => ({ createEscapeDecoder, readFieldLayout, findSuspectCells, repairWindows1252 }),
  onBatch: () => {},
  onProgress: () => {},
}
const read = async (parts: Part[], sliceBytes = 65_536, column?: number) => {
  const batches: RowBatch[] = []
  const onBatch = (batch: RowBatch): void => {
    batches.push(batch)
  }
  const result = await readCsv(new Blob(parts), { ...host, choices: { column }, sliceBytes, onBatch })
  const sheet = createSheet(batches, result)
  const rows = Array.from({ length: sheet.length }, (_, row): [number, string] => [sheet.line(row), sheet.address(row)])
  return { rows, notes: result.notes, firsts: Array.from({ length: sheet.length }, (_, row) => sheet.first(row)) }
}
const addresses = async (...parts: Part[]): Promise<string[]> => (await read(parts)).rows.map(([, address]) => address)
const columnOf = (notes: readonly CsvNote[]) => notes.find((note) => note.kind === 'column')
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values)

describe('readCsv', () => {
  it('finds the address column by its header in any case and decoration', async () => {
    const names = [
      'User name [userPrincipalName] Required',
      'Email Address [Required]',
      'primaryEmail',
      'User principal name',
      'USERPRINCIPALNAME',
    ]
    const more = [
      'mail',
      'E-mail',
      'e_mail',
      'E-mail-Adresse',
      'Courriel',
      'Correo electrónico',
      'UPN',
      'Login',
      'Username',
      'User Name',
      'メールアドレス',
    ]
    for (const name of [...names, ...more, '\u200bEmail ', '"Email\nAddress"']) {
      const { rows, notes } = await read([`Recovery Email,${name},Note\nx@old.example,a@x.org,hi\nx@old.example,b@x.org,\n`])
      expect(
        rows.map(([, address]) => address),
        name,
      ).to.deep.equal(['a@x.org', 'b@x.org'])
      expect(columnOf(notes)).to.include({ index: 1 })
    }
  })
  it('prefers sign-in names to mail addresses, and a column of addresses to a column of names', async () => {
    expect(await addresses('mail,userPrincipalName\na@mail.org,a@upn.org\n')).to.deep.equal(['a@upn.org'])
    expect(await addresses('Login,Email\nalma,a@x.org\nbram,b@x.org\n')).to.deep.equal(['a@x.org', 'b@x.org'])
    expect(await addresses('User,Kontakt\nalma,a@x.org\nbram,b@x.org\n')).to.deep.equal(['a@x.org', 'b@x.org'])
  })
  it('finds the column by its content if no header is known', async () => {
    const { rows, notes } = await read(['Naam;Manager email;Contact\nAlma;boss@x.org;a@x.org\nBram;boss@x.org;b@x.org\n'])
    expect(rows).to.deep.equal([
      [2, 'a@x.org'],
      [3, 'b@x.org'],
    ])
    expect(columnOf(notes)).to.deep.equal({ kind: 'column', index: 2, columns: ['Naam', 'Manager email', 'Contact'] })
  })
  it('reads a first line with a valid or mistyped address as data', async () => {
    expect((await read(['a@x.org\nb@x.org'])).rows.map(([line]) => line)).to.deep.equal([1, 2])
    expect((await read(['Alma,a@x.org\nBram,b@x.org'])).notes).to.deep.equal([{ kind: 'column', index: 1, columns: ['', ''] }])
    expect(await addresses('alma.reyes\nb@x.org')).to.deep.equal(['alma.reyes', 'b@x.org'])
    expect(await addresses('foo\nbar')).to.deep.equal(['foo', 'bar'])
  })
  it('recognizes a header with any words above a list of addresses', async () => {
    for (const header of ['Email', 'E-Mail-Adressen', 'Users', 'Leerlingen van klas', 'Пользователи', 'e-mail address (required)']) {
      expect((await read([`${header}\na@x.org\nb@x.org`])).rows, header).to.deep.equal([
        [2, 'a@x.org'],
        [3, 'b@x.org'],
      ])
    }
  })
  it('detects the delimiter', async () => {
    expect(await addresses('Name;Email\nReyes, Alma;a@x.org\nde Vries, Bram;b@x.org')).to.deep.equal(['a@x.org', 'b@x.org'])
    expect(await addresses('Name\tEmail\nReyes, Alma; Dr\ta@x.org')).to.deep.equal(['a@x.org'])
    expect(await addresses('a@x.org;\nb@x.org;\n')).to.deep.equal(['a@x.org', 'b@x.org'])
  })
  it('uses the delimiter of a sep= line and counts that line', async () => {
    for (const [line, delimiter] of [
      ['sep=;', ';'],
      ['SEP=|', '|'],
      ['"sep=;"', ';'],
      ['sep=;;;', ';'],
      ['sep=\t', '\t'],
    ] as const) {
      const text = `\ufeff${line}\r\nName${delimiter}Email\r\nA, b${delimiter}a@x.org\r\n`
      expect((await read([text])).rows, line).to.deep.equal([[3, 'a@x.org']])
    }
  })
  it('skips a version row and blank rows', async () => {
    for (const first of ['version:v1.0', 'version:v1.0,,,,', '"version:v1.0",""', 'Version: V2.1,']) {
      expect((await read([`\n${first}\n\nEmail,Name\n\n,\n"",  \na@x.org,A\n\x1a`])).rows, first).to.deep.equal([[8, 'a@x.org']])
    }
  })
  it('keeps a row without an address', async () => {
    expect((await read(['Name,Email\nAlma,\nBram\n,b@x.org'])).rows).to.deep.equal([
      [2, ''],
      [3, ''],
      [4, 'b@x.org'],
    ])
  })
  it('accepts columns named like properties of Object', async () => {
    const { rows, notes } = await read(['__proto__,constructor,Email,toString\n1,2,a@x.org,4\n'])
    expect(rows).to.deep.equal([[2, 'a@x.org']])
    expect(columnOf(notes)).to.deep.equal({ kind: 'column', index: 2, columns: ['__proto__', 'constructor', 'Email', 'toString'] })
    expect((await read(['__proto__\na@x.org\n'])).rows.at(-1)).to.deep.equal([2, 'a@x.org'])
    expect(({} as Record<string, unknown>).polluted).to.equal(undefined)
  })
  it('reads the column given in options.column', async () => {
    expect((await read(['Email,Other\na@x.org,b@x.org\n'], 65_536, 1)).rows).to.deep.equal([[2, 'b@x.org']])
  })
  it('finds the first row of equal addresses', async () => {
    expect((await read(['a@x.org\nb@x.org\nA@X.org\nnope\nnope\nb@x.org'])).firsts).to.deep.equal([0, 1, 0, -1, -1, 1])
    // letters whose lower case is in another script, or that are composed in two ways
    expect((await read(['kelvin@x.org\n\u212aelvin@x.org\nzo\u00eb@x.org\nZOE\u0308@x.org'])).firsts).to.deep.equal([0, 0, 2, 2])
    const many = Array.from({ length: 20_000 }, (_, index) => `u${index % 9001}@x.org`)
    expect((await read([many.join('\n')])).firsts).to.deep.equal(many.map((_, index) => index % 9001))
  })

  it('reads Windows-1252 and adds a note, even if the first invalid UTF-8 byte comes late', async () => {
    const late = await read(['Email,Name\n', 'a@x.org,Alma\n'.repeat(30_000), 'z@x.org,Zo', bytes(0xeb), '\n'])
    expect(late.notes[0]).to.deep.equal({ kind: 'encoding', encoding: 'windows-1252' })
    expect(late.rows.length).to.equal(30_001)
    const early = await read([bytes(...Array.from('Email\nzo\xeb@x.org\n\x80@x.org', (letter) => letter.charCodeAt(0)))])
    expect(early.rows.map(([, address]) => address)).to.deep.equal(['zoë@x.org', '€@x.org'])
    // the file ends in the middle of a character
    expect((await read(['a@x.org\nzo', bytes(0xc3)])).notes[0]).to.deep.equal({ kind: 'encoding', encoding: 'windows-1252' })
  })
  it('reads UTF-16 without a byte order mark', async () => {
    for (const isLittle of [true, false]) {
      const { rows, notes } = await read([utf16('Email,Name\r\na@x.org,田中 芽衣\r\n', isLittle).slice(2)])
      expect(rows).to.deep.equal([[2, 'a@x.org']])
      expect(notes[0]).to.deep.equal({ kind: 'encoding', encoding: isLittle ? 'utf-16le' : 'utf-16be' })
    }
  })
  it('reads UTF-16 in both byte orders, and UTF-8, with a byte order mark', async () => {
    for (const isLittle of [true, false]) {
      expect(await addresses(utf16('Name\tEmail\r\nZoë 😀\tzoë@x.org\r\n', isLittle))).to.deep.equal(['zoë@x.org'])
    }
    const { rows, notes } = await read(['\ufeffEmail\nzoë@x.org'])
    expect([rows, notes.length]).to.deep.equal([[[2, 'zoë@x.org']], 1])
  })

  const NOT_A_CSV: [what: string, parts: Part[], said: RegExp][] = [
    ['nothing', [], /empty/],
    ['a mark and nothing', [bytes(0xef, 0xbb, 0xbf)], /empty/],
    ['empty lines', ['\r\n \n\t\n'], /empty/],
    [
      'an .xlsx',
      ['PK\x03\x04\x14\0\x06\0\x08\0', '\0'.repeat(20), '[Content_Types].xml', '\0'.repeat(400), 'xl/workbook.xml'],
      /Excel workbook \(\.xlsx\): save it as CSV/,
    ],
    ['any ZIP', ['PK\x03\x04', bytes(20, 0, 0, 0)], /\.xlsx.*ZIP/],
    ['an .ods', ['PK\x03\x04', 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet'], /OpenDocument/],
    ['a .docx', ['PK\x03\x04\0\0word/document.xml'], /Word/],
    ['an .xls', [bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'x'], /old Excel/],
    ['a PDF', ['%PDF-1.7\n%', bytes(0xe2, 0xe3)], /PDF/],
    ['a PNG', [bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)], /picture/],
    ['a JPEG', [bytes(0xff, 0xd8, 0xff, 0xe0)], /picture/],
    ['a GIF', ['GIF89a'], /picture/],
    ['a WebP', ['RIFF', bytes(1, 2, 3, 4), 'WEBPVP8 '], /picture/],
    ['a gzip', [bytes(0x1f, 0x8b, 8, 0)], /archive/],
    ['HTML', ['\n<!DOCTYPE html><html><body>a@x.org</body></html>'], /HTML/],
    ['an HTML table that calls itself .xls', ['\ufeff<html xmlns:x="urn"><table><tr><td>a@x.org'], /HTML/],
    ['XML', ['<?xml version="1.0"?><users/>'], /XML/],
    ['JSON without people', ['{"name": "backup", "files": ["dist"], "version": "1.0.0"}'], /JSON/],
    ['a JSON list without addresses', ['[\n  {"name": "Ida"}, {"name": "Bram"}]'], /JSON/],
    ['a contact card without an address', ['BEGIN:VCARD\nVERSION:3.0\nFN:Ida\nEND:VCARD\n'], /contact card/],
    ['RTF', ['{\\rtf1\\ansi a@x.org}'], /rich text/],
    ['binary data', [bytes(1, 2, 3, 200, 7, 5, 14, 15, 3)], /binary/],
    ['a NUL far behind', ['a@x.org\n'.repeat(20_000), '\0', 'b@x.org'], /binary/],
    ['a NUL in a short list', ['Email\nalma@example.com\n', '\0', 'bram@example.com'], /binary/],
    ['a NUL in UTF-16', [utf16('a@x.org\nb\0@x.org', true)], /binary/],
  ]
  for (const [what, parts, said] of NOT_A_CSV) {
    it(`rejects ${what} and names the format`, async () => {
      const error = await rejection(read(parts))
      expect(error.code).to.equal('not-a-csv')
      expect(error.message).to.match(said)
    })
  }
  it('accepts a CSV that begins like another format', async () => {
    expect(await addresses('[Required],Email\n{a},a@x.org\n')).to.deep.equal(['a@x.org'])
    expect(await addresses('<head@x.org>\n<bram@x.org>')).to.deep.equal(['head@x.org', 'bram@x.org'])
    expect(await addresses('PK,Email\n1,a@x.org')).to.deep.equal(['a@x.org'])
    expect(await addresses('BM,Email\n1,a@x.org')).to.deep.equal(['a@x.org'])
  })
  it('names the size limit', async () => {
    const big = new Blob(Array.from({ length: 101 }, () => new Uint8Array(1024 * 1024)))
    const error = await rejection(readCsv(big, { ...host, choices: {}, sliceBytes: 65_536 }))
    expect([error.code, /100 MB/.test(error.message)]).to.deep.equal(['too-large', true])
  })
  it('rejects with `unreadable` when the file cannot be read', async () => {
    const gone = new Blob(['a@x.org'])
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }) as unknown as Blob
    const error = await rejection(readCsv(gone, { ...host, choices: {}, sliceBytes: 65_536 }))
    expect([error.code, (error.cause as Error).name]).to.deep.equal(['unreadable', 'NotFoundError'])
  })

  it('reads the same rows in slices of any size (seeded)', async function () {
    this.timeout(60_000) // every slice is one read
    const random = createRandom(21)
    const cells = [
      'alma@x.org',
      'zoë@müller.example',
      '"Smith, ""J"""',
      '"two\r\nlines"',
      '😀',
      '',
      'plain',
      '"open',
      'b@x.org ',
      '"q"@x.org',
    ]
    for (let round = 0; round < 24; round++) {
      const newline = ['\n', '\r\n', '\r'][round % 3] as string
      const text = Array.from({ length: 12 }, () =>
        Array.from({ length: 3 }, () => cells[Math.floor(random() * cells.length)]).join(','),
      ).join(newline)
      const parts = round % 4 === 0 ? [utf16(text, round % 8 === 0)] : round % 4 === 1 ? [text, bytes(0xe9), newline] : [text]
      const whole = await read(parts)
      const sizes = [5 + Math.floor(random() * 8), 24 + Math.floor(random() * 30)]
      for (const size of sizes) expect(await read(parts, size), `${size}: ${JSON.stringify(text)}`).to.deep.equal(whole)
    }
  })
})
