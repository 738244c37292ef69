// The other pages of the demo portal. Each has a picker, so that an administrator can reach every domain.
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

test('speaks the language of the URL, from right to left where it is written so, and offers every catalogue', patient, async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  const addButton = (name) => page.locator('selection-box').getByRole('button', { name, exact: true })
  for (const lang of ['de', 'he']) {
    const { messages } = await import(`../../dist/components/messages/${lang}.js`)
    await page.goto(`${server.url}?latency=0&lang=${lang}#/backup`)
    await until(async () => (await addButton(messages.add).count()) === 1, `the box in ${lang}`)
    const direction = await page.locator('html').getAttribute('dir')
    assert.equal(direction, lang === 'he' ? 'rtl' : 'ltr')
  }
  for (const lang of await page.locator('#language option').evaluateAll((options) => options.map(({ value }) => value))) {
    await page.goto(`${server.url}?latency=0&lang=${lang}#/backup`)
    const { messages } = await import(`../../dist/components/messages/${lang}.js`)
    await until(async () => (await addButton(messages.add).count()) === 1, `the box in ${lang}`)
  }
})
