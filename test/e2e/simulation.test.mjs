// A demo says that nothing is backed up: in its log, on the page, in the card of a started backup and in the backup. Needs
// `npm run build` first.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { launch, newContext, patient, until } from './patience.mjs'

const cli = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url))
const BADGE = 'Simulation: nothing is backed up'

describe('the demo', () => {
  let browser
  let server
  let output = ''
  before(async () => {
    browser = await launch()
    server = spawn(process.execPath, [cli, 'demo', '--memory', '--users', '40', '--port', '0'])
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (output += data))
    await until(
      () => /^backup-start: http\S+/m.test(output) || server.exitCode !== null,
      () => `the server: ${output}`,
    )
  })
  after(async () => {
    server?.kill('SIGKILL')
    await browser?.close()
  })

  test('says on the page, in backups and in its log that nothing is backed up', patient, async (t) => {
    assert.match(output, /simulation: nothing is backed up/)
    const [origin] = /http:\/\/[\w.]+:\d+/.exec(output) ?? []
    const context = await newContext(t, browser, { viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${origin}/`)
    const badges = page.getByText(BADGE, { exact: true })
    await badges.first().waitFor()
    assert.equal(await badges.first().isVisible(), true)

    const checkbox = page.getByRole('checkbox', { name: /^Select / }).and(page.locator(':enabled'))
    await until(async () => (await checkbox.count()) > 3, 'the users')
    const box = page.getByRole('region', { name: 'Selected for backup' })
    for (let row = 1; row < 4; row += 1) await checkbox.nth(row).click()
    await box.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: /^Start backup/ }).click()
    const view = page.getByRole('button', { name: 'View backup' }).first()
    await view.waitFor()
    assert.ok((await box.getByText(BADGE).count()) > 0, 'the card of the backup')
    await view.click()
    await page.getByRole('heading', { name: /^Backup of \d+ users?/ }).waitFor()
    const inRun = page.locator('backup-run-view').getByText(BADGE)
    await inRun.waitFor()
  })
})
