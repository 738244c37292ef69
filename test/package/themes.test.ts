// Contrast of every theme and of the default look in both color schemes: 4.5:1 for text, 3:1 for edges that carry meaning.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { CONTRASTS } from '../tools/tokens.mjs'
import { readText, root } from './package-files.js'

type Scheme = 'light' | 'dark'
type Palette = Record<string, Record<Scheme, string>>

const readPalette = (path: string, pattern: RegExp): Palette =>
  Object.fromEntries([...readText(path).matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]))
const defaults = readPalette('src/components/base/tokens.ts', /--backup-([\w-]+), light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)
const themes = readdirSync(`${root}src/themes`).map((file): [string, Palette] => [
  file.replace('.css', ''),
  readPalette(`src/themes/${file}`, /--backup-([\w-]+): (?:var\(--[\w-]+, )?light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
])

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
const luminance = (color: string): number => {
  const channel = (start: number): number => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
const contrast = (a: string, b: string): number => {
  const [first, second] = [luminance(a), luminance(b)]
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

describe('themes', () => {
  for (const [name, palette] of [['default look', defaults] as const, ...themes]) {
    it(`define every color with enough contrast: ${name}`, () => {
      assert.deepEqual(Object.keys(palette).sort(), Object.keys(defaults).sort())
      for (const scheme of ['light', 'dark'] as const) {
        for (const [ink, ground, minimum] of CONTRASTS) {
          const ratio = contrast(palette[ink]?.[scheme] ?? '', palette[ground]?.[scheme] ?? '')
          assert.ok(ratio >= minimum, `${scheme}: ${ink} on ${ground} has ${ratio.toFixed(2)}:1, needs ${minimum}:1`)
        }
      }
    })
  }

  it('have the density that the demo portal and the stories preselect', () => {
    const [, first] = /<select id="density"><option value="(\d)"/.exec(readText('src/demo/index.html')) ?? []
    assert.equal(first, '1')
    assert.match(readText('.storybook/preview.ts'), /density: 'comfortable'/)
    for (const file of readdirSync(`${root}src/themes`)) assert.match(readText(`src/themes/${file}`), /--backup-density: 1;/)
  })
})
