// Drives what `npm start` starts as an administrator would, with real keys and mouse. The credit figures it expects come
// from a brute force over the same tenant, not from the product.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import { npmStart } from '../tools/serve.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

const load = async (path) =>
  (await runnerImport(fileURLToPath(new URL(path, import.meta.url)), { configFile: false, logLevel: 'error' })).module
const { generateTenant } = await load('../../src/adapters/memory/index.ts')
const { bruteForceCredits, domainOf, idsWithin } = await load('../brute-force.ts')

const tenant = generateTenant({ seed: 1, users: 1204 })
const scope = { cloudId: tenant.clouds[0].id, domainId: tenant.clouds[0].domains[0].id }

const domain = domainOf(tenant, scope)
const number = new Intl.NumberFormat('en')

let server
let browser
before(async () => {
  server = await npmStart({ args: ['--memory'] })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** A page of its own with whatever it complains about. */
const open = async (t, query = '') => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  const complaints = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(`${server.url}${query}`)
  await page.getByRole('row').nth(5).waitFor()
  return { page, complaints }
}

const creditLine = (page) => page.getByRole('status').filter({ hasText: 'You have allocated' })
const expectCredits = async (page, items, available = domain.credits) => {
  const { allocated } = bruteForceCredits(tenant, scope, items)
  const sentence = `You have allocated ${number.format(allocated)} out of ${number.format(available)} licenses`
  await until(
    async () => (await creditLine(page).innerText()).includes(sentence),
    async () => `${sentence}, but: ${await creditLine(page).innerText()}`,
  )
  return allocated
}
const search = (page, text) => page.getByRole('searchbox').filter({ visible: true }).fill(text)
const box = (page) => page.getByRole('region', { name: 'Selected for backup' })
const nameOf = (user) => user.name || user.email
const unique = (user) => domain.users.filter((one) => nameOf(one) === nameOf(user)).length === 1
const dueUsers = domain.users.filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none' && user.name && unique(user))

test('an administrator goes from scope to a started backup, with mouse and keys', patient, async (t) => {
  const { page, complaints } = await open(t)

  // the scope
  assert.equal(await page.getByRole('combobox', { name: 'Cloud' }).inputValue(), scope.cloudId)
  const row = page.getByRole('row').nth(5)
  const text = await row.innerText()
  await page.getByRole('combobox', { name: 'Domain' }).selectOption({ index: 1 })
  await until(async () => (await row.innerText()) !== text, 'the users of another domain')
  await page.getByRole('combobox', { name: 'Domain' }).selectOption(scope.domainId)
  await until(async () => (await row.innerText()) === text, 'the users of the first domain')

  // users, one by mouse, one by keyboard, found by searching; a suspended one has no checkbox
  const items = []
  const [first, second] = dueUsers
  for (const user of [first, second]) {
    await search(page, user.email)
    const checkbox = page.getByRole('checkbox', { name: `Select ${nameOf(user)}`, exact: true })
    await checkbox.waitFor()
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

  // a group, and who is in it
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

  // an org unit; its sub-units are not ticked with it
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

  // a CSV of some users, one of them twice, one unknown
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

  // the box says what it costs, and takes entries out again
  await expectCredits(page, items)
  const option = box(page)
    .getByRole('option', { name: new RegExp(`USER:.*${nameOf(first).replaceAll(/[.*+?^${}()|[\]\\]/g, '.')}`) })
    .first()
  await option.click()
  await box(page).getByRole('button', { name: 'Remove' }).click()
  items.splice(0, 1)
  const allocated = await expectCredits(page, items)

  // a double click is one start
  await page.getByRole('button', { name: /^Start backup/ }).dblclick()
  await creditLine(page)
    .filter({ hasText: `You have allocated 0 out of ${number.format(domain.credits - allocated)} licenses` })
    .waitFor()
  await page.getByRole('link', { name: 'Runs' }).click()
  // the run names its users
  await page
    .getByText(new RegExp(`of ${number.format(allocated)}\\b|${number.format(allocated)} users`))
    .first()
    .waitFor()
  assert.deepEqual(complaints, [])
})

test('User Sync brings new users and says so', patient, async (t) => {
  const { page, complaints } = await open(t, '?latency=0')
  const newcomer = domain.pending.users.put.find(({ id }) => !domain.users.some((user) => user.id === id))
  await search(page, newcomer.email)
  await page.getByText('No user matches.').first().waitFor()
  assert.equal(await page.getByText(newcomer.email).count(), 0)
  await page.getByRole('button', { name: 'User Sync' }).click()
  await page.getByText(newcomer.email).waitFor()
  assert.deepEqual(complaints, [])
})

test('a real export takes the place of the sample', patient, async (t) => {
  const { page, complaints } = await open(t)
  await page.getByText('Demo', { exact: true }).click()
  const path = fileURLToPath(new URL('../fixtures/csv/google-admin-download-users.csv', import.meta.url))
  await page.locator('#files').setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: readFileSync(path) })
  await page.getByRole('checkbox', { name: 'Select Alma Reyes' }).waitFor()
  assert.equal(await page.getByRole('checkbox', { name: 'Select Chidi Eze' }).count(), 0, 'suspended')
  assert.deepEqual(complaints, [])
})

test('a page that fails to load says so, and tries again', patient, async (t) => {
  const context = await newContext(t, browser)
  const page = await context.newPage()
  await page.goto(`${server.url}?fail=listUsers`)
  await page.getByText('could not be loaded').first().waitFor()
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await page.getByRole('row').nth(5).waitFor()
})
