// Uses the keyboard only, never the mouse.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { npmStart } from '../tools/serve.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

let server
let browser
before(async () => {
  server = await npmStart({ args: ['--memory'] })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** Returns role, name and visibility of the focused element, across shadow roots. */
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

/** Opens the page and waits for the first users. */
const opened = async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  await page.goto(`${server.url}?latency=0`)
  await page.getByRole('row').nth(5).waitFor()
  return page
}

const matches = ({ role, name }, wanted) => wanted.test(`${role} ${name}`)

const isInView = ({ role, isSeen }) => isSeen || role === 'body' || role === 'input'

/** Presses a key until the focus is on a matching element. Each element focused before it must be visible. */
const goTo = async (page, wanted, key = 'Tab') => {
  const seen = []
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focused(page)
    if (presses > 0) await until(async () => isInView(await focused(page)), `${now.role} ${now.name} to come into view`)
    if (matches(now, wanted)) return now
    seen.push(`${now.role} ${now.name}`.slice(0, 40))
    await page.keyboard.press(key)
  }
  assert.fail(`${wanted} was not reached by ${key}: ${seen.join(' | ')}`)
}

/** Confirms the review of a start, if one is open. */
const confirm = async (page) => {
  const start = page.getByRole('button', { name: 'Start now' })
  const title = page.locator('selection-box .run-title')
  await until(async () => (await start.isVisible()) || (await title.isVisible()), 'the review or the started backup')
  if (!(await start.isVisible())) return
  await goTo(page, /^button Start now/)
  await page.keyboard.press('Enter')
}

test('selects a scope, ticks in every tab, adds, removes, opens settings and starts by keyboard', patient, async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  // Registers early, because Playwright does not wait until Chromium intercepts file choosers, and a key pressed right after could be
  // faster.
  page.on('filechooser', (chooser) =>
    chooser.setFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('nobody@example.com\n') }),
  )
  await page.goto(`${server.url}?latency=0`)
  const row = page.getByRole('row').nth(5)
  await row.waitFor()
  const status = page.getByRole('status').filter({ hasText: 'You have allocated' })
  const allocated = async () => Number(/allocated (?:at least )?([\d,]+)/.exec(await status.innerText())?.[1]?.replaceAll(',', ''))
  const settle = (holds, what) =>
    until(
      async () => holds(await allocated()),
      async () => `${what}: ${await status.innerText()}`,
    )
  const focus = (wanted, what) => until(async () => matches(await focused(page), wanted), what)

  // Scope: a native select responds to arrow keys.
  await goTo(page, /select.*Domain/)
  const text = await row.innerText()
  await page.keyboard.press('ArrowDown')
  await until(async () => (await row.innerText()) !== text, 'the users of another domain')
  await page.keyboard.press('ArrowUp')
  await until(async () => (await row.innerText()) === text, 'the users of the first domain')

  // Users: two ticks in the grid.
  await goTo(page, /^checkbox Select|^row /)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await goTo(page, /^button Add/)
  await page.keyboard.press('Enter')
  await settle((count) => count === 2, 'two users')

  // Group: View, then Close.
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
  await focus(/^button Close/, 'the focus to go along')
  await page.keyboard.press('Escape')
  await focus(/View users in|Select/, 'the focus to come back')

  // Org unit: the arrow key expands the tree, and ticking a parent ticks nothing else.
  await goTo(page, /^tab Users by group/, 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('treeitem').nth(2).waitFor()
  await goTo(page, /^treeitem/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.locator('[role=treeitem][aria-checked=true]').first().waitFor()
  assert.equal(await page.locator('[role=treeitem][aria-checked=true]').count(), 1)
  await goTo(page, /^button Add/)
  await page.keyboard.press('Enter')
  await settle((count) => count > 2, 'group and org unit')

  // CSV file, chosen in the file chooser.
  await goTo(page, /^tab Users by org unit/, 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page
    .locator('backup-csv-tab')
    .getByText(/sample/i)
    .first()
    .waitFor()
  await goTo(page, /^(button|input).*(file|CSV)/i)
  await page.keyboard.press('Enter')
  await page
    .getByText(/not in (this )?directory/i)
    .first()
    .waitFor()

  // Box: remove the first item.
  await goTo(page, /^(option|listbox)/)
  const options = page.locator('selection-box').getByRole('option')
  const before = await options.count()
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await until(async () => (await options.count()) < before, 'an entry to go')
  await focus(/^(option|listbox)/, 'the focus to stay in the list')
  assert.equal(await options.count(), before - 1)

  // Settings step and Back keep the box.
  await goTo(page, /^button Settings/)
  await page.keyboard.press('Enter')
  await page.getByRole('switch').first().waitFor()
  await goTo(page, /^button Back/)
  await page.keyboard.press('Enter')
  await options.first().waitFor()

  // Start once the count is exact.
  await until(
    async () => !/at least/.test(await status.innerText()),
    () => status.innerText(),
  )
  await goTo(page, /^button Start backup/)
  await page.keyboard.press('Enter')
  await confirm(page)
  await settle((left) => left === 0, 'started')
  await page.locator('selection-box .run-title').waitFor()
})

test('searches, filters, syncs, saves default settings and opens backups by keyboard', patient, async (t) => {
  const page = await opened(t)
  const reads = (text) => page.getByText(text).filter({ visible: true }).first().waitFor()

  // Search and filter, then clear both.
  await goTo(page, /^input Search/)
  await page.keyboard.type('qqq')
  await reads('No users match')
  await page.keyboard.press('Escape')
  await page.getByRole('row').nth(5).waitFor()
  await goTo(page, /^button Filter/)
  await page.keyboard.press('Enter')
  await goTo(page, /^checkbox Suspended/)
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  await until(async () => matches(await focused(page), /^button Filter, 1 active/), 'the focus on Filter')
  await goTo(page, /^button Remove filter Suspended/)
  await page.keyboard.press('Delete')
  await until(async () => matches(await focused(page), /^button Filter$/), 'the filter to be removed')

  // User Sync.
  await goTo(page, /^button User Sync/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Stop sync' }).waitFor()
  await page.getByRole('button', { name: 'Stop sync' }).waitFor({ state: 'detached' })
  await until(async () => matches(await focused(page), /^button User Sync/), 'the focus to stay')

  // Change and save the default settings.
  await goTo(page, /^a Settings/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('switch').first().waitFor()
  await goTo(page, /^switch/)
  await page.keyboard.press('Space')
  await goTo(page, /^button Save/)
  await page.keyboard.press('Enter')
  await reads(/^Saved/)

  // Manage domains: sync groups.
  await goTo(page, /^a Manage domains/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page
    .getByRole('button', { name: /^Group Sync of/ })
    .first()
    .waitFor()
  await goTo(page, /^button Group Sync of/)
  await page.keyboard.press('Enter')
  await page.getByRole('progressbar').first().waitFor()
  await page.getByRole('progressbar').first().waitFor({ state: 'detached' })
  await until(async () => matches(await focused(page), /^button Group Sync of/), 'the focus to stay')

  // Backups.
  await goTo(page, /^a Backups/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator('backup-run-view').getByRole('heading').first().waitFor()
})

test('ticks sub-units, resolves a shortfall, saves a plan and retries a backup by keyboard', patient, async (t) => {
  const page = await opened(t)
  const box = page.getByRole('region', { name: 'Selected for backup' })
  const items = box.getByRole('option')

  // Tick a unit with its sub-units.
  await goTo(page, /^tab Users to backup/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('treeitem').first().waitFor()
  await goTo(page, /^treeitem/)
  await page.keyboard.press('Shift+Space')
  await goTo(page, /^button Add/)
  await page.keyboard.press('Enter')
  await until(async () => (await items.count()) > 3, 'the sub-units in the box')

  // Over the limit: remove one suggestion.
  const short = box.locator('.over-limit strong')
  await short.waitFor()
  const before = await short.innerText()
  await goTo(page, /^button Remove (?:ORG|\d)/)
  await page.keyboard.press('Enter')
  await until(async () => !(await short.isVisible()) || (await short.innerText()) !== before, 'a smaller shortfall')

  // Save the plan.
  await goTo(page, /^button More/)
  await page.keyboard.press('Enter')
  await until(async () => matches(await focused(page), /^menuitem Save plan/), 'the first of the menu')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  assert.match((await download).suggestedFilename(), /^backup-plan-.*\.json$/)

  // Start the first users that the available credits pay for, and follow the run to its end.
  await goTo(page, /^button (?:Start backup|Back up the first)/)
  await page.keyboard.press('Enter')
  await confirm(page)
  await goTo(page, /^button View backup/)
  await page.keyboard.press('Enter')
  const view = page.locator('backup-run-view')
  await view.getByRole('heading').first().waitFor()
  const state = view.getByText(/with errors/i).filter({ visible: true })
  await state.first().waitFor()
  await goTo(page, /^button Retry/)
  await page.keyboard.press('Enter')
  await state.first().waitFor({ state: 'detached' })
})
