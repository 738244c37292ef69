// The editors' data and the manifest must agree. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { namesOf, readElements, readJson, readPackage } from './package-files.js'

interface Named {
  name: string
  description?: string
}
interface HtmlData {
  tags: (Named & { attributes: (Named & { values: Named[] })[] })[]
}
interface CssData {
  properties: Named[]
}
interface WebTypesElement extends Named {
  js: { properties: Named[]; events: Named[] }
  slots: Named[]
}
interface WebTypes {
  name: string
  version: string
  contributions: { html: { elements: WebTypesElement[] }; css: { 'pseudo-elements': Named[] } }
}

const elements = readElements()
const tagNames = elements.map(({ tagName }) => tagName).sort()

describe('editor data', () => {
  it('gives VS Code every tag with its attributes and their values', () => {
    const { tags } = readJson<HtmlData>('dist/html-custom-data.json')
    assert.deepEqual(namesOf(tags), tagNames)
    const settingsPage = tags.find(({ name }) => name === 'backup-settings-page')
    const mode = settingsPage?.attributes.find(({ name }) => name === 'mode')
    assert.deepEqual(
      mode?.values.map(({ name }) => name),
      ['defaults', 'selection'],
    )
    assert.ok(tags.every(({ description = '' }) => description.length > 20))
  })

  it('gives VS Code every custom property once', () => {
    const { properties } = readJson<CssData>('dist/css-custom-data.json')
    const own = new Set(elements.flatMap(({ cssProperties }) => namesOf(cssProperties)))
    assert.deepEqual(namesOf(properties), [...own].sort())
    assert.ok(own.has('--backup-accent'))
  })

  it('gives JetBrains editors every tag with its properties, events, slots and parts', () => {
    const { name, version, contributions } = readJson<WebTypes>('dist/web-types.json')
    const pkg = readPackage()
    assert.deepEqual({ name, version }, { name: pkg.name, version: pkg.version })
    assert.deepEqual(namesOf(contributions.html.elements), tagNames)
    const page = contributions.html.elements.find((element) => element.name === 'backup-start-page')
    assert.ok(namesOf(page?.js.properties).includes('adapter'))
    assert.ok(namesOf(page?.js.events).includes('backup-navigate'))
    assert.ok(namesOf(page?.slots).includes('users-details:ID'))
    assert.ok(namesOf(contributions.css['pseudo-elements']).includes('part(box)'))
    assert.equal(pkg['web-types'], './dist/web-types.json')
  })

  it('contains no property with the name of a listener, which frameworks treat as an event', () => {
    const properties = elements.flatMap(({ members }) => namesOf(members))
    assert.ok(properties.length > 20)
    assert.deepEqual(
      properties.filter((name) => /^on[A-Z]/.test(name)),
      [],
    )
  })
})
