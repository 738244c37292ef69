// Clicks at random places of random rows. After each click, fails if state has changed that the label under the pointer does not mention.
// CLICK_SEED repeats the clicks of a failure. Needs `npm run build`.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { createMemoryAdapter, generateTenant } from '../../dist/memory.js'
import { serve } from '../tools/backend.mjs'
import { launch, newContext, patient, until } from './patience.mjs'
import { randomOf } from './random.mjs'

const SEED = Number(process.env.CLICK_SEED ?? Math.floor(Math.random() * 2 ** 31))
const CLICKS = 40
const watch = readFileSync(new URL('click-watch.js', import.meta.url), 'utf8')

const tenant = generateTenant({ seed: 11, users: 90, cloud: 'google-workspace', credits: 40 })
const domain = tenant.clouds[0].domains[0]
const scope = { cloudId: tenant.clouds[0].id, domainId: domain.id }

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

const setUp = async (t, viewport) => {
  const backend = await serve(createMemoryAdapter({ tenant }))
  t.after(() => backend.stop())
  const context = await newContext(t, browser, { viewport })
  const page = await context.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(backend.url)
  await page.getByRole('row').nth(5).waitFor()
  await page.evaluate(watch)
  return { page, errors, context }
}

/** A random point in a random visible row of a kind. */
const pointIn = async (page, random, role) => {
  const frames = await page.evaluate((each) => window.clickWatch.rowFrames(each), role)
  const frame = frames[Math.floor(random() * frames.length)]
  const { width, height } = page.viewportSize()
  if (frame === undefined) return undefined
  const x = Math.round(frame.x + random() * frame.width)
  const y = Math.round(frame.y + random() * frame.height)
  return x >= 0 && y >= 0 && x < width && y < height ? { x, y } : undefined
}

const different = (before, after) => [...before.filter((key) => !after.includes(key)), ...after.filter((key) => !before.includes(key))]

/** Fails unless the label under the pointer announces every change, and the announced change has happened. */
const judge = ({ role, name, isOff }, before, after, where) => {
  const told = `${where}: the label is ${role} "${name}"${isOff ? ', disabled' : ''}`
  const labelOf = (key) => after.names[key] ?? before.names[key]
  const ticks = different(before.ticks, after.ticks)
  const items = different(before.items, after.items)
  const [, selected] = (!isOff && role === 'checkbox' && /^Select (.*)$/.exec(name)) || []
  const [, removed] = (!isOff && role === 'button' && /^Remove (.*)$/.exec(name)) || []
  const [, moved] = (!isOff && role === 'button' && /^Move (.*)$/.exec(name)) || []
  if (selected === undefined) assert.deepEqual(ticks, [], `${told}, but ticks changed: ${ticks.map(labelOf)}`)
  else assert.deepEqual(ticks.map(labelOf), [selected], told)
  if (moved !== undefined) {
    // the item leaves one part of the box and joins the other
    assert.ok(
      items.length === 2 && items.every((key) => moved.includes(labelOf(key))),
      `${told}, but the list changed: ${items.map(labelOf)}`,
    )
  } else if (removed === undefined) assert.deepEqual(items, [], `${told}, but the list changed: ${items.map(labelOf)}`)
  else assert.ok(items.length === 1 && removed.includes(labelOf(items[0])), `${told}, but the list lost ${items.map(labelOf)}`)
  for (const part of ['scope', 'runs', 'isStarting', 'settings']) assert.equal(after[part], before[part], `${told}, but ${part} changed`)
}

const clickAtRandom = async (page, random, { role, place }) => {
  const seen = new Set()
  for (let count = 0; count < CLICKS; count += 1) {
    const point = await pointIn(page, random, role)
    if (point === undefined) continue
    const where = `seed ${SEED}, ${place}, click ${count} at ${point.x},${point.y}`
    // Hovering may show a control, so the label is read with the pointer at rest.
    await page.mouse.move(point.x, point.y)
    const promise = await page.evaluate(({ x, y }) => window.clickWatch.promiseAt(x, y), point)
    if (promise === undefined) continue
    const before = await page.evaluate(() => window.clickWatch.stateNow())
    await page.mouse.click(point.x, point.y)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    judge(promise, before, await page.evaluate(() => window.clickWatch.stateNow()), where)
    seen.add(promise.role)
    // Closes the menu, dialog or members panel that the click has opened.
    await page.keyboard.press('Escape')
    if (random() < 0.2) await page.mouse.wheel(0, (random() - 0.3) * 600)
  }
  return seen
}

const PLACES = [
  { place: 'users', tab: 'Users to backup', role: 'row' },
  { place: 'groups', tab: 'Users by group', role: 'row' },
  { place: 'org units', tab: 'Users by org unit', role: 'treeitem' },
  { place: 'CSV rows', tab: 'CSV file upload', role: 'row' },
]

for (const [size, viewport] of [
  ['a wide page', { width: 1280, height: 800 }],
  ['a narrow page', { width: 800, height: 900 }],
]) {
  test(`a click on a row changes only what its label says, on ${size}`, patient, async (t) => {
    const random = randomOf(SEED)
    t.diagnostic(`CLICK_SEED=${SEED}`)
    const { page, errors } = await setUp(t, viewport)
    for (const { place, tab, role } of PLACES) {
      await page.getByRole('tab', { name: tab }).click()
      if (place === 'CSV rows') {
        const csv = ['Email', ...domain.users.slice(0, 30).map(({ email }) => email), 'nobody@example.com'].join('\n')
        const files = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
        await page.locator('backup-csv-tab input[type=file]').setInputFiles(files)
      }
      await until(async () => (await page.getByRole(role).filter({ visible: true }).count()) > 3, `the rows of ${place}`)
      const seen = await clickAtRandom(page, random, { role, place })
      assert.ok(seen.has(role), `seed ${SEED}: no click met a row of ${place} itself`)
    }
    // Marks the options of the list in the box, and the button of each.
    await page.evaluate(
      ([users]) => {
        const { selection } = document.querySelector('backup-start-page').session
        selection.clear()
        selection.put(users.map(({ id, name }) => ({ kind: 'user', id, label: name })))
      },
      [domain.users.slice(0, 12).map(({ id, name, email }) => ({ id, name: name || email }))],
    )
    const options = page.getByRole('option').filter({ visible: true })
    if ((await options.count()) > 0) await clickAtRandom(page, random, { role: 'option', place: 'the box' })
    assert.deepEqual(errors, [])
    assert.deepEqual(await page.evaluate(() => document.querySelector('backup-start-page').session.scope.value), scope)
  })
}
