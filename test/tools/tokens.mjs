// Parses the tokens in src/components/base/tokens.ts for the manifest, the editors' data and docs/how-to/theme-the-page.md.
import { readFileSync } from 'node:fs'

const source = readFileSync(new URL('../../src/components/base/tokens.ts', import.meta.url), 'utf8')

// --_radius: var(--backup-radius, 6px); /* <length> corners */
const TOKEN = /--_[\w-]+: var\((--backup-[\w-]+), (.*)\); \/\* <(\w+)> (.*) \*\//g

export const tokens = [...source.matchAll(TOKEN)].map(([, name, value, syntax, description]) => ({
  name,
  // private names are replaced by the public token they are derived from
  default: value.replace(/^var\(--_([\w-]+)\)$/, 'var(--backup-$1)'),
  syntax: `<${syntax}>`,
  description,
}))

const undescribed = [...source.matchAll(/var\((--backup-[\w-]+)/g)].filter(([, name]) => !tokens.some((token) => token.name === name))
if (undescribed.length > 0)
  throw new Error(`src/components/base/tokens.ts does not say what ${undescribed.map(([, name]) => name).join()} is for`)

/**
 * Text color, background and required contrast of each combination (WCAG 2.2, 1.4.3 and 1.4.11).
 *
 * @type {readonly (readonly [string, string, number])[]}
 */
export const CONTRASTS = [
  ...['surface', 'surface-2', 'accent-soft'].flatMap((ground) => [
    ['text', ground, 4.5],
    ['text-2', ground, 4.5],
    ['accent', ground, 4.5],
  ]),
  ['text-2', 'surface-3', 4.5],
  ['on-accent', 'accent', 4.5],
  ...['good', 'warn', 'bad'].flatMap((state) => [
    [state, `${state}-soft`, 4.5],
    [state, 'surface', 4.5],
  ]),
  ['edge', 'surface', 3],
  ['edge', 'surface-2', 3],
]
