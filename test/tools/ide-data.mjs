// Writes what editors read from what the manifest says of the elements: dist/html-custom-data.json and dist/css-custom-data.json
// (VS Code) and dist/web-types.json (JetBrains). Needs `npm run manifest` and `vite build` before.
import { readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../../', import.meta.url)
const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'))
const { name, version } = read('package.json')
const elements = read('custom-elements.json').modules.flatMap(({ declarations }) => declarations)

/** `'a' | 'b'` has values to choose from. */
const valuesOf = ({ type }) => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, value]) => ({ name: value }))
const described = ({ name: its, description }) => ({ name: its, ...(description && { description }) })
const attributesOf = ({ attributes = [] }) =>
  attributes.map((attribute) => {
    const values = valuesOf(attribute)
    return { ...described(attribute), ...(values.length > 0 && { values }) }
  })
const typed = (one) => ({ ...described(one), ...(one.type && { value: { type: one.type.text } }) })
/** The same name on several elements is one, described by the first. */
const unique = (all) => [...new Map(all.map((one) => [one.name, one]).reverse()).values()].reverse()

export const htmlCustomData = {
  version: 1.1,
  tags: elements.map((element) => ({
    name: element.tagName,
    description: element.description,
    attributes: attributesOf(element),
  })),
}

export const cssCustomData = {
  version: 1.1,
  properties: unique(elements.flatMap(({ cssProperties = [] }) => cssProperties)).map(described),
}

export const webTypes = {
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: element.description,
        attributes: (element.attributes ?? []).map(typed),
        slots: (element.slots ?? []).map(described),
        js: { properties: (element.members ?? []).map(typed), events: (element.events ?? []).map(described) },
        css: { parts: (element.cssParts ?? []).map(described) },
      })),
    },
    css: {
      properties: unique(elements.flatMap(({ cssProperties = [] }) => cssProperties)).map((property) => ({
        ...described(property),
        ...(property.default && { default: property.default }),
      })),
    },
  },
}

const write = (file, data) => writeFileSync(new URL(`dist/${file}`, root), `${JSON.stringify(data, null, 2)}\n`)
write('html-custom-data.json', htmlCustomData)
write('css-custom-data.json', cssCustomData)
write('web-types.json', webTypes)
