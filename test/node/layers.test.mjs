// The layer rule is a lint rule per folder (biome.json). Here it is shown to bite, so that it cannot be switched off unnoticed.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'

const lint = (path, source) => {
  writeFileSync(path, source)
  try {
    return spawnSync('npx', ['--no-install', 'biome', 'lint', path], { encoding: 'utf8' })
  } finally {
    rmSync(path)
  }
}

const FORBIDDEN = [
  ['src/core/layer-probe.ts', "import { html } from 'lit'\nexport const probe = html\n"],
  ['src/core/layer-probe.ts', "import type { Words } from '../components/words.js'\nexport type Probe = Words\n"],
  [
    'src/core/layer-probe.ts',
    "import { createMemoryAdapter } from '../adapters/memory/index.js'\nexport const probe = createMemoryAdapter\n",
  ],
  ['src/adapters/layer-probe.ts', "import { createDoor } from '../core/door.js'\nexport const probe = createDoor\n"],
  ['src/adapters/layer-probe.ts', "import { LitElement } from 'lit'\nexport const probe = LitElement\n"],
  ['src/components/layer-probe.ts', "import type { Scopes } from '../core/scopes.js'\nexport type Probe = Scopes\n"],
  ['src/components/layer-probe.ts', "import ky from 'ky'\nexport const probe = ky\n"],
  ['src/components/page/layer-probe.ts', "import { createDoor } from '../../core/door.js'\nexport const probe = createDoor\n"],
  [
    'src/components/layer-probe.ts',
    "import { createMemoryAdapter } from '../adapters/memory/index.js'\nexport const probe = createMemoryAdapter\n",
  ],
  // what a database or Node brings stays where a server is
  ...['src/core', 'src/adapters', 'src/components', 'src/testing', 'src/demo', 'src/server', 'src'].flatMap((folder) => [
    [`${folder}/layer-probe.ts`, "import { sql } from 'kysely'\nexport const probe = sql\n"],
    [`${folder}/layer-probe.ts`, "import { readFileSync } from 'node:fs'\nexport const probe = readFileSync\n"],
  ]),
  ...['pg', 'pg-boss', '@electric-sql/pglite', '@hono/node-server'].map((name) => [
    'src/adapters/layer-probe.ts',
    `import library from '${name}'\nexport const probe = library\n`,
  ]),
  ['src/server/layer-probe.ts', "import { openDatabase } from './postgres/database.js'\nexport const probe = openDatabase\n"],
  ['src/adapters/layer-probe.ts', "import { createHandler } from '../server/index.js'\nexport const probe = createHandler\n"],
  ['src/server/serve/layer-probe.ts', "import { createDoor } from '../../core/door.js'\nexport const probe = createDoor\n"],
]

for (const [path, source] of FORBIDDEN) {
  test(`refuses in ${path}: ${source.split('\n')[0]}`, () => {
    const { status, stdout, stderr } = lint(path, source)
    assert.notEqual(status, 0)
    assert.match(stdout + stderr, /noRestrictedImports/)
  })
}

test('allows what the rooms may import', () => {
  const { status, stdout, stderr } = lint(
    'src/components/layer-probe.ts',
    "import type { User } from '../core/index.js'\nexport type Probe = User\n",
  )
  assert.equal(status, 0, stdout + stderr)
})

test('allows Node and a database where a server is', () => {
  const source = "import { readFileSync } from 'node:fs'\nimport { sql } from 'kysely'\nexport const probe = [sql, readFileSync]\n"
  const { status, stdout, stderr } = lint('src/server/postgres/layer-probe.ts', source)
  assert.equal(status, 0, stdout + stderr)
})
