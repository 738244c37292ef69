// Extra checks of this host.
import assert from 'node:assert/strict'
import { openPage } from '../check-host.mjs'
import { STEPS } from '../drive.mjs'

export const ALSO = {
  async 'gives a ref to the element in the first effect'({ page }) {
    assert.equal(await page.evaluate(() => document.body.dataset.page), 'backup-start-page')
  },
  async 'takes over what a server rendered'({ browser, url, ...backend }) {
    const opened = await openPage(browser, `${url}rendered/`)
    await STEPS['changes the scope']({ ...backend, ...opened })
    assert.equal(await opened.page.evaluate(() => document.body.dataset.page), 'backup-start-page')
    assert.equal(await opened.page.locator('backup-start-page').getAttribute('class'), 'page')
    await opened.close()
  },
}
