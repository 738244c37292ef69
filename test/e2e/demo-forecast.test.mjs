// The demo forecasts a policy from two years of invented joins and leaves, in the memory of the page and in the embedded database.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { npmStart } from '../tools/serve.mjs'
import { launch, newContext, patient } from './patience.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

for (const [place, argsOf] of [
  ['in the memory of the page', () => ['--memory', '--users', '300']],
  ['in the embedded database', (folder) => ['--data', folder, '--users', '300']],
]) {
  test(`shows a forecast with its chart ${place}`, patient, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'backup-start-forecast-'))
    const server = await npmStart({ args: argsOf(folder) })
    t.after(async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    })
    const context = await newContext(t, browser)
    const page = await context.newPage()
    await page.goto(`${server.url}?latency=0`)
    await page.getByRole('button', { name: 'Exceptions and everyone' }).click()
    await page.getByRole('menuitem', { name: /^Add everyone in/ }).click()
    await page.getByRole('radio', { name: 'Keep protecting' }).click()
    await page.getByRole('button', { name: /^Start backup of \d+ users/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/\d+ joined and \d+ left in the last 3\d\d days\./).waitFor()
    assert.match(
      await dialog.getByRole('img', { name: /^Bar chart from/ }).getAttribute('aria-label'),
      /: [1-9]\d* joined, [1-9]\d* left\.$/,
    )
  })
}
