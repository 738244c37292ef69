// Counting must stay fast while the page shows it. Runs a part of `npm run bench`, at a size at which a search through all members for each
// row would take minutes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { servePages } from '../tools/serve-pages.mjs'
import { launch } from './patience.mjs'

/**
 * Allowed ratio, far above the goal of the benchmark (1.2), because other tests run at the same time. A search for each row made it more
 * than 50.
 */
const MOST_TIMES = 6

test('counts 20,000 users in 5,000 groups about as fast on screen as off screen', { timeout: 300_000 }, async () => {
  const pages = await servePages(fileURLToPath(new URL('../bench/pages', import.meta.url)))
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(pages.url)
    // The benchmark compares the count with brute force and throws if they differ.
    const rows = await page.evaluate(
      (sizes) => globalThis.bench('looked-at', { sizes, rounds: 2 }),
      [{ users: 20_000, groups: 5000, orgUnits: 0, biggest: 8000 }],
    )
    const ratios = rows.filter(({ times }) => times !== undefined)
    assert.equal(ratios.length, 3)
    for (const { what, ours, limit } of ratios) {
      assert.ok(ours <= MOST_TIMES * limit, `${what}: ${Math.round(ours)} ms, unseen ${Math.round(limit)} ms`)
    }
  } finally {
    await browser.close()
    await pages.stop()
  }
})
