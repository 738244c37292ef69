// What the end-to-end tests share. The machine may be busy with other things: whatever is waited for may take its time, and
// nothing counts as done because a while has gone by.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/browser.mjs'

/** One thing that is waited for. */
const PATIENCE_MS = 60_000

/** For a whole test. */
export const patient = { timeout: 300_000 }

export const launch = async () => chromium.launch(await findChromium())

/** A context of its own for one test, which is gone when the test is over, however it ended. */
export const newContext = async (t, browser, options) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', ...options })
  t.after(() => context.close())
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Until it is so; `what` says what was waited for, or was found instead. */
export const until = async (isSo, what) => {
  const end = performance.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (performance.now() > end) assert.fail(`waited in vain: ${typeof what === 'function' ? await what() : what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
