// Keeps what README.md says about elements and sizes in step with the elements and the build.
//   node test/tools/docs.mjs            writes the parts between <!-- elements --> and <!-- sizes --> marks anew
//   node test/tools/docs.mjs --check    writes nothing; exits 1 when one of them is out of date
// Reads custom-elements.json (`npm run manifest`) and dist/ (`npm run build`).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The text between the marks of this name. */
const PART = (name) => new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(<!-- /${name} -->)`)

export const partOf = (readme, name) => {
  const part = readme.match(PART(name))
  if (part === null) {
    throw new Error(`README.md has no part for ${name}: add the two lines "<!-- ${name} -->" and "<!-- /${name} -->" where it belongs`)
  }
  return part[2]
}

const withPart = (readme, name, text) => readme.replace(PART(name), (_, open, __, close) => `${open}${text}${close}`)

const plain = (text = '') => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ').trim()
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``
const described = (what, { description }) => (description ? `${what}: ${plain(description)}` : what)
const lines = (texts) => texts.join('<br>')

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`.replaceAll('|  |', '| |')).join('')

const property = ({ name, attribute, description }) =>
  described(
    attribute === undefined
      ? code(name)
      : attribute === name
        ? `${code(name)} (attribute too)`
        : `${code(name)} (attribute ${code(attribute)})`,
    {
      description,
    },
  )

/** A row an element; what all of them have stands above. Columns that would be empty are left out. */
export const elementsPart = (manifest) => {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName !== undefined)
  if (elements.length === 0) throw new Error('custom-elements.json describes no element')
  const isShared = ({ name }) => elements.every(({ members = [] }) => members.some((member) => member.name === name))
  const first = elements.find(({ tagName }) => tagName === 'backup-start-page') ?? elements[0]
  const shared = (first.members ?? []).filter(isShared)
  // the page first, as it is what most embed
  const ordered = [first, ...elements.filter((element) => element !== first).sort((a, b) => a.tagName.localeCompare(b.tagName))]
  const columns = [
    ['element', ({ tagName, description }) => lines([`**${code(`<${tagName}>`)}**`, plain(description?.split('\n')[0])])],
    ['own properties', ({ members = [] }) => lines(members.filter((member) => !isShared(member)).map(property))],
    ['events', ({ events = [] }) => lines(events.filter(({ name }) => name !== undefined).map(({ name }) => code(name)))],
    ['slots', ({ slots = [] }) => lines(slots.map((slot) => described(slot.name === '' ? 'default' : code(slot.name), slot)))],
    ['parts', ({ cssParts = [] }) => lines(cssParts.map((part) => described(code(part.name), part)))],
    [
      'CSS properties',
      ({ cssProperties = [] }) =>
        lines(cssProperties.map((prop) => described(prop.default ? `${code(prop.name)} (${code(prop.default)})` : code(prop.name), prop))),
    ],
  ].filter(([, cell]) => ordered.some((element) => cell(element) !== ''))
  const every = shared.length === 0 ? '' : `Every element has ${shared.map(({ name }) => code(name)).join(', ')}. `
  const rows = ordered.map((element) => columns.map(([, cell]) => cell(element)))
  return `\n${every}Besides:\n\n${table(
    columns.map(([name]) => name),
    rows,
  )}\n`
}

/** A figure that stands there stays while it is less than 1 kB off: compressors differ a little. */
const settled = (before, name, column, kilobytes) => {
  const row = before.split('\n').find((line) => line.startsWith(`| ${name} |`))
  const figure = Number(row?.split('|')[column + 1]?.match(/\d+/)?.[0])
  return Math.abs(figure - kilobytes) < 1 ? figure : Math.round(kilobytes)
}

/** `sizes`: of each entry, in kB of gzip, what loads at once, what loads later, and the budget. */
export const sizesPart = (sizes, before = '') =>
  `\n${table(
    ['minified, gzip', 'at once', 'when needed', 'budget'],
    sizes.map(({ name, first, later, budget }) => [
      name,
      `${settled(before, name, 1, first)} kB`,
      later === 0 ? '' : `${settled(before, name, 2, later)} kB`,
      `${budget} kB`,
    ]),
  )}\n`

const need = (path, command) => {
  if (!existsSync(at(path))) throw new Error(`${path} is missing: run \`${command}\` first`)
}

const main = async () => {
  need('custom-elements.json', 'npm run manifest')
  need('dist/index.js', 'npm run build')
  const { BUDGETS, measure } = await import('./sizes.mjs')
  const before = readFileSync(at('README.md'), 'utf8')
  const sizesBefore = partOf(before, 'sizes')
  partOf(before, 'elements')
  const sizes = []
  for (const entry of BUDGETS) sizes.push({ ...entry, ...(await measure(entry)) })
  const parts = {
    elements: elementsPart(JSON.parse(readFileSync(at('custom-elements.json'), 'utf8'))),
    sizes: sizesPart(sizes, sizesBefore),
  }
  const stale = Object.entries(parts).filter(([name, text]) => partOf(before, name) !== text)
  if (stale.length === 0) return
  const names = stale.map(([name]) => name).join(' and ')
  if (process.argv.includes('--check')) throw new Error(`README.md is out of date on ${names}: run \`npm run docs\``)
  writeFileSync(
    at('README.md'),
    stale.reduce((readme, [name, text]) => withPart(readme, name, text), before),
  )
  console.log(`README.md: ${names} written anew`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch(({ message }) => {
    console.error(message)
    process.exitCode = 1
  })
}
