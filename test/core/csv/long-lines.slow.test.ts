import { expect } from 'chai'
import { readAddresses, trimCell } from '../../../src/core/csv/cells/address.js'
import { createEscapeDecoder } from '../../../src/core/csv/parsing/escaped-text.js'
import { createRecordReader } from '../../../src/core/csv/parsing/records.js'
import { csvWorld, person } from '../../worlds/csv-world.js'
import { rejection } from '../../worlds/waiting.js'

const LENGTH = 2_000_000
/** Quadratic work on this length takes over an hour. Linear work takes a fraction of a second, even on a busy machine. */
const expectLinear = (work: () => unknown): void => {
  const start = performance.now()
  work()
  expect(performance.now() - start).to.be.below(10_000)
}

describe('very long lines', () => {
  const anybody = () => csvWorld([], { matchUsers: async (_scope, keys) => keys.map((key) => person(key, key)) })

  it('trims a cell of blanks in linear time', () => {
    const cell = `${' '.repeat(LENGTH)}x${'\u00a0'.repeat(LENGTH)}x`
    expectLinear(() => trimCell(cell))
  })
  for (const [name, unit] of [
    ['@', '@'],
    ['blanks', ' '],
    ['letters', 'a'],
    ['addresses without an end', 'a@b.'],
    ['quotes', '"'],
    ['brackets', '<'],
    ['separators', ',;'],
  ] as const) {
    it(`scans a cell of ${name} in linear time`, () => {
      const half = unit.repeat(LENGTH / 2 / unit.length)
      expectLinear(() => readAddresses(`${half}@${half} a@b.example x`))
    })
  }

  for (const unit of ['b-DOT-', 'b_dot_', 'b<dot>', 'a_at_b.', 'a_AT_', '=41', 'a=40b.', 'aATb.', '(a)b.'])
    it(`looks for addresses in another form in linear time: ${unit}`, () => {
      for (const count of [90, 20_000]) {
        const entry = `a_AT_${unit.repeat(count)}! `
        const text = entry.repeat(Math.ceil(LENGTH / 4 / entry.length))
        expectLinear(() => createEscapeDecoder()(text, true))
      }
    })

  it('reads 1 MB of blanks in one cell', async () => {
    const { csv } = anybody()
    await csv.load(`Email,Note\na@x.example,${' '.repeat(1_048_576)}\n${' '.repeat(1_048_576)},b\nc@x.example,d\n`)
    expect([...csv.rows.value].map(({ line, address, verdict }) => [line, address, verdict])).to.deep.equal([
      [2, 'a@x.example', 'ready'],
      [3, '', 'not-an-address'],
      [4, 'c@x.example', 'ready'],
    ])
  })

  for (const separator of [', ', ';', ' ', '\t']) {
    it(`reads 100,000 addresses in one line, separated by ${JSON.stringify(separator)}`, async function () {
      this.timeout(60_000)
      const { csv } = anybody()
      await csv.load(Array.from({ length: 100_000 }, (_, index) => `user${index}@example.com`).join(separator))
      expect(csv.counts.value).to.include({ ready: 100_000, unknown: 0, 'not-an-address': 0 })
      expect(csv.rows.value.at(99_999)).to.include({ line: 1, address: 'user99999@example.com' })
    })
  }

  it('treats a quoted cell longer than 1 MB as unclosed', () => {
    const unclosed: number[] = []
    const reader = createRecordReader(',', (line) => unclosed.push(line))
    const { rows, lines } = reader.push(`"${'x\n'.repeat(600_000)}end"`, true)
    expect(unclosed).to.deep.equal([1])
    expect([rows.length, rows[0], lines[1], rows.at(-1), lines.at(-1)]).to.deep.equal([600_001, ['"x'], 2, ['end"'], 600_001])
  })

  it('rejects a record longer than 8 MB', () => {
    const reader = createRecordReader(',', () => {})
    const piece = 'x'.repeat(65_536)
    const push = (): void => {
      for (let length = 0; length < 9_000_000; length += piece.length) reader.push(piece, false)
    }
    expect(push).to.throw('longer than')
  })

  it('keeps the earlier rows after a file of more than a million rows', async () => {
    const { csv } = csvWorld()
    await csv.load('alma.reyes@example.com')
    const before = csv.rows.value
    const error = await rejection(csv.load('a@x\n'.repeat(1_000_001)))
    expect([error.code, csv.rows.value === before, csv.progress.value]).to.deep.equal(['too-large', true, undefined])
  })

  it('rejects 100 MB without a line break, and does not block the page', async function () {
    this.timeout(60_000)
    const { csv } = anybody()
    const megabyte = new Uint8Array(1_048_576).fill(120)
    let ticks = 0
    const timer = setInterval(() => {
      ticks += 1
    }, 20)
    const error = await rejection(csv.load(new Blob(Array.from({ length: 100 }, () => megabyte))))
    clearInterval(timer)
    expect(error.code).to.equal('not-a-csv')
    expect(ticks).to.be.above(2)
  })

  it('rejects 1,000,000 addresses in one line as too many rows', async function () {
    this.timeout(60_000)
    const { csv } = anybody()
    const part = new TextEncoder().encode('somebody.somewhere@example.com;'.repeat(33_825))
    const error = await rejection(csv.load(new Blob(Array.from({ length: 30 }, () => part))))
    expect(error.code).to.equal('too-large')
  })
})
