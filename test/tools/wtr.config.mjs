// wtr --config test/tools/wtr.config.mjs      BROWSERS=chromium,firefox,webkit
import { existsSync } from 'node:fs'
import { defaultReporter } from '@web/test-runner'
import { chromeLauncher } from '@web/test-runner-chrome'
import { findChromium } from './browser.mjs'
import { mediaPlugin } from './media-plugin.mjs'
import { vitePlugin } from './vite-plugin.mjs'
import { findMiniBrowser, webkitLauncher } from './webkit.mjs'

const { BROWSERS, TEST_CACHE = 'all' } = process.env
const want = BROWSERS?.split(',') ?? (process.env.TEST_CACHE ? ['chromium'] : ['chromium', 'firefox', 'webkit'])
const { executablePath, args, env, source } = await findChromium()
const named = (launcher, name) => Object.assign(launcher, { name })
const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))
/** Start timeout of a browser on a busy machine. */
const START_MS = 120_000

const browsers = []
if (want.includes('chromium'))
  browsers.push(named(chromeLauncher({ launchOptions: { executablePath, args, env, timeout: START_MS } }), 'Chromium'))
// Firefox over WebDriver BiDi, which puppeteer-core supports, so no geckodriver is needed
if (want.includes('firefox') && firefox) {
  const launchOptions = { browser: 'firefox', headless: true, executablePath: firefox, timeout: START_MS }
  browsers.push(named(chromeLauncher({ concurrency: 1, launchOptions }), 'Firefox'))
}
if (want.includes('webkit') && findMiniBrowser()) browsers.push(webkitLauncher())
console.log(`Chromium from ${source}; ${browsers.map((browser) => browser.name).join(', ')}`)

/** Prints a final line with the counts for people and scripts. */
const countReporter = () => ({
  onTestRunFinished({ sessions }) {
    const count = { passed: 0, failed: 0, skipped: 0 }
    const walk = (suite) => {
      for (const test of suite?.tests ?? []) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1
      for (const inner of suite?.suites ?? []) walk(inner)
    }
    for (const session of sessions) {
      walk(session.testResults)
      if (!session.testResults && session.errors.length) count.failed += 1
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  },
})

/** Fails the running test if Lit warns that an element rendered twice, which costs a frame. */
const FAIL_ON_DOUBLE_RENDER = `
  const { warn } = console
  console.warn = (...args) => {
    warn(...args)
    if (String(args[0]).includes('change-in-update')) setTimeout(() => { throw new Error(args[0]) })
  }`

/** Browsers report sizes that an observer delivers one frame later as an error, which would fail the running test on a busy machine. */
const IGNORE_LATE_SIZES = `
  addEventListener('error', (event) => {
    if (event.message.startsWith('ResizeObserver loop')) event.stopImmediatePropagation()
  })`

export default {
  rootDir: process.cwd(),
  // Node runs the other tests: the package, the command, the databases, and *.node.test.ts.
  files: [
    'test/stories.test.ts',
    'test/fit.test.ts',
    'test/{cloud-calls,components,compose,core,directories,http,testing}/**/*.test.ts',
    'test/backends/memory/**/*.test.ts',
    '!test/**/*.node.test.ts',
  ],
  browsers,
  plugins: [
    mediaPlugin(),
    vitePlugin({
      cacheDir: `node_modules/.vite-wtr-${TEST_CACHE}`,
      optimizeDeps: {
        // rebundles at each start, because a package missing from an old bundle would load Lit twice
        force: true,
        entries: ['src/**/*.ts', 'test/**/*.test.ts', 'stories/**/*.ts', '.storybook/preview.ts'],
        exclude: ['@web/test-runner-commands'],
      },
    }),
  ],
  reporters: [defaultReporter(), countReporter()],
  filterBrowserLogs: ({ args: [first] }) => !String(first).startsWith('Lit is in dev mode'),
  browserStartTimeout: 2 * START_MS,
  testsStartTimeout: START_MS,
  testsFinishTimeout: 1_800_000,
  // three engines on a busy machine sometimes miss a frame, so CI retries a failing test once
  testFramework: { config: { timeout: 60_000, retries: process.env.CI ? 1 : 0 } },
  testRunnerHtml: (framework) =>
    `<!doctype html><html lang="en"><head><title>test</title></head><body><script>${FAIL_ON_DOUBLE_RENDER}${IGNORE_LATE_SIZES}</script><script type="module" src="${framework}"></script></body></html>`,
}
