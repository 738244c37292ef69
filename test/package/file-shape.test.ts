// The shape of the sources: a newcomer finds a file by its name, and a file is one thing.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from './package-files.js'

const MAX_LINES = 350
/** Nine files in ten are shorter. */
const MAX_LINES_P90 = 230

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join(root, 'src', path))
  .filter((path) => statSync(path).isFile())
const lengths = files
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
  .sort((a, b) => a.lines - b.lines)

describe('source files', () => {
  it('have names that no other source file has', () => {
    const seen = new Map<string, string>()
    for (const path of files) {
      const other = seen.get(basename(path))
      assert.equal(other, undefined, `${path} and ${other} have the same name`)
      seen.set(basename(path), path)
    }
    assert.ok(seen.size > 300)
  })

  it('are short', () => {
    assert.ok((lengths.at(-1)?.lines ?? 0) <= MAX_LINES, `${lengths.at(-1)?.path} has ${lengths.at(-1)?.lines} lines`)
    assert.ok((lengths[Math.floor(lengths.length * 0.9)]?.lines ?? 0) < MAX_LINES_P90)
  })
})
