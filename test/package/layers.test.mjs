// biome.json holds one layer rule per room and the import-circle rule. These tests show that each rule bites.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Writes the files, lints them in one go, removes them; returns the rules that each file broke. */
const lint = (files) => {
  const paths = Object.keys(files)
  for (const path of paths) writeFileSync(join(root, path), files[path])
  try {
    const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...paths]
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/biome'), args, { cwd: root, encoding: 'utf8' })
    const broken = Object.fromEntries(paths.map((path) => [path, []]))
    for (const { category, location } of JSON.parse(stdout).diagnostics) broken[location.path.file ?? location.path]?.push(category)
    return broken
  } finally {
    for (const path of paths) rmSync(join(root, path))
  }
}
const importOf = (specifier) => `import { probe as other } from '${specifier}'\nexport const probe = other\n`

const ROOMS_WITHOUT_NODE = ['core', 'http', 'directories', 'engines', 'compose', 'backends/memory', 'components', 'testing', 'demo']
const SERVER_PACKAGES = ['node:fs', 'kysely', 'pg', 'pg-boss', '@electric-sql/pglite', '@hono/node-server']

const FORBIDDEN = [
  ...ROOMS_WITHOUT_NODE.flatMap((room) => SERVER_PACKAGES.map((name) => [`src/${room}`, name])),
  ...SERVER_PACKAGES.map((name) => ['src', name]),
  ['src/core', 'lit'],
  ['src/core', 'hono'],
  ['src/components', 'hono/tiny'],
  ['src/core', '../components/base/words.js'],
  ['src/core', '../backends/memory/memory-adapter.js'],
  ['src/core', '../compose/tenant.js'],
  ['src/core', '../http/contract/paths.js'],
  ...['http', 'compose', 'directories', 'engines', 'testing', 'cli'].map((room) => [`src/${room}`, '../core/model/door.js']),
  ['src/backends/memory', '../../core/model/door.js'],
  ['src/backends/postgres', '../../core/model/door.js'],
  ['src/backends/postgres', '../../memory.js'],
  ['src/backends/postgres', '../memory/memory-adapter.js'],
  ['src/backends/postgres', '../../engines/simulated/simulated-protector.js'],
  ['src/backends/postgres', '../../directories/sample/generate-tenant.js'],
  ['src/http', '../backends/memory/memory-adapter.js'],
  ['src/compose', '../backends/memory/memory-adapter.js'],
  ['src/directories', '../engines/simulated/simulated-protector.js'],
  ['src/engines', '../backends/memory/memory-adapter.js'],
  ['src/http', 'lit'],
  ['src/components', '../core/internal.js'],
  ['src/components', '../core/session/scopes.js'],
  ['src/components/page', '../../core/model/door.js'],
  ['src/components', '../backends/memory/memory-adapter.js'],
  ['src/components', '../elements.js'],
  ['src/components', 'ky'],
  ['src/cli', '../elements.js'],
]

const ALLOWED = [
  ['src/components', '../core/index.js'],
  ['src/http', '../core/internal.js'],
  ['src/http', 'hono/tiny'],
  ['src/backends/memory', '../../compose/tenant.js'],
  ['src/backends/postgres', 'node:fs'],
  ['src/backends/postgres', 'kysely'],
]

const probes = [...FORBIDDEN, ...ALLOWED].map(([folder, specifier], at) => ({ path: `${folder}/layer-probe-${at}.ts`, specifier }))
const broken = lint({
  ...Object.fromEntries(probes.map(({ path, specifier }) => [path, importOf(specifier)])),
  'src/core/circle-one.ts': "import type { Two } from './circle-two.js'\nexport type One = Two\n",
  'src/core/circle-two.ts': "import type { One } from './circle-one.js'\nexport type Two = One\n",
})

for (const [at, [folder, specifier]] of FORBIDDEN.entries()) {
  test(`forbids ${folder} to import ${specifier}`, () => {
    assert.ok(broken[probes[at].path].includes('lint/style/noRestrictedImports'))
  })
}

for (const [at, [folder, specifier]] of ALLOWED.entries()) {
  test(`allows ${folder} to import ${specifier}`, () => {
    assert.deepEqual(broken[probes[FORBIDDEN.length + at].path], [])
  })
}

test('rejects a circle of imports, type-only imports included', () => {
  assert.ok(broken['src/core/circle-one.ts'].includes('lint/suspicious/noImportCycles'))
})
