// Each promise in test/promises.md names tests. These tests check that the named tests exist, and that they contain quoted words.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readText, root } from './package-files.js'

const rows = readText('test/promises.md')
  .split('\n')
  .filter((line) => /^\| (?!promise |---)/.test(line))

/** Tests of one promise: `file`: *title*; *title* */
const testsOf = (row: string): { file: string; titles: string[] }[] =>
  [...row.matchAll(/`([\w/.-]+\.test\.m?[jt]s)`: ((?:\*[^*]+\*(?:; )?)+)/g)].map(([, file = '', titles = '']) => ({
    file: `test/${file}`,
    titles: [...titles.matchAll(/\*([^*]+)\*/g)].map(([, title = '']) => title),
  }))

/** Returns the named tests that do not exist. */
const missing = (row: string): string[] =>
  testsOf(row).flatMap(({ file, titles }) => {
    if (!existsSync(`${root}${file}`)) return [file]
    const code = readText(file)
    const isThere = (title: string): boolean => [`'${title}'`, `\`${title}\``].some((quoted) => code.includes(quoted))
    return titles.filter((title) => !isThere(title)).map((title) => `${file}: ${title}`)
  })

/** A text in one line, because the lines of SECURITY.md break anywhere. */
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** Returns a promised text that the file of its test does not contain. */
const missingWords = (row: string): string[] => {
  const [, text] = row.match(/^\| “([^”]+)” \|/) ?? []
  if (text === undefined) return []
  return testsOf(row).some(({ file }) => readText(file).includes(text)) ? [] : [text]
}

describe('promises of the page and the session', () => {
  it('name tests', () => {
    assert.ok(rows.length > 100)
    for (const row of rows) assert.ok(testsOf(row).length > 0, row)
  })

  it('name tests that exist', () => {
    assert.deepEqual(rows.flatMap(missing), [])
  })

  it('quote SECURITY.md', () => {
    const [, section = ''] = readText('test/promises.md').split('## Security\n')
    const quotes = [...section.matchAll(/^\| (.+?) \| `/gm)].map(([, quote = '']) => quote)
    const security = flat(readText('SECURITY.md'))
    assert.ok(quotes.length > 30)
    assert.deepEqual(
      quotes.filter((quote) => !security.includes(flat(quote))),
      [],
    )
  })

  it('quote words that the test contains', () => {
    assert.ok(rows.filter((row) => row.startsWith('| “')).length > 40)
    assert.deepEqual(rows.flatMap(missingWords), [])
    assert.deepEqual(missingWords('| “Nobody wrote these'.concat(' words” | `package/promises.test.ts`: *name tests* |')), [
      'Nobody wrote these'.concat(' words'),
    ])
  })

  it('are reported if a test has another title', () => {
    const row = '| one start | `package/promises.test.ts`: *name tests*; *nobody wrote this'.concat('* |')
    assert.deepEqual(missing(row), ['test/package/promises.test.ts: nobody wrote this'])
  })
})
