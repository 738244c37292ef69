// Keeps the tables of the documents in step with the sources, the elements and the build.
//   node test/tools/docs.mjs            rewrites the text between marks such as <!-- sizes --> and <!-- /sizes --> anew
//   node test/tools/docs.mjs --check    writes nothing; exits 1 when one of them is out of date
// Reads custom-elements.json (`npm run manifest`) and dist/ (`npm run build`).
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { interfaceTable } from './interface-tables.mjs'
import { code, described, lines, plain, table } from './markdown.mjs'
import { errorsPart, eventsPart, methodsPart } from './source-tables.mjs'
import { CONTRASTS, tokens } from './tokens.mjs'

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The tables of each document. */
const TABLES = {
  'README.md': ['elements-in-short', 'sizes'],
  'docs/reference/adapter-port.md': [
    'methods',
    'errors',
    'directory',
    'directory-page',
    'directory-cloud',
    'engine',
    'single-engine',
    'bulk-engine',
    'protect-task',
    'protect-many-options',
    'postgres-backend',
  ],
  'docs/reference/command.md': ['backend-config', 'limit-settings', 'server-settings'],
  'docs/reference/elements.md': ['elements', 'events'],
  'docs/reference/http.md': ['http-options', 'handler-options'],
  'docs/reference/session.md': [
    'session-options',
    'session',
    'list',
    'org-units',
    'selection',
    'credits',
    'coverage',
    'csv',
    'settings',
    'runs',
    'user-filters',
    'activity',
    'licenses',
    'policies',
    'draft',
  ],
  'docs/how-to/theme-the-page.md': ['tokens', 'parts'],
}

/** Tables generated from one interface: the source file and the name. */
const INTERFACES = {
  'session-options': ['core/session/session.ts', 'SessionOptions'],
  session: ['core/session/session.ts', 'BackupSession'],
  list: ['core/lists/list.ts', 'List'],
  'org-units': ['core/lists/org-units/org-unit-tree.ts', 'OrgUnitTree'],
  selection: ['core/selection/selection.ts', 'Selection'],
  credits: ['core/coverage/coverage.ts', 'Credits'],
  coverage: ['core/coverage/coverage.ts', 'Coverage'],
  csv: ['core/csv/csv.ts', 'Csv'],
  settings: ['core/session/default-settings.ts', 'Settings'],
  runs: ['core/starting/runs.ts', 'Runs'],
  'user-filters': ['core/session/user-filters.ts', 'UserFilters'],
  activity: ['core/session/activity-list.ts', 'ActivityList'],
  licenses: ['core/session/license-list.ts', 'Licenses'],
  policies: ['core/session/policy-list.ts', 'Policies'],
  draft: ['core/session/draft.ts', 'Draft'],
  directory: ['compose/directory.ts', 'Directory'],
  'directory-page': ['compose/directory.ts', 'DirectoryPage'],
  'directory-cloud': ['compose/directory.ts', 'DirectoryCloud'],
  engine: ['compose/backup-engine.ts', 'EngineBase'],
  'single-engine': ['compose/backup-engine.ts', 'SingleEngine'],
  'bulk-engine': ['compose/backup-engine.ts', 'BulkEngine'],
  'protect-task': ['compose/backup-engine.ts', 'ProtectTask'],
  'protect-many-options': ['compose/backup-engine.ts', 'ProtectManyOptions'],
  'postgres-backend': ['backends/postgres/postgres-backend.ts', 'PostgresBackend'],
  'http-options': ['http/client/http-client.ts', 'HttpAdapterOptions'],
  'backend-config': ['cli/config/define-config.ts', 'BackendConfig'],
  'limit-settings': ['cli/config/define-config.ts', 'LimitSettings'],
  'server-settings': ['cli/config/define-config.ts', 'ServerSettings'],
  'handler-options': ['http/server/handler.ts', 'HandlerOptions'],
}

/** Returns the pattern for the text between the marks of this name. */
const PART = (name) => new RegExp(`(<!-- ${name} -->\\n)([\\s\\S]*?)(<!-- /${name} -->)`)

export const partOf = (text, name) => {
  const part = text.match(PART(name))
  if (part === null) {
    throw new Error(`there is no part for ${name}: add the two lines "<!-- ${name} -->" and "<!-- /${name} -->" where it belongs`)
  }
  return part[2]
}

const withPart = (text, name, part) => text.replace(PART(name), (_, open, __, close) => `${open}${part}${close}`)

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

/** The elements of the manifest, the page first because most portals embed it. */
const elementsOf = (manifest) => {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName !== undefined)
  if (elements.length === 0) throw new Error('custom-elements.json describes no element')
  const isPage = ({ tagName }) => tagName === 'backup-start-page'
  return elements.sort((a, b) => isPage(b) - isPage(a) || a.tagName.localeCompare(b.tagName))
}

const nameColumn = ['element', ({ tagName, description }) => lines([`**${code(`<${tagName}>`)}**`, plain(description?.split('\n')[0])])]
const eventsColumn = ['events', ({ events = [] }) => lines(events.map(({ name }) => code(name)))]

const tableOf = (elements, columns) =>
  table(
    columns.map(([name]) => name),
    elements.map((element) => columns.map(([, cell]) => cell(element))),
  )

export const shortElementsPart = (manifest) => `\n${tableOf(elementsOf(manifest), [nameColumn, eventsColumn])}\n`

/** Describes the parts that only one element has. theme-the-page.md describes the parts that the page has as well. */
const partsCell = (parts, isCommon) =>
  lines([
    ...parts.filter((part) => !isCommon(part)).map((part) => described(code(part.name), part)),
    ...[parts.filter(isCommon)].filter(({ length }) => length > 0).map((list) => list.map(({ name }) => code(name)).join(', ')),
  ])

/** Every part of the page, its own and those of the elements inside. */
export const partsPart = (manifest) =>
  `\n${table(
    ['part', 'is'],
    elementsOf(manifest)[0].cssParts.map(({ name, description }) => [code(name), plain(description)]),
  )}\n`

/** One row per element. Shared properties are listed above the table, and empty columns are omitted. */
export const elementsPart = (manifest) => {
  const elements = elementsOf(manifest)
  const isShared = ({ name }) => elements.every(({ members = [] }) => members.some((member) => member.name === name))
  const isToken = ({ name }) => tokens.some((token) => token.name === name)
  const isCommon = ({ name, description }) =>
    elements.filter(({ cssParts = [] }) => cssParts.some((part) => part.name === name && part.description === description)).length > 1
  const shared = (elements[0].members ?? []).filter(isShared)
  const columns = [
    nameColumn,
    ['own properties', ({ members = [] }) => lines(members.filter((member) => !isShared(member)).map(property))],
    eventsColumn,
    ['slots', ({ slots = [] }) => lines(slots.map((slot) => described(slot.name === '' ? 'default' : code(slot.name), slot)))],
    ['parts', ({ cssParts = [] }) => partsCell(cssParts, isCommon)],
    [
      'CSS properties',
      ({ cssProperties = [] }) =>
        lines(
          cssProperties
            .filter((prop) => !isToken(prop))
            .map((prop) => described(prop.default ? `${code(prop.name)} (${code(prop.default)})` : code(prop.name), prop)),
        ),
    ],
  ].filter(([, cell]) => elements.some((element) => cell(element) !== ''))
  const every = shared.length === 0 ? '' : `Every element has ${shared.map(({ name }) => code(name)).join(', ')}. `
  return `\n${every}Besides:\n\n${tableOf(elements, columns)}\n`
}

/** Keeps a documented figure that differs by less than 1 kB, because compressors differ a little. */
const settled = (before, name, column, kilobytes) => {
  const row = before.split('\n').find((line) => line.startsWith(`| ${name} |`))
  const figure = Number(row?.split('|')[column + 1]?.match(/\d+/)?.[0])
  return Math.abs(figure - kilobytes) < 1 ? figure : Math.round(kilobytes)
}

/** `sizes`: for each entry, the size loaded at once, the size loaded when needed, and the budget, in kB of gzip. */
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

/** One row per token. test/package/themes.test.ts checks the contrasts of every theme. */
export const tokensPart = () => {
  const groundsOf = (token) => {
    const own = CONTRASTS.filter(([ink]) => `--backup-${ink}` === token.name)
    const grounds = (ratio) => own.filter(([, , needed]) => needed === ratio).map(([, ground]) => code(ground))
    return lines([...new Set(own.map(([, , ratio]) => ratio))].map((ratio) => `${ratio}:1 on ${grounds(ratio).join(', ')}`))
  }
  return `\n${table(
    ['token', 'for', 'default', 'takes', 'contrast'],
    tokens.map((token) => [
      code(token.name),
      plain(token.description),
      code(token.default.replace(/^light-dark\((.*)\)$/, '$1')),
      code(token.syntax),
      groundsOf(token),
    ]),
  )}\n`
}

const need = (path, command) => {
  if (!existsSync(at(path))) throw new Error(`${path} is missing: run \`${command}\` first`)
}

const main = async () => {
  need('custom-elements.json', 'npm run manifest')
  need('dist/core/index.js', 'npm run build')
  const { BUDGETS, measure } = await import('./sizes.mjs')
  const manifest = JSON.parse(readFileSync(at('custom-elements.json'), 'utf8'))
  const sizes = []
  for (const entry of BUDGETS) sizes.push({ ...entry, ...(await measure(entry)) })
  const parts = {
    elements: () => elementsPart(manifest),
    'elements-in-short': () => shortElementsPart(manifest),
    errors: errorsPart,
    events: () => eventsPart(manifest),
    methods: methodsPart,
    parts: () => partsPart(manifest),
    sizes: (before) => sizesPart(sizes, before),
    tokens: tokensPart,
    ...Object.fromEntries(Object.entries(INTERFACES).map(([name, [path, type]]) => [name, () => `\n${interfaceTable(path, type)}\n`])),
  }
  const stale = []
  for (const [path, names] of Object.entries(TABLES)) {
    const before = readFileSync(at(path), 'utf8')
    const after = names.reduce((text, name) => withPart(text, name, parts[name](partOf(text, name))), before)
    if (after === before) continue
    stale.push(path)
    if (!process.argv.includes('--check')) writeFileSync(at(path), after)
  }
  if (stale.length === 0) return
  if (process.argv.includes('--check')) throw new Error(`out of date: ${stale.join(', ')}: run \`npm run docs\``)
  console.log(`written anew: ${stale.join(', ')}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch(({ message }) => {
    console.error(message)
    process.exitCode = 1
  })
}
