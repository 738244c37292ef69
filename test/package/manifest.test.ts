// The manifest lists exactly the parts and custom properties of the sources. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { type ElementDeclaration, namesOf, readElements, readText, root } from './package-files.js'

const elements = readElements()
const sourceOf = (path: string): string => path.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts')

/** Returns the source files of an element: its transitive imports, without other elements and without type imports. */
const filesOf = (element: ElementDeclaration & { path: string }): string[] => {
  const files = new Set<string>()
  const walk = (path: string): void => {
    if (files.has(path)) return
    files.add(path)
    for (const [, names, specifier = ''] of readText(path)
      .replaceAll(/\/\*.*?\*\//gs, '')
      .matchAll(/\bimport\b(?! type)(?:([^'"()]*?)from)?\s*\(?\s*'(\.[^']+)'/g)) {
      const next = join(dirname(path), specifier.replace(/\.js$/, '.ts'))
      const isElement = elements.some((other) => sourceOf(other.path) === next)
      // Only `renderProblem` renders the parts in problem.ts.
      const rendersNothing = next.endsWith('/problem.ts') && !names?.includes('renderProblem')
      if (next.startsWith('src/components/') && !isElement && !rendersNothing) walk(next)
    }
  }
  walk(sourceOf(element.path))
  return [...files]
}
const findAll = (files: readonly string[], pattern: RegExp): string[] =>
  [...new Set(files.flatMap((file) => [...readText(file).matchAll(pattern)].map(([, name = '']) => name)))].sort()

describe('custom elements manifest', () => {
  it('lists thirteen elements in published modules', () => {
    assert.equal(elements.length, 13)
    for (const { path } of elements) assert.ok(existsSync(join(root, path)), path)
  })

  for (const element of elements) {
    const files = filesOf(element)
    it(`lists the parts of <${element.tagName}>`, () => {
      assert.deepEqual(findAll(files, /\bpart="([\w-]+)"/g), namesOf(element.cssParts))
    })
    it(`lists the custom properties of <${element.tagName}>`, () => {
      assert.deepEqual(findAll(files, /var\((--backup-[\w-]+)/g), namesOf(element.cssProperties))
    })
    it(`describes the parts, custom properties and events of <${element.tagName}>`, () => {
      for (const { name, description } of [...(element.cssParts ?? []), ...(element.cssProperties ?? []), ...(element.events ?? [])])
        assert.ok(description, name)
    })
  }

  it('lists every token that a theme sets', () => {
    const known = new Set(elements.flatMap(({ cssProperties }) => namesOf(cssProperties)))
    for (const file of readdirSync(join(root, 'src/themes'))) {
      for (const [, name = ''] of readText(`src/themes/${file}`).matchAll(/(--[\w-]+):/g)) assert.ok(known.has(name), `${file}: ${name}`)
    }
  })
})
