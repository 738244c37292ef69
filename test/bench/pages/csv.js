// A file of a million rows, from the drop to the credit count, against a scan of its bytes in a worker.
import { createBackupSession } from '../../../src/index.js'
import { createAdapter, scope, userOf } from './bench-adapter.js'
import { createSamples, interleave, timeWithBlocks } from './measure.js'

/** Every fiftieth is not in the directory, every hundredth stands there twice. */
const writeFile = (rows, users) => {
  const parts = ['Email Address,Name\r\n']
  for (let row = 0; row < rows; row += 1) {
    const user = users[row % 100 === 99 ? row - 50 : row]
    parts.push(row % 50 === 17 ? `nobody.${row}@subsidiary.example.com,Nobody\r\n` : `${user.email},"${user.name}"\r\n`)
  }
  return new File(parts, 'users.csv', { type: 'text/csv' })
}

/** Where each record and its first cell end, and the text of the cells: nothing is checked, folded or told apart. */
const scanInWorker = (file) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./scan-worker.js', import.meta.url), { type: 'module' })
    const batches = []
    worker.onerror = reject
    worker.onmessage = ({ data }) => {
      if (data !== undefined) batches.push(data)
      else {
        worker.terminate()
        resolve(batches)
      }
    }
    worker.postMessage(file)
  })

/** Each address looked up once, each user counted once. */
const countByHand = (batches, byAddress, users) => {
  const seen = new Uint8Array(users.length)
  let credits = 0
  for (const { text, ends } of batches) {
    let from = 0
    for (const to of ends) {
      const user = byAddress.get(text.slice(from, to))
      from = to
      if (user === undefined || seen[user] === 1) continue
      seen[user] = 1
      const { accountStatus, backupStatus } = users[user]
      if (accountStatus === 'active' && backupStatus === 'none') credits += 1
    }
  }
  return credits
}

const measureOurs = async (file, adapter, samples) => {
  const session = createBackupSession({ adapter, scope })
  let parsedAt
  session.csv.progress.subscribe((progress) => {
    if (progress?.phase === 'matching') parsedAt ??= performance.now()
  })
  const from = performance.now()
  let loadedAt
  const { time, longest, result } = await timeWithBlocks(async () => {
    await session.csv.load(file)
    loadedAt = performance.now()
    await session.selection.tickAll('csv', 'loaded')
    session.selection.add()
    return session.credits.value
  })
  samples.add('ours parse', parsedAt - from)
  samples.add('ours match', loadedAt - parsedAt)
  samples.add('ours tick', from + time - loadedAt)
  samples.add('ours all', time)
  samples.add('ours block', longest)
  if (session.csv.notes.value.some(({ kind }) => kind === 'no-worker')) throw new Error('no worker')
  session.dispose()
  return result
}

/** The longest block of the parts, each in a session that has done the part before. */
const measureBlocks = async (file, adapter) => {
  const session = createBackupSession({ adapter, scope })
  let reading = 0
  let last = performance.now()
  let isReading = true
  const stop = session.csv.progress.subscribe((progress) => {
    isReading = progress?.phase !== 'matching'
  })
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    const now = performance.now()
    if (isReading) reading = Math.max(reading, now - last)
    last = now
    port2.postMessage(0)
  }
  port2.postMessage(0)
  const { longest: load } = await timeWithBlocks(() => session.csv.load(file))
  port1.close()
  stop()
  const { longest: tick } = await timeWithBlocks(() => session.selection.tickAll('csv', 'loaded'))
  const { longest: add } = await timeWithBlocks(async () => session.selection.add())
  session.dispose()
  return { reading, load, tick, add }
}

export const run = async ({ rows, rounds }) => {
  const samples = createSamples()
  const users = Array.from({ length: rows }, (_, index) => userOf(index))
  const byAddress = new Map(users.map(({ email }, index) => [email, index]))
  const file = writeFile(rows, users)
  const matchUsers = async (_, keys) => keys.map((key) => users[byAddress.get(key)] ?? null)
  const adapter = createAdapter({ matchUsers })
  const counts = []
  await interleave(
    rounds,
    async () => {
      const { allocated, isExact } = await measureOurs(file, adapter, samples)
      if (isExact) counts.push(allocated)
    },
    async () => {
      const from = performance.now()
      const batches = await scanInWorker(file)
      const scannedAt = performance.now()
      counts.push(countByHand(batches, byAddress, users))
      samples.add('limit parse', scannedAt - from)
      samples.add('limit match', performance.now() - scannedAt)
      samples.add('limit all', performance.now() - from)
    },
  )
  if (counts.length !== rounds * 2 || new Set(counts).size !== 1) throw new Error(`the counts differ: ${counts}`)
  const blocks = await measureBlocks(file, adapter)
  const both = (name) => ({ ours: samples.median(`ours ${name}`), limit: samples.median(`limit ${name}`), unit: 'ms' })
  const block = (what, ours) => ({ what: `CSV: longest block, ${what}`, ours, unit: 'ms', most: 16 })
  return [
    { what: `CSV of ${rows.toLocaleString('en-US')} rows, ${(file.size / 1e6).toFixed(0)} MB: parse in the worker`, ...both('parse'), times: 3 },
    { what: 'CSV: match (validated answers), limit a Map', ...both('match') },
    { what: 'CSV: tick and add to the box', ours: samples.median('ours tick'), unit: 'ms' },
    { what: 'CSV: from drop to credit count', ...both('all'), times: 2 },
    block('parsing', blocks.reading),
    block('parsing and matching', blocks.load),
    block('ticking all', blocks.tick),
    block('adding all to the box', blocks.add),
  ]
}
