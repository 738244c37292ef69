// Tests one built host in a browser with the strict policy and a backend on the same origin. Then checks for leaks.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { BackupError } from '../../dist/core/index.js'
import { createMemoryAdapter } from '../../dist/memory.js'
import { serve } from '../tools/backend.mjs'
import { STEPS } from './drive.mjs'
import { leavesNothing } from './leaves-nothing.mjs'
import { policyWith } from './policy.mjs'
import { scope, tenant } from './world.mjs'

/** A memory adapter behind HTTP that can fail on request and logs every start. */
export const createBackend = async (options) => {
  const faults = {}
  const memory = createMemoryAdapter({
    tenant,
    speed: 20,
    faults: ({ method }) => faults[method] && new BackupError(faults[method], 'asked to fail'),
  })
  const starts = []
  const adapter = Object.assign(Object.create(memory), {
    startBackup(request, call) {
      starts.push(request)
      return memory.startBackup(request, call)
    },
  })
  const runs = async () => (await memory.listRuns(scope, {}, { signal: new AbortController().signal })).items
  return { ...(await serve(adapter, options)), memory, faults, starts, runs }
}

/** Opens a page and collects its errors and policy violations; closing it checks that there are none. */
export const openPage = async (browser, url) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en' })
  const complaints = []
  const forgiven = []
  const requests = []
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile, lineNumber }) =>
      console.error(`violation: ${effectiveDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`),
    )
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.goto(url)
  const unforgiven = (isAll = false) => complaints.filter((text) => isAll || !forgiven.some((one) => one.test(text)))
  return {
    context,
    page,
    requests,
    complaints: unforgiven,
    forgive: (text) => forgiven.push(text),
    async close() {
      await context.close()
      assert.deepEqual(unforgiven(), [], 'no complaints')
    },
  }
}

export const checkHost = async ({ browser, name, site, policies, say }) => {
  const backend = await createBackend({ site, policy: policyWith(policies) })
  const opened = await openPage(browser, backend.url)
  const pictures = process.env.HOSTS_PICTURES
  const picture = async (what) => pictures && (await opened.page.screenshot({ path: `${pictures}/hosts-${name}-${what}.png` }))
  const also = new URL(`${name}/also.mjs`, import.meta.url)
  const { ALSO } = existsSync(also) ? await import(also.href) : {}
  try {
    for (const [what, step] of Object.entries({ ...STEPS, 'leaves nothing after 50 mounts': leavesNothing, ...ALSO })) {
      const before = performance.now()
      try {
        await step({ ...backend, ...opened, browser, site, policies, picture, say })
        assert.deepEqual(opened.complaints(), [], 'no complaints')
      } catch (error) {
        await picture('failed')
        error.message = `${what}: ${error.message}`
        if (opened.complaints().length > 0) error.message += `\ncomplaints:\n${opened.complaints().join('\n')}`
        throw error
      }
      say(what, performance.now() - before)
    }
    await opened.close()
  } finally {
    await backend.stop()
  }
}
