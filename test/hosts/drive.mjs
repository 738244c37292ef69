// The end-to-end script for every host, with the actions of an administrator and of a portal. Expected credits are computed by brute force
// from the tenant; starts are counted in the backend.
import assert from 'node:assert/strict'
import { bruteForceCredits, domain, people, scope, tenant, until } from './world.mjs'

const number = new Intl.NumberFormat('en')
const group = domain.groups.find(({ members }) => members.length > 20)
const items = [...people.slice(0, 2).map(({ id }) => ({ kind: 'user', id })), { kind: 'group', id: group.id }]
const expected = bruteForceCredits(tenant, scope, items)
/** Users who are still unprotected after that backup. */
const others = people.filter(({ id }) => !expected.started.has(id))

const creditLine = (page) => page.getByRole('status').filter({ hasText: 'You have allocated' })
const button = (page, name) => page.getByRole('button', { name, exact: true })
const startButton = (page) => page.getByRole('button', { name: /^Start backup/ })
const rows = (page) => page.getByRole('row').nth(3).waitFor()
const tab = (page, name) => page.getByRole('tab', { name }).click()
const search = (page, text) => page.getByRole('searchbox').filter({ visible: true }).fill(text)
const checkbox = (page, { name }) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const tick = async (page, one) => {
  await search(page, one.name)
  await checkbox(page, one).check()
}

/** The events that the host has logged. */
const heard = (page) =>
  page
    .locator('#events li')
    .evaluateAll((lines) => lines.map(({ dataset, textContent }) => ({ ...dataset, text: textContent.trim().replace(/\s+/g, ' ') })))
const hears = async (page, text, since = 0) => {
  await until(async () => (await heard(page)).slice(since).some((line) => line.text === text), `the host hears “${text}”`)
  return (await heard(page)).slice(since).find((line) => line.text === text)
}
const expectCredits = async (page, allocated, available) => {
  const sentence = `You have allocated ${number.format(allocated)} out of ${number.format(available)} licenses`
  const say = async () => (await creditLine(page).innerText()).trim()
  await until(async () => (await say()) === sentence, `“${sentence}”`, say)
}

const EVENTS = [
  'backup-start',
  'backup-settings',
  'backup-navigate',
  'backup-started',
  'backup-selection-change',
  'backup-scope-change',
  'backup-run-finished',
  'backup-error',
]

const scopes = async ({ page }) => {
  await page.evaluate((types) => {
    window.told = []
    // events that cross the shadow root, with cloneable detail
    for (const type of types)
      document.addEventListener(type, ({ detail }) => window.told.push([type, structuredClone(detail).correlationId]))
  }, EVENTS)
  await rows(page)
  const other = tenant.clouds[0].domains[1].id
  await page.getByRole('combobox', { name: 'Domain' }).selectOption(other)
  await hears(page, `backup-scope-change: ${other}`)
  await page.getByRole('combobox', { name: 'Domain' }).selectOption(scope.domainId)
  await hears(page, `backup-scope-change: ${scope.domainId}`)
  await rows(page)
}

const chooses = async ({ page }) => {
  for (const one of people.slice(0, 2)) await tick(page, one)
  await button(page, 'Add').click()
  await tab(page, 'Users by group')
  await tick(page, group)
  await button(page, 'Add').click()
  await expectCredits(page, expected.allocated, domain.credits)
  await hears(page, `backup-selection-change: ${expected.allocated} credits`)
  assert.notEqual(expected.overlap + expected.skipped.protected, 0, 'the figure would be a mere sum')
}

const goesPlaces = async ({ page }) => {
  await page.getByRole('button', { name: 'Settings »»' }).click()
  await hears(page, `backup-settings: ${items.length} items`)
  await page.getByRole('button', { name: 'Back to the selection' }).click()
  await button(page, 'Manage domains').click()
  await hears(page, 'backup-navigate: to manage-domains')
  await page.getByText('Domains of this portal').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Back to the selection' }).count(), 0, 'the host goes there, and we do not')
}

const vetoes = async ({ page, starts }) => {
  const before = (await heard(page)).length
  await page.locator('#freeze').check()
  await startButton(page).click()
  await hears(page, `backup-start: ${expected.allocated} credits`, before)
  await page.waitForTimeout(500)
  assert.equal(starts.length, 0, 'nothing is started')
  await expectCredits(page, expected.allocated, domain.credits)
  await page.locator('#freeze').uncheck()
}

const starts = async ({ page, starts, runs }) => {
  const before = (await heard(page)).length
  await startButton(page).dblclick()
  const started = await hears(page, `backup-started: ${expected.started.size} users`, before)
  const asked = await hears(page, `backup-start: ${expected.allocated} credits`, before)
  assert.equal(asked.correlation, started.correlation, 'the events of one action have one id')
  await hears(page, 'backup-run-finished: completed', before)
  assert.deepEqual(
    starts.map(({ expectedCredits }) => expectedCredits),
    [expected.allocated],
    'one start',
  )
  assert.deepEqual(
    (await runs()).map(({ total }) => total),
    [expected.started.size],
  )
  await expectCredits(page, 0, domain.credits - expected.allocated)
}

const fails = async ({ page, faults, forgive }) => {
  faults.listOrgUnits = 'forbidden'
  await tab(page, 'Users by org unit')
  await hears(page, 'backup-error: forbidden')
  forgive(/status of 403/)
  delete faults.listOrgUnits
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('treeitem').first().waitFor()
}

const readsFile = async ({ page }) => {
  await tab(page, 'CSV file upload')
  const file = {
    name: 'a.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `Email\n${others
        .slice(0, 3)
        .map(({ email }) => email)
        .join('\n')}\n`,
    ),
  }
  await page.locator('backup-csv-tab input[type=file]').setInputFiles(file)
  await checkbox(page, others[2]).waitFor()
  const answers = () =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /csv-worker/.test(name))
      .map(({ responseStatus }) => responseStatus)
  assert.deepEqual(await page.evaluate(answers), [200], 'the CSV worker was there')
}

const themes = async ({ page, picture }) => {
  await tab(page, 'Users to backup')
  await search(page, '')
  await page.getByRole('row').nth(8).waitFor()
  const look = () =>
    button(page, 'Add').evaluate((add) => {
      const box = add.getRootNode().host
      const row = box.getRootNode().querySelector('backup-users-tab').shadowRoot.querySelectorAll('[role=row]')[2]
      const { borderTopLeftRadius } = getComputedStyle(add)
      return `${getComputedStyle(box).color} ${borderTopLeftRadius} ${Math.round(row.getBoundingClientRect().height)}px`
    })
  const looks = (wanted) => until(async () => (await look()) === wanted, wanted, look)
  await looks('rgb(27, 30, 35) 6px 44px')
  await picture('plain')
  await page.locator('#theme').selectOption('forest')
  await looks('rgb(233, 235, 238) 0px 36px')
  await picture('forest')
  await page.locator('#theme').selectOption('')
}

const hearsEverything = async ({ page }) => {
  const told = (await heard(page)).map(({ type, correlation }) => [type, correlation])
  assert.deepEqual(told, await page.evaluate(() => window.told), 'the host hears all that is told, in order')
  assert.deepEqual([...new Set(told.map(([type]) => type))].sort(), [...EVENTS].sort())
  for (const [type, correlation] of told) assert.match(correlation, /^[0-9a-f]{32}$/, type)
}

/** The page shows the same state: it repeats no request and keeps every choice. */
const moves = async ({ page, requests }) => {
  const [one, other] = others
  await tick(page, one)
  await button(page, 'Add').click()
  await expectCredits(page, 1, domain.credits - expected.allocated)
  await tick(page, other)
  await page.waitForTimeout(300)
  const before = requests.length
  for (const how of ['append', 'moveBefore']) {
    await page.evaluate((way) => {
      const element = document.querySelector('backup-start-page')
      const from = element.parentElement
      const next = element.nextSibling
      const to = document.body.appendChild(document.createElement('section'))
      if (way === 'moveBefore' && !('moveBefore' in to)) return
      const put = (parent, sibling) => (way === 'moveBefore' ? parent.moveBefore(element, sibling) : parent.insertBefore(element, sibling))
      put(to, null)
      put(from, next)
      to.remove()
    }, how)
    await page.waitForTimeout(500)
    await expectCredits(page, 1, domain.credits - expected.allocated)
    assert.equal(await checkbox(page, other).isChecked(), true, how)
    assert.deepEqual(requests.slice(before), [], `${how} asks for nothing again`)
  }
  // the page still works
  await button(page, 'Add').click()
  await expectCredits(page, 2, domain.credits - expected.allocated)
}

const comesAndGoes = async ({ page, requests, starts }) => {
  await page.locator('#toggle').click()
  await page.waitForTimeout(300)
  const before = requests.length
  await page.waitForTimeout(1500)
  assert.deepEqual(requests.slice(before), [], 'a page that is gone asks for nothing')
  const heardBefore = (await heard(page)).length
  await page.locator('#toggle').click()
  await rows(page)
  // a new page restores the list of the tab
  await expectCredits(page, 2, domain.credits - expected.allocated)
  await tick(page, others[3])
  await button(page, 'Add').click()
  await expectCredits(page, 3, domain.credits - expected.allocated)
  const after = (await heard(page)).slice(heardBefore).filter(({ text }) => text === 'backup-selection-change: 3 credits')
  assert.equal(after.length, 1, 'the host hears once, not once a mount')
  assert.equal(starts.length, 1)
}

export const STEPS = {
  'changes the scope': scopes,
  'counts like the brute force': chooses,
  'hears settings, vetoes a navigation': goesPlaces,
  'vetoes a start': vetoes,
  'starts once by a double click': starts,
  'hears an error and goes on': fails,
  'reads a file': readsFile,
  'hears every event': hearsEverything,
  'themes by tokens': themes,
  'is moved in the document': moves,
  'is taken out and put in': comesAndGoes,
}
