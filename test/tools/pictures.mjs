// Takes the README's screenshots of the demo portal: docs/images/*.png
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from './browser.mjs'
import { npmStart } from './serve.mjs'

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
mkdirSync(folder, { recursive: true })

const server = await npmStart({ args: ['--memory'] })
const browser = await chromium.launch(await findChromium())
const open = async (colorScheme, width, height) => {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce', locale: 'en' })
  const page = await context.newPage()
  await page.goto(`${server.url}?latency=0&seed=32`)
  await page.getByRole('row').nth(5).waitFor()
  return page
}
const press = (page, role, name) => page.getByRole(role, { name }).filter({ visible: true }).first().click()
const shoot = (page, name) => page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', caret: 'hide' })

const page = await open('light', 1280, 800)
await press(page, 'tab', 'Users by group')
await press(page, 'checkbox', 'Select Sales')
await press(page, 'checkbox', 'Select Legal')
await press(page, 'button', /^Add/)
await press(page, 'tab', 'Users by org unit')
await page.getByRole('treeitem', { name: 'Europe' }).waitFor()
await page.getByRole('treeitem', { name: 'Europe' }).focus()
await page.keyboard.press('Space')
await press(page, 'button', /^Add/)
await press(page, 'tab', 'Users to backup')
await page.getByRole('row').nth(5).waitFor()
for (const nth of [1, 3, 4])
  await page
    .getByRole('checkbox', { name: /^Select/ })
    .nth(nth)
    .click()
await page.waitForTimeout(1000)
await shoot(page, 'page')

const dark = await open('dark', 1280, 800)
await press(dark, 'tab', 'Users by group')
await press(dark, 'checkbox', 'Select All staff')
await press(dark, 'checkbox', 'Select Engineering')
await press(dark, 'button', /^Add/)
await dark.waitForTimeout(1000)
await shoot(dark, 'over-limit')

await browser.close()
await server.stop()
