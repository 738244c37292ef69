import { expect } from 'chai'
import Papa from 'papaparse'
import { createRecordReader, createUnsplitReader } from '../../../src/core/csv/parsing/records.js'
import { createRandom } from '../../../src/core/rules/random.js'

interface Read {
  rows: string[][]
  lines: number[]
  unclosed: number[]
}

const read = (text: string, delimiter = ',', size = text.length): Read => {
  const all: Read = { rows: [], lines: [], unclosed: [] }
  const reader = createRecordReader(delimiter, (line) => all.unclosed.push(line))
  for (let at = 0; at === 0 || at < text.length; at += Math.max(1, size)) {
    const { rows, lines } = reader.push(text.slice(at, at + Math.max(1, size)), at + Math.max(1, size) >= text.length)
    all.rows = all.rows.concat(rows)
    all.lines = all.lines.concat(lines)
  }
  return all
}
const withLines = (text: string, delimiter?: string): [number, ...string[]][] => {
  const { rows, lines } = read(text, delimiter)
  return rows.map((cells, index) => [lines[index] as number, ...cells])
}

describe('createRecordReader', () => {
  it('counts every kind of line break and blank lines', () => {
    for (const newline of ['\n', '\r\n', '\r']) {
      const text = ['a,b', '', '"c', 'd",e', 'f'].join(newline)
      expect(withLines(text), JSON.stringify(newline)).to.deep.equal([
        [1, 'a', 'b'],
        [2, ''],
        [3, 'c\nd', 'e'],
        [5, 'f'],
      ])
    }
    expect(withLines('a\r\nb\nc\rd').map(([line]) => line)).to.deep.equal([1, 2, 3, 4])
  })

  it('reads an unclosed quote as text of its line, in every position', () => {
    expect(withLines('"a,b\nc,d\n')).to.deep.equal([
      [1, '"a', 'b'],
      [2, 'c', 'd'],
    ])
    expect(withLines('x,y\na,"b\nc,d\ne,f')).to.deep.equal([
      [1, 'x', 'y'],
      [2, 'a', '"b'],
      [3, 'c', 'd'],
      [4, 'e', 'f'],
    ])
    // a correctly quoted cell further down does not close the quote
    expect(withLines('a,"b\nc,"d, e"\nf,g')).to.deep.equal([
      [1, 'a', '"b'],
      [2, 'c', 'd, e'],
      [3, 'f', 'g'],
    ])
    expect(withLines('a,"b\n"c","d"\n')).to.deep.equal([
      [1, 'a', '"b'],
      [2, 'c', 'd'],
    ])
    // doubled quotes do not close the cell
    expect(withLines('"a ""b"" c,d\ne')).to.deep.equal([
      [1, '"a ""b"" c', 'd'],
      [2, 'e'],
    ])
    // a quote that opens after a quoted line break of the same row
    expect(withLines('"a\nb",c,"d\ne,f')).to.deep.equal([
      [1, 'a\nb', 'c', '"d'],
      [3, 'e', 'f'],
    ])
    expect(withLines('"')).to.deep.equal([[1, '"']])
    expect(read('a\n"b,c\n"d\n"e').unclosed).to.deep.equal([2, 3, 4])
    expect(read('x\n"a\nb",c,"d\ne').unclosed).to.deep.equal([3])
  })

  it('reads quotes inside a cell as text', () => {
    expect(withLines('a "b" c,d"\n5" disk,e')).to.deep.equal([
      [1, 'a "b" c', 'd"'],
      [2, '5" disk', 'e'],
    ])
    // a quote that closes on its own line before further text is plain text and is not reported
    const { rows, unclosed } = read('"Alma" <alma@x.org>\n"Bram" <bram@x.org>\n')
    expect(rows).to.deep.equal([['"Alma" <alma@x.org>'], ['"Bram" <bram@x.org>']])
    expect(unclosed).to.deep.equal([])
    expect(withLines('"Alma "Ace" Reyes","a@x.org"')).to.deep.equal([[1, 'Alma "Ace" Reyes', 'a@x.org']])
  })

  it('allows spaces after a closing quote', () => {
    expect(withLines('"a" ,"b"  \n"c"')).to.deep.equal([
      [1, 'a', 'b'],
      [2, 'c'],
    ])
  })

  it('returns exactly the rows that were written, for all quoting, line breaks and piece sizes (seeded)', () => {
    const random = createRandom(7)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
    for (let round = 0; round < 1500; round++) {
      const delimiter = pick([',', ';', '\t'])
      const newline = pick(['\n', '\r\n', '\r'])
      const pieces = ['a', 'é', '😀', '"', '""', ',', ';', '\t', newline, ' ', 'alma@x.org', '']
      const rows = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
        Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
          Array.from({ length: Math.floor(random() * 4) }, () => pick(pieces)).join(''),
        ),
      )
      let text = ''
      const lines: number[] = []
      let line = 1
      let lastWritten = ''
      for (const cells of rows) {
        lines.push(line)
        const written = cells.map((cell) =>
          random() < 0.3 || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        lastWritten = written.join(delimiter)
        text += lastWritten + newline
        line += 1 + cells.join('').split(newline).length - 1
      }
      const isCut = random() < 0.5
      if (isCut) text = text.slice(0, -newline.length)
      const expected = rows.map((cells) => cells.map((cell) => cell.replace(/\r\n?/g, '\n')))
      // an empty last line without a line break is not a row
      if (isCut && lastWritten === '') {
        expected.pop()
        lines.pop()
      }
      const size = 1 + Math.floor(random() * (random() < 0.5 ? 4 : text.length))
      const got = read(text, delimiter, size)
      expect(got, `round ${round} by ${size}: ${JSON.stringify(text)}`).to.deep.equal({ rows: expected, lines, unclosed: [] })
    }
  })

  it('reads broken quoting identically in pieces of any size (seeded)', () => {
    const random = createRandom(11)
    const letters = ['"', '"', '"', ',', '\n', '\r', '\r\n', 'a', ' ', 'b']
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 1 + Math.floor(random() * 24) }, () => letters[Math.floor(random() * letters.length)]).join('')
      const whole = read(text)
      for (const size of [1, 2, 3, 7]) expect(read(text, ',', size), `by ${size}: ${JSON.stringify(text)}`).to.deep.equal(whole)
      // every physical line begins a row or lies inside one; no two rows begin on the same line
      expect(whole.lines).to.deep.equal([...new Set(whole.lines)].sort((a, b) => a - b))
      const breaks = whole.rows.reduce((sum, cells) => sum + 1 + (cells.join('').match(/\n/g)?.length ?? 0), 0)
      expect(breaks, JSON.stringify(text)).to.equal(text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').length)
    }
  })
})

describe('createUnsplitReader', () => {
  it('splits as PapaParse does, once the unsplit records are split at the delimiter', () => {
    const random = createRandom(7)
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
    const cells = ['', 'a@x.org', 'Ida', '"Ida"', '""', '"Holm, Ida"', '"Ida ""I"" Holm"', 'Ida "I" Holm', '"two\nlines"', '"a" ', ' "b"']
    for (let round = 0; round < 300; round++) {
      const records = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
        Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(cells)).join(','),
      )
      const text = `${records.join('\n')}\n`
      const { rows } = createUnsplitReader(',').push(text, true)
      const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' })
      const split = rows.map((row) => (typeof row === 'string' ? row.split(',') : row))
      expect(split, text).to.deep.equal(data.slice(0, -1))
      expect(
        rows.every((row) => typeof row !== 'string' || !row.includes('"')),
        text,
      ).to.equal(true)
    }
  })

  it('leaves each record without quotes unsplit, beside quoted cells that need no more than their quotes removed', () => {
    const { rows } = createUnsplitReader(',').push('a,b\n"c","d, e"\nf,g\n"two\nlines",h\ni\n', true)
    expect(rows).to.deep.equal(['a,b', ['c', 'd, e'], 'f,g', ['two\nlines', 'h'], 'i'])
  })
})
