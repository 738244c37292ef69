// The whole way with the keyboard alone: nothing here touches a mouse.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/browser.mjs'
import { npmStart } from '../tools/serve.mjs'

let server
let browser
before(async () => {
  server = await npmStart({ args: ['--memory'] })
  browser = await chromium.launch(await findChromium())
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** The element that has the focus, through shadow roots: its role and what it is called. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    if (!element) return { role: '', name: '' }
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => element.getRootNode().getElementById?.(id)?.textContent ?? '')
      .join(' ')
    const label = element.labels?.[0]?.textContent ?? ''
    const name = element.getAttribute('aria-label') ?? (labelled.trim() || label || element.textContent || '')
    const box = element.getBoundingClientRect()
    return {
      role: element.getAttribute('role') ?? (element.type === 'checkbox' ? 'checkbox' : element.localName),
      name: name.replaceAll(/\s+/g, ' ').trim(),
      isSeen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    }
  })

const matches = ({ role, name }, wanted) => wanted.test(`${role} ${name}`)

/** Presses a key until what is wanted has the focus; every stop on the way must be in view. */
const goTo = async (page, wanted, key = 'Tab') => {
  const seen = []
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focused(page)
    if (presses > 0) assert.ok(now.isSeen || now.role === 'body' || now.role === 'input', `out of sight: ${now.role} ${now.name}`)
    if (matches(now, wanted)) return now
    seen.push(`${now.role} ${now.name}`.slice(0, 40))
    await page.keyboard.press(key)
  }
  assert.fail(`${wanted} was not reached by ${key}: ${seen.join(' | ')}`)
}

test('choose a scope, tick in every tab, add, remove, settings, start: by keyboard alone', { timeout: 180_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${server.url}?latency=0`)
  await page.getByRole('row').nth(5).waitFor()
  const status = page.getByRole('status').filter({ hasText: 'You have allocated' })
  const allocated = async () => Number(/allocated (?:at least )?([\d,]+)/.exec(await status.innerText())?.[1]?.replaceAll(',', ''))
  const settle = async (isSo, what) => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (isSo(await allocated())) return
      await page.waitForTimeout(50)
    }
    assert.fail(`${what}: ${await status.innerText()}`)
  }

  // scope: a native select takes letters
  await goTo(page, /select.*Domain/)
  await page.keyboard.press('ArrowDown')
  await page.waitForTimeout(400)
  await page.keyboard.press('ArrowUp')
  await page.getByRole('row').nth(5).waitFor()

  // users: into the grid, two ticks
  await goTo(page, /^checkbox Select|^row /)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await goTo(page, /^button Add/)
  await page.keyboard.press('Enter')
  await settle((count) => count === 2, 'two users')

  // a group, viewed and left again
  await goTo(page, /^tab Users to backup/, 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page
    .getByRole('button', { name: /^View users in/ })
    .first()
    .waitFor()
  await goTo(page, /^checkbox Select|^row /)
  for (let down = 0; down < 9; down += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await goTo(page, /^button View users in/, 'ArrowRight')
  await page.keyboard.press('Enter')
  await page
    .getByText(/^Users in /)
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
  assert.match((await focused(page)).name, /View users in|Select/, 'the focus comes back')

  // an org unit: the tree opens with the arrow, ticking a parent ticks nothing else
  await goTo(page, /^tab Users by group/, 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('treeitem').nth(2).waitFor()
  await goTo(page, /^treeitem/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  assert.equal(await page.locator('[role=treeitem][aria-checked=true]').count(), 1)
  await goTo(page, /^button Add/)
  await page.keyboard.press('Enter')
  await settle((count) => count > 2, 'group and org unit')

  // a file, by the button
  await goTo(page, /^tab Users by org unit/, 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page
    .locator('backup-csv-tab')
    .getByText(/sample/i)
    .first()
    .waitFor()
  await goTo(page, /^(button|input).*(file|CSV)/i)
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('nobody@example.com\n') })
  await page
    .getByText(/not in this directory/i)
    .first()
    .waitFor()

  // the box: the first entry out again
  await goTo(page, /^(option|listbox)/)
  const before = await page.locator('selection-box').getByRole('option').count()
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await page.waitForTimeout(300)
  assert.equal(await page.locator('selection-box').getByRole('option').count(), before - 1)
  assert.match((await focused(page)).role, /option|listbox/, 'the focus stays in the list')

  // the settings step and back: nothing is lost
  await goTo(page, /^button Settings/)
  await page.keyboard.press('Enter')
  await page.getByRole('switch').first().waitFor()
  await goTo(page, /^button Back/)
  await page.keyboard.press('Enter')
  await page.locator('selection-box').getByRole('option').first().waitFor()

  // start
  const count = await allocated()
  await goTo(page, /^button Start backup/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await settle((left) => left === 0, 'started')
  await page
    .getByText(new RegExp(`of ${count}\\b`))
    .first()
    .waitFor()
  await context.close()
})
