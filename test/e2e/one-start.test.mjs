// Counts starts at the adapter of a real server across reloads and tabs, with auto.min.js and a strict CSP. Needs `npm run build`.
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
/** In the order of the list, so that the first rows show them. */
const due = tenant.clouds[0].domains[0].users
  .filter((user) => user.accountStatus === 'active' && user.backupStatus === 'none' && user.name)
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** Creates a backend that starts at once, but whose lists do not show the run. */
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

/** Creates a backend that starts only after the gate opens. */
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
  test(`starts once on ${how}`, patient, async (t) => {
    let letGo
    const gate = new Promise((resolve) => {
      letGo = resolve
    })
    const { page, keys, runs, complaints } = await setUp(t, heldBy(gate))
    await choose(page, some)
    await press(page)
    // Both presses have been handled by now, so they share one answer.
    letGo()
    await page.getByText('View backup').waitFor()
    assert.equal(keys.length, 1)
    assert.deepEqual(
      (await runs()).map(({ total }) => total),
      [some.length],
    )
    assert.deepEqual(complaints, [])
  })
}

test('starts once after a lost answer, a reload and a second start', patient, async (t) => {
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
  // The draft restores the list.
  await page.getByRole('button', { name: `Start backup of ${some.length} users` }).waitFor()
  await startButton(page).click()
  await page.getByText('View backup').waitFor()
  assert.equal(new Set(keys).size, 1, keys.join())
  assert.equal((await runs()).length, 1)
  assert.deepEqual(complaints, [])
})

test('starts once from two tabs with one unanswered start', patient, async (t) => {
  const { page, context, keys, state, runs, complaints } = await setUp(t, slowToTell)
  await choose(page, some)
  state.isCut = true
  await startButton(page).click()
  await until(() => keys.length > 0, 'the request to start')
  const [twin] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void window.open(location.href))])
  // The second tab copies the session storage, and with it the draft.
  await twin.getByRole('button', { name: `Start backup of ${some.length} users` }).waitFor()
  // The connection returns after the click in the second tab. Otherwise a retry of the first tab would end the shared start before it.
  await startButton(twin).click()
  state.isCut = false
  await twin.getByText('View backup').waitFor()
  assert.equal(new Set(keys).size, 1, keys.join())
  assert.equal((await runs()).length, 1)
  assert.deepEqual(complaints, [])
})
