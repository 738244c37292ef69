// A page without a server reads Microsoft 365 and backs up with Microsoft 365 Backup, under a strict policy that adds only the origins of
// both clouds. Their requests reach doubles. Needs `npm run build` first.
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
import { launch, newContext, patient, until } from './patience.mjs'
import { openChecks, watchPage } from './watched-page.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const load = async (path) => (await runnerImport(at(path), { configFile: false, logLevel: 'error' })).module
const { graphTenantOf } = await load('../doubles/microsoft-365/graph-tenant.ts')
const { createBackupTenant } = await load('../doubles/microsoft-365-backup/backup-tenant.ts')
const { startBackupDouble } = await load('../doubles/microsoft-365-backup/start-backup-double.ts')
const { startGoogleDouble } = await load('../doubles/google-workspace/google-double.ts')
const { toGoogleTenant } = await load('../doubles/google-workspace/google-tenant.ts')

const dist = at('../../dist/')
const GOOGLE = 'https://admin.googleapis.com'
const GRAPH = 'https://graph.microsoft.com'
const policy = policyWith().replace("connect-src 'self'", `connect-src ${GOOGLE} ${GRAPH}`)
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>
<link rel="stylesheet" href="/portal.css"><script type="module" src="/page.js"></script></head><body></body></html>`
const SCRIPT = `import '${dist}define.js'
import { compose } from '${dist}compose.js'
import { googleWorkspaceDirectory } from '${dist}google-workspace.js'
import { microsoft365Directory } from '${dist}microsoft-365.js'
import { microsoft365BackupEngine } from '${dist}microsoft-365-backup.js'
import { simulatedEngine } from '${dist}simulated.js'
import { testAdapter } from '${dist}testing.js'

const call = { signal: new AbortController().signal }
const getToken = () => 'token-of-the-page'
const syncAll = async (adapter) => {
  const [{ id: cloudId, domains }] = await adapter.listClouds(call)
  for (const kind of ['users', 'groups', 'org-units']) await adapter.sync({ cloudId, domainId: domains[0].id }, kind, call)
  return adapter
}
const engines = {
  memory: () => simulatedEngine({ speed: 1_000, failureRate: 0.3 }),
  microsoft: () => microsoft365BackupEngine({ getToken, firstPollMs: 1 }),
}
const createAdapter = async (engine) => {
  await window.newTenant()
  return syncAll(compose({ directory: microsoft365Directory({ getToken }), engine: engines[engine](), credits: () => 60 }))
}
window.openPage = async (cloud) => {
  const page = document.createElement('backup-start-page')
  const google = () => syncAll(compose({ directory: googleWorkspaceDirectory({ getToken }), engine: engines.memory(), credits: () => 60 }))
  page.adapter = await (cloud === 'google' ? google() : createAdapter('microsoft'))
  document.body.replaceChildren(page)
}
const checks = new Map()
for (const engine of Object.keys(engines))
  testAdapter(() => createAdapter(engine), { describe: (name, body) => body(), it: (name, body) => checks.set(engine + ' engine ' + name, body) })
window.checkNames = [...checks.keys()]
window.runCheck = (name) => checks.get(name)().then(() => 'passed', (error) => String(error?.stack ?? error))
`

const site = mkdtempSync(join(tmpdir(), 'backup-start-microsoft-page-'))
const violations = []
let browser
let google
let microsoft
let server
const newTenant = async () => {
  violations.push(...(microsoft?.graph.violations ?? []))
  await microsoft?.close()
  const tenant = graphTenantOf(generateTenant({ seed: 42, users: 240, cloud: 'microsoft-365' }))
  const backup = createBackupTenant({ jobReads: 0 })
  for (const id of [...tenant.users.keys()].slice(0, 40)) backup.addUnit('mailbox', id, undefined, 'protected')
  microsoft = await startBackupDouble({ backup, tenant })
}
before(async () => {
  await buildSite(site, PAGE, SCRIPT)
  google = await startGoogleDouble({ tenant: await toGoogleTenant(generateTenant({ seed: 1, users: 60, cloud: 'google-workspace' })) })
  await newTenant()
  server = await serve(createMemoryAdapter({ tenant: generateTenant({ seed: 1, users: 1 }) }), { site, policy })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await server?.stop()
  await google?.close()
  await microsoft?.close()
  rmSync(site, { recursive: true, force: true })
})

/** Opens the page. Requests to the clouds reach the doubles, whose links get the origin of Microsoft. */
const open = async (t) => {
  const context = await newContext(t, browser)
  const forward = (origin, double) =>
    context.route(`${origin}/**`, async (route) => {
      const request = route.request()
      const { authorization = '', 'content-type': type } = request.headers()
      try {
        const answer = await fetch(request.url().replace(origin, double().origin), {
          method: request.method(),
          headers: { authorization, ...(type !== undefined && { 'content-type': type }) },
          body: request.postData() ?? undefined,
        })
        const body = (await answer.text()).replaceAll(double().origin, origin)
        await route.fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body })
      } catch {
        // the double of an earlier check was closed during the request
        await route.abort().catch(() => {})
      }
    })
  await forward(GOOGLE, () => google)
  await forward(GRAPH, () => microsoft)
  const watched = await watchPage(context)
  await watched.page.exposeFunction('newTenant', newTenant)
  await openChecks(watched, server.url)
  return watched
}

test('shows both clouds and backs a user up, with only their origins added to the policy', patient, async (t) => {
  const { page, problems, origins } = await open(t)
  const boxes = page.getByRole('checkbox', { name: /^Select / })
  await page.evaluate(() => window.openPage('google'))
  await boxes.nth(2).waitFor()
  await page.evaluate(() => window.openPage('microsoft'))
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') })
    .filter({ hasText: 'Not backed up' })
    .first()
  await row.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  const begin = page.getByRole('button', { name: /^start backup/i })
  await until(() => begin.isEnabled(), 'an exact count')
  await begin.click()
  await until(
    async () => /Backup finished: 1 done, 0 failed/.test((await page.getByRole('status').allTextContents()).join(' ')),
    'the end of the backup',
  )
  await page.getByRole('tab', { name: 'Users by org unit' }).click()
  await page.getByText('Administrative units have no sub-units').waitFor()
  assert.deepEqual(problems, [])
  assert.deepEqual([...origins].sort(), [new URL(server.url).origin, GOOGLE, GRAPH].sort())
  assert.deepEqual([...google.violations, ...microsoft.graph.violations], [])
  assert.deepEqual([...new Set([...google.tokens, ...microsoft.graph.tokens])], ['token-of-the-page'])
})

test('passes the adapter contract in Chromium, with both engines', { timeout: 1_800_000 }, async (t) => {
  const { page, problems } = await open(t)
  const names = await page.evaluate(() => window.checkNames)
  assert.ok(names.length > 60)
  for (const name of names) {
    await t.test(name, async () => assert.equal(await page.evaluate((own) => window.runCheck(own), name), 'passed'))
  }
  // A run of an earlier check may still ask for its job after its tenant was replaced.
  assert.deepEqual(
    problems.filter((text) => !text.startsWith('Failed to load resource')),
    [],
  )
  assert.deepEqual(violations, [])
})
