// Catalogues are modules of their own.
// Needs `npm run build` before.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja']
const { messages: english } = await import('backup-start/messages/en')

for (const language of LANGUAGES) {
  test(`${language} loads alone, and only where it is asked for`, async () => {
    const { messages } = await import(`backup-start/messages/${language}`)
    assert.equal(messages.language, language)
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort())
    const source = readFileSync(`${root}dist/components/messages/${language}.js`, 'utf8')
    assert.doesNotMatch(source, /^import\b/m)
    assert.ok(!readFileSync(`${root}dist/auto.min.js`, 'utf8').includes(messages.boxEmpty))
  })
}
