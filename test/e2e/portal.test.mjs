// Uses `npm start` with default flags like an administrator, by mouse and keyboard. Expected credits are computed by brute force from the
// same tenant. Each test continues with the backend state of the previous test.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { npmStart } from '../tools/serve.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

const load = async (path) =>
  (await runnerImport(fileURLToPath(new URL(path, import.meta.url)), { configFile: false, logLevel: 'error' })).module
const { generateTenant } = await load('../../src/memory.ts')
const { bruteForceCredits, domainOf, idsWithin } = await load('../brute-force.ts')

const tenant = generateTenant({ seed: 1, users: 1204 })
const scope = { cloudId: tenant.clouds[0].id, domainId: tenant.clouds[0].domains[0].id }

const domain = domainOf(tenant, scope)
const number = new Intl.NumberFormat('en')

const data = mkdtempSync(join(tmpdir(), 'backup-start-portal-'))
let server
let browser
before(async () => {
  server = await npmStart({ args: ['--data', data] })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(data, { recursive: true, force: true })
})

/** Runs in the page, because Playwright does not report the body of some requests. */
const watchCalls = () => {
  const { fetch } = window
  const now = () => performance.timeOrigin + performance.now()
  window.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { method, url, headers } = request
    const body = method === 'GET' ? undefined : await request.clone().json()
    const asked = now()
    const answer = await fetch(request)
    window.noteCall({
      call: `${method} ${url.split('/').at(-1)}`,
      key: headers.get('idempotency-key'),
      body,
      status: answer.status,
      asked,
      answered: now(),
    })
    return answer
  }
}

/** Opens a page and records its errors and API calls. */
const open = async (t, context) => {
  const page = await (context ?? (await newContext(t, browser))).newPage()
  const complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  const calls = []
  await page.exposeFunction('noteCall', (call) => calls.push(call))
  await page.addInitScript(watchCalls)
  await page.goto(server.url)
  await page.getByRole('row').nth(5).waitFor()
  return { page, complaints, calls }
}

const creditLine = (page) => page.getByRole('status').filter({ hasText: 'You have allocated' })
const expectCredits = async (page, items, available = domain.credits) => {
  const { allocated, starts } = bruteForceCredits(tenant, scope, items)
  const sentence = `You have allocated ${number.format(allocated)} out of ${number.format(available)} licenses`
  await until(
    async () => (await creditLine(page).innerText()).includes(sentence),
    async () => `${sentence}, but: ${await creditLine(page).innerText()}`,
  )
  return { allocated, starts }
}
const search = (page, text) => page.getByRole('searchbox').filter({ visible: true }).fill(text)
const box = (page) => page.getByRole('region', { name: 'Selected for backup' })
const nameOf = (user) => user.name || user.email
const unique = (user) => domain.users.filter((one) => nameOf(one) === nameOf(user)).length === 1
const dueUsers = domain.users.filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none' && user.name && unique(user))

/** The backup started by the first test. */
const started = { credits: 0, users: 0, left: 0, path: '' }

test('starts a backup from scope to progress, by mouse and keyboard', patient, async (t) => {
  const context = await newContext(t, browser)
  const other = await open(t, context)
  const { page, complaints, calls } = await open(t, context)
  await other.page
    .getByText(`out of ${number.format(domain.credits)} licenses`)
    .first()
    .waitFor()

  // Scope.
  assert.equal(await page.getByRole('combobox', { name: 'Cloud' }).inputValue(), scope.cloudId)
  const row = page.getByRole('row').nth(5)
  const text = await row.innerText()
  await page.getByRole('combobox', { name: 'Domain' }).selectOption({ index: 1 })
  await until(async () => (await row.innerText()) !== text, 'the users of another domain')
  await page.getByRole('combobox', { name: 'Domain' }).selectOption(scope.domainId)
  await until(async () => (await row.innerText()) === text, 'the users of the first domain')

  // Users: one by mouse, one by keyboard, found by search; a suspended user has no checkbox.
  const items = []
  const [first, second] = dueUsers
  for (const user of [first, second]) {
    await search(page, user.email)
    const checkbox = page.getByRole('checkbox', { name: `Select ${nameOf(user)}`, exact: true })
    await checkbox.waitFor()
    // Wait for the search results: rows are reused.
    await until(async () => (await page.getByRole('checkbox', { name: /^Select / }).count()) < 5, 'what was searched for')
    if (user === first) await checkbox.click()
    else {
      await checkbox.focus()
      await page.keyboard.press('Space')
    }
    await until(() => checkbox.isChecked(), `the tick of ${nameOf(user)}`)
    items.push({ kind: 'user', id: user.id })
  }
  const suspended = domain.users.find((user) => user.accountStatus === 'suspended' && user.name && unique(user))
  await search(page, suspended.email)
  await page.getByText(suspended.email).waitFor()
  assert.equal(await page.getByRole('checkbox', { name: `Select ${nameOf(suspended)}`, exact: true }).count(), 0)
  await search(page, '')
  await box(page).getByRole('button', { name: 'Add' }).click()
  await expectCredits(page, items)

  // Group and its members.
  await page.getByRole('tab', { name: 'Users by group' }).click()
  const group = [...domain.groups]
    .filter((one) => domain.groups.filter(({ name }) => name === one.name).length === 1)
    .sort((a, b) => a.members.length - b.members.length)[2]
  await search(page, group.name)
  await page.getByRole('button', { name: `View users in ${group.name}`, exact: true }).click()
  const member = domain.users.find(({ id }) => idsWithin(domain, { kind: 'group', id: group.id }).has(id))
  await page.getByText(member.email).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: `Select ${group.name}`, exact: true }).click()
  items.push({ kind: 'group', id: group.id })

  // Org unit, without its sub-units.
  await page.getByRole('tab', { name: 'Users by org unit' }).click()
  const root = domain.orgUnits.find(({ parentId }) => parentId === null)
  const item = page.getByRole('treeitem', { name: root.name }).first()
  await item.waitFor()
  await item.focus()
  await page.keyboard.press('Space')
  await page.locator('[role=treeitem][aria-checked=true]').first().waitFor()
  assert.equal(await page.locator('[role=treeitem][aria-checked=true]').count(), 1)
  items.push({ kind: 'org-unit', id: root.id })
  await box(page).getByRole('button', { name: 'Add' }).click()
  await expectCredits(page, items)

  // CSV file with a duplicate and an unknown address.
  await page.getByRole('tab', { name: 'CSV file upload' }).click()
  const listed = dueUsers.slice(10, 14)
  const csv = ['Email Address', ...listed.map(({ email }) => email), listed[0].email.toUpperCase(), 'nobody@example.com'].join('\r\n')
  await page
    .locator('backup-csv-tab input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  for (const user of listed) {
    await page
      .getByRole('checkbox', { name: `Select ${nameOf(user)}`, exact: true })
      .first()
      .click()
    items.push({ kind: 'user', id: user.id })
  }
  await page.getByText('uplicate of line 2').first().waitFor()
  await box(page).getByRole('button', { name: 'Add' }).click()

  // Credits in the box, and removing items.
  await expectCredits(page, items)
  const option = box(page)
    .getByRole('option', { name: new RegExp(`USER:.*${nameOf(first).replaceAll(/[.*+?^${}()|[\]\\]/g, '.')}`) })
    .first()
  await option.click()
  await box(page).getByRole('button', { name: 'Remove' }).click()
  items.splice(0, 1)
  const { allocated, starts: users } = await expectCredits(page, items)

  // A double click starts once.
  await page.bringToFront()
  await page.getByRole('button', { name: /^Start backup/ }).dblclick()
  const left = domain.credits - allocated
  const afterwards = `You have allocated 0 out of ${number.format(left)} licenses`
  await creditLine(page).filter({ hasText: afterwards }).waitFor()
  const starts = calls.filter(({ call }) => call === 'POST backups')
  assert.equal(starts.length, 1)
  const [{ key, body, status, answered }] = starts
  assert.match(key, /^\S{16,}$/)
  const { items: sent, ...rest } = body
  assert.deepEqual(rest, { settings: 'default', expectedCredits: allocated, expectedUsers: users })
  assert.equal(status, 201)
  const keys = (refs) => refs.map(({ kind, id }) => `${kind}:${id}`).sort()
  assert.deepEqual(keys(sent), keys(items))

  // The box shows the run, and the other tab is notified.
  await page
    .getByText(`Backup of ${number.format(users)} users`)
    .first()
    .waitFor()
  await creditLine(other.page).filter({ hasText: afterwards }).waitFor()
  const { asked: askedAgain } = other.calls.find(({ call, asked }) => call === 'GET credits' && asked > answered)
  t.diagnostic(`the other tab asked for its credits ${Math.round(askedAgain - answered)} ms after the start was answered`)
  // Start a second backup while nothing else runs.
  assert.ok(askedAgain - answered < 5000, `the other tab asked for its credits ${askedAgain - answered} ms after the start`)

  // The run view of the portal survives a reload and shows the end.
  await page.getByRole('button', { name: 'View backup' }).first().click()
  const title = page.getByRole('heading', { name: `Backup of ${number.format(users)} users` })
  await title.waitFor()
  Object.assign(started, { credits: allocated, users, left, path: new URL(page.url()).hash })
  await page.reload()
  await title.waitFor()
  await page
    .getByText(/^Completed/)
    .first()
    .waitFor({ timeout: 180_000 })
  await page
    .getByText(new RegExp(`of ${number.format(users)} done`))
    .first()
    .waitFor()
  await page.getByRole('link', { name: 'Backups' }).click()
  await title.waitFor({ state: 'detached' })
  await page
    .locator('backup-run-view')
    .getByRole('gridcell', { name: new RegExp(`of ${number.format(users)} done`) })
    .first()
    .waitFor()
  assert.deepEqual(complaints, [])
  assert.deepEqual(other.complaints, [])
})

test('shows the users of an uploaded export instead of the sample, and sends the server nothing', patient, async (t) => {
  const { page, complaints } = await open(t)
  await page.getByText('Demo', { exact: true }).click()
  await page.getByText('kept in').waitFor()
  const asked = []
  page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()))
  const path = fileURLToPath(new URL('../fixtures/csv/google-admin-download-users.csv', import.meta.url))
  await page.locator('#files').setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: readFileSync(path) })
  await page.getByRole('checkbox', { name: 'Select Alma Reyes' }).waitFor()
  assert.equal(await page.getByRole('checkbox', { name: 'Select Chidi Eze' }).count(), 0, 'suspended')
  await page.getByText('in the memory of this page only').waitFor()
  assert.deepEqual(asked, [])
  assert.deepEqual(complaints, [])
})

test('resumes credits, runs and protected users on the same data folder', patient, async (t) => {
  await server.stop()
  assert.doesNotMatch(server.output(), /error|unavailable/i, 'nothing went wrong on the way')
  server = await npmStart({ args: ['--data', data] })
  const { page, complaints } = await open(t)
  await creditLine(page)
    .filter({ hasText: `You have allocated 0 out of ${number.format(started.left)} licenses` })
    .waitFor()
  await page.goto(`${server.url}${started.path}`)
  await page.getByRole('heading', { name: `Backup of ${number.format(started.users)} users` }).waitFor()
  const stored = await page.evaluate(
    async ([cloudId, domainId, runId]) => {
      const at = `/api/v1/clouds/${cloudId}/domains/${domainId}`
      const run = await (await fetch(`${at}/backups/${runId}`)).json()
      const { total } = await (await fetch(`${at}/users?backupStatus=none&accountStatus=active`)).json()
      return { run, due: total }
    },
    [scope.cloudId, scope.domainId, started.path.split('/').at(-1)],
  )
  assert.equal(stored.run.total, started.users)
  assert.equal(stored.run.done + stored.run.failed, started.users)
  const due = domain.users.filter(({ accountStatus, backupStatus }) => accountStatus === 'active' && backupStatus === 'none').length
  assert.equal(stored.due, due - started.credits)
  assert.deepEqual(complaints, [])
})

test('shows new users after User Sync', patient, async (t) => {
  const { page, complaints } = await open(t)
  const newcomer = domain.pending.users.put.find(({ id }) => !domain.users.some((user) => user.id === id))
  await search(page, newcomer.email)
  await page.getByText('No users match.').first().waitFor()
  assert.equal(await page.getByText(newcomer.email).count(), 0)
  await page.getByRole('button', { name: 'User Sync' }).click()
  await page.getByText(newcomer.email).waitFor()
  assert.deepEqual(complaints, [])
})

test('shows that a page of the memory backend failed to load, and retries', patient, async (t) => {
  const memory = await npmStart({ args: ['--memory'] })
  t.after(() => memory.stop())
  const context = await newContext(t, browser)
  const page = await context.newPage()
  await page.goto(`${memory.url}?fail=listUsers`)
  await page.getByText("couldn't be loaded").first().waitFor()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await page.getByRole('row').nth(5).waitFor()
})
