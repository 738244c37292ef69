// Gives licenses back in the demo portal with the keyboard only: the credits are there again, and the activity says who did it.
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

const focusedText = (page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? ''
    return `${element?.getAttribute('role') ?? element?.localName} ${label}`.replaceAll(/\s+/g, ' ').trim()
  })

/** Presses a key until the focus is on a matching element. */
const goTo = async (page, wanted, key = 'Tab') => {
  const seen = []
  for (let presses = 0; presses < 60; presses += 1) {
    const now = await focusedText(page)
    if (wanted.test(now)) return
    seen.push(now.slice(0, 40))
    await page.keyboard.press(key)
  }
  assert.fail(`no focus on ${wanted}: ${seen.join(' > ')}`)
}

test('licenses are given back with the keyboard alone', patient, async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  await page.goto(`${server.url}?latency=0#/licenses`)
  const licenses = page.locator('backup-licenses-page')
  const sum = licenses.locator('.sum')
  await licenses.getByRole('row').nth(2).waitFor()
  await until(async () => /licenses?, held by/.test(await sum.textContent()), 'the sum of all licenses')
  const numberOf = async () => Number((await sum.textContent()).replaceAll(/\D*([\d,]+) licenses?.*/gs, '$1').replaceAll(',', ''))
  const before = await numberOf()

  await goTo(page, /^row /)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await until(async () => /^2 users selected/.test((await sum.textContent()).trim()), 'two selected users')
  await goTo(page, /^button Give back…/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await licenses.getByRole('dialog').waitFor()
  await until(
    async () => /nothing was backed up, so nothing is deleted/.test(await licenses.getByRole('dialog').textContent()),
    'the effect',
  )
  await goTo(page, /^button Give back$/)
  await page.keyboard.press('Enter')

  await until(async () => /given back\.$/.test((await focusedText(page)).trim()), 'the focus on the result')
  const [, given = ''] = /(\d+) licenses? given back/.exec(await focusedText(page)) ?? []
  await until(async () => (await numberOf()) === before - Number(given), `${given} licenses fewer`)

  await page.getByRole('link', { name: 'Activity', exact: true }).press('Enter')
  await page.locator('backup-activity-page').getByText('Licenses given back').and(page.locator(':not(option)')).first().waitFor()
})
