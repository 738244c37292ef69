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
/** Returns the names in the `part` attributes of templates, including names in expressions. */
const partsIn = (files: readonly string[]): string[] => {
  const values = files.flatMap((file) => [...readText(file).matchAll(/(?<![\w-])part="([^"]*)"/g)].map(([, value = '']) => value))
  const plain = values.map((value) =>
    value.replaceAll(/\$\{.*?\}/g, (code) => [...code.matchAll(/'([\w-]*)'/g)].map(([, name]) => name).join(' ')),
  )
  return [...new Set(plain.flatMap((value) => value.split(' ').filter((name) => name !== '')))].sort()
}
const findAll = (files: readonly string[], pattern: RegExp): string[] =>
  [...new Set(files.flatMap((file) => [...readText(file).matchAll(pattern)].map(([, name = '']) => name)))].sort()

/** Parts of the page itself, and parts of the other elements that it exports. */
const partsOfPage = (files: readonly string[]): string[] => {
  const exported = (/EXPORT_PARTS =\s+'([^']*)'/.exec(readText('src/components/page/export-parts.ts'))?.[1] ?? '').split(',')
  const inner = elements.filter(({ tagName }) => tagName !== 'backup-start-page').flatMap((element) => partsIn(filesOf(element)))
  assert.deepEqual([...new Set(inner)].sort(), exported.map((pair) => pair.split(':')[0] ?? '').sort(), 'exported parts')
  return [...new Set([...partsIn(files), ...exported.map((pair) => pair.split(':').at(-1) ?? '')])].sort()
}

/** Start of a control in a template. */
const CONTROL = /<(?:button|input|select|textarea|dialog)(?=[\s>])/g

describe('custom elements manifest', () => {
  it('lists thirteen elements in published modules', () => {
    assert.equal(elements.length, 13)
    for (const { path } of elements) assert.ok(existsSync(join(root, path)), path)
  })

  for (const element of elements) {
    const files = filesOf(element)
    it(`lists the parts of <${element.tagName}>`, () => {
      assert.deepEqual(element.tagName === 'backup-start-page' ? partsOfPage(files) : partsIn(files), namesOf(element.cssParts))
    })
    it(`lists the custom properties of <${element.tagName}>`, () => {
      assert.deepEqual(findAll(files, /var\((--backup-[\w-]+)/g), namesOf(element.cssProperties))
    })
    it(`describes the parts, custom properties and events of <${element.tagName}>`, () => {
      for (const { name, description } of [...(element.cssParts ?? []), ...(element.cssProperties ?? []), ...(element.events ?? [])])
        assert.ok(description, name)
    })
  }

  it('covers every button, field and dialog of the templates: each has a part', () => {
    const files = [...new Set(elements.flatMap(filesOf))]
    const bare = files.flatMap((file) => {
      const text = readText(file).replaceAll(/\/\*.*?\*\//gs, '')
      const tags = [...text.matchAll(CONTROL)].map(({ index }) => text.slice(index, text.indexOf('`', index)))
      return tags
        .filter((tag) => !/^<\w+\s[^<]*?\bpart="/.test(tag) && !/^<input[^<]*hidden/.test(tag))
        .map((tag) => `${file}: ${tag.slice(0, 80)}`)
    })
    assert.deepEqual(bare, [])
  })

  it('lists every token that a theme sets', () => {
    const known = new Set(elements.flatMap(({ cssProperties }) => namesOf(cssProperties)))
    for (const file of readdirSync(join(root, 'src/themes'))) {
      for (const [, name = ''] of readText(`src/themes/${file}`).matchAll(/(--[\w-]+):/g)) assert.ok(known.has(name), `${file}: ${name}`)
    }
  })
})
