import { expect } from 'chai'
import { createCsv } from '../../../src/core/csv/create-csv.js'
import { createRecordReader } from '../../../src/core/csv/records.js'
import { reportCell } from '../../../src/core/csv/report.js'
import type { CsvRow, User } from '../../../src/core/index.js'
import { csvWorld, people, told, withoutWorker } from '../../worlds/csv-world.js'
import { scope } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

const until = async (what: () => unknown): Promise<void> => {
  for (let round = 0; round < 200 && !what(); round++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(Boolean(what()), 'in time').to.equal(true)
}
const person = (id: string, email: string, rest: Partial<User> = {}): User => ({
  id,
  email,
  name: id,
  accountStatus: 'active',
  backupStatus: 'none',
  ...rest,
})

describe('the CSV doctor', () => {
  it('has nothing to say before a file is there', async () => {
    const { csv } = csvWorld()
    expect([csv.rows.value.length, csv.rows.value.at(0), csv.counts.value.ready, csv.progress.value]).to.deep.equal([
      0,
      undefined,
      0,
      undefined,
    ])
    expect((await csv.report()).type).to.equal('text/csv')
    expect((await rejection(csv.useColumn(0))).code).to.equal('bad-input')
  })

  it('takes a text as well as a file', async () => {
    const { csv } = csvWorld()
    await csv.load('alma.reyes@example.com\nnobody@example.com')
    expect(told(csv)).to.deep.equal([
      [1, 'alma.reyes@example.com', 'ready'],
      [2, 'nobody@example.com', 'unknown'],
    ])
    expect(csv.fileName.value).to.equal(undefined)
    expect(csv.rows.value.at(0)?.user?.id).to.equal('u1')
    expect([csv.rows.value.at(-1), csv.rows.value.at(2), csv.rows.value.at(0.5)]).to.deep.equal([undefined, undefined, undefined])
  })

  it('finds an alias of an earlier row, and of a later one', async () => {
    const { csv } = csvWorld()
    await csv.load('alias.alma.reyes@example.com\nbram.devries@example.com\nAlma.Reyes@example.com\nalias.ALMA.reyes@example.com')
    expect(told(csv)).to.deep.equal([
      [1, 'alias.alma.reyes@example.com', 'ready'],
      [2, 'bram.devries@example.com', 'protected'],
      [3, 'Alma.Reyes@example.com', 'duplicate', 1],
      [4, 'alias.ALMA.reyes@example.com', 'duplicate', 1],
    ])
  })

  it('takes a re-created user for the one who is there now', async () => {
    const { csv } = csvWorld([person('old', 'eve@example.com', { accountStatus: 'deleted' }), person('new', 'eve@example.com')])
    await csv.load('eve@example.com')
    expect(csv.rows.value.at(0)).to.deep.include({ verdict: 'ready', user: person('new', 'eve@example.com') })
  })

  it('asks in batches about every address once, two calls at a time, and finds duplicates across answers out of order', async () => {
    let running = 0
    let most = 0
    const sizes: number[] = []
    const { csv } = csvWorld([], {
      async matchUsers(_scope, keys) {
        sizes.push(keys.length)
        most = Math.max(most, ++running)
        // the first batch answers last
        await new Promise((resolve) => setTimeout(resolve, sizes.length === 1 ? 60 : 5))
        running--
        return keys.map((key) => {
          const number = Number(/^\D+(\d+)/.exec(key)?.[1])
          return person(`u${number % 9000}`, key)
        })
      },
    })
    const lines = Array.from({ length: 12_000 }, (_, index) => `user${index}@example.com`)
    await csv.load([...lines, ...lines.map((line) => line.toUpperCase())].join('\n'))
    expect([sizes, most]).to.deep.equal([[5000, 5000, 2000], 2])
    expect(csv.counts.value).to.deep.include({ ready: 9000, duplicate: 15_000 })
    expect([csv.rows.value.at(9000), csv.rows.value.at(21_000)].map((row) => row?.duplicateOf)).to.deep.equal([1, 1])
  })

  it('follows the directory: verdicts and counts change with the latest answer', async () => {
    const { csv, table } = csvWorld()
    await csv.load('alma.reyes@example.com\nbram.devries@example.com')
    const seen: string[] = []
    const stop = csv.rows.subscribe((rows) => seen.push([...rows].map(({ verdict }) => verdict).join()))
    const [alma] = people() as [User]
    table.put({ ...alma, accountStatus: 'suspended' })
    expect(csv.rows.value.at(0)?.verdict).to.equal('suspended')
    await Promise.resolve()
    expect(csv.counts.value).to.deep.include({ ready: 0, protected: 1, suspended: 1 })
    expect(seen).to.deep.equal(['ready,protected', 'suspended,protected'])
    table.markAll(['u2'], 0, 1, 'due', new Int32Array(1))
    await Promise.resolve()
    expect(csv.counts.value).to.deep.include({ ready: 1, protected: 0, suspended: 1 })
    table.put({ ...alma, accountStatus: 'suspended', name: 'Alma R.' })
    await Promise.resolve()
    expect(csv.rows.value.at(0)?.user?.name).to.equal('Alma R.')
    expect(seen.length).to.equal(4)
    stop()
  })

  it('counts right when a status changes while answers are still coming', async () => {
    const lines = Array.from({ length: 11_000 }, (_, index) => `user${index}@example.com`)
    const tenant = csvWorld([], {
      async matchUsers(_scope, keys) {
        // a sync's answer comes in between
        if (keys[0] !== 'user0@example.com')
          tenant.table.put(person('user7@example.com', 'user7@example.com', { accountStatus: 'deleted' }))
        return keys.map((key) => person(key, key))
      },
    })
    await tenant.csv.load(lines.join('\n'))
    tenant.table.put(person('user7@example.com', 'user7@example.com', { accountStatus: 'deleted' }))
    await Promise.resolve()
    const counts = { ready: 0, deleted: 0 }
    for (const { verdict } of tenant.csv.rows.value) counts[verdict as 'ready']++
    expect(tenant.csv.counts.value).to.deep.include({ ...counts, deleted: 1 })
  })

  it('asks again on refresh, and learns of who was not there before', async () => {
    const { csv, users } = csvWorld()
    await csv.load('new@example.com\nzoe.brule@example.com')
    expect(told(csv).map(([, , verdict]) => verdict)).to.deep.equal(['unknown', 'ready'])
    users.push(person('u9', 'new@example.com'))
    Object.assign(users[3] as User, { backupStatus: 'pending' })
    await csv.refresh()
    expect(told(csv).map(([, , verdict]) => verdict)).to.deep.equal(['ready', 'protected'])
    expect(csv.counts.value).to.deep.include({ ready: 1, protected: 1, unknown: 0 })
    csv.reset()
    expect(csv.rows.value.length).to.equal(0)
  })

  it('reads with another column, and says no to one that is not there', async () => {
    const { csv } = csvWorld()
    await csv.load(new File(['Email,Manager\nalma.reyes@example.com,bram.devries@example.com\n'], 'team.csv'))
    await csv.useColumn(1)
    expect(told(csv)).to.deep.equal([[2, 'bram.devries@example.com', 'protected']])
    expect([csv.fileName.value, csv.notes.value]).to.deep.equal(['team.csv', [{ kind: 'column', index: 1, columns: ['Email', 'Manager'] }]])
    for (const index of [-1, 2, 0.5, Number.NaN]) expect((await rejection(csv.useColumn(index))).code).to.equal('bad-input')
    expect(told(csv).length).to.equal(1)
  })

  const KEEPERS: [name: string, input: () => Blob | string, code: string][] = [
    ['not-a-csv', () => '%PDF-1.4', 'not-a-csv'],
    ['empty', () => '', 'not-a-csv'],
    ['too-large', () => new Blob(Array.from({ length: 101 }, () => new Uint8Array(1024 * 1024))), 'too-large'],
    ['too many rows', () => 'a@x\n'.repeat(1_000_001), 'too-large'],
  ]
  for (const [name, input, code] of KEEPERS) {
    it(`keeps the earlier rows: ${name}`, async function () {
      this.timeout(60_000)
      const { csv } = csvWorld()
      await csv.load('alma.reyes@example.com')
      const before = csv.rows.value
      const error = await rejection(csv.load(input()))
      expect([error.code, error.message]).to.deep.equal([code, error.message])
      expect(error.message).to.match(/^\[backup-start\] [^[]*$/)
      expect([csv.rows.value === before, csv.rows.value.at(0)?.verdict, csv.progress.value]).to.deep.equal([true, 'ready', undefined])
    })
  }

  for (const phase of ['reading', 'matching'] as const) {
    it(`cancelled while ${phase} keeps the earlier rows and leaves nothing running`, async () => {
      let signal: AbortSignal | undefined
      const tenant = csvWorld()
      const csv = createCsv({
        users: tenant.table,
        scope: () => scope,
        port: {
          ...tenant.port,
          async matchUsers(of, keys, call) {
            if (keys.length === 1) return tenant.port.matchUsers(of, keys, call)
            signal = call.signal
            return new Promise(() => {}) // deaf
          },
        },
      })
      await csv.load('alma.reyes@example.com')
      const phases = new Set<string>()
      const stop = csv.progress.subscribe((progress) => {
        if (progress === undefined) return
        phases.add(progress.phase)
        expect(progress.done).to.be.at.most(progress.total ?? 0)
        if (progress.phase === phase && (phase === 'matching' || progress.done > 0)) csv.cancel()
      })
      const error = await rejection(csv.load('bram.devries@example.com,x\nb@x.org,y\n'.repeat(50_000)))
      stop()
      expect(error.code).to.equal('aborted')
      expect(phases.has(phase)).to.equal(true)
      expect(told(csv)).to.deep.equal([[1, 'alma.reyes@example.com', 'ready']])
      expect(csv.progress.value).to.equal(undefined)
      if (signal) expect(signal.aborted).to.equal(true)
    })
  }

  it('lets a second file overtake the first', async () => {
    const { csv } = csvWorld()
    const first = rejection(csv.load('alma.reyes@example.com\n'.repeat(10_000)))
    const second = csv.load('zoe.brule@example.com')
    expect((await first).code).to.equal('aborted')
    await second
    expect(told(csv)).to.deep.equal([[1, 'zoe.brule@example.com', 'ready']])
  })

  it('passes on what the backend refused', async () => {
    const tenant = csvWorld(undefined, { matchUsers: () => Promise.reject(new TypeError('Failed to fetch')) })
    expect((await rejection(tenant.csv.load('alma.reyes@example.com'))).code).to.equal('unavailable')
    expect(tenant.csv.progress.value).to.equal(undefined)
  })

  it('needs a scope, and waits for one where it can', async () => {
    const { table, port } = csvWorld()
    expect((await rejection(createCsv({ users: table, port, scope: () => undefined }).load('a@x.org'))).code).to.equal('bad-input')
    const csv = createCsv({ users: table, port, scope: () => undefined, needScope: async () => scope })
    await csv.load('alma.reyes@example.com')
    expect(told(csv).length).to.equal(1)
  })

  it('when disposed stops and says so', async () => {
    const { csv } = csvWorld()
    const loading = rejection(csv.load('alma.reyes@example.com'))
    csv.dispose()
    expect((await loading).code).to.equal('disposed')
    expect((await rejection(csv.load('alma.reyes@example.com'))).code).to.equal('disposed')
    expect((await rejection(csv.report())).code).to.equal('disposed')
  })

  it('has a sample that loads', async () => {
    const { csv } = csvWorld()
    expect(csv.sample().type).to.equal('text/csv')
    await csv.load(csv.sample())
    expect(csv.counts.value).to.deep.include({ unknown: 2, 'not-an-address': 0 })
  })
})

describe('the worker of the CSV doctor', () => {
  const NativeWorker = globalThis.Worker
  afterEach(() => {
    Object.assign(globalThis, { Worker: NativeWorker })
  })
  const text = 'Email\nalma.reyes@example.com\nbram.devries@example.com\nnope\n'

  it('starts as a module of our own and is ended', async () => {
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

  it('that never speaks is given up after two seconds, and the result is the same', async () => {
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
    expect(told(csv).map(([line]) => line)).to.deep.equal([2, 3, 4])
    expect(csv.notes.value.at(-1)).to.deep.equal({ kind: 'no-worker' })
  })

  it('that breaks down half-way is given up, and no row comes twice', async () => {
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
    expect(told(csv).map(([line]) => line)).to.deep.equal([2, 3, 4])
  })

  it('is not missed where there is none', async () => {
    Object.assign(globalThis, { Worker: undefined })
    const { csv } = csvWorld()
    await csv.load(text)
    expect(told(csv).map(([line]) => line)).to.deep.equal([2, 3, 4])
  })

  it('reads a million rows, with the right counts', async function () {
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
      unknown: 1000,
      duplicate: 1000,
      'not-an-address': 1000,
    })
    const row = csv.rows.value.at(999_001) as CsvRow
    // 2 for header and counting from 1, and one more for each quoted break before
    expect([row.line, row.address, row.verdict, row.duplicateOf]).to.deep.equal([
      1_000_002,
      'user999000@example.com',
      'duplicate',
      1_000_001,
    ])
  })
})

describe('the nearest user of an unknown row', () => {
  it('is found for rows in view, two at a time, once', async () => {
    let running = 0
    let most = 0
    const tenant = csvWorld()
    const { listUsers } = tenant.port
    tenant.port.listUsers = async (query, call) => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      return listUsers(query, call)
    }
    const { csv } = tenant
    await csv.load(
      'alma.reyse@example.com\nbram.devries@exmaple.com\nsomebody.else@example.com\nzoe.brule@example.com\nALIAS.alma.rey@example.com',
    )
    expect(tenant.searched).to.deep.equal([])
    for (let index = 0; index < 5; index++) {
      csv.findNearest(index)
      csv.findNearest(index)
    }
    csv.findNearest(99)
    await until(() => csv.rows.value.at(0)?.nearest && csv.rows.value.at(1)?.nearest && csv.rows.value.at(4)?.nearest && running === 0)
    expect([...csv.rows.value].map(({ nearest }) => nearest?.id)).to.deep.equal(['u1', 'u2', undefined, undefined, 'u1'])
    expect(most).to.equal(2)
    const asked = tenant.searched.length
    csv.findNearest(0)
    csv.findNearest(2)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(tenant.searched.length).to.equal(asked)
  })

  it('is none where two are as near, and the nearer of two otherwise', async () => {
    const { csv } = csvWorld([person('a', 'anna.lee@x.org'), person('b', 'anna.lei@x.org'), person('c', 'hanna.lie@x.org')])
    await csv.load('anna.leo@x.org\nhanna.lee@x.org')
    csv.findNearest(0)
    csv.findNearest(1)
    const report = await (await csv.report()).text()
    expect(csv.rows.value.at(0)?.nearest).to.equal(undefined)
    // one slip from both anna.lee and hanna.lie
    expect(csv.rows.value.at(1)?.nearest).to.equal(undefined)
    expect(report).not.to.include('nearest')
    const other = csvWorld([person('a', 'anna.lee@x.org'), person('b', 'anna.leiw@x.org')])
    await other.csv.load('anna.le@x.org')
    await other.csv.report()
    expect(other.csv.rows.value.at(0)?.nearest?.id).to.equal('a')
  })

  it('that cannot be looked for is simply none, and may be asked for again', async () => {
    let fails = true
    const tenant = csvWorld()
    const { listUsers } = tenant.port
    tenant.port.listUsers = (query, call) => (fails ? Promise.reject(new Error('down')) : listUsers(query, call))
    await tenant.csv.load('alma.reyse@example.com')
    tenant.csv.findNearest(0)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(tenant.csv.rows.value.at(0)).to.deep.equal({ line: 1, address: 'alma.reyse@example.com', verdict: 'unknown' })
    fails = false
    tenant.csv.findNearest(0)
    await until(() => tenant.csv.rows.value.at(0)?.nearest)
  })

  it('is looked for a thousand times at most in the report', async () => {
    const { csv, searched } = csvWorld([])
    await csv.load(Array.from({ length: 1200 }, (_, index) => `nobody.${index}.here@example.com`).join('\n'))
    await csv.report()
    expect(searched.filter((text) => text.startsWith('nobody.') && text.endsWith('.here')).length).to.equal(1000)
  })
})

describe('the report', () => {
  it('has every row, and nothing that a spreadsheet would run', async () => {
    const users = people()
    Object.assign(users[0] as User, { name: '=1+1', id: '+u1' })
    const { csv } = csvWorld(users)
    const lines = [
      'Email,Name',
      'alma.reyes@example.com,A',
      'alma.reyes@example.com,again',
      '"=HYPERLINK(""http://x.example"")",f',
      '"  \t@SUM(1)",f',
      '"＝cmd",f',
      '"a;=cmd",f',
      ',nobody',
      'chidi.ese@example.com,typo',
      'chidi.eze@example.com,off',
    ]
    await csv.load(lines.join('\n'))
    const blob = await csv.report()
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect([blob.type, ...bytes.slice(0, 3)]).to.deep.equal(['text/csv', 0xef, 0xbb, 0xbf])
    const { rows } = createRecordReader(',').push(await blob.text(), true)
    expect(rows).to.deep.equal([
      ['Line', 'Address', 'Verdict', 'Detail', 'Name', 'User id'],
      ['2', 'alma.reyes@example.com', 'ready', '', "'=1+1", "'+u1"],
      ['3', 'alma.reyes@example.com', 'duplicate', 'duplicate of line 2', "'=1+1", "'+u1"],
      ['4', '\'=HYPERLINK("http://x.example")', 'not an address', '', '', ''],
      ['5', "'@SUM(1)", 'not an address', '', '', ''],
      ['6', "'＝cmd", 'not an address', '', '', ''],
      ['7', "a;'=cmd", 'not an address', '', '', ''],
      ['8', '', 'not an address', '', '', ''],
      ['9', 'chidi.ese@example.com', 'not in this directory', 'nearest: chidi.eze@example.com', '', ''],
      ['10', 'chidi.eze@example.com', 'suspended', 'ADMIN', 'Chidi Eze', 'u3'],
    ])
    for (const cell of rows.flat()) expect(cell).not.to.match(/(?:^|[;\t\r\n])[\s\uFEFF]*[=+\-@\t\r\n＝＋－＠]/)
  })
  it('can be loaded again, apostrophes and all', async () => {
    const { csv } = csvWorld([person('p', '+tag@example.com')])
    await csv.load('Email\n+tag@example.com\nnobody@example.com')
    await csv.load(await csv.report())
    expect(told(csv)).to.deep.equal([
      [2, '+tag@example.com', 'ready'],
      [3, 'nobody@example.com', 'unknown'],
    ])
  })
  it('quotes what must be quoted', () => {
    expect(['a', 'a,b', 'a"b', 'a;b', ' a', 'a\nb', ''].map(reportCell)).to.deep.equal([
      'a',
      '"a,b"',
      '"a""b"',
      '"a;b"',
      '" a"',
      '"a\nb"',
      '',
    ])
    expect(['=1', ' =1', '\ufeff+1', '\t-1', '\r@a', '＠a', 'a\r\n=1', 'a;\t-1'].every((text) => reportCell(text).includes("'"))).to.equal(
      true,
    )
  })
  it('of a file read on the main thread is the same', async () => {
    const text = 'Email\nalma.reyes@example.com\nx\n'
    const once = csvWorld()
    await once.csv.load(text)
    const again = csvWorld()
    await withoutWorker(() => again.csv.load(text))
    expect(await (await again.csv.report()).text()).to.equal(await (await once.csv.report()).text())
  })
})
