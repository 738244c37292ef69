// A page without a server reads Google Workspace under the documented policy, to which only Google's origin is added. The same page runs
// the adapter contract in Chromium. Requests to Google reach a double. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { createMemoryAdapter, generateTenant } from '../../dist/memory.js'
import { policyWith } from '../hosts/policy.mjs'
import { serve } from '../tools/backend.mjs'
import { buildSite } from './build-site.mjs'
import { launch, newContext, patient } from './patience.mjs'
import { openChecks, watchPage } from './watched-page.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const load = async (path) => (await runnerImport(at(path), { configFile: false, logLevel: 'error' })).module
const { startGoogleDouble } = await load('../doubles/google-workspace/google-double.ts')
const { toGoogleTenant } = await load('../doubles/google-workspace/google-tenant.ts')

const dist = at('../../dist/')
const GOOGLE = 'https://admin.googleapis.com'
const policy = policyWith().replace("connect-src 'self'", `connect-src ${GOOGLE}`)
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>
<link rel="stylesheet" href="/portal.css"><script type="module" src="/page.js"></script></head><body></body></html>`
const SCRIPT = `import '${dist}define.js'
import { compose } from '${dist}compose.js'
import { googleWorkspaceDirectory } from '${dist}google-workspace.js'
import { simulatedEngine } from '${dist}simulated.js'
import { testAdapter } from '${dist}testing.js'

const scope = { cloudId: 'google:C03az79cb', domainId: 'example.com' }
const call = { signal: new AbortController().signal }
const createAdapter = async () => {
  const directory = googleWorkspaceDirectory({ getToken: () => 'token-of-the-page' })
  const adapter = compose({ directory, engine: simulatedEngine({ speed: 1_000, failureRate: 0.3 }), credits: () => 40 })
  for (const kind of ['users', 'groups', 'org-units']) await adapter.sync(scope, kind, call)
  return adapter
}
window.openPage = async () => {
  const page = document.createElement('backup-start-page')
  page.adapter = await createAdapter()
  document.body.append(page)
}
const checks = new Map()
testAdapter(createAdapter, { describe: (name, body) => body(), it: (name, body) => checks.set(name, body) })
window.checkNames = [...checks.keys()]
window.runCheck = (name) => checks.get(name)().then(() => 'passed', (error) => String(error?.stack ?? error))
`

const site = mkdtempSync(join(tmpdir(), 'backup-start-google-page-'))
let browser
let double
let server
before(async () => {
  await buildSite(site, PAGE, SCRIPT)
  double = await startGoogleDouble({ tenant: await toGoogleTenant(generateTenant({ seed: 1, users: 240, cloud: 'google-workspace' })) })
  server = await serve(createMemoryAdapter({ tenant: generateTenant({ seed: 1, users: 1 }) }), { site, policy })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await server?.stop()
  await double?.close()
  rmSync(site, { recursive: true, force: true })
})

/** Opens the page. Requests to Google reach the double. */
const open = async (t) => {
  const context = await newContext(t, browser)
  await context.route(`${GOOGLE}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url())
    const headers = { authorization: route.request().headers().authorization ?? '' }
    const answer = await fetch(`${double.origin}${pathname}${search}`, { headers })
    await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() })
  })
  const watched = await watchPage(context)
  await openChecks(watched, server.url)
  return watched
}

test('shows the users, groups and org units of a tenant, with only the origin of Google added to the policy', patient, async (t) => {
  const { page, problems, origins } = await open(t)
  await page.evaluate(() => window.openPage())
  await page
    .getByRole('checkbox', { name: /^Select / })
    .nth(2)
    .waitFor()
  for (const [tab, content] of [
    ['Users by group', page.getByRole('button', { name: /^View users in/ })],
    ['Users by org unit', page.getByRole('treeitem')],
  ]) {
    await page.getByRole('tab', { name: tab }).click()
    await content.nth(1).waitFor()
  }
  assert.deepEqual(problems, [])
  assert.deepEqual([...origins].sort(), [new URL(server.url).origin, GOOGLE].sort())
  assert.deepEqual(double.violations, [])
  assert.deepEqual([...new Set(double.tokens)], ['token-of-the-page'])
})

test('passes the adapter contract in Chromium', { timeout: 900_000 }, async (t) => {
  const { page, problems } = await open(t)
  const names = await page.evaluate(() => window.checkNames)
  assert.ok(names.length > 30)
  for (const name of names) {
    await t.test(name, async () => assert.equal(await page.evaluate((own) => window.runCheck(own), name), 'passed'))
  }
  assert.deepEqual(problems, [])
  assert.deepEqual(double.violations, [])
})
