// Shape of the source files: file names are unique, and files are short.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, it } from 'node:test'
import ts from 'typescript'
import { parseSource, readSources } from '../tools/shape.js'
import { root } from './package-files.js'

const MAX_LINES = 350
/** Maximum length of the shortest nine tenths of the files. */
const MAX_LINES_P90 = 230
/** Maximum length of a function; a longer function has two purposes. */
const MAX_FUNCTION_LINES = 125

/**
 * Files outside of `src/` itself that may only forward: the entries of core for other folders, and one chunk that loads after the check for
 * optional packages. Files directly in `src/` are the entries of package.json.
 */
const ENTRIES = ['src/core/index.ts', 'src/core/internal.ts', 'src/core/for-components.ts', 'src/cli/database-modules.ts']
const isEntry = (path: string): boolean => /^src\/[^/]+$/.test(path) || ENTRIES.includes(path)

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join(root, 'src', path))
  .filter((path) => statSync(path).isFile())
const lengths = files
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length }))
  .sort((a, b) => a.lines - b.lines)

/** Returns the functions of a file that are too long, by name or first line, with their number of lines. */
const longFunctions = (path: string, text: string): string[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) {
      const first = lineOf(node.getStart(source))
      const lines = lineOf(node.end) - first + 1
      if (lines > MAX_FUNCTION_LINES) found.push(`${path}:${first + 1} has a function of ${lines} lines`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

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

  it('have code of their own, except entries', () => {
    const forwarding = readSources(root).filter(({ isForwarding, path }) => isForwarding && !isEntry(path))
    assert.deepEqual(forwarding, [])
  })

  it('are recognized as forwarding if they only import and export', () => {
    const isForwarding = (text: string): boolean => parseSource(root, 'src/core/probe.ts', text).isForwarding
    assert.ok(isForwarding("// why\nimport './a.js'\nexport * from './b.js'\nexport { c } from './c.js'\n"))
    assert.ok(isForwarding("import { a } from './a.js'\nexport { a }\n"))
    assert.ok(!isForwarding("import { a } from './a.js'\nexport const b = a()\n"))
    assert.ok(!isForwarding("export * from './b.js'\ndefineElements()\n"))
  })

  it('have no function longer than a screen or two', () => {
    const long = files.filter((path) => path.endsWith('.ts')).flatMap((path) => longFunctions(path, readFileSync(path, 'utf8')))
    assert.deepEqual(long, [])
  })

  it('are rejected for one line too many, in a function of any kind', () => {
    const body = (lines: number): string => `{\n${'  work()\n'.repeat(lines - 2)}}`
    const kinds = (lines: number): string[] => [
      `export const createProbe = () => ${body(lines)}`,
      `function probe() ${body(lines)}`,
      `class Probe { render() ${body(lines)} }`,
      `const probe = { get value() ${body(lines)} }`,
    ]
    for (const text of kinds(MAX_FUNCTION_LINES)) assert.deepEqual(longFunctions('probe.ts', text), [])
    for (const text of kinds(MAX_FUNCTION_LINES + 1)) {
      assert.deepEqual(longFunctions('probe.ts', text), [`probe.ts:1 has a function of ${MAX_FUNCTION_LINES + 1} lines`])
    }
  })
})
