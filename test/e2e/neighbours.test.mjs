// Several pages in one document, in one version and in two, and pages that are attached and detached. Needs `npm run build`.
import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { messages as ar } from '../../dist/components/messages/ar.js'
import { messages as de } from '../../dist/components/messages/de.js'
import { createBackend, openPage } from '../hosts/check-host.mjs'
import { leavesNothing } from '../hosts/leaves-nothing.mjs'
import { policyWith } from '../hosts/policy.mjs'
import { people } from '../hosts/world.mjs'
import { launch, patient, until } from './patience.mjs'

/** The build is served from two folders, which the browser treats as two versions. */
const site = mkdtempSync(join(tmpdir(), 'backup-start-neighbours-'))
const html = (head, body) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title>${head}</head><body>${body}</body></html>`
const script = (path) => `<script type="module" src="${path}"></script>`
const PAGES = {
  'one.html': html(script('/portal/portal.js'), '<button id="toggle">In and out</button><main data-version=""></main>'),
  'session.html': html(script('/portal/portal.js'), '<button id="toggle">In and out</button><main data-version="" data-session></main>'),
  'three.html': html(
    script('/portal/portal.js') + script('/next/portal.js'),
    '<main id="first" data-version=""></main><main id="second" data-version="" data-language="de"></main>' +
      '<main id="third" data-version="next" data-language="ar"></main>',
  ),
  'same-name.html': html(
    script('/dist/auto.min.js') + script('/next/auto.min.js'),
    '<backup-start-page api-url="/api"></backup-start-page>',
  ),
}

let browser
before(async () => {
  const entry = fileURLToPath(new URL('neighbours-portal.js', import.meta.url))
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['browser', 'production'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: join(site, 'portal'), lib: { entry, formats: ['es'], fileName: () => 'portal.js' } },
  })
  cpSync(join(site, 'portal'), join(site, 'next'), { recursive: true })
  cpSync(fileURLToPath(new URL('../../dist/auto.min.js', import.meta.url)), join(site, 'next/auto.min.js'))
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(site, name), text)
  browser = await launch()
})
after(async () => {
  await browser?.close()
  rmSync(site, { recursive: true, force: true })
})

const open = async (t, name, names = ["'allow-duplicates'"]) => {
  const backend = await createBackend({ site, policy: policyWith(names) })
  t.after(() => backend.stop())
  const opened = await openPage(browser, `${backend.url}${name}`)
  t.after(() => opened.context.close())
  return opened
}
const [one, other] = people
const tickAndAdd = async (place, user, words = { selectRow: `Select ${user.name}`, add: 'Add' }) => {
  await place.getByRole('checkbox', { name: words.selectRow, exact: true }).click()
  await place.getByRole('button', { name: words.add, exact: true }).click()
}

/** Items in the box of a page. */
const itemsOf = (place) => place.locator('selection-box, selection-box-next').getByRole('option')

test('keeps the first version registered under a tag name and warns once about the second', patient, async (t) => {
  const { page, complaints } = await open(t, 'same-name.html')
  await tickAndAdd(page, one)
  await page.getByRole('button', { name: 'Start backup of 1 user' }).waitFor()
  assert.equal(complaints().length, 1, complaints().join('\n'))
  assert.match(
    complaints()[0],
    /^\[backup-start\] defineElements: already registered by others, left as they are: backup-start-page, selection-box,/,
  )
})

test('keeps state, language and elements of three pages in two versions apart', patient, async (t) => {
  const { page, close } = await open(t, 'three.html')
  await page.setViewportSize({ width: 1400, height: 900 })
  const [first, second, third] = ['#first', '#second', '#third'].map((id) => page.locator(id))
  const inGerman = { selectRow: `${one.name} auswählen`, add: de.add }
  await tickAndAdd(second, one, inGerman)
  await itemsOf(second).first().waitFor()
  for (const user of [one, other]) await tickAndAdd(first, user)
  await until(async () => (await itemsOf(first).count()) === 2, 'two items in the first')
  assert.equal(await itemsOf(second).count(), 1)
  assert.equal(await itemsOf(third).count(), 0)

  await third.getByRole('button', { name: ar.add, exact: true }).waitFor()
  for (const [index, add] of ['Add', de.add, ar.add].entries()) {
    const found = await Promise.all([first, second, third].map((place) => place.getByRole('button', { name: add, exact: true }).count()))
    assert.deepEqual(
      found,
      [0, 1, 2].map((place) => Number(place === index)),
      add,
    )
  }
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('main > *')].map(({ dir }) => dir)), ['', '', 'rtl'])
  const tags = await third.evaluate((place) => {
    const found = new Set()
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName.includes('-')) found.add(element.localName)
        if (element.shadowRoot) walk(element.shadowRoot)
      }
    }
    walk(place)
    return [...found]
  })
  assert.ok(tags.length >= 4)
  assert.deepEqual(
    tags.filter((tag) => !tag.endsWith('-next')),
    [],
  )

  // The other pages are notified of the start, but keep their boxes.
  await first.getByRole('button', { name: 'Start backup of 2 users' }).click()
  await first.getByText('View backup').waitFor()
  assert.equal(await itemsOf(second).count(), 1)
  await close()
})

test('leaks nothing when a page is attached and detached fifty times', patient, async (t) => {
  const opened = await open(t, 'one.html', [])
  await opened.page.getByRole('row').nth(3).waitFor()
  await leavesNothing({ ...opened, say: (figures) => t.diagnostic(figures) })
  await opened.close()
})

test('keeps the session of the portal when a page is attached and detached fifty times', patient, async (t) => {
  const opened = await open(t, 'session.html', [])
  const start = opened.page.getByRole('button', { name: 'Start backup of 1 user' })
  await tickAndAdd(opened.page, one)
  await start.waitFor()
  await leavesNothing({ ...opened, say: (figures) => t.diagnostic(figures) })
  await opened.page.locator('#toggle').click()
  await start.waitFor()
  await opened.close()
})
