// biome.json contains one layer rule per folder and the rule against import cycles. These tests check that each rule reports violations.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from './package-files.js'

interface Report {
  diagnostics: { category: string; location: { path: string | { file: string } } }[]
}

/** Writes files, lints them in one run, and removes them. Returns the rules violated by each file. */
const lint = (files: Readonly<Record<string, string>>): Record<string, string[]> => {
  const paths = Object.keys(files)
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text)
  try {
    const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...paths]
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/biome'), args, { cwd: root, encoding: 'utf8' })
    const broken: Record<string, string[]> = Object.fromEntries(paths.map((path) => [path, []]))
    for (const { category, location } of (JSON.parse(stdout) as Report).diagnostics) {
      broken[typeof location.path === 'string' ? location.path : location.path.file]?.push(category)
    }
    return broken
  } finally {
    for (const path of paths) rmSync(join(root, path))
  }
}
const importOf = (specifier: string): string => `import { probe as other } from '${specifier}'\nexport const probe = other\n`

const ROOMS_WITHOUT_NODE = [
  'core',
  'cloud-calls',
  'http',
  'directories',
  'engines',
  'compose',
  'backends/memory',
  'components',
  'testing',
  'demo',
]
const SERVER_PACKAGES = ['node:fs', 'kysely', 'pg', 'pg-boss', '@electric-sql/pglite', '@hono/node-server']

/** A folder, and a specifier imported by a file in it. */
type Import = readonly [folder: string, specifier: string]

const FORBIDDEN: readonly Import[] = [
  ...ROOMS_WITHOUT_NODE.flatMap((room) => SERVER_PACKAGES.map((name): Import => [`src/${room}`, name])),
  ...SERVER_PACKAGES.map((name): Import => ['src', name]),
  ['src/core', 'lit'],
  ['src/core', 'hono'],
  ['src/components', 'hono/tiny'],
  ['src/core', '../components/base/words.js'],
  ['src/core', '../backends/memory/memory-adapter.js'],
  ['src/core', '../compose/tenant.js'],
  ['src/core', '../http/contract/paths.js'],
  ...['core', 'http', 'compose', 'testing', 'components'].map((room): Import => [`src/${room}`, '../cloud-calls/cloud-calls.js']),
  ...['memory', 'postgres'].map((room): Import => [`src/backends/${room}`, '../../cloud-calls/cloud-calls.js']),
  ['src/cloud-calls', '../compose/tenant.js'],
  ['src/cloud-calls', '../http/client/http-client.js'],
  ...['cloud-calls', 'http', 'compose', 'directories', 'engines', 'testing', 'cli'].map(
    (room): Import => [`src/${room}`, '../core/model/validating-adapter.js'],
  ),
  ['src/backends/memory', '../../core/model/validating-adapter.js'],
  ['src/backends/postgres', '../../core/model/validating-adapter.js'],
  ['src/backends/postgres', '../../memory.js'],
  ['src/backends/postgres', '../memory/memory-adapter.js'],
  ['src/backends/postgres', '../../engines/simulated/simulated-engine.js'],
  ['src/backends/postgres', '../../directories/sample/generate-tenant.js'],
  ['src/http', '../backends/memory/memory-adapter.js'],
  ['src/compose', '../backends/memory/memory-adapter.js'],
  ['src/directories', '../engines/simulated/simulated-engine.js'],
  ['src/engines', '../backends/memory/memory-adapter.js'],
  ['src/engines/command', 'pg'],
  ['src/http', 'lit'],
  ['src/components', '../core/internal.js'],
  ['src/components', '../core/session/scopes.js'],
  ['src/components/page', '../../core/model/validating-adapter.js'],
  ['src/components', '../backends/memory/memory-adapter.js'],
  ['src/components', '../elements.js'],
  ['src/components', 'ky'],
  ['src/cli', '../elements.js'],
]

const ALLOWED: readonly Import[] = [
  ['src/components', '../core/index.js'],
  ['src/http', '../core/internal.js'],
  ['src/cloud-calls', '../core/internal.js'],
  ['src/directories', '../cloud-calls/cloud-calls.js'],
  ['src/engines', '../cloud-calls/cloud-calls.js'],
  ['src/http', 'hono/tiny'],
  ['src/backends/memory', '../../compose/tenant.js'],
  ['src/backends/postgres', 'node:fs'],
  ['src/engines/command', 'node:child_process'],
  ['src/backends/postgres', 'kysely'],
]

const probeAt = (index: number, folder: string): string => `${folder}/layer-probe-${index}.ts`
const probes = Object.fromEntries(
  [...FORBIDDEN, ...ALLOWED].map(([folder, specifier], index) => [probeAt(index, folder), importOf(specifier)]),
)
const broken = lint({
  ...probes,
  'src/core/circle-one.ts': "import type { Two } from './circle-two.js'\nexport type One = Two\n",
  'src/core/circle-two.ts': "import type { One } from './circle-one.js'\nexport type Two = One\n",
})

describe('layer rules', () => {
  for (const [index, [folder, specifier]] of FORBIDDEN.entries()) {
    it(`forbid ${folder} to import ${specifier}`, () => {
      assert.ok(broken[probeAt(index, folder)]?.includes('lint/style/noRestrictedImports'))
    })
  }

  for (const [index, [folder, specifier]] of ALLOWED.entries()) {
    it(`allow ${folder} to import ${specifier}`, () => {
      assert.deepEqual(broken[probeAt(FORBIDDEN.length + index, folder)], [])
    })
  }

  it('reject import cycles, including type-only imports', () => {
    assert.ok(broken['src/core/circle-one.ts']?.includes('lint/suspicious/noImportCycles'))
  })
})
