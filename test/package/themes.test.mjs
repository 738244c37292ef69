// Every theme, and the look without one, can be read: 4.5:1 for text, 3:1 for edges that mean something, in both schemes.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { CONTRASTS } from '../tools/tokens.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pairs = (text, pattern) => Object.fromEntries([...text.matchAll(pattern)].map(([, name, light, dark]) => [name, { light, dark }]))
const own = pairs(
  readFileSync(`${root}src/components/base/tokens.ts`, 'utf8'),
  /--backup-([\w-]+), light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
)
const themes = readdirSync(`${root}src/themes`).map((file) => [
  file.replace('.css', ''),
  pairs(readFileSync(`${root}src/themes/${file}`, 'utf8'), /--backup-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
])

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

for (const [name, colours] of [['without a theme', own], ...themes]) {
  test(`${name}: every colour is given, and can be read`, () => {
    assert.deepEqual(Object.keys(colours).sort(), Object.keys(own).sort())
    for (const scheme of ['light', 'dark']) {
      for (const [ink, ground, ratio] of CONTRASTS) {
        const has = contrast(colours[ink][scheme], colours[ground][scheme])
        assert.ok(has >= ratio, `${scheme}: ${ink} on ${ground} has ${has.toFixed(2)}:1, needs ${ratio}:1`)
      }
    }
  })
}
