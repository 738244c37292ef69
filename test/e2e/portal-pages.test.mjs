// The other pages of the demo portal. Each has a picker, so that an administrator can reach every domain.
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

for (const place of ['runs', 'settings', 'domains']) {
  test(`the page ${place} changes the domain with its picker`, patient, async (t) => {
    const context = await newContext(t, browser)
    const page = await context.newPage()
    await page.goto(`${server.url}?latency=0#/${place}`)
    const domain = page.getByRole('combobox', { name: 'Domain' })
    await domain.selectOption({ label: 'example.org' })
    await page.getByRole('link', { name: 'Backup', exact: true }).click()
    const chosen = page.locator('backup-start-page').getByRole('combobox', { name: 'Domain' }).locator('option:checked')
    await until(async () => (await chosen.textContent())?.trim() === 'example.org', 'the domain on the backup page')
  })
}

test('shows the texts of the backend in the language chosen later, on each page', patient, async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  await page.goto(`${server.url}?latency=0&seed=32#/settings`)
  await page.getByRole('heading', { name: 'Retention' }).waitFor()
  await page.locator('summary', { hasText: 'Demo' }).click()
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de')
  await page.getByRole('heading', { name: 'Aufbewahrung' }).waitFor()
  await page.getByRole('link', { name: 'Backup', exact: true }).click()
  await page.getByText('durch den Administrator').first().waitFor()
  await until(async () => (await page.getByText('by administrator').count()) === 0, 'no English reason')
})
