// What can be styled from outside is what the manifest says: every part and every custom property of the sources, and no other.
// Needs `npm run build` before.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path) => readFileSync(join(root, path), 'utf8')
const { modules } = JSON.parse(read('custom-elements.json'))
const elements = modules.flatMap(({ path, declarations }) => declarations.map((declaration) => ({ path, ...declaration })))
const sourceOf = (path) => path.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts')

/** The files an element is made of: what it imports, and so on, but for other elements and for types. */
const filesOf = (element) => {
  const files = new Set()
  const walk = (path) => {
    if (files.has(path)) return
    files.add(path)
    for (const [, names, inner] of read(path)
      .replaceAll(/\/\*.*?\*\//gs, '')
      .matchAll(/\bimport\b(?! type)(?:([^'"()]*?)from)?\s*\(?\s*'(\.[^']+)'/g)) {
      const next = join(dirname(path), inner.replace(/\.js$/, '.ts'))
      const isOther = elements.some((other) => sourceOf(other.path) === next)
      // a failure that is only told of shows no part
      const isOnlyTold = next.endsWith('/problem.ts') && !names?.includes('renderProblem')
      if (next.startsWith('src/components/') && !isOther && !isOnlyTold) walk(next)
    }
  }
  walk(sourceOf(element.path))
  return [...files]
}
const found = (files, pattern) => [...new Set(files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, name]) => name)))].sort()
const named = (list = []) => list.map(({ name }) => name).sort()

test('there are ten elements, in modules that are published', () => {
  assert.equal(elements.length, 10)
  for (const { path } of elements) assert.ok(existsSync(join(root, path)), path)
})

for (const element of elements) {
  const files = filesOf(element)
  test(`<${element.tagName}>: its parts`, () => assert.deepEqual(found(files, /\bpart="([\w-]+)"/g), named(element.cssParts)))
  test(`<${element.tagName}>: its custom properties`, () =>
    assert.deepEqual(found(files, /var\((--backup-[\w-]+)/g), named(element.cssProperties)))
  test(`<${element.tagName}>: each is described`, () => {
    for (const { name, description } of [...(element.cssParts ?? []), ...element.cssProperties, ...element.events])
      assert.ok(description, name)
  })
}

test('themes set tokens that there are', () => {
  const known = new Set(named(elements.flatMap(({ cssProperties }) => cssProperties)))
  for (const file of readdirSync(join(root, 'src/themes'))) {
    for (const [, name] of read(`src/themes/${file}`).matchAll(/(--[\w-]+):/g)) assert.ok(known.has(name), `${file}: ${name}`)
  }
})
