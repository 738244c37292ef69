// Each statement in ACCESSIBILITY.md refers to tests. These tests check that every referenced test exists, and that no element is missing.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readElements, readText, root } from './package-files.js'

const text = readText('ACCESSIBILITY.md')

/** `file.test.ts`: *a title*; *another* */
const FILE = /`([\w/-]+(?:\.[\w-]+)*\.m?[jt]s)`((?:[:;] \*(?:[^*]|\\\*)+\*)*)/g
const references = [...text.matchAll(FILE)].map(([, file = '', titles = '']) => ({
  file: `test/${file}`,
  titles: [...titles.matchAll(/[:;] \*((?:[^*\\]|\\\*)+)\*/g)].map(([, title = '']) => title.replaceAll('\\*', '*')),
}))

describe('ACCESSIBILITY.md', () => {
  it('refers to tests', () => {
    assert.ok(references.length > 40)
    assert.ok(references.flatMap(({ titles }) => titles).length > 30)
  })

  for (const { file, titles } of references) {
    it(`refers to existing tests of ${file}`, () => {
      assert.ok(existsSync(`${root}${file}`), file)
      const code = readText(file)
      for (const title of titles) assert.ok(code.includes(`('${title}'`) || code.includes(`(\n    '${title}'`), `${file}: ${title}`)
    })
  }

  it('has a section with a table for every element', () => {
    const tags = readElements().map(({ tagName }) => tagName)
    assert.equal(tags.length, 13)
    const sections = Object.fromEntries(
      text
        .split(/^### /m)
        .slice(1)
        .map((section) => [/^`<([\w-]+)>`/.exec(section)?.[1] ?? '', section]),
    )
    for (const tag of tags) assert.match(sections[tag] ?? '', /\n\| criterion \|/, tag)
  })
})
