import { expect } from '@open-wc/testing'
import { messages as ar } from '../../../src/components/messages/ar.js'
import { samples } from '../../../src/components/messages/checks/message-samples.js'
import { messages as de } from '../../../src/components/messages/de.js'
import { messages as en } from '../../../src/components/messages/en.js'
import { messages as es } from '../../../src/components/messages/es.js'
import { messages as fr } from '../../../src/components/messages/fr.js'
import { messages as he } from '../../../src/components/messages/he.js'
import { messages as italian } from '../../../src/components/messages/it.js'
import { messages as ja } from '../../../src/components/messages/ja.js'
import { messages as ko } from '../../../src/components/messages/ko.js'
import { messages as nl } from '../../../src/components/messages/nl.js'
import { messages as pl } from '../../../src/components/messages/pl.js'
import { messages as pt } from '../../../src/components/messages/pt.js'
import { messages as zh } from '../../../src/components/messages/zh.js'
import { createWords, type Message, type Messages, type Words } from '../../../src/elements.js'
import { testMessages } from '../../../src/testing.js'

const CATALOGUES: Readonly<Record<string, Messages>> = { ar, de, en, es, fr, he, it: italian, ja, ko, nl, pl, pt, zh }
const KEYS = Object.keys(en) as (keyof Messages)[]

interface Case {
  key: keyof Messages
  params: Readonly<Record<string, unknown>>
  shown: readonly (string | number)[]
}

const CASES: readonly Case[] = Object.entries(samples).flatMap(([key, list]) =>
  (list as readonly (readonly [Record<string, unknown>, ...(string | number)[]])[]).map(([params, ...shown]) => ({
    key: key as keyof Messages,
    params,
    shown,
  })),
)

const sayIn = (words: Words, key: keyof Messages, params: unknown): string => {
  const message: unknown = words.messages[key]
  return typeof message === 'string' ? message : (message as Message<unknown>)(params, words.format)
}

/** Words for "credit", which only the API uses; administrators read "license". */
const CREDIT = /credit|crédit|crédito|クレジット|رصيد|أرصدة/i
it('fails to compile if a key is missing, misspelt, or of the wrong kind', () => {
  const { add, ...rest } = de
  // @ts-expect-error `add` is missing
  const missing: Messages = rest
  // @ts-expect-error `ad` is not a message
  const misspelt: Partial<Messages> = { ad: add }
  // @ts-expect-error `name` is missing
  const wrong: Partial<Messages> = { selectRow: ({ nom }) => nom }
  expect([missing, misspelt, wrong]).to.have.length(3)
})

for (const [language, messages] of Object.entries(CATALOGUES)) {
  testMessages(messages)
  describe(`catalogue of ${language}`, () => {
    const words = createWords(undefined, messages)

    it('contains the visible label in each accessible name', () => {
      const { t } = words
      const name = { name: 'Sales' }
      const sync = { sync: 'X' }
      const pairs: readonly (readonly [written: string, name: string])[] = [
        [t('viewShort'), t('viewGroup', name)],
        [t('add'), t('gapAdd', name)],
        [t('settingsAddText'), t('settingsAddTextTo', { setting: 'X' })],
        [t('settingsBackToDefault'), t('settingsBackToDefaultOf', { setting: 'X' })],
        [t('runListOpen'), t('runListOpenOf', { started: 'X' })],
        [t('runViewRetry'), t('runViewRetryOf', name)],
        [t('cancel'), t('domainSyncCancel', sync)],
        [t('retry'), t('domainSyncRetry', sync)],
        [t('domainSyncLabel', { kind: 'groups' }), t('domainSyncOf', { kind: 'groups', domain: 'X' })],
      ]
      for (const [written, spoken] of pairs) expect(spoken.toLowerCase()).to.contain(written.toLowerCase())
    })

    it('uses the word license for credits', () => {
      for (const { key, params } of CASES) expect(sayIn(words, key, params), key).not.to.match(CREDIT)
      for (const key of KEYS) if (typeof messages[key] === 'string') expect(messages[key], key).not.to.match(CREDIT)
    })

    it('contains no exclamation mark', () => {
      for (const { key, params } of CASES) expect(sayIn(words, key, params), key).not.to.match(/[!！¡]/)
      for (const key of KEYS) if (typeof messages[key] === 'string') expect(messages[key], key).not.to.match(/[!！¡]|oops/i)
    })
  })
}

it('translates every message except a few names', () => {
  for (const [language, messages] of Object.entries(CATALOGUES)) {
    if (language === 'en') continue
    const same = KEYS.filter((key) => typeof messages[key] === 'string' && messages[key] === en[key])
    expect(same, language).to.have.length.below(10)
  }
})
