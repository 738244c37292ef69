import { expect } from 'chai'
import type { CsvRow, User } from '../../../src/core/index.js'
import { csvWorld, listRows } from '../../worlds/csv-world.js'
import { FILES, loadFixture } from './fixture-files.js'

const person = (id: string, email: string): User => ({ id, email, name: id, accountStatus: 'active', backupStatus: 'none' })

describe('the CSV worker', () => {
  const NativeWorker = globalThis.Worker
  afterEach(() => {
    Object.assign(globalThis, { Worker: NativeWorker })
  })
  const text = 'Email\nalma.reyes@example.com\nbram.devries@example.com\nnope\n'

  it('starts as a module worker and is terminated after the file', async () => {
    const started: unknown[] = []
    let ended = 0
    Object.assign(globalThis, {
      Worker: class extends NativeWorker {
        constructor(url: URL, options: WorkerOptions) {
          super(url, options)
          started.push([/csv-worker/.test(String(url)), options.type])
        }
        override terminate() {
          ended++
          super.terminate()
        }
      },
    })
    const { csv } = csvWorld()
    await csv.load(text)
    expect([started, ended]).to.deep.equal([[[true, 'module']], 1])
    expect(csv.notes.value.some(({ kind }) => kind === 'no-worker')).to.equal(false)
  })

  it('is terminated after two seconds without a message; the main thread then reads the same rows', async () => {
    Object.assign(globalThis, {
      Worker: class extends EventTarget {
        postMessage() {}
        terminate() {}
      },
    })
    const { csv } = csvWorld()
    const before = performance.now()
    await csv.load(text)
    expect(performance.now() - before).to.be.within(1900, 15_000)
    expect(listRows(csv).map(([line]) => line)).to.deep.equal([2, 3, 4])
    expect(csv.notes.value.at(-1)).to.deep.equal({ kind: 'no-worker' })
  })

  it('is terminated if it fails halfway; the main thread then repeats no row', async () => {
    Object.assign(globalThis, {
      Worker: class {
        onmessage?: (event: unknown) => void
        onerror?: () => void
        constructor() {
          setTimeout(() => this.onmessage?.({ data: { kind: 'ready' } }))
        }
        postMessage() {
          const row = { lines: new Uint32Array([1]), ends: new Uint32Array([1]), firsts: new Uint32Array([0]), text: 'x' }
          this.onmessage?.({ data: { kind: 'batch', batch: row } })
          setTimeout(() => this.onerror?.())
        }
        terminate() {}
      },
    })
    const { csv } = csvWorld()
    await csv.load(text)
    expect(listRows(csv).map(([line]) => line)).to.deep.equal([2, 3, 4])
  })

  it('is optional: without Worker, the main thread reads the file', async () => {
    Object.assign(globalThis, { Worker: undefined })
    const { csv } = csvWorld()
    await csv.load(text)
    expect(listRows(csv).map(([line]) => line)).to.deep.equal([2, 3, 4])
  })

  it('reads a million rows with the right counts', async function () {
    this.timeout(120_000)
    const { csv } = csvWorld([], {
      matchUsers: async (_scope, keys) => keys.map((key) => (key.startsWith('user') ? person(key, key) : null)),
    })
    const piece = (from: number): string =>
      Array.from({ length: 1000 }, (_, index) => {
        const row = from + index
        if (row % 1000 === 1) return `user${row - 1}@example.com,again\r\n`
        if (row % 1000 === 2) return `"nobody${row}@example.com","two\r\nlines"\r\n`
        return row % 1000 === 3 ? `oops,${row}\r\n` : `user${row}@example.com,Name ${row}\r\n`
      }).join('')
    const file = new File(['Email,Name\r\n', ...Array.from({ length: 1000 }, (_, index) => piece(index * 1000))], 'big.csv')
    await csv.load(file)
    expect(csv.rows.value.length).to.equal(1_000_000)
    expect(csv.counts.value).to.deep.equal({
      ready: 997_000,
      protected: 0,
      suspended: 0,
      deleted: 0,
      group: 0,
      unknown: 1000,
      duplicate: 1000,
      'not-an-address': 1000,
    })
    const row = csv.rows.value.at(999_001) as CsvRow
    // 2 for the header and 1-based counting, plus one for each quoted line break before the row
    expect([row.line, row.address, row.verdict, row.duplicateOf]).to.deep.equal([
      1_000_002,
      'user999000@example.com',
      'duplicate',
      1_000_001,
    ])
  })
})

describe('the CSV worker, file by file', () => {
  for (const { name, rows, notes } of FILES) {
    it(`reads ${name} as the main thread does`, async () => {
      const csv = await loadFixture(name)
      expect(listRows(csv)).to.deep.equal(rows)
      expect(csv.notes.value.filter((note) => note.kind !== 'column')).to.deep.equal(notes)
    })
  }
})
