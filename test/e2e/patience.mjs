// Shared waits of the end-to-end tests. Busy machines are slow, so tests wait for conditions with a long timeout, never for a fixed time.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/browser.mjs'

/** Timeout of one wait in ms. */
const PATIENCE_MS = 60_000

/** Options of a whole test. */
export const patient = { timeout: 300_000 }

export const launch = async () => chromium.launch(await findChromium())

/** Creates a browser context that is closed after the test. */
export const newContext = async (t, browser, options) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en', ...options })
  t.after(() => context.close())
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Polls until the condition holds. `what` describes the condition for the failure message. */
export const until = async (holds, what) => {
  const end = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    if (performance.now() > end) assert.fail(`waited in vain: ${typeof what === 'function' ? await what() : what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
