// What is published: every entry loads in Node, a script ends by itself, and the sizes are what they should be.
// Needs `npm run build` before.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { BUDGETS, measure } from '../tools/sizes.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pkg = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const node = (source, timeout = 20_000) =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: root, encoding: 'utf8', timeout })

const packed = () => {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return JSON.parse(stdout)[0].files.map(({ path }) => path)
}

test('what is packed is what is built, its documents, and nothing else', () => {
  const files = packed()
  const beside = files.filter((path) => !path.startsWith('dist/'))
  const allowed = /^(package\.json|LICENSE|[A-Z]+\.md|custom-elements\.json|docs\/[\w-]+\.(md|txt)|src\/themes\/[\w-]+\.css)$/
  assert.deepEqual(
    beside.filter((path) => !allowed.test(path)),
    [],
  )
  assert.ok(beside.includes('docs/llms.txt') && beside.includes('docs/reference/adapter-port.md'))
  const kinds = /\.(js|js\.map|d\.ts|json)$|^dist\/THIRD-PARTY-LICENSES\.md$/
  assert.deepEqual(
    files.filter((path) => path.startsWith('dist/') && !kinds.test(path)),
    [],
  )
  assert.deepEqual(
    files.filter((path) => /\b(test|stories|demo|fixtures)\b/.test(path)),
    [],
  )
  for (const target of Object.values(pkg.exports).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))) {
    const [before, after] = target.slice(2).split('*')
    assert.ok(
      files.some((path) => path.startsWith(before) && path.endsWith(after ?? '')),
      target,
    )
  }
})

test('what is in the one script is licensed beside it, each library with its text', () => {
  const licences = readFileSync(`${root}dist/THIRD-PARTY-LICENSES.md`, 'utf8')
  const { sources } = JSON.parse(readFileSync(`${root}dist/auto.min.js.map`, 'utf8'))
  const libraries = new Set(sources.map((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]).filter(Boolean))
  assert.ok(libraries.size >= 8)
  for (const library of libraries) {
    const [, text] = licences.match(new RegExp(`^## ${library} - [\\d.]+ \\([\\w-]+\\)\\n(.*?)(?=^## |$(?![^]))`, 'ms')) ?? []
    assert.match(text ?? '', /copyright/i, library)
  }
  // the worker has one of them
  for (const file of ['auto.min.js', 'core/csv/csv-worker.js']) {
    assert.match(readFileSync(`${root}dist/${file}`, 'utf8'), /^\/\*! backup-start [\d.]+ \(MIT\).*THIRD-PARTY-LICENSES\.md/, file)
  }
})

test('every entry that is named is there', () => {
  for (const [entry, target] of Object.entries(pkg.exports)) {
    for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
      const one = entry.startsWith('./themes/') ? 'neutral' : 'en'
      assert.ok(existsSync(`${root}${path.replace('*', one)}`), `${entry}: ${path}`)
    }
  }
})

for (const [entry, target] of Object.entries(pkg.exports)) {
  const path = typeof target === 'string' ? target : target.default
  if (!path?.endsWith('.js')) continue
  const name = `backup-start${entry.slice(1).replace('*', 'en')}`
  test(`${name} loads in Node, where there is no document`, () => {
    const { status, stderr } = node(`const module = await import('${name}'); if (module === undefined) throw 1`)
    assert.equal(status, 0, stderr)
  })
}

test('a script that uses the core ends by itself', () => {
  const { status, stdout, stderr, signal } = node(`
    import { createBackupSession } from 'backup-start'
    import { createMemoryAdapter, generateTenant } from 'backup-start/adapters/memory'
    const session = createBackupSession({ adapter: createMemoryAdapter({ tenant: generateTenant({ seed: 1, users: 50 }) }) })
    await session.users.more()
    await session.selection.tickAll('users', 'matching')
    session.selection.add()
    const run = await session.start()
    console.log(run.total > 0 ? 'started' : 'nothing')
    session.dispose()
  `)
  assert.equal(signal, null, `it was still running: ${stderr}`)
  assert.equal(status, 0, stderr)
  assert.equal(stdout.trim(), 'started')
})

test('a script that forgets to dispose ends by itself too', () => {
  const { signal, status, stderr } = node(`
    import { createBackupSession } from 'backup-start'
    import { createMemoryAdapter, generateTenant } from 'backup-start/adapters/memory'
    const session = createBackupSession({ adapter: createMemoryAdapter({ tenant: generateTenant({ seed: 1, users: 50 }) }) })
    await session.csv.load('nobody@example.com')
    await session.users.more()
  `)
  assert.equal(signal, null, `it was still running: ${stderr}`)
  assert.equal(status, 0, stderr)
})

test('importing the elements registers none of them', () => {
  const { status, stderr } = node(`
    globalThis.customElements = { define() { throw new Error('registered') }, get() {} }
    await import('backup-start/elements')
  `)
  assert.equal(status, 0, stderr)
})

for (const entry of BUDGETS) {
  test(`${entry.name}: at most ${entry.budget} kB gz`, async () => {
    const { first } = await measure(entry)
    assert.ok(first <= entry.budget, `${first.toFixed(1)} kB`)
  })
}
