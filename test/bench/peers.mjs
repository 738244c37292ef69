// Measures the user list and other grids side by side, each in a fresh browser. The grids have a folder and a lock file of their own.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { servePages } from '../tools/serve-pages.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

const LISTS = ['by hand', 'ours', 'Lit + tanstack', 'vaadin-grid', 'ag-grid', 'tabulator']
/** Time after which a list is stopped; what it has not shown by then has no figure. */
const MOST_MS = 240_000
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
const best = (numbers) => Math.min(...numbers)

/** Figures by their samples. `isFirst` takes the first round alone, before the compiler has seen the code. */
const FIGURES = [
  { what: 'data → paint, first (ms)', sample: 'paint', isFirst: true },
  { what: 'data → paint, mounted again (ms)', sample: 'paint' },
  { what: 'tick all loaded (ms)', sample: 'all' },
  { what: 'toggle with a tenth ticked (ms)', sample: 'toggle' },
  { what: 'scroll jump, p95 (ms)', sample: 'jump' },
  { what: 'wheel step (ms)', sample: 'wheel' },
  { what: 'blank frames of 25 jumps', sample: 'blank' },
  { what: 'last row reached', sample: 'last' },
  { what: 'DOM nodes', sample: 'nodes' },
]

/** Measures one list and returns its samples by name. */
const measureList = async (launch, url, name, options) => {
  const samples = { first: new Map(), later: new Map() }
  const browser = await launch()
  let timer
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(0)
    page.on('pageerror', (error) => console.error(`  ${name}: ${error.message}`))
    await page.exposeFunction('sample', (what, value, isFirst) => {
      const known = samples[isFirst ? 'first' : 'later']
      known.set(what, [...(known.get(what) ?? []), value])
    })
    await page.goto(url)
    const isOver = new Promise((resolve) => {
      timer = setTimeout(resolve, MOST_MS, 'over')
    })
    const run = page.evaluate(([list, given]) => globalThis.benchPeer(list, given), [name, options])
    run.catch((error) => console.error(`  ${name}: ${error.message.split('\n')[0]}`))
    await Promise.race([run.catch(() => {}), isOver])
  } finally {
    clearTimeout(timer)
    await browser.close()
  }
  return samples
}

const format = (value, of) => {
  if (value === undefined) return '–'
  const text = value >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en-US') : value.toFixed(1)
  return of === undefined || of === 0 ? text : `${text} (${(value / of).toFixed(1)} ×)`
}

/** Returns the table of all lists, with ratios to the list by hand; a sentence if the other grids are not installed. */
export const comparePeers = async (launch, { isBest, ...options }) => {
  if (!existsSync(at('./peers/node_modules')))
    return 'peers: not installed. Run `npm run bench:peers`, which installs them in a folder of their own.'
  const pages = await servePages(at('./peers'))
  const results = []
  try {
    for (const name of LISTS) {
      console.error(`  ${name} …`)
      results.push(await measureList(launch, pages.url, name, options))
    }
  } finally {
    await pages.stop()
  }
  const rows = FIGURES.map(({ what, sample, isFirst }) => {
    const values = results.map(({ first, later }) => {
      const found = (isFirst ? undefined : later.get(sample)) ?? first.get(sample)
      return found && (isBest ? best : median)(found)
    })
    const isTime = what.includes('(ms)')
    return [what, ...values.map((value, index) => format(value, isTime && index > 0 ? values[0] : undefined))]
  })
  const line = (cells) => `| ${cells.join(' | ')} |`
  const head = [`${options.rows.toLocaleString('en-US')} rows`, ...LISTS]
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
