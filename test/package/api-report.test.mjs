// Pins the names that each entry of the package exports, so that a change of the public API shows in a review.
// After a wanted change: UPDATE_API_REPORT=1 node --test test/package/api-report.test.mjs
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const reportFile = fileURLToPath(new URL('api-report.txt', import.meta.url))
const pkg = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

/** Entries with declarations, by name, with the source file that each declaration file is made from. */
const entries = Object.entries(pkg.exports)
  .map(([entry, target]) => [
    entry,
    target.types
      ?.replace('./dist/', `${root}src/`)
      .replace('*', 'en')
      .replace(/\.d\.ts$/, '.ts'),
  ])
  .filter(([, file]) => file !== undefined)

const kindOf = (symbol) => {
  const { flags } = symbol
  if (flags & ts.SymbolFlags.Class) return 'class'
  if (flags & ts.SymbolFlags.Function) return 'function'
  if (flags & ts.SymbolFlags.Value) return 'const'
  return 'type'
}

const createReport = () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const program = ts.createProgram(
    entries.map(([, file]) => file),
    { ...options, noEmit: true },
  )
  const checker = program.getTypeChecker()
  return entries
    .map(([entry, file]) => {
      const module = checker.getSymbolAtLocation(program.getSourceFile(file))
      const names = module === undefined ? [] : checker.getExportsOfModule(module)
      const lines = names.map((symbol) => {
        const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
        return `${symbol.name} (${kindOf(target)})`
      })
      return [`backup-start${entry.slice(1)}`, ...lines.sort().map((line) => `  ${line}`), ''].join('\n')
    })
    .join('\n')
}

test('each entry exports the names of the API report', () => {
  const report = createReport()
  if (process.env.UPDATE_API_REPORT) writeFileSync(reportFile, report)
  assert.equal(
    report,
    readFileSync(reportFile, 'utf8'),
    'The public API changed. If that is wanted, run UPDATE_API_REPORT=1 node --test test/package/api-report.test.mjs and commit the report.',
  )
})
