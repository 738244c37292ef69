// Angular templates cannot mark an expected error, so the invalid ones are in a file that must fail to compile.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

const { stdout, stderr, status } = spawnSync('ngc', ['-p', 'tsconfig.refused.json', '--noEmit'], { encoding: 'utf8' })
const output = stripVTControlCharacters(stdout + stderr)
const found = [...output.matchAll(/ error TS(\d+: .*)/g)].map(([, text]) => text)
assert.notEqual(status, 0)
assert.deepEqual(
  found,
  [
    "2322: Type 'string' is not assignable to type 'BackupAdapter'.",
    "2339: Property 'ended' does not exist on type 'BackupRun'.",
    "2339: Property 'backend' does not exist on type 'BackupSettingsPage'.",
  ],
  output,
)
