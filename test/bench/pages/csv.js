// A file of a million rows, from the drop to the credit count, against a scan of its bytes in a worker.
import { createBackupSession } from '../../../src/core/index.js'
import { createAdapter, scope, userOf } from './bench-adapter.js'
import { createSamples, interleave, longestBlock, step } from './measure.js'

/** One row in fifty is missing from the directory, one in a hundred is a duplicate, one name in ten is quoted. */
const writeFile = (rows, users) => {
  const parts = ['Email Address,Name\r\n']
  for (let row = 0; row < rows; row += 1) {
    const user = users[row % 100 === 99 ? row - 50 : row]
    parts.push(
      row % 50 === 17 ? `nobody.${row}@north.example.com,Nobody\r\n` : `${user.email},${row % 10 === 0 ? `"${user.name}"` : user.name}\r\n`,
    )
  }
  return new File(parts, 'users.csv', { type: 'text/csv' })
}

/** Finds the end of each record and of its first cell, and decodes the cells without any check. */
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

/** Looks up each address once and counts each user once. */
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
  await step('ours drop to count')
  const from = performance.now()
  await session.csv.load(file)
  const loadedAt = performance.now()
  await session.selection.tickAll('csv', 'loaded')
  session.selection.add()
  const credits = session.credits.value
  const to = performance.now()
  await step()
  samples.add('ours parse', parsedAt - from)
  samples.add('ours match', loadedAt - parsedAt)
  samples.add('ours tick', to - loadedAt)
  samples.add('ours all', to - from)
  if (session.csv.notes.value.some(({ kind }) => kind === 'no-worker')) throw new Error('no worker')
  session.dispose()
  return credits
}

/** Measures the longest time in each step that the page is blocked. */
const measureBlocks = async (file, adapter) => {
  const session = createBackupSession({ adapter, scope })
  let load
  const reading = await longestBlock(
    () =>
      new Promise((resolve) => {
        session.csv.progress.subscribe((progress) => progress?.phase === 'matching' && resolve())
        load = session.csv.load(file)
      }),
  )
  await load
  const loading = await longestBlock(() => session.csv.load(file))
  const ticking = await longestBlock(() => session.selection.tickAll('csv', 'loaded'))
  const adding = await longestBlock(async () => session.selection.add())
  session.dispose()
  return { reading, loading, ticking, adding }
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
      await step('limit drop to count')
      const from = performance.now()
      const batches = await scanInWorker(file)
      const scannedAt = performance.now()
      counts.push(countByHand(batches, byAddress, users))
      samples.add('limit parse', scannedAt - from)
      samples.add('limit match', performance.now() - scannedAt)
      samples.add('limit all', performance.now() - from)
      await step()
    },
  )
  if (counts.length !== rounds * 2 || new Set(counts).size !== 1) throw new Error(`the counts differ: ${counts}`)
  const blocks = await measureBlocks(file, adapter)
  const both = (name) => ({ ours: samples.median(`ours ${name}`), limit: samples.median(`limit ${name}`), unit: 'ms' })
  const block = (what, longest) => ({ what: `CSV: longest block, ${what}, limit an idle page`, ...longest, unit: 'ms', most: 16 })
  return [
    {
      what: `CSV of ${rows.toLocaleString('en-US')} rows, ${(file.size / 1e6).toFixed(0)} MB: parse in the worker`,
      ...both('parse'),
      times: 3,
    },
    { what: 'CSV: match (validated answers), limit a Map', ...both('match') },
    { what: 'CSV: tick and add to the box', ours: samples.median('ours tick'), unit: 'ms' },
    { what: 'CSV: from drop to credit count', ...both('all'), times: 2 },
    block('parsing', blocks.reading),
    block('parsing and matching', blocks.loading),
    block('ticking all', blocks.ticking),
    block('adding all to the box', blocks.adding),
  ]
}
