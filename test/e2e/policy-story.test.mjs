// Tells the story of a policy by mouse and by keyboard alone. It covers everyone except contractors, reaches its limit, and starts a joiner.
// The license of a leaver is given back, and the activity is exported. Needs `npm run build`.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createMemoryAdapter } from '../../dist/memory.js'
import { serve } from '../tools/backend.mjs'
import { buildSite } from './build-site.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Portal</title><link rel="stylesheet" href="/portal.css"><script type="module" src="/page.js"></script></head>
<body><nav><a href="#start">Start page</a> <a href="#licenses">Licenses</a> <a href="#activity">Activity</a></nav></body></html>`
const SCRIPT = `import '${dist}define.js'
import { createBackupSession } from '${dist}core/index.js'
import { createHttpAdapter } from '${dist}http.js'

const session = createBackupSession({ adapter: createHttpAdapter({ baseUrl: new URL('/api', location.href).href }) })
const { lang = 'en' } = Object.fromEntries(new URLSearchParams(location.search))
const messages = lang === 'ar' ? (await import('${dist}components/messages/ar.js')).messages : undefined
document.documentElement.lang = lang
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr'
const tags = { '#licenses': 'backup-licenses-page', '#activity': 'backup-activity-page' }
const show = () => {
  const tag = tags[location.hash] ?? 'backup-start-page'
  document.body.lastElementChild.localName.startsWith('backup-') && document.body.lastElementChild.remove()
  document.body.append(Object.assign(document.createElement(tag), { session, locale: lang, messages }))
}
addEventListener('hashchange', show)
show()
`

const site = mkdtempSync(join(tmpdir(), 'backup-start-policy-story-'))
let browser
before(async () => {
  await buildSite(site, PAGE, SCRIPT)
  browser = await launch()
})
after(async () => {
  await browser?.close()
  rmSync(site, { recursive: true, force: true })
})

const scope = { cloudId: 'google', domainId: 'example.com' }
const NAMES = ['Ada Okafor', 'Ben Lund', 'Chloé Martin', 'Dev Patel', 'Emil Novak', 'Fay Wong', 'Gus Meyer', 'Hana Sato']
const userOf = (name) => {
  const [first] = name.toLowerCase().split(' ')
  return { id: first, name, email: `${first}@example.com`, accountStatus: 'active', backupStatus: 'none' }
}

/** Opens the page on eight employees and two contractors, with 12 licenses. */
const open = async (t, options = {}, query = '') => {
  const at = new Date(Date.now() - 3_600_000).toISOString()
  const domain = {
    id: 'example.com',
    name: 'example.com',
    credits: 12,
    users: [...NAMES, 'Quinn Vendor', 'Rosa Agency'].map(userOf),
    groups: [{ id: 'contractors', name: 'Contractors', email: 'contractors@example.com', members: ['quinn', 'rosa'] }],
    orgUnits: [],
    synced: { users: at, groups: at, 'org-units': at },
  }
  const tenant = { clouds: [{ id: 'google', name: 'Google Workspace', kind: 'google-workspace', domains: [domain] }] }
  const adapter = createMemoryAdapter({ tenant, speed: 100 })
  const server = await serve(adapter, { site })
  t.after(() => server.stop())
  const context = await newContext(t, browser, { acceptDownloads: true, ...options })
  const page = await context.newPage()
  await page.goto(`${server.url}${query}`)
  await page.getByRole('checkbox', { name: 'Select Ada Okafor' }).waitFor()
  return { adapter, page }
}

const protectedIds = (adapter) =>
  adapter
    .usersOf(scope)
    .filter(({ backupStatus }) => backupStatus === 'protected')
    .map(({ id }) => id)
    .sort()

/** Waits until exactly these users are protected. */
const protectsOnly = async (adapter, names) => {
  const wanted = names.map((name) => userOf(name).id).sort()
  await until(
    () => String(protectedIds(adapter)) === String(wanted),
    () => `${protectedIds(adapter)} instead of ${wanted}`,
  )
}

/** Syncs the groups, as the schedule of a backend does. */
const syncGroups = (adapter) => adapter.sync(scope, 'groups', { signal: new AbortController().signal })

/** Returns the figures of the policy by label. */
const figuresOf = (page) =>
  page
    .locator('backup-policies-page .figures')
    .evaluate((list) => Object.fromEntries([...list.children].map((figure) => [...figure.children].map(({ textContent }) => textContent))))

const hasFigures = async (page, wanted) => {
  const rows = (figures) => JSON.stringify(Object.keys(wanted).map((label) => figures[label]))
  await until(
    async () => rows(await figuresOf(page)) === JSON.stringify(Object.values(wanted)),
    async () => `${JSON.stringify(wanted)}: ${JSON.stringify(await figuresOf(page))}`,
  )
}

/** Checks the exported activity, newest first: each step of the story, and the syncs between them. */
const assertActivity = (csv) => {
  const [, ...lines] = csv.trim().split(/\r?\n/)
  const actions = lines.map((line) => line.split(',').at(6)).filter((action) => !action.startsWith('sync-'))
  // The joiner waits in one evaluation and begins in the next.
  const evaluated = ['policy-evaluated', 'policy-evaluated', 'policy-evaluated']
  assert.deepEqual(actions, ['users-released', ...evaluated, 'policy-saved', 'policy-evaluated', 'policy-saved'])
  assert.match(csv, /Created a policy: Employees/)
  assert.match(csv, /"started: 1, credits: 1, waiting: 0, givenBack: 0"/)
  assert.match(csv, /"users: 1, credits: 1"/)
}

const readCsv = async (download) => readFileSync(await download.path(), 'utf8')

test('tells the story of a policy by mouse', patient, async (t) => {
  const { adapter, page } = await open(t)
  const box = page.locator('selection-box')
  const press = (name) => page.getByRole('button', { name, exact: true }).click()

  // Everyone except contractors.
  await press('Exceptions and everyone')
  await page.getByRole('menuitem', { name: 'Add everyone in example.com' }).click()
  await page.getByRole('tab', { name: 'Users by group' }).click()
  await page.getByRole('checkbox', { name: 'Select Contractors' }).click()
  await press('Exceptions and everyone')
  await page.getByRole('menuitem', { name: 'Add as exception' }).click()
  await box.getByText('EVERYONE: ').waitFor()
  await page.getByRole('button', { name: 'Start backup of 8 users' }).waitFor()
  await page.getByRole('radio', { name: 'Keep protecting' }).click()

  // The limit is lower than the number of users.
  await page.getByRole('button', { name: 'Start backup of 8 users' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Employees')
  await page.getByLabel('License limit (optional)').fill('6')
  await page.getByText('The licenses don’t cover everyone').waitFor()
  await press('Start backup and keep protecting')
  await box.getByText('“Employees” is saved. 2 users wait for a license.').waitFor()
  await protectsOnly(adapter, NAMES.slice(0, 6))
  await press('View policies')
  await page.getByText('2 users wait: the limit of this policy is reached.').waitFor()
  await hasFigures(page, { Covered: '8', 'Protected or started': '6', Waiting: '2' })

  // A higher limit starts the users who wait.
  await page.getByRole('button', { name: 'Edit Employees' }).click()
  await page.getByLabel('License limit (optional)').fill('10')
  await press('Save policy')
  await page.getByText('“Employees” is saved.').first().waitFor()
  await protectsOnly(adapter, NAMES)

  // Somebody joins: their backup starts after a sync of groups, because a group is an exception.
  adapter.change(scope, { users: { put: [userOf('Ivy Stone')] } })
  await page.getByRole('button', { name: 'User Sync' }).click()
  await page.getByText('1 user waits until groups and org units are synced').waitFor()
  await hasFigures(page, { Covered: '9', 'Protected or started': '8', 'Joined in 30 days': '+1', 'Left in 30 days': '0' })
  await protectsOnly(adapter, NAMES)
  await syncGroups(adapter)
  await protectsOnly(adapter, [...NAMES, 'Ivy Stone'])

  // Somebody leaves and keeps a license, which is given back after a review.
  adapter.change(scope, { users: { remove: ['ben'] } })
  await page.getByRole('button', { name: 'User Sync' }).click()
  await hasFigures(page, { Covered: '8', 'Joined in 30 days': '+1', 'Left in 30 days': '-1' })
  await page.getByRole('link', { name: 'Licenses', exact: true }).click()
  const licenses = page.locator('backup-licenses-page')
  await licenses.getByText('9 licenses, held by 9 users').waitFor()
  await page.getByLabel('Held by').selectOption({ label: 'People who left' })
  await licenses.getByText('1 license, held by 1 user').waitFor()
  await page.getByRole('checkbox', { name: /Ben Lund/ }).click()
  await press('Give back…')
  await licenses.getByRole('dialog').getByText('nothing was backed up, so nothing is deleted').waitFor()
  await press('Give back')
  await licenses.getByText('1 license given back.').first().waitFor()
  await page.getByLabel('Held by').selectOption({ label: 'Everyone' })
  await licenses.getByText('8 licenses, held by 8 users').waitFor()

  await page.getByRole('link', { name: 'Activity', exact: true }).click()
  await page.locator('backup-activity-page').getByText('Licenses given back').and(page.locator(':not(option)')).first().waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), press('Export CSV')])
  const csv = await readCsv(download)
  assertActivity(csv)
})

/** Returns role and name of the focused element, across shadow roots. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const labelled = (element?.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => element.getRootNode().getElementById?.(id)?.textContent ?? '')
      .join(' ')
    const name = element?.getAttribute('aria-label') ?? (labelled.trim() || element?.labels?.[0]?.textContent || element?.textContent || '')
    const role = element?.getAttribute('role') ?? (element?.localName === 'input' ? element.type : element?.localName)
    return `${role} ${name}`.replaceAll(/\s+/g, ' ').trim()
  })

test('tells the story of a policy by keyboard alone', patient, async (t) => {
  const { adapter, page } = await open(t)
  const box = page.locator('selection-box')
  const goTo = async (wanted, key = 'Tab') => {
    const seen = []
    for (let presses = 0; presses < 60; presses += 1) {
      const now = await focused(page)
      if (wanted.test(now)) return
      seen.push(now.slice(0, 40))
      await page.keyboard.press(key)
    }
    assert.fail(`${wanted} was not reached by ${key}: ${seen.join(' | ')}`)
  }
  const focus = (wanted) =>
    until(
      async () => wanted.test(await focused(page)),
      async () => `the focus on ${wanted}, not on ${await focused(page)}`,
    )
  const press = async (wanted, { by = 'Tab', key = 'Enter' } = {}) => {
    await goTo(wanted, by)
    await page.keyboard.press(key)
  }

  // Everyone except contractors.
  await press(/^button Exceptions and everyone/)
  await focus(/^menuitem /)
  await press(/^menuitem Add everyone in example.com/, { by: 'ArrowDown' })
  await box.getByText('EVERYONE: ').waitFor()
  await goTo(/^tab Users to backup/, 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('checkbox', { name: 'Select Contractors' }).waitFor()
  await press(/^(row|checkbox Select) /, { key: 'Space' })
  await press(/^button Add/, { key: 'Shift+Enter' })
  await page.getByRole('button', { name: 'Start backup of 8 users' }).waitFor()

  // The limit is lower than the number of users.
  await press(/^radio Once/, { key: 'ArrowRight' })
  await press(/^button Start backup of 8 users/)
  await focus(/^text Name/)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Employees')
  await goTo(/^text License limit/)
  await page.keyboard.type('6')
  await press(/^button Start backup and keep protecting/)
  await focus(/“Employees” is saved\. 2 users wait for a license\.$/)
  await protectsOnly(adapter, NAMES.slice(0, 6))
  await press(/^button View policies/)
  await page.getByText('2 users wait: the limit of this policy is reached.').waitFor()

  // A higher limit starts the users who wait.
  await press(/^button Edit Employees/)
  await focus(/^text Name/)
  await goTo(/^text License limit/)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('10')
  await page.keyboard.press('Enter')
  await focus(/“Employees” is saved\.$/)
  await protectsOnly(adapter, NAMES)

  // Somebody joins, and somebody leaves.
  adapter.change(scope, { users: { put: [userOf('Ivy Stone')] } })
  await press(/^button User Sync/, { by: 'Shift+Tab' })
  await page.getByText('1 user waits until groups and org units are synced').waitFor()
  await hasFigures(page, { 'Joined in 30 days': '+1', 'Left in 30 days': '0' })
  await syncGroups(adapter)
  await protectsOnly(adapter, [...NAMES, 'Ivy Stone'])
  adapter.change(scope, { users: { remove: ['ben'] } })
  await press(/^button User Sync/)
  await hasFigures(page, { 'Joined in 30 days': '+1', 'Left in 30 days': '-1' })

  // The license is given back after a review.
  await press(/^a Licenses/, { by: 'Shift+Tab' })
  const licenses = page.locator('backup-licenses-page')
  await licenses.getByText('9 licenses, held by 9 users').waitFor()
  await goTo(/^select Held by/)
  await page.keyboard.type('People')
  await licenses.getByText('1 license, held by 1 user').waitFor()
  await press(/^row .*Ben Lund/, { key: 'Space' })
  await press(/^button Give back…/, { by: 'Shift+Tab' })
  await licenses.getByRole('dialog').getByText('nothing was backed up, so nothing is deleted').waitFor()
  await press(/^button Give back$/)
  await focus(/1 license given back\.$/)

  await press(/^a Activity/, { by: 'Shift+Tab' })
  await page.locator('backup-activity-page').getByText('Licenses given back').and(page.locator(':not(option)')).first().waitFor()
  await goTo(/^button Export CSV/)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  assertActivity(await readCsv(download))
})
