import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Converts a glob with `**`, `*`, `[!x]` and `{a,b}` to an expression for a whole path. */
const toExpression = (glob: string): RegExp => {
  const source = glob
    .replaceAll('.', '\\.')
    .replaceAll('[!', '[^')
    .replaceAll(/\{([^}]*)\}/g, (_, words: string) => `(?:${words.replaceAll(',', '|')})`)
    .replaceAll('**/', '§')
    .replaceAll('*', '[^/]*')
    .replaceAll('§', '(?:.*/)?')
  return new RegExp(`^${source}$`)
}

/** Globs of test files in the scripts of package.json and in the configurations of the test runners. */
const stageGlobs = (): string[] => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const mocha = ['mocharc.json', 'mocharc-adapters.json', 'mocharc-slow.json', 'mocharc-engines.json'].flatMap(
    (name) => (JSON.parse(read(`test/tools/${name}`)) as { spec: string[] }).spec,
  )
  const browser = [...read('test/tools/wtr.config.mjs').matchAll(/^ {4}'(test\/[^']+)',$/gm)].map(([, glob]) => glob as string)
  const inScripts = Object.values(scripts).flatMap((script) => script.split(' ').filter((word) => word.startsWith('test/')))
  return [...mocha, ...browser, ...inScripts]
}

const testFiles = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((path) => `test/${path}`)
  .filter((path) => /\.test\.(?:ts|mjs)$/.test(path) && !path.includes('/node_modules/'))

/** Returns the test files that no glob matches. */
const unmatched = (files: readonly string[], globs: readonly string[]): string[] => {
  const expressions = globs.map(toExpression)
  return files.filter((file) => !expressions.some((expression) => expression.test(file)))
}

describe('stages of npm test', () => {
  it('run every test file', () => {
    assert.ok(testFiles.length > 100)
    assert.deepEqual(unmatched(testFiles, stageGlobs()), [])
  })

  it('find a file that no stage runs', () => {
    const globs = ['test/{core,http}/**/*.test.ts', 'test/cli/[!r]*.test.ts']
    const files = ['test/core/a.test.ts', 'test/http/b/c.test.ts', 'test/cli/doctor.test.ts', 'test/cli/run.test.ts', 'test/fit.test.ts']
    assert.deepEqual(unmatched(files, globs), ['test/cli/run.test.ts', 'test/fit.test.ts'])
  })
})
