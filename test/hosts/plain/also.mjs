// Extra checks of this host: other ways to install, and several pages in one document.
import assert from 'node:assert/strict'
import { createBackend, openPage } from '../check-host.mjs'
import { leavesNothing } from '../leaves-nothing.mjs'
import { policyWith } from '../policy.mjs'
import { people, until } from '../world.mjs'

const [one, other] = people
const box = (page) => page.getByRole('region', { name: 'Selected for backup' })
const tickAndAdd = async (page, user, add = 'Add') => {
  await page.getByRole('checkbox', { name: `Select ${user.name}`, exact: true }).check()
  await page.getByRole('button', { name: add, exact: true }).click()
}

/** Opens a page on a new backend without any run. */
const openFresh = async ({ browser, site }, path, policy = policyWith()) => {
  const backend = await createBackend({ site, policy })
  const opened = await openPage(browser, `${backend.url}${path}`)
  const close = async () => {
    await opened.close()
    await backend.stop()
  }
  return { ...opened, close }
}

export const ALSO = {
  async 'keeps its state where the portal owns the session, and leaves nothing there'(host) {
    const opened = await openFresh(host, '?session')
    const { page, requests } = opened
    await tickAndAdd(page, one)
    const start = page.getByRole('button', { name: 'Start backup of 1 user' })
    await start.waitFor()
    await page.locator('#toggle').click()
    await page.waitForTimeout(300)
    const before = requests.length
    await page.waitForTimeout(700)
    assert.deepEqual(requests.slice(before), [], 'nobody looks, nothing is asked for')
    await page.locator('#toggle').click()
    await start.waitFor()
    await leavesNothing({ ...host, ...opened })
    await page.locator('#toggle').click()
    await start.waitFor()
    await opened.close()
  },

  async 'comes by one script tag'(host) {
    const { page, close } = await openFresh(host, 'auto.html')
    await tickAndAdd(page, one)
    await page.getByRole('button', { name: 'Start backup of 1 user' }).waitFor()
    await close()
  },

  async 'leaves its name to the version that came first, with one warning'(host) {
    const { page, close, complaints, forgive } = await openFresh(host, 'versions.html', policyWith(["'allow-duplicates'"]))
    await tickAndAdd(page, one)
    await page.getByRole('button', { name: 'Start backup of 1 user' }).waitFor()
    assert.equal(complaints().length, 1, complaints().join('\n'))
    forgive(/^\[backup-start\] defineElements: already registered by others/)
    await close()
  },

  async 'stands beside itself and another version, each with its own state and language'(host) {
    const { page, close } = await openFresh(host, 'two.html')
    await page.setViewportSize({ width: 3000, height: 860 })
    const [first, second, third] = ['#first', '#second', '#third'].map((id) => page.locator(id))
    await tickAndAdd(first, one)
    await tickAndAdd(third, one, 'Ajouter')
    await tickAndAdd(third, other, 'Ajouter')
    const itemsOf = (place) => box(place).getByRole('option').count()
    await until(async () => (await itemsOf(third)) === 2, 'two items in the third')
    assert.equal(await itemsOf(first), 1)
    assert.equal(await itemsOf(second), 0)
    await second.getByRole('button', { name: 'Hinzufügen', exact: true }).waitFor()
    for (const [place, date] of [
      [first, /Nov 19, 2026/],
      [second, /19\.11\.2026/],
      [third, /19 nov\. 2026/],
    ])
      await place.getByText(date).waitFor()
    assert.equal(await third.evaluate((element) => element.shadowRoot.querySelectorAll('selection-box').length), 0)
    await close()
  },

  async 'stands in a registry of its own'(host) {
    const { page, close } = await openFresh(host, 'scoped.html')
    await tickAndAdd(page, one)
    await page.getByRole('button', { name: 'Start backup of 1 user' }).waitFor()
    assert.equal(await page.evaluate(() => customElements.get('backup-start-page')), undefined)
    await close()
  },
}
