// One intent, one start, counted at the adapter of a real server, over reloads and duplicated tabs, on the script for pages
// without a bundler and under a strict policy. Needs `npm run build` before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createMemoryAdapter, generateTenant } from '../../dist/memory.js'
import { serve } from '../tools/backend.mjs'
import { launch, newContext, patient, until } from './patience.mjs'

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const tenant = generateTenant({ seed: 5, users: 60, cloud: 'google-workspace' })
const scope = { cloudId: tenant.clouds[0].id, domainId: tenant.clouds[0].domains[0].id }
const due = tenant.clouds[0].domains[0].users.filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none' && user.name)

/** A backend that starts at once but tells about it late: what lists say stays as it was. */
const slowToTell = (memory) => {
  const known = new Map(tenant.clouds[0].domains[0].users.map((user) => [user.id, user]))
  const then = (user) => user && known.get(user.id)
  return Object.assign(Object.create(memory), {
    listUsers: async (query, call) => {
      const page = await memory.listUsers(query, call)
      return { ...page, items: page.items.map(then) }
    },
    matchUsers: async (...args) => (await memory.matchUsers(...args)).map(then),
  })
}

/** A backend that starts nothing before it is let. */
const heldBy = (gate) => (memory) =>
  Object.assign(Object.create(memory), {
    startBackup: async (...args) => {
      await gate
      return memory.startBackup(...args)
    },
  })

const setUp = async (t, change = (memory) => memory) => {
  const memory = createMemoryAdapter({ tenant })
  const keys = []
  const state = { isCut: false }
  const backend = await serve(change(memory), {
    onAnswer(request) {
      if (request.method !== 'POST' || !request.url.endsWith('/backups')) return undefined
      keys.push(request.headers.get('idempotency-key'))
      return state.isCut ? 'cut' : undefined
    },
  })
  t.after(() => backend.stop())
  const context = await newContext(t, browser, { viewport: { width: 1280, height: 800 } })
  const complaints = []
  context.on('console', (message) => /Security|Trusted/.test(message.text()) && complaints.push(message.text()))
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(backend.url)
  const runs = async () => (await memory.listRuns(scope, {}, { signal: new AbortController().signal })).items
  return { keys, state, page, context, runs, complaints }
}

const choose = async (page, users) => {
  for (const user of users) await page.getByRole('checkbox', { name: `Select ${user.name}`, exact: true }).click()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: `Start backup of ${users.length} users` }).waitFor()
}
const startButton = (page) => page.getByRole('button', { name: /^Start backup/ })
const some = due.slice(0, 3)

for (const [how, press] of [
  ['a double click', (page) => startButton(page).dblclick()],
  [
    'Enter twice',
    async (page) => {
      await startButton(page).focus()
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
    },
  ],
]) {
  test(`${how} is one start`, patient, async (t) => {
    let letGo
    const gate = new Promise((resolve) => {
      letGo = resolve
    })
    const { page, keys, runs, complaints } = await setUp(t, heldBy(gate))
    await choose(page, some)
    await press(page)
    // both presses are heard by now: what they ask for is answered together
    letGo()
    await page.getByText('View run').waitFor()
    assert.equal(keys.length, 1)
    assert.deepEqual(
      (await runs()).map(({ total }) => total),
      [some.length],
    )
    assert.deepEqual(complaints, [])
  })
}

test('a lost answer, a real reload, and the same wish again is one start', patient, async (t) => {
  const { page, keys, state, runs, complaints } = await setUp(t, slowToTell)
  await choose(page, some)
  state.isCut = true
  await startButton(page).click()
  await page
    .getByText(/not known whether|may have started|could not tell|no answer/i)
    .first()
    .waitFor()
  state.isCut = false
  await page.reload()
  await choose(page, [...some].reverse())
  await startButton(page).click()
  await page.getByText('View run').waitFor()
  assert.equal(new Set(keys).size, 1, keys.join())
  assert.equal((await runs()).length, 1)
  assert.deepEqual(complaints, [])
})

test('two tabs with one unanswered wish are one start', patient, async (t) => {
  const { page, context, keys, state, runs, complaints } = await setUp(t, slowToTell)
  await choose(page, some)
  state.isCut = true
  await startButton(page).click()
  await until(() => keys.length > 0, 'the request to start')
  const [twin] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void window.open(location.href))])
  await choose(twin, some)
  state.isCut = false
  await startButton(twin).click()
  await twin.getByText('View run').waitFor()
  assert.equal(new Set(keys).size, 1, keys.join())
  assert.equal((await runs()).length, 1)
  assert.deepEqual(complaints, [])
})
