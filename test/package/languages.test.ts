// Each message catalogue is a separate module. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readText } from './package-files.js'

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'ja']

const load = async (language: string): Promise<Record<string, unknown>> => {
  const { messages } = (await import(`backup-start/messages/${language}`)) as { messages: Record<string, unknown> }
  return messages
}
const english = await load('en')

describe('message catalogues', () => {
  for (const language of LANGUAGES) {
    it(`load ${language} without other languages, and only on request`, async () => {
      const messages = await load(language)
      assert.equal(messages.language, language)
      assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort())
      assert.doesNotMatch(readText(`dist/components/messages/${language}.js`), /^import\b/m)
      assert.ok(!readText('dist/auto.min.js').includes(String(messages.boxEmpty)))
    })
  }
})
