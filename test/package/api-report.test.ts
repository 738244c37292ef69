// Pins the names that each entry of the package exports, so that a change of the public API shows in a review.
// After a wanted change, run: UPDATE_API_REPORT=1 node --import tsx --test test/package/api-report.test.ts
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { readPackage, root } from './package-files.js'

const reportFile = fileURLToPath(new URL('api-report.txt', import.meta.url))

/** Entries with declarations: the name, and the source file of the declaration file. */
const entries = Object.entries(readPackage().exports).flatMap(([entry, target]) => {
  const types = typeof target === 'string' ? undefined : target.types
  const file = types
    ?.replace('./dist/', `${root}src/`)
    .replace('*', 'en')
    .replace(/\.d\.ts$/, '.ts')
  return file === undefined ? [] : [{ entry, file }]
})

const kindOf = ({ flags }: ts.Symbol): string => {
  if (flags & ts.SymbolFlags.Class) return 'class'
  if (flags & ts.SymbolFlags.Function) return 'function'
  if (flags & ts.SymbolFlags.Value) return 'const'
  return 'type'
}

const createReport = (): string => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    { ...options, noEmit: true },
  )
  const checker = program.getTypeChecker()
  return entries
    .map(({ entry, file }) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      const names = module === undefined ? [] : checker.getExportsOfModule(module)
      const lines = names.map((symbol) => {
        const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
        return `${symbol.name} (${kindOf(target)})`
      })
      return [`backup-start${entry.slice(1)}`, ...lines.sort().map((line) => `  ${line}`), ''].join('\n')
    })
    .join('\n')
}

describe('API report', () => {
  it('lists the exported names of every entry', () => {
    const report = createReport()
    if (process.env.UPDATE_API_REPORT) writeFileSync(reportFile, report)
    assert.equal(
      report,
      readFileSync(reportFile, 'utf8'),
      'The public API changed. If that is wanted, run UPDATE_API_REPORT=1 node --import tsx --test test/package/api-report.test.ts and commit the report.',
    )
  })
})
