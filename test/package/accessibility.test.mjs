// What ACCESSIBILITY.md says was verified by a test is: the test is there. And it leaves out no element.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const at = (path) => new URL(`../../${path}`, import.meta.url)
const text = readFileSync(at('ACCESSIBILITY.md'), 'utf8')

/** `file.test.ts`: *a title*; *another* */
const FILE = /`([\w/-]+(?:\.[\w-]+)*\.m?[jt]s)`((?:[:;] \*(?:[^*]|\\\*)+\*)*)/g
const named = [...text.matchAll(FILE)].map(([, file, titles]) => ({
  file: `test/${file}`,
  titles: [...titles.matchAll(/[:;] \*((?:[^*\\]|\\\*)+)\*/g)].map(([, title]) => title.replaceAll('\\*', '*')),
}))

test('it names tests', () => {
  assert.ok(named.length > 40)
  assert.ok(named.flatMap(({ titles }) => titles).length > 40)
})

for (const { file, titles } of named) {
  test(`${file} is there, with what is said to be in it`, () => {
    assert.ok(existsSync(at(file)), file)
    const code = readFileSync(at(file), 'utf8')
    for (const title of titles) assert.ok(code.includes(`('${title}'`) || code.includes(`(\n    '${title}'`), `${file}: ${title}`)
  })
}

test('every element has its part, with a table', () => {
  const { modules } = JSON.parse(readFileSync(at('custom-elements.json'), 'utf8'))
  const tags = modules.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? []))
  assert.equal(tags.length, 10)
  const parts = Object.fromEntries(
    text
      .split(/^### /m)
      .slice(1)
      .map((part) => [/^`<([\w-]+)>`/.exec(part)?.[1], part]),
  )
  for (const tag of tags) assert.match(parts[tag] ?? '', /\n\| criterion \|/, tag)
})
