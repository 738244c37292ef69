import { expect } from 'chai'
import { createCsv } from '../../../src/core/csv/create-csv.js'
import type { User } from '../../../src/core/index.js'
import { csvWorld, listRows, people, person } from '../../worlds/csv-world.js'
import { scope } from '../../worlds/tenants.js'
import { rejection } from '../../worlds/waiting.js'

describe('the CSV doctor', () => {
  it('has no rows before a file is loaded', async () => {
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

  it('loads text as well as a file', async () => {
    const { csv } = csvWorld()
    await csv.load('alma.reyes@example.com\nnobody@example.com')
    expect(listRows(csv)).to.deep.equal([
      [1, 'alma.reyes@example.com', 'ready'],
      [2, 'nobody@example.com', 'unknown'],
    ])
    expect(csv.fileName.value).to.equal(undefined)
    expect(csv.rows.value.at(0)?.user?.id).to.equal('u1')
    expect([csv.rows.value.at(-1), csv.rows.value.at(2), csv.rows.value.at(0.5)]).to.deep.equal([undefined, undefined, undefined])
  })

  it('marks an alias of an earlier or later row as a duplicate', async () => {
    const { csv } = csvWorld()
    await csv.load('alias.alma.reyes@example.com\nbram.devries@example.com\nAlma.Reyes@example.com\nalias.ALMA.reyes@example.com')
    expect(listRows(csv)).to.deep.equal([
      [1, 'alias.alma.reyes@example.com', 'ready'],
      [2, 'bram.devries@example.com', 'protected'],
      [3, 'Alma.Reyes@example.com', 'duplicate', 1],
      [4, 'alias.ALMA.reyes@example.com', 'duplicate', 1],
    ])
  })

  it('matches a re-created user to the active account', async () => {
    const { csv } = csvWorld([person('old', 'eve@example.com', { accountStatus: 'deleted' }), person('new', 'eve@example.com')])
    await csv.load('eve@example.com')
    expect(csv.rows.value.at(0)).to.deep.include({ verdict: 'ready', user: person('new', 'eve@example.com') })
  })

  it('matches each address once in batches, two calls at a time, and finds duplicates when answers arrive out of order', async () => {
    let running = 0
    let most = 0
    const sizes: number[] = []
    const { csv } = csvWorld([], {
      async matchUsers(_scope, keys) {
        sizes.push(keys.length)
        most = Math.max(most, ++running)
        // the first batch is answered last
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

  it('updates verdicts and counts with the latest answer about a user', async () => {
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

  it('counts correctly when a status changes while answers are still arriving', async () => {
    const lines = Array.from({ length: 11_000 }, (_, index) => `user${index}@example.com`)
    const tenant = csvWorld([], {
      async matchUsers(_scope, keys) {
        // an answer of a sync arrives in between
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

  it('matches again on refresh and finds users added since', async () => {
    const { csv, users } = csvWorld()
    await csv.load('new@example.com\nzoe.brule@example.com')
    expect(listRows(csv).map(([, , verdict]) => verdict)).to.deep.equal(['unknown', 'ready'])
    users.push(person('u9', 'new@example.com'))
    Object.assign(users[3] as User, { backupStatus: 'pending' })
    await csv.refresh()
    expect(listRows(csv).map(([, , verdict]) => verdict)).to.deep.equal(['ready', 'protected'])
    expect(csv.counts.value).to.deep.include({ ready: 1, protected: 1, unknown: 0 })
    csv.reset()
    expect(csv.rows.value.length).to.equal(0)
  })

  it('reads another column, and rejects a column that the file does not have', async () => {
    const { csv } = csvWorld()
    await csv.load(new File(['Email,Manager\nalma.reyes@example.com,bram.devries@example.com\n'], 'team.csv'))
    await csv.useColumn(1)
    expect(listRows(csv)).to.deep.equal([[2, 'bram.devries@example.com', 'protected']])
    expect(csv.fileName.value).to.equal('team.csv')
    expect(csv.notes.value[0]).to.deep.equal({ kind: 'column', index: 1, columns: ['Email', 'Manager'] })
    for (const index of [-1, 2, 0.5, Number.NaN]) expect((await rejection(csv.useColumn(index))).code).to.equal('bad-input')
    expect(listRows(csv).length).to.equal(1)
  })

  const KEEPERS: [name: string, input: () => Blob | string, code: string][] = [
    ['not-a-csv', () => '%PDF-1.4', 'not-a-csv'],
    ['empty', () => '', 'not-a-csv'],
    ['too-large', () => new Blob(Array.from({ length: 101 }, () => new Uint8Array(1024 * 1024))), 'too-large'],
  ]
  for (const [name, input, code] of KEEPERS) {
    it(`keeps the earlier rows after a rejected file: ${name}`, async function () {
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
    it(`keeps the earlier rows and stops all work when cancelled while ${phase}`, async () => {
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
            return new Promise(() => {}) // this call ignores its signal
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
      expect(listRows(csv)).to.deep.equal([[1, 'alma.reyes@example.com', 'ready']])
      expect(csv.progress.value).to.equal(undefined)
      if (signal) expect(signal.aborted).to.equal(true)
    })
  }

  it('aborts the first file when a second one is loaded', async () => {
    const { csv } = csvWorld()
    const first = rejection(csv.load('alma.reyes@example.com\n'.repeat(10_000)))
    const second = csv.load('zoe.brule@example.com')
    expect((await first).code).to.equal('aborted')
    await second
    expect(listRows(csv)).to.deep.equal([[1, 'zoe.brule@example.com', 'ready']])
  })

  it('rejects with the error of the backend', async () => {
    const tenant = csvWorld(undefined, { matchUsers: () => Promise.reject(new TypeError('Failed to fetch')) })
    expect((await rejection(tenant.csv.load('alma.reyes@example.com'))).code).to.equal('unavailable')
    expect(tenant.csv.progress.value).to.equal(undefined)
  })

  it('rejects without a scope, or waits for a scope if the host can', async () => {
    const { table, port } = csvWorld()
    expect((await rejection(createCsv({ users: table, port, scope: () => undefined }).load('a@x.org'))).code).to.equal('bad-input')
    const csv = createCsv({ users: table, port, scope: () => undefined, needScope: async () => scope })
    await csv.load('alma.reyes@example.com')
    expect(listRows(csv).length).to.equal(1)
  })

  it('stops and rejects `disposed` after dispose', async () => {
    const { csv } = csvWorld()
    const loading = rejection(csv.load('alma.reyes@example.com'))
    csv.dispose()
    expect((await loading).code).to.equal('disposed')
    expect((await rejection(csv.load('alma.reyes@example.com'))).code).to.equal('disposed')
    expect((await rejection(csv.report())).code).to.equal('disposed')
  })

  it('offers a sample file that loads', async () => {
    const { csv } = csvWorld()
    expect(csv.sample().type).to.equal('text/csv')
    await csv.load(csv.sample())
    expect(csv.counts.value).to.deep.include({ unknown: 2, 'not-an-address': 0 })
  })
})
