// The React components with React 19: they set properties on render and on hydration, listen, and take global attributes. The portals in
// test/hosts do the same with React 18. Needs `npm run build`.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createElement, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { build } from 'vite'
import { BackupStartPage } from '../../dist/react.js'
import { createBackend, openPage } from '../hosts/check-host.mjs'
import { tenant } from '../hosts/world.mjs'
import { launch, patient, until } from './patience.mjs'

const site = mkdtempSync(join(tmpdir(), 'backup-start-react-'))
const html = (content) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Portal</title><script type="module" src="/portal/portal.js"></script></head><body><div id="root">${content}</div></body></html>`
/** HTML that a server renders for the portal. */
const rendered = renderToString(
  createElement(StrictMode, null, createElement(BackupStartPage, { adapter: {}, className: 'tall', onBackupScopeChange() {} })),
)

let browser
before(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    // React's development build, because only there does StrictMode mount every component twice; Lit's warns on the console
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: { conditions: ['browser', 'production'] },
    build: {
      outDir: join(site, 'portal'),
      lib: { entry: fileURLToPath(new URL('react-portal.js', import.meta.url)), formats: ['es'], fileName: () => 'portal.js' },
    },
  })
  writeFileSync(join(site, 'fresh.html'), html(''))
  writeFileSync(join(site, 'rendered.html'), html(rendered))
  browser = await launch()
})
after(async () => {
  await browser?.close()
  rmSync(site, { recursive: true, force: true })
})

const open = async (t, name) => {
  const backend = await createBackend({ site })
  t.after(() => backend.stop())
  const opened = await openPage(browser, `${backend.url}${name}`)
  t.after(() => opened.context.close())
  await opened.page.getByRole('row').nth(3).waitFor()
  return opened
}
const readProperty = (page, name) => page.locator('backup-start-page').evaluate((element, key) => element[key], name)

test('renders an empty tag with its attributes on a server', () => {
  assert.equal(rendered, '<backup-start-page class="tall"></backup-start-page>')
})

for (const [name, how] of [
  ['fresh.html', 'a fresh page'],
  ['rendered.html', 'a page that a server rendered'],
]) {
  test(`sets properties, receives events and gives a ref on ${how}`, patient, async (t) => {
    const { page, complaints } = await open(t, name)
    assert.equal(await page.evaluate(() => window.told.ref), 'backup-start-page')
    assert.equal(await page.locator('backup-start-page').getAttribute('class'), 'tall')

    await page.getByRole('combobox', { name: 'Domain' }).selectOption(tenant.clouds[0].domains[1].id)
    await until(
      async () => (await page.evaluate(() => window.told.domains)).length > 0,
      () => 'the component hears the event',
    )
    assert.deepEqual(await page.evaluate(() => window.told.domains), [tenant.clouds[0].domains[1].id], 'once, in StrictMode too')

    assert.equal(await readProperty(page, 'confirmAbove'), 7)
    assert.equal(await page.locator('backup-start-page').isVisible(), true, 'hidden={false} hides nothing')
    await page.evaluate(() => window.setProps({ hidden: true, locale: 'de' }))
    await until(
      async () => !(await page.locator('backup-start-page').isVisible()),
      () => 'hidden={true} hides the page',
    )
    assert.equal(await readProperty(page, 'locale'), 'de')
    assert.equal(await readProperty(page, 'confirmAbove'), 500, 'a removed prop gives the default back')
    assert.deepEqual(complaints(), [])
  })
}
