// Compares our code with a hand-written limit in the same run. It reports and never fails, because times depend on the machine.
//   npm run bench                    everything, ten minutes, or half an hour on a busy machine
//   npm run bench -- --quick         a tenth of the size, one to five minutes
//   npm run bench -- --only=list     one of list, tree, counting, looked-at, csv, sizes, peers
//   npm run bench -- --best          the best round instead of the median, for a machine that also does other work
//   npm run bench -- --cpu           processor time of the page's thread in each step, which other programs hardly change
//   npm run bench -- --profile       the functions that take the most time in each step, instead of figures
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/browser.mjs'
import { servePages } from '../tools/serve-pages.mjs'
import { comparePeers } from './peers.mjs'
import { createProfile } from './profile.mjs'
import { sizeRows } from './size-rows.mjs'
import { table } from './table.mjs'

const has = (flag) => process.argv.includes(flag)
const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice('--only='.length)
const scale = has('--quick') ? 10 : 1
const rounds = has('--quick') ? 3 : 5
const isProfiled = has('--profile')
const isBest = has('--best')
const isCpu = has('--cpu')

const SECTIONS = {
  list: { rows: 1_000_000 / scale, ticked: 100_000 / scale, rounds },
  tree: { units: 50_000 / scale, rounds },
  counting: { users: 1_000_000 / scale, groups: 100_000 / scale, orgUnits: 50_000 / scale, biggest: 413_560 / scale, rounds },
  'looked-at': {
    sizes: [
      { users: 100_000 / scale, groups: 1000 / scale, orgUnits: 0, biggest: 41_356 / scale },
      { users: 100_000 / scale, groups: 10_000 / scale, orgUnits: 0, biggest: 41_356 / scale },
      { users: 1_000_000 / scale, groups: 100_000 / scale, orgUnits: 0, biggest: 413_560 / scale },
    ],
    rounds: 3,
  },
  csv: { rows: 1_000_000 / scale, rounds },
}

/** Flags: frames without vsync, exact clocks, and a heap for two million users. */
const FLAGS = ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--enable-precise-memory-info', '--js-flags=--max-old-space-size=8192']

const found = await findChromium()
const launch = () => chromium.launch({ ...found, args: [...found.args, ...FLAGS] })

/** Heap size after a garbage collection. */
const createHeap = async (page) => {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.enable')
  return async () => {
    for (let times = 0; times < 3; times += 1) await client.send('HeapProfiler.collectGarbage')
    const { usedSize, backingStorageSize = 0 } = await client.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters')
    return { bytes: usedSize + backingStorageSize, nodes, listeners: jsEventListeners }
  }
}

/** Each section runs in its own browser, so that it does not pay for the garbage of another section. */
const runSection = async (url, name, options) => {
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.on('console', (message) => console.error(`  ${message.text()}`))
    page.on('pageerror', (error) => console.error(`  ${error.message}`))
    page.setDefaultTimeout(0)
    await page.exposeFunction('heap', await createHeap(page))
    await page.goto(url)
    if (isBest) await page.evaluate(() => (globalThis.isBest = true))
    if (!isProfiled && !isCpu) return await page.evaluate(([name, options]) => globalThis.bench(name, options), [name, options])
    const profile = await createProfile(page, { isSampled: isProfiled })
    await page.exposeFunction('profileStep', profile.step)
    await page.evaluate(([name, options]) => globalThis.bench(name, options), [name, options])
    console.log(
      isProfiled ? `${name}\n${await profile.report()}` : await profile.times(name, name === 'csv' ? 'ProcessDuration' : 'TaskDuration'),
    )
    return []
  } finally {
    await browser.close()
  }
}

const rows = []
const pages = await servePages(fileURLToPath(new URL('./pages', import.meta.url)), { minify: !isProfiled })
try {
  for (const [name, options] of Object.entries(SECTIONS)) {
    if (only !== undefined && only !== name) continue
    console.error(`${name} …`)
    const from = performance.now()
    const reported = await runSection(pages.url, name, options).catch((error) => [{ what: `${name}: ${error.message.split('\n')[0]}` }])
    rows.push(...reported)
    console.error(`  ${((performance.now() - from) / 1000).toFixed(0)} s`)
  }
} finally {
  await pages.stop()
}
const isTimed = !isProfiled && !isCpu
if (isTimed && (only === undefined || only === 'sizes')) rows.push(...(await sizeRows()))

if (isTimed) {
  console.log(
    `${found.source}, ${rounds} rounds, ${isBest ? 'the best of each' : 'medians'}${scale === 1 ? '' : `, a ${scale}th of the size: goals are for the full one`}\n`,
  )
  console.log(table(rows))
}
if (isTimed && (only === undefined || only === 'peers')) {
  console.log(`\n${await comparePeers(launch, { rows: 1_000_000 / scale, ticked: 100_000 / scale, rounds, isBest })}`)
}
