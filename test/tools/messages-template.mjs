// Writes the template of an own catalogue: the English texts as one TypeScript file.
//   node test/tools/messages-template.mjs     writes dist/messages-template.ts
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const at = (path) => new URL(`../../${path}`, import.meta.url)
const FOLDER = 'src/components/messages/en/'
/** Module that all areas use, so it stands first. */
const FIRST = 'en-nouns.ts'
/** Module that lists the areas. The template has its own list. */
const LIST = 'en-first.ts'

const HEADER = `// Template of a catalogue: copy this file, set the language, translate the texts, and run testMessages of backup-start/testing.
// A text with arguments is a function. f.number, f.date and f.list format by the language; f.plural needs every form that
// Intl.PluralRules lists for it, and writes the count in place of #; f.name keeps a name readable in the other writing direction.
`

const files = readdirSync(at(FOLDER)).filter((name) => name !== FIRST && name !== LIST)
const types = { 'backup-start': new Set(), 'backup-start/elements': new Set(['Messages']) }
const areas = []

const partOf = (name) => {
  const source = readFileSync(at(FOLDER + name), 'utf8')
  for (const [, names, from] of source.matchAll(/^import type \{ ([^}]+) \} from '([^']+)'$/gm)) {
    const door = from.endsWith('/core/index.js') ? 'backup-start' : 'backup-start/elements'
    for (const one of names.split(', ')) types[door].add(one)
  }
  return source
    .replace(/^import .*\n/gm, '')
    .replace(/^export const (en\w+) =/gm, (_, area) => {
      areas.push(area)
      return `const ${area} =`
    })
    .replace(/^export /gm, '')
    .trim()
}

const parts = [FIRST, ...files].map(partOf)
const imports = Object.entries(types).map(([door, names]) => `import type { ${[...names].sort().join(', ')} } from '${door}'`)
const catalogue = `export const messages: Messages = {
  language: 'en',
${areas.map((area) => `  ...${area},`).join('\n')}
}`
writeFileSync(at('dist/messages-template.ts'), `${[HEADER + imports.join('\n'), ...parts, catalogue].join('\n\n')}\n`)
