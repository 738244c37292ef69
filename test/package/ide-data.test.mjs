// What editors are told of the elements is what the manifest says. Needs `npm run build` before.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
const elements = read('custom-elements.json').modules.flatMap(({ declarations }) => declarations)
const names = elements.map(({ tagName }) => tagName).sort()

test('VS Code knows every tag, its attributes and their values', () => {
  const { tags } = read('dist/html-custom-data.json')
  assert.deepEqual(tags.map(({ name }) => name).sort(), names)
  const { attributes } = tags.find(({ name }) => name === 'backup-settings-page')
  assert.deepEqual(
    attributes.find(({ name }) => name === 'mode').values.map(({ name }) => name),
    ['defaults', 'selection'],
  )
  assert.ok(tags.every(({ description }) => description.length > 20))
})

test('VS Code knows every custom property, once', () => {
  const { properties } = read('dist/css-custom-data.json')
  const own = new Set(elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)))
  assert.deepEqual(properties.map(({ name }) => name).sort(), [...own].sort())
  assert.ok(own.has('--backup-accent'))
})

test('JetBrains editors know every tag with its properties, events, slots and parts', () => {
  const { name, version, contributions } = read('dist/web-types.json')
  assert.deepEqual({ name, version }, { name: read('package.json').name, version: read('package.json').version })
  assert.deepEqual(contributions.html.elements.map((element) => element.name).sort(), names)
  const page = contributions.html.elements.find((element) => element.name === 'backup-start-page')
  const namesOf = (all) => all.map((one) => one.name)
  assert.ok(namesOf(page.js.properties).includes('adapter'))
  assert.ok(namesOf(page.js.events).includes('backup-navigate'))
  assert.ok(namesOf(page.slots).includes('users-details:ID'))
  assert.ok(namesOf(contributions.css['pseudo-elements']).includes('part(box)'))
  assert.equal(read('package.json')['web-types'], './dist/web-types.json')
})

test('no property is named like a listener: frameworks would take it for an event', () => {
  const properties = elements.flatMap(({ members = [] }) => members.map(({ name }) => name))
  assert.ok(properties.length > 20)
  assert.deepEqual(
    properties.filter((name) => /^on[A-Z]/.test(name)),
    [],
  )
})
