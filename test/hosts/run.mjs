// npm run hosts [-- name …] [-- --built]: packs the package, builds each portal with it, and runs the same script with the same strict
// policy on all of them. `--built` uses the existing dist; HOSTS_PICTURES=<folder> saves a picture of each.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from '../tools/browser.mjs'
import { namesOfHosts, pack, prepare } from './prepare.mjs'

/** Names of the Trusted Types policies that frameworks need beside `lit-html` and `backup-start`. */
const THEIR_POLICIES = { vue: ['vue'], svelte: ['svelte-trusted-html'] }

const words = process.argv.slice(2)
const wanted = words.filter((word) => !word.startsWith('--'))
const names = namesOfHosts().filter((name) => wanted.length === 0 || wanted.includes(name))
assert.notEqual(names.length, 0, `no such host: ${wanted.join(', ')}`)

const started = performance.now()
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
const say = (name, what, ms) => console.log(`${name.padEnd(8)} ${what}${ms === undefined ? '' : ` (${seconds(ms)})`}`)

const tarball = await pack({ isBuilt: words.includes('--built') })
say('', 'packed', performance.now() - started)
// these steps need the build
const { checkHost } = await import('./check-host.mjs')
const browser = await chromium.launch(await findChromium())
let failed = 0
for (const name of names) {
  const before = performance.now()
  try {
    const dir = await prepare(name, tarball, (what, ms) => say(name, what, ms))
    await checkHost({
      browser,
      name,
      site: join(dir, 'dist'),
      policies: THEIR_POLICIES[name] ?? [],
      say: (what, ms) => say(name, what, ms),
    })
    say(name, '✓', performance.now() - before)
  } catch (error) {
    failed += 1
    say(name, `✗ ${error.stack ?? error}`)
  }
}
await browser.close()
console.log(`\n${names.length - failed} passed, ${failed} failed, 0 skipped (${seconds(performance.now() - started)})`)
process.exitCode = failed === 0 ? 0 : 1
