// Compares the page in every theme, direction and color scheme, with baselines/. After an intended change, look at each picture and
// update it:
//   node test/visual/pictures.test.mjs              compares
//   node test/visual/pictures.test.mjs --update     takes new baselines
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/browser.mjs'
import { servePages } from '../tools/serve-pages.mjs'
import { compare, toPalette } from './in-browser.mjs'
import { indexedPng } from './indexed-png.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const isUpdate = process.argv.includes('--update')

const THEMES = ['google-like', 'microsoft-like', 'neutral', 'material', 'fluent', 'shadcn']
/** Themes that are also compared from right to left. The others differ from them in tokens only. */
const BOTH_DIRECTIONS = ['google-like', 'microsoft-like', 'neutral']
const DIRECTIONS = ['ltr', 'rtl']
const SCHEMES = ['light', 'dark']

/** Allowed difference of a channel out of 255, because the palette merges antialiasing shades. */
const OFF = 8
/** Allowed share of differing pixels: 500 per million, fewer than in a single word. */
const MOST = 0.0005

const found = await findChromium()
let browser
let pages
let canvas
before(async () => {
  browser = await chromium.launch(found)
  pages = await servePages(at('./pages'))
  canvas = await browser.newPage()
})
after(async () => {
  await browser?.close()
  await pages?.stop()
})

/** Only this version of the npm Chromium renders the same fonts on every machine. */
const MADE_WITH = at('./baselines/made-with.txt')
const madeWith = () => `${found.source.replace(/[\d.]+$/, '')}${browser.version().split('.')[0]}\n`
const isComparable = () => {
  const expected = readFileSync(MADE_WITH, 'utf8')
  if (madeWith() === expected) return true
  console.warn(`NOTE: no pictures were compared: they were made with ${expected.trim()}, and this is ${madeWith().trim()}`)
  return false
}

/** Takes pictures until two in a row are equal. */
const shootStill = async (page) => {
  let last = ''
  for (let times = 0; times < 50; times += 1) {
    const picture = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64')
    if (picture === last) return picture
    last = picture
    await page.waitForTimeout(100)
  }
  return assert.fail('the page does not come to rest')
}

const shoot = async (t, { theme, direction, scheme }) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en',
    timezoneId: 'UTC',
  })
  t.after(() => context.close())
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  await page.clock.setFixedTime('2026-11-20T08:00:00.000Z')
  await page.goto(`${pages.url}?${new URLSearchParams({ theme, direction })}`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  const picture = await shootStill(page)
  assert.deepEqual(complaints, [])
  return picture
}

const renew = async (path, picture) => {
  const { indexes, ...rest } = await canvas.evaluate(toPalette, picture)
  assert.ok(rest.worst < OFF, `256 colours are too few: one is off by ${rest.worst}`)
  mkdirSync(at('./baselines'), { recursive: true })
  writeFileSync(path, indexedPng({ ...rest, indexes: Buffer.from(indexes, 'base64') }))
  writeFileSync(MADE_WITH, madeWith())
}

let folder
const keep = (name, base64) => {
  folder ??= mkdtempSync(join(tmpdir(), 'pictures-'))
  const path = join(folder, `${name}.png`)
  writeFileSync(path, Buffer.from(base64, 'base64'))
  return path
}

const LOOKS = THEMES.flatMap((theme) =>
  DIRECTIONS.filter((direction) => direction === 'ltr' || BOTH_DIRECTIONS.includes(theme)).flatMap((direction) =>
    SCHEMES.map((scheme) => ({ theme, direction, scheme, name: `${theme}-${direction}-${scheme}` })),
  ),
)

for (const look of LOOKS) {
  const { name } = look
  const path = at(`./baselines/${name}.png`)
  test(`matches the baseline ${name}`, { timeout: 300_000 }, async (t) => {
    if (isUpdate) return renew(path, await shoot(t, look))
    if (!isComparable()) return undefined
    const picture = await shoot(t, look)
    const { share, difference } = await canvas.evaluate(compare, [readFileSync(path).toString('base64'), picture, OFF])
    if (share <= MOST) return undefined
    const files = [keep(`${name}-actual`, picture), ...(difference === undefined ? [] : [keep(`${name}-difference`, difference)])]
    return assert.fail(
      `${(share * 100).toFixed(3)} % of the picture differs, ${MOST * 100} % may. See\n  ${[path, ...files].join('\n  ')}\nAs it should look now? npm run visual -- --update`,
    )
  })
}
