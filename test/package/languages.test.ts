// Each message catalogue is a separate module. Needs `npm run build` first.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { testMessages } from '../../src/testing.js'
import { readText, root } from './package-files.js'

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'zh']

const load = async (language: string): Promise<Record<string, unknown>> => {
  const { messages } = (await import(`backup-start/messages/${language}`)) as { messages: Record<string, unknown> }
  return messages
}
const english = await load('en')

/** All sources except the catalogues. */
const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.includes('components/messages/'))
  .map((path) => readText(`src/${path}`))
  .join('\n')

/** Returns the keys that the text does not mention, neither in quotes nor as a property. */
const unusedKeys = (keys: readonly string[], text: string): string[] => keys.filter((key) => !new RegExp(`['"\`.]${key}\\b`).test(text))

describe('message catalogues', () => {
  it('contain only messages that the elements use', () => {
    assert.deepEqual(unusedKeys(Object.keys(english), sources), [])
    assert.deepEqual(unusedKeys(['boxEmpty', 'costUser'], "t('boxEmpty'), costUsers"), ['costUser'])
  })

  it('have a template with the English texts', async () => {
    const { messages } = (await import(`${root}dist/messages-template.ts`)) as { messages: Record<string, unknown> }
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort())
    for (const [key, text] of Object.entries(english)) if (typeof text === 'string') assert.equal(messages[key], text)
    testMessages(messages, { describe: (_, body) => body(), it: (_, body) => body() })
  })

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
