// The page in real use: browser tabs, Back and Forward, a reload, and a backend that is slow or fails. Needs `npm run build`.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createMemoryAdapter, generateTenant } from '../../dist/memory.js'
import { serve } from '../tools/backend.mjs'
import { hardBackend } from './hard-backend.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

const SEED = Number(process.env.BACKEND_SEED ?? Math.floor(Math.random() * 2 ** 31))

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const tenant = generateTenant({ seed: 5, users: 60, cloud: 'google-workspace', credits: 50 })
const [domain] = tenant.clouds[0].domains
const scope = { cloudId: tenant.clouds[0].id, domainId: domain.id }
const call = { signal: new AbortController().signal }
/** Users at a price of 1 without a backup, in the order of the list. */
const due = domain.users
  .filter(
    ({ name, accountStatus, backupStatus, credits = 1 }) => name && accountStatus === 'active' && backupStatus === 'none' && credits === 1,
  )
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))

const setUp = async (t, hardness, world = tenant) => {
  const memory = createMemoryAdapter({ tenant: world })
  const hard = hardBackend({ seed: SEED, ...hardness })
  t.diagnostic(`BACKEND_SEED=${SEED}`)
  const backend = await serve(memory, hard)
  t.after(() => backend.stop())
  const context = await newContext(t, browser, { viewport: { width: 1280, height: 800 } })
  const errors = []
  const openPage = async () => {
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(backend.url)
    return page
  }
  const runs = async () => (await memory.listRuns(scope, {}, call)).items
  const left = async () => (await memory.getCredits(scope, call)).available
  return { memory, hard, errors, openPage, runs, left }
}

const line = (page) => page.getByRole('status').filter({ hasText: /allocated|Checking/ })
const shows = (page, text) =>
  until(
    async () => (await line(page).first().innerText()).includes(text),
    async () => `${text} (seed ${SEED}), but: ${await line(page).allInnerTexts()}`,
  )
/** Presses every visible Try again button. */
const tryAgain = async (page) => {
  for (const button of await page.getByRole('button', { name: 'Try again', exact: true }).filter({ visible: true }).all())
    await button.click({ timeout: 2000 }).catch(() => {})
}
/** Waits like a person: presses Try again until the condition holds. */
const patiently = (page, holds, what) =>
  until(async () => {
    if (await holds()) return true
    await tryAgain(page)
    return false
  }, what)
const checkbox = (page, { name }) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
const choose = async (page, users) => {
  for (const user of users) {
    await patiently(page, () => checkbox(page, user).isVisible(), `the row of ${user.name} (seed ${SEED})`)
    await checkbox(page, user).check()
  }
  await page.getByRole('button', { name: 'Add', exact: true }).click()
}
const startOf = (page, count) => page.getByRole('button', { name: `Start backup of ${count} user${count === 1 ? '' : 's'}` })

test('shows correct figures and starts one backup if each answer of the backend takes up to 3 s', patient, async (t) => {
  const { openPage, runs, left, errors } = await setUp(t, { delaysMs: [300, 3000] })
  const page = await openPage()
  const some = due.slice(0, 3)
  await choose(page, some)
  await startOf(page, 3).waitFor()
  await shows(page, 'You have allocated 3 out of 50 licenses')
  await startOf(page, 3).dblclick()
  await shows(page, 'You have allocated 0 out of 47 licenses')
  assert.deepEqual([(await runs()).map(({ total }) => total), await left()], [[3], 47])
  assert.deepEqual(errors, [])
})

test('recovers and starts one backup if the backend fails every third call and loses two starts', patient, async (t) => {
  const { openPage, runs, left, hard, errors } = await setUp(t, { failures: 0.33, lostStarts: 2 })
  const page = await openPage()
  const some = due.slice(0, 3)
  await choose(page, some)
  // Presses Start until the page shows a started backup, like a person.
  const isStarted = () => page.getByRole('button', { name: 'View backup' }).isVisible()
  const button = page.getByRole('button', { name: /^Start backup of / })
  await patiently(
    page,
    async () => {
      // The button can disappear between two checks, so each check has its own timeout.
      if (await button.isEnabled({ timeout: 1000 }).catch(() => false)) await button.click({ timeout: 2000 }).catch(() => {})
      // A page that lost every answer of the start sees the started users and offers no further start.
      return (await isStarted()) || ((await runs()).length > 0 && !(await button.isVisible()))
    },
    () => `the backup (seed ${SEED})`,
  )
  assert.equal(new Set(hard.starts).size, 1, `seed ${SEED}: keys ${hard.starts}`)
  assert.deepEqual([(await runs()).map(({ total }) => total), await left()], [[3], 47], `seed ${SEED}`)
  await patiently(page, async () => (await line(page).allInnerTexts()).join().includes('0 out of 47'), `the credits (seed ${SEED})`)
  assert.deepEqual(errors, [])
})

test('begins one backup when two tabs start the same selection at the same time', patient, async (t) => {
  const { openPage, runs, left } = await setUp(t, { delaysMs: [100, 600] })
  const pages = [await openPage(), await openPage()]
  const some = due.slice(0, 2)
  for (const page of pages) {
    await page.bringToFront()
    await choose(page, some)
    await startOf(page, 2).waitFor()
  }
  await Promise.all(pages.map((page) => startOf(page, 2).click({ noWaitAfter: true })))
  for (const page of pages) await shows(page, 'You have allocated 0 out of 48 licenses')
  assert.deepEqual([(await runs()).map(({ total }) => total), await left()], [[2], 48])
})

test('shows a start of another browser once the tab becomes visible, and keeps the old count until then', patient, async (t) => {
  const { memory, openPage } = await setUp(t, {})
  const page = await openPage()
  await choose(page, due.slice(0, 2))
  await startOf(page, 2).waitFor()
  const other = await openPage()
  await other.bringToFront()
  const items = [{ kind: 'user', id: due[0].id }]
  await memory.startBackup({ scope, items, settings: 'default', expectedCredits: 1 }, { ...call, idempotencyKey: 'another browser' })
  await page.evaluate(() => {
    window.lines = []
    const { session } = document.querySelector('backup-start-page')
    session.credits.subscribe(({ allocated, isExact }) => window.lines.push(`${allocated} ${isExact}`))
  })
  await page.bringToFront()
  // A headless browser does not move the focus between its pages, so this dispatches the event.
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await shows(page, 'You have allocated 1 out of 49 licenses')
  await startOf(page, 1).waitFor()
  const seen = await page.evaluate(() => window.lines)
  assert.ok(
    seen.every((each) => !each.endsWith('false')),
    `the count stayed exact: ${seen}`,
  )
})

test('keeps the list, the ticks and the settings on Back, Forward and reload', patient, async (t) => {
  const { openPage, errors } = await setUp(t, {})
  const page = await openPage()
  await choose(page, due.slice(0, 2))
  await checkbox(page, due[2]).check()
  await page.getByRole('button', { name: 'Settings »»' }).click()
  await page.getByRole('button', { name: 'Back to the selection' }).waitFor()
  await page.goBack()
  await startOf(page, 2).waitFor()
  await page.goForward()
  await page.getByRole('button', { name: 'Back to the selection' }).waitFor()
  await page.goBack()
  await startOf(page, 2).waitFor()
  await page.reload()
  await startOf(page, 2).waitFor()
  await until(() => checkbox(page, due[2]).isChecked(), 'the tick after the reload')
  await shows(page, 'You have allocated 2 out of 50 licenses')
  assert.deepEqual(errors, [])
})

test('stays in the settings step and in the backups on a reload, and returns to the list with one Back', patient, async (t) => {
  const { openPage, errors } = await setUp(t, {})
  const page = await openPage()
  await choose(page, due.slice(0, 2))
  for (const [opener, heading] of [
    ['Settings »»', 'Settings for this backup'],
    ['Backups', 'Backups'],
  ]) {
    await page.getByRole('button', { name: opener, exact: true }).click()
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
    await page.goBack()
    await startOf(page, 2).waitFor()
    await page.goForward()
    await page.getByRole('heading', { name: heading, exact: true }).waitFor()
    await page.getByRole('button', { name: 'Back to the selection' }).click()
    await startOf(page, 2).waitFor()
  }
  assert.deepEqual(errors, [])
})

test('gives each subpage an entry: a backup of the list returns to the list on Back, and stays on a reload', patient, async (t) => {
  const { memory, openPage, errors } = await setUp(t, {})
  for (const user of due.slice(0, 2)) {
    const items = [{ kind: 'user', id: user.id }]
    await memory.startBackup({ scope, items, settings: 'default', expectedCredits: 1 }, { ...call, idempotencyKey: user.id })
  }
  const page = await openPage()
  const list = page.getByRole('heading', { name: 'Backups', exact: true })
  const backup = page.getByRole('heading', { name: /^Backup of 1 user/ })
  const selection = page.getByRole('tab', { name: 'Users to backup' })
  const opened = page.getByRole('button', { name: new RegExp(`^View backup of .* USER: ${due[0].name}`) })
  await page.evaluate(() => {
    window.views = []
    document.addEventListener('backup-view-change', ({ detail: { to, runId } }) => window.views.push(runId === undefined ? to : 'one run'))
  })
  await page.getByRole('button', { name: 'Backups', exact: true }).click()
  await opened.click()
  await backup.waitFor()
  await until(() => backup.evaluate((node) => node.matches(':focus')), 'the focus on the backup')
  await page.goBack()
  await list.waitFor()
  await until(() => opened.evaluate((node) => node.closest('.row').matches(':focus-within')), 'the focus on the row of the backup')
  await page.goForward()
  await backup.waitFor()
  await page.getByRole('button', { name: 'All backups' }).click()
  await list.waitFor()
  await page.goBack()
  await selection.waitFor()
  assert.deepEqual(await page.evaluate(() => window.views), ['run', 'one run', 'run', 'one run', 'run', 'selection'])
  await page.goForward()
  await list.waitFor()
  await opened.click()
  await backup.waitFor()
  await page.reload()
  await backup.waitFor()
  await page.getByText(due[0].name).first().waitFor()
  await page.goBack()
  await list.waitFor()
  await page.goForward()
  await backup.waitFor()
  await page.getByRole('button', { name: 'Back to the selection' }).click()
  await selection.waitFor()
  await page.goForward()
  await list.waitFor()
  await page.goForward()
  await backup.waitFor()
  assert.deepEqual(errors, [])
})

test('restores the tab and its ticks after a reload, and opens the tab of users in a new visit', patient, async (t) => {
  const { openPage, errors } = await setUp(t, {})
  const page = await openPage()
  await page.getByRole('tab', { name: 'Users by group' }).click()
  const group = page.getByRole('checkbox', { name: /^Select / }).first()
  await group.check()
  await page.reload()
  await page.getByRole('tab', { name: 'Users by group', selected: true }).waitFor()
  await until(() => group.isChecked(), 'the tick after the reload')
  const visit = await openPage()
  await visit.getByRole('tab', { name: 'Users to backup', selected: true }).waitFor()
  assert.deepEqual(errors, [])
})

test('begins one backup and shows it when Back is pressed during a start', patient, async (t) => {
  const { openPage, runs, errors } = await setUp(t, { delaysMs: [400, 1500] })
  const page = await openPage()
  await choose(page, due.slice(0, 2))
  await startOf(page, 2).waitFor()
  await page.getByRole('button', { name: 'Settings »»' }).click()
  await page.getByRole('button', { name: 'Back to the selection' }).waitFor()
  await startOf(page, 2).click({ noWaitAfter: true })
  await page.goBack()
  await page.getByRole('tab', { name: 'Users to backup' }).waitFor()
  await shows(page, 'You have allocated 0 out of 48 licenses')
  await until(() => page.getByRole('button', { name: 'View backup' }).isVisible(), 'the started backup')
  assert.deepEqual(
    (await runs()).map(({ total }) => total),
    [2],
  )
  assert.deepEqual(errors, [])
})

const addressesOf = (users) => ['Name;Work email', ...users.map(({ name, email }) => `${name};${email}`)].join('\r\n')
/** Drops a file on the CSV tab, as from a file manager. */
const drop = async (page, users) => {
  await page.getByRole('tab', { name: 'CSV file upload' }).click()
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'people.csv', { type: 'text/csv' }))
    return transfer
  }, addressesOf(users))
  for (const type of ['dragenter', 'dragover', 'drop']) await page.locator('backup-csv-tab').dispatchEvent(type, { dataTransfer })
}
const addFile = async (page, count) => {
  await page.getByRole('button', { name: `Select all ${count} ready` }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
}

test('says why a dropped file cannot be started while the licenses are unknown, and starts it once they are', patient, async (t) => {
  const held = []
  const isHeld = { now: true }
  const memory = createMemoryAdapter({ tenant })
  const onRequest = ({ url }) => (isHeld.now && url.endsWith('/credits') ? new Promise((resolve) => held.push(resolve)) : undefined)
  const backend = await serve(memory, { onRequest })
  t.after(() => backend.stop())
  const context = await newContext(t, browser, { viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(backend.url)
  const some = due.slice(0, 4)
  await drop(page, some)
  await addFile(page, 4)
  await shows(page, 'Checking your licenses')
  const button = startOf(page, 4)
  assert.equal(await button.getAttribute('aria-disabled'), 'true')
  const why = page.locator('selection-box').getByText('Checking your licenses…')
  await until(async () => (await why.count()) >= 1, 'the reason')
  for (let times = 0; times < 3; times += 1) await button.click({ force: true })
  await page.getByRole('button', { name: 'Settings »»' }).click()
  const inStep = page.locator('backup-settings-page').getByRole('button', { name: /^Start backup/ })
  await inStep.click({ force: true })
  assert.equal(held.length > 0 && (await memory.listRuns(scope, {}, call)).items.length, 0)
  isHeld.now = false
  for (const release of held) release()
  await until(async () => (await inStep.getAttribute('aria-disabled')) !== 'true', 'the licenses')
  assert.equal((await memory.listRuns(scope, {}, call)).items.length, 0, 'a press that was refused starts nothing later')
  await inStep.click()
  await shows(page, 'You have allocated 0 out of 46 licenses')
  assert.deepEqual(
    (await memory.listRuns(scope, {}, call)).items.map(({ total }) => total),
    [4],
  )
})

test('recovers from a failure at each step from a dropped file to the start', patient, async (t) => {
  let failing = ''
  const memory = createMemoryAdapter({ tenant })
  const body = JSON.stringify({ type: 'urn:backup-start:unavailable', title: 'a failure of the test', status: 503 })
  const headers = { 'content-type': 'application/problem+json' }
  const onRequest = async ({ url }) => (failing !== '' && url.includes(failing) ? new Response(body, { status: 503, headers }) : undefined)
  const backend = await serve(memory, { onRequest })
  t.after(() => backend.stop())
  const context = await newContext(t, browser, { viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(backend.url)
  await page.getByRole('row').nth(1).waitFor()
  const again = page.getByRole('button', { name: 'Try again', exact: true }).filter({ visible: true })
  const recover = async (what) => {
    await page.getByText(what).filter({ visible: true }).first().waitFor()
    failing = ''
    await again.first().click()
  }
  const some = due.slice(0, 4)
  failing = 'users:match'
  await drop(page, some)
  await recover("people.csv couldn't be used.")
  await addFile(page, 4)
  await startOf(page, 4).waitFor()
  failing = '/credits'
  await page.evaluate(() =>
    document
      .querySelector('backup-start-page')
      .session.refresh()
      .catch(() => {}),
  )
  await recover("Your licenses couldn't be loaded.")
  await until(async () => (await again.count()) === 0, 'the licenses')
  failing = '/settings'
  await page.getByRole('button', { name: 'Settings »»' }).click()
  await recover("Settings couldn't be loaded.")
  const toggle = page.getByRole('switch').first()
  await toggle.click()
  await page.getByRole('button', { name: 'Back to the selection' }).click()
  await page.getByText('Custom settings', { exact: true }).first().waitFor()
  failing = '/backups'
  await startOf(page, 4).click()
  await recover('No response from the server.')
  await shows(page, 'You have allocated 0 out of 46 licenses')
  const { items } = await memory.listRuns(scope, {}, call)
  assert.deepEqual(
    items.map(({ total }) => total),
    [4],
  )
  assert.equal(typeof items[0].settings, 'object', 'the settings of the step')
})

test('starts the people of one file once if two tabs hold it', patient, async (t) => {
  const { openPage, runs, left, errors } = await setUp(t, {})
  const pages = [await openPage(), await openPage()]
  const some = due.slice(0, 3)
  for (const page of pages) {
    await page.bringToFront()
    await drop(page, some)
    await addFile(page, 3)
    await startOf(page, 3).waitFor()
  }
  const [first, second] = pages
  await second.getByRole('button', { name: 'Settings »»' }).click()
  await second.getByRole('switch').first().waitFor()
  await first.bringToFront()
  await startOf(first, 3).click()
  await shows(first, 'You have allocated 0 out of 47 licenses')
  await second.bringToFront()
  const button = second.locator('backup-settings-page').getByRole('button', { name: /^Start backup/ })
  await until(async () => (await button.getAttribute('aria-disabled')) === 'true', 'the second tab to know of the start')
  await second.goBack()
  await shows(second, 'You have allocated 0 out of 47 licenses')
  await until(async () => (await second.getByText('Already protected').count()) >= 3, 'the verdicts of the file')
  assert.deepEqual([(await runs()).map(({ total }) => total), await left()], [[3], 47])
  assert.deepEqual(errors, [])
})

test('starts a pasted list with changed settings by keyboard alone', patient, async (t) => {
  const { openPage, runs, errors } = await setUp(t, {})
  const page = await openPage()
  const some = due.slice(0, 3)
  await page.getByRole('row').nth(1).waitFor()
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return `${element?.getAttribute('role') ?? element?.localName} ${element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''}`
    })
  const tabTo = async (wanted, key = 'Tab') => {
    const seen = []
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key)
      const now = await focused()
      if (wanted.test(now)) return
      seen.push(now)
    }
    assert.fail(`Tab reaches no ${wanted}: ${seen.join(' | ')}`)
  }
  await tabTo(/^tab /)
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowRight')
  await tabTo(/^textarea/)
  await page.keyboard.insertText(some.map(({ email }) => email).join('\n'))
  await tabTo(/Find people/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Select all 3 ready' }).waitFor()
  await tabTo(/Select all 3 ready/)
  await page.keyboard.press('Enter')
  await tabTo(/^button Add(?! all)/)
  await page.keyboard.press('Enter')
  await startOf(page, 3).waitFor()
  await tabTo(/Settings »»/)
  await page.keyboard.press('Enter')
  await page.getByRole('switch').first().waitFor()
  await tabTo(/^switch/)
  await page.keyboard.press('Space')
  await tabTo(/Start backup of 3/)
  await page.keyboard.press('Enter')
  await shows(page, 'You have allocated 0 out of 47 licenses')
  await until(async () => !/^body/.test(await focused()), 'the focus on the started backup')
  const [run] = await runs()
  assert.deepEqual([run.total, typeof run.settings], [3, 'object'])
  assert.deepEqual(errors, [])
})

test('shows hostile names as text in two tabs, and adds them in both', patient, async (t) => {
  const LONG = 'Maximiliane '.repeat(84).trim()
  const names = ['<img src=x onerror="document.title=1">Bold', 'Anna \u202egpj.exe', 'ليلى الخطيب', LONG]
  const hostile = {
    clouds: [
      {
        ...tenant.clouds[0],
        domains: [
          {
            ...domain,
            users: names.map((name, at) => ({ ...due[at], id: `h${at}`, email: `h${at}@example.com`, name })),
            groups: [],
            orgUnits: domain.orgUnits.slice(0, 1).map((unit) => ({ ...unit, users: [] })),
          },
        ],
      },
    ],
  }
  const { openPage, runs, errors } = await setUp(t, { delaysMs: [0, 50] }, hostile)
  const pages = [await openPage(), await openPage()]
  for (const page of pages) {
    await page.bringToFront()
    await page.getByText('h3@example.com').waitFor()
    const boxes = page.getByRole('grid').getByRole('checkbox')
    assert.equal(await boxes.count(), names.length)
    for (const box of await boxes.all()) await box.check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await startOf(page, names.length).waitFor()
    assert.equal(await page.locator('backup-start-page img').count(), 0, 'names are no markup')
    assert.notEqual(await page.title(), '1')
    const { scrollWidth, innerWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, innerWidth }))
    assert.ok(scrollWidth <= innerWidth, 'a name of 1,000 characters widens the page')
  }
  await startOf(pages[1], names.length).click()
  for (const page of pages) await shows(page, `You have allocated 0 out of ${50 - names.length} licenses`)
  assert.equal((await runs()).length, 1)
  assert.deepEqual(errors, [])
})
