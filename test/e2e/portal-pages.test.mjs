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
