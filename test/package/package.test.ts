// The packed package: its files, licenses and sizes, and that every entry loads in Node. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, it } from 'node:test'
import { BUDGETS, measure } from '../tools/sizes.mjs'
import { readJson, readPackage, readText, root } from './package-files.js'

const pkg = readPackage()
const node = (source: string) =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: root, encoding: 'utf8', timeout: 20_000 })

const pack = (): { files: { path: string }[]; unpackedSize: number } => {
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  const [packed] = JSON.parse(stdout) as { files: { path: string }[]; unpackedSize: number }[]
  assert.ok(packed)
  return packed
}
const packedFiles = (): string[] => pack().files.map(({ path }) => path)

/** Returns the built files that a file imports, itself included, except on demand. */
const loadedBy = (path: string, loaded = new Set<string>()): Set<string> => {
  const file = normalize(path)
  if (loaded.has(file)) return loaded
  loaded.add(file)
  for (const [, from, bare] of readText(file).matchAll(/from ?["'](\.[^"']+)["']|import ?["'](\.[^"']+)["']/g))
    loadedBy(join(dirname(file), from ?? bare ?? ''), loaded)
  return loaded
}

describe('the package', () => {
  it('contains only the build and the documents', () => {
    const files = packedFiles()
    const outsideDist = files.filter((path) => !path.startsWith('dist/'))
    const allowed = /^(package\.json|LICENSE|[A-Z]+\.md|custom-elements\.json|docs\/[\w/-]+\.(md|txt)|src\/themes\/[\w-]+\.css)$/
    assert.deepEqual(
      outsideDist.filter((path) => !allowed.test(path)),
      [],
    )
    assert.ok(outsideDist.includes('docs/llms.txt') && outsideDist.includes('docs/reference/adapter-port.md'))
    const kinds = /\.(js|d\.ts|json)$|^dist\/messages-template\.ts$|^dist\/(core\/csv\/)?THIRD-PARTY-LICENSES\.md$/
    assert.deepEqual(
      files.filter((path) => path.startsWith('dist/') && !kinds.test(path)),
      [],
    )
    assert.deepEqual(
      files.filter((path) => /(^|\/)(test|stories|demo|fixtures)\//.test(path)),
      [],
    )
    for (const target of Object.values(pkg.exports).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))) {
      const [prefix = '', suffix = ''] = target.slice(2).split('*')
      assert.ok(
        files.some((path) => path.startsWith(prefix) && path.endsWith(suffix)),
        target,
      )
    }
  })

  it('keeps the warnings of the development build out of the production entries', async () => {
    const isDevelopment = (text: string): boolean => text.includes('does not exist. Did you mean')
    assert.ok(!isDevelopment(readText('dist/auto.min.js')))
    const { chunks } = await measure({ source: "import 'dist/define.js'; export { createBackupSession } from 'dist/core/index.js'" })
    assert.ok(chunks.length > 1)
    assert.ok(!chunks.some(isDevelopment))
    const development = await measure({ source: "import 'dist/define-development.js'" })
    assert.ok(development.chunks.some(isDevelopment))
    assert.equal((pkg.exports['./define'] as Record<string, string>).development, './dist/define-development.js')
    assert.equal((pkg.exports['.'] as Record<string, string>).development, './dist/development.js')
  })

  it('contains the license text of every bundled library', () => {
    const bundles = [
      { map: 'dist/auto.min.js.map', text: 'dist/THIRD-PARTY-LICENSES.md' },
      { map: 'dist/core/csv/encoding-detector.js.map', text: 'dist/core/csv/THIRD-PARTY-LICENSES.md' },
    ]
    const licenses = bundles.map(({ text }) => readText(text)).join('\n')
    const sources = bundles.flatMap(({ map }) => readJson<{ sources: string[] }>(map).sources)
    const libraries = new Set(sources.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
    assert.ok(libraries.size >= 8)
    assert.ok(libraries.has('chardet'))
    for (const library of libraries) {
      const [, text] = licenses.match(new RegExp(`^## ${library} - [\\d.]+ \\([\\w-]+\\)\\n(.*?)(?=^## |$(?![^]))`, 'ms')) ?? []
      assert.match(text ?? '', /copyright/i, library)
    }
    // The worker bundles one of these libraries.
    for (const file of ['auto.min.js', 'core/csv/csv-worker.js', 'core/csv/encoding-detector.js']) {
      assert.match(readText(`dist/${file}`), /^\/\*! backup-start [\d.]+ \(MIT\).*THIRD-PARTY-LICENSES\.md/, file)
    }
  })

  it('contains the encoding detection as a separate file, which the one script imports on demand', async () => {
    assert.ok(readText('dist/auto.min.js').includes('import(`./core/csv/encoding-detector.js`)'))
    const { rareFiles } = (await import(`${root}dist/core/csv/encoding-detector.js`)) as {
      rareFiles: { detectEncoding(bytes: Uint8Array): Promise<string> }
    }
    // "Name, mail address" and a name in Shift_JIS
    const header = [0x96, 0xbc, 0x91, 0x4f, 0x2c, 0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b, 0x0a]
    const row = [0x8d, 0xb2, 0x93, 0xa1, 0x2c, 0x61, 0x40, 0x62, 0x2e, 0x6a, 0x70, 0x0a]
    assert.equal(await rareFiles.detectEncoding(new Uint8Array([...header, ...row, ...row])), 'shift_jis')
  })

  it('has under 250 files and 3.38 MB', () => {
    const { files, unpackedSize } = pack()
    assert.ok(files.length < 250, `${files.length} files`)
    assert.ok(unpackedSize < 3_380_000, `${unpackedSize} bytes`)
  })

  it('keeps the names of functions, so that stack traces can be read', () => {
    assert.ok(/\bcreateBackupSession=/.test(readText('dist/chunks/create-session.js')))
    assert.ok(/\btakeFolder=/.test(readText('dist/chunks/create-postgres-backend.js')))
  })

  it('contains a file for every entry', () => {
    for (const [entry, target] of Object.entries(pkg.exports)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        const name = entry.startsWith('./themes/') ? 'neutral' : 'en'
        assert.ok(existsSync(`${root}${path.replace('*', name)}`), `${entry}: ${path}`)
      }
    }
  })

  for (const [entry, target] of Object.entries(pkg.exports)) {
    const path = typeof target === 'string' ? target : target.default
    if (!path?.endsWith('.js')) continue
    const name = `backup-start${entry.slice(1).replace('*', 'en')}`
    it(`loads ${name} in Node, which has no document`, () => {
      const { status, stderr } = node(`const module = await import('${name}'); if (module === undefined) throw 1`)
      assert.equal(status, 0, stderr)
    })
  }

  it('loads Lit only with the elements', () => {
    for (const [entry, target] of Object.entries(pkg.exports)) {
      if (!/^\.($|\/(adapters|compose|directories|engines|postgres|server|testing))/.test(entry) || typeof target === 'string') continue
      const loaded = loadedBy(target.default ?? '')
      assert.deepEqual(
        [...loaded].filter((path) => /from ?["']lit\b/.test(readText(path))),
        [],
        entry,
      )
    }
  })

  it('lets a script exit after it disposes its session', () => {
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
    assert.equal(signal, null, `the script did not exit: ${stderr}`)
    assert.equal(status, 0, stderr)
    assert.equal(stdout.trim(), 'started')
  })

  it('lets a script exit without disposing its session', () => {
    const { signal, status, stderr } = node(`
      import { createBackupSession } from 'backup-start'
      import { createMemoryAdapter, generateTenant } from 'backup-start/adapters/memory'
      const session = createBackupSession({ adapter: createMemoryAdapter({ tenant: generateTenant({ seed: 1, users: 50 }) }) })
      await session.csv.load('nobody@example.com')
      await session.users.more()
    `)
    assert.equal(signal, null, `the script did not exit: ${stderr}`)
    assert.equal(status, 0, stderr)
  })

  it('registers no element when the classes are imported', () => {
    const { status, stderr } = node(`
      globalThis.customElements = { define() { throw new Error('registered') }, get() {} }
      await import('backup-start/elements')
    `)
    assert.equal(status, 0, stderr)
  })

  it('keeps the code of the clouds out of pages that do not import it', async () => {
    const pages = BUDGETS.filter(({ name }) => /^(core|whole page|one script)/.test(name))
    assert.equal(pages.length, 3)
    for (const { name, ...entry } of pages) {
      const { chunks } = await measure(entry)
      const code = [...chunks, ...(entry.file === undefined ? [] : [readText(`dist/${entry.file}`)])].join('')
      assert.ok(code.length > 10_000, name)
      assert.doesNotMatch(code, /admin\.googleapis\.com|graph\.microsoft\.com/, name)
    }
  })

  for (const entry of BUDGETS) {
    it(`keeps the size budget of ${entry.name}: ${entry.budget} kB gz`, async () => {
      const { first } = await measure(entry)
      assert.ok(first <= entry.budget, `${first.toFixed(1)} kB`)
    })
  }
})
