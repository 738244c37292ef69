// Tests the policy of docs/how-to/set-a-content-security-policy.md: all features work with it, and each entry is needed. Needs `npm run
// build`.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { createMemoryAdapter, generateTenant } from '../../dist/memory.js'
import { policyWith } from '../hosts/policy.mjs'
import { serve } from '../tools/backend.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

const SAFETY = readFileSync(new URL('../../docs/how-to/set-a-content-security-policy.md', import.meta.url), 'utf8')
const policy = SAFETY.match(/```\n(.*?)\n```/s)[1]
const documented = [...SAFETY.matchAll(/^\| `([^`]+)` \|/gm)].map(([, entry]) => entry)

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const tenant = generateTenant({ seed: 5, users: 60, cloud: 'google-workspace' })
/** In the order of the list, so that the first rows show them. */
const due = tenant.clouds[0].domains[0].users
  .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none' && user.name)
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))
/** A user whose name is a spreadsheet formula. */
const sly = due[3]
sly.name = '=HYPERLINK("https://evil.example","open me")'

const open = async (t, own) => {
  const backend = await serve(createMemoryAdapter({ tenant, speed: 20 }), { policy: own })
  t.after(() => backend.stop())
  const context = await newContext(t, browser, { viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  const page = await context.newPage()
  const violations = []
  const complaints = []
  const asked = []
  await page.exposeFunction('noteViolation', (text) => violations.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      window.noteViolation(`${effectiveDirective} ${blockedURI} ${sample}`),
    )
  })
  // Violations in workers are reported only on the console.
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => asked.push(request.url().replace(backend.url, '/')))
  await page.goto(backend.url)
  return { page, violations, complaints, asked }
}

const uploadCsv = async (page, lines) => {
  await page.getByRole('tab', { name: 'CSV file upload' }).click()
  await page
    .locator('backup-csv-tab input[type=file]')
    .setInputFiles({ name: `people-${lines.length}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) })
}
const checkbox = (page, { name }) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const slices = (page) => page.getByText('Read in small steps in this tab')

const textOf = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return readFileSync(await download.path(), 'utf8')
}

test('documents one policy and explains each of its entries', () => {
  assert.equal(policy, policyWith())
  const entries = policy.split('; ').flatMap((entry) => {
    const [directive, ...names] = entry.split(' ')
    return directive === 'trusted-types' ? names.map((name) => `${directive} ${name}`) : [entry]
  })
  assert.deepEqual(documented, entries)
})

test('runs every feature with the policy, without a violation or a request to another origin', patient, async (t) => {
  const { page, violations, complaints, asked } = await open(t, policy)
  await checkbox(page, due[0]).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()

  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', ' =1', '<img src=x onerror=alert(1)>']
  await uploadCsv(page, ['Email', due[1].email, sly.email, ...hostile.map((text) => `"${text}"`)])
  await checkbox(page, due[1]).click()
  await checkbox(page, sly).waitFor()
  assert.equal(await slices(page).count(), 0)
  const report = await textOf(page, 'Download report')
  const cells = report.split(/[,\r\n]/).map((cell) => cell.replace(/^"/, ''))
  assert.ok(report.includes('=HYPERLINK') && report.includes('onerror'), 'everything is in it')
  assert.deepEqual(
    // A leading tab keeps a spreadsheet from executing a formula.
    cells.filter((cell) => /^[ \uFEFF]*[=+\-@＝＋－＠]/.test(cell)),
    [],
  )
  await textOf(page, 'Download sample')
  // Another file would drop the ticks of this one.
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  // The worker's Trusted Types policy can be created only once, but the second file needs it again.
  await uploadCsv(page, ['Email', due[2].email])
  await checkbox(page, due[2]).waitFor()
  assert.equal(await slices(page).count(), 0)

  for (const [tab, content] of [
    ['Users by group', page.getByRole('button', { name: /^View users in/ })],
    ['Users by org unit', page.getByRole('treeitem')],
  ]) {
    await page.getByRole('tab', { name: tab }).click()
    await content.first().waitFor()
  }
  await page.getByRole('button', { name: 'Start backup of 2 users' }).click()
  await page.getByText('View backup').first().click()
  await page
    .getByText(/^Completed/)
    .first()
    .waitFor()

  assert.deepEqual(violations, [])
  assert.deepEqual(complaints, [])
  const others = asked.filter(
    (url) => !/^(\/|\/portal\.css|\/dist\/auto\.min\.js|\/dist\/core\/csv\/csv-worker\.js|\/api\/v1\/.*|blob:.*)$/.test(url),
  )
  assert.deepEqual(others, [], 'what leaves the browser')
  assert.ok(asked.includes('/dist/core/csv/csv-worker.js'), 'the worker')
})

/** Waits until the page shows its users. */
const comesUp = (page) => checkbox(page, due[0]).waitFor()
/** Waits until the page has loaded without registered elements, because the script was blocked. */
const staysEmpty = (page) => page.evaluate(() => customElements.get('backup-start-page') === undefined)

/** Functions for the page: common mistakes of a portal. */
const loadsPicture = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const picture = new Image()
        picture.onload = () => resolve(true)
        picture.onerror = () => resolve(false)
        picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='
      }),
  )
const takesMarkup = (page) =>
  page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<img src="x">'
      return true
    } catch {
      return false
    }
  })

/** For each entry: the visible effect of omitting it and the reported violation, or none if the browser blocks silently. */
const WITHOUT = {
  async "default-src 'none'"({ page }) {
    await comesUp(page)
    assert.equal(await loadsPicture(page), true)
  },
  async "script-src 'self'"({ page, violations }) {
    await until(() => violations.some((text) => text.startsWith('script-src-elem') && text.includes('auto.min.js')), 'the script refused')
    assert.ok(await staysEmpty(page))
  },
  async "style-src 'self'"({ page, violations }) {
    await comesUp(page)
    // The violation comes from the portal's stylesheet; our page needs no style entry.
    assert.ok(violations.every((text) => text.startsWith('style-src-elem') && text.includes('/portal.css')) && violations.length > 0)
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).fontFamily), 'sans-serif')
  },
  async "connect-src 'self'"({ page, violations }) {
    await page.getByText("couldn't be loaded").first().waitFor()
    assert.ok(violations.some((text) => text.startsWith('connect-src') && text.includes('/api/')))
  },
  async "require-trusted-types-for 'script'"({ page }) {
    await comesUp(page)
    assert.equal(await takesMarkup(page), true)
  },
  async 'trusted-types lit-html'({ page, violations }) {
    await until(() => violations.some((text) => text.startsWith('trusted-types') && text.includes('lit-html')), 'the name refused')
    assert.ok(await staysEmpty(page))
  },
  async 'trusted-types backup-start'({ page, violations }) {
    await uploadCsv(page, ['Email', due[1].email])
    await checkbox(page, due[1]).waitFor()
    await slices(page).waitFor()
    assert.ok(violations.some((text) => text.startsWith('trusted-types') && text.includes('backup-start')))
  },
}

test('blocks injected scripts, styles and markup', patient, async (t) => {
  const { page, violations } = await open(t, policy)
  await comesUp(page)
  assert.equal(await loadsPicture(page), false)
  assert.equal(await takesMarkup(page), false)
  await until(() => violations.length === 2, 'both told of')
})

for (const entry of documented) {
  test(`needs ${entry}`, patient, async (t) => {
    const isName = entry.startsWith('trusted-types')
    const less = isName ? policy.replace(` ${entry.split(' ')[1]}`, '') : policy.replace(`${entry}; `, '')
    assert.equal(less.length, policy.length - (isName ? entry.split(' ')[1].length + 1 : entry.length + 2))
    await WITHOUT[entry](await open(t, less))
  })
}
