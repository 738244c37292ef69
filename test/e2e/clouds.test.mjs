// The demo portal on the doubles of both clouds, `npm run demo:clouds`.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from '../tools/serve.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

let demo
let browser
let url = ''
before(async () => {
  const PORT = String(await freePort())
  const script = fileURLToPath(new URL('../tools/demo-clouds.ts', import.meta.url))
  demo = spawn(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, PORT } })
  let output = ''
  for (const stream of [demo.stdout, demo.stderr]) stream.on('data', (data) => (output += data))
  await until(async () => output.includes(`127.0.0.1:${PORT}`) || demo.exitCode !== null, 'the demo')
  assert.equal(demo.exitCode, null, output)
  url = `http://127.0.0.1:${PORT}/`
  browser = await launch()
})
after(async () => {
  await browser?.close()
  demo?.kill()
})

test('switches between the sample tenant and the two clouds, and backs a user up with Microsoft 365 Backup', patient, async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  await page.goto(url)
  const start = page.locator('backup-start-page')
  const cloud = start.getByRole('combobox', { name: 'Cloud' }).locator('option:checked')
  const shown = (name) => until(async () => (await cloud.textContent())?.trim() === name, `the cloud ${name}`)
  await shown('Google Workspace')
  const switchTo = async (name) => {
    await page.getByText('Demo', { exact: true }).click()
    await page.getByRole('link', { name }).click()
  }
  await switchTo('Google Workspace (double)')
  await shown('Example Foundation')
  await switchTo('Microsoft 365 (double)')
  await shown('Harbour Trust')
  const row = start
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') })
    .filter({ hasText: 'Not backed up' })
    .first()
  await row.getByRole('checkbox').check()
  await start.getByRole('button', { name: 'Add', exact: true }).click()
  const begin = start.getByRole('button', { name: /^start backup/i })
  await until(() => begin.isEnabled(), 'an exact count')
  await begin.click()
  await until(
    async () => /Backup finished: 1 done, 0 failed/.test((await start.getByRole('status').allTextContents()).join(' ')),
    'the end of the backup',
  )
})
