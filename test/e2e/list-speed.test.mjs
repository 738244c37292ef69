// Lists must paint and scroll at a speed near that of a list written by hand. Runs a part of `npm run bench` and compares ratios of one run,
// because times depend on the machine.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { servePages } from '../tools/serve-pages.mjs'
import { launch } from './patience.mjs'

/** Twice the goals of the benchmark, because other tests run at the same time. */
const SLACK = 2
/** Below this many ms, a frame of the machine is longer than the work. */
const LEAST_MS = 16

test('a list costs little more than a list written by hand: nodes, paint, scrolling, ticks', { timeout: 300_000 }, async (t) => {
  const pages = await servePages(fileURLToPath(new URL('../bench/pages', import.meta.url)))
  const browser = await launch()
  const run = async (section, options) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    // The heap is measured by the benchmark only.
    await page.exposeFunction('heap', () => ({ bytes: 0, nodes: 0, listeners: 0 }))
    await page.goto(pages.url)
    const rows = await page.evaluate(([name, given]) => globalThis.bench(name, given), [section, options])
    await page.close()
    return rows
  }
  const check = (rows) => {
    for (const { what, ours, limit, times, most, unit, exactly } of rows) {
      if (exactly !== undefined) assert.equal(ours, exactly, what)
      // A count is the same on every machine, so it has no slack.
      else if (most !== undefined && unit === undefined) assert.ok(ours <= most, `${what}: ${ours}, at most ${most}`)
      else if (times !== undefined && limit !== undefined)
        assert.ok(ours <= SLACK * times * Math.max(limit, LEAST_MS), `${what}: ${ours.toFixed(1)} ms, by hand ${limit.toFixed(1)} ms`)
    }
  }
  try {
    await t.test('users', async () => check(await run('list', { rows: 20_000, ticked: 2000, rounds: 3 })))
    await t.test('org units', async () => check(await run('tree', { units: 5000, rounds: 3 })))
  } finally {
    await browser.close()
    await pages.stop()
  }
})
