import { expect } from '@open-wc/testing'
import { messages as ar } from '../../../src/components/messages/ar.js'
import { messages as de } from '../../../src/components/messages/de.js'
import { messages as en } from '../../../src/components/messages/en.js'
import { messages as es } from '../../../src/components/messages/es.js'
import { messages as fr } from '../../../src/components/messages/fr.js'
import { messages as ja } from '../../../src/components/messages/ja.js'
import { createWords, type Format, type Message, type Messages, type Words } from '../../../src/elements.js'
import { OUTSIDE, samples } from './samples.js'

const CATALOGUES: Readonly<Record<string, Messages>> = { ar, de, en, es, fr, ja }
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

const sayIn = (words: Words, key: keyof Messages, params: unknown, format: Format = words.format): string => {
  const message: unknown = words.messages[key]
  return typeof message === 'string' ? message : (message as Message<unknown>)(params, format)
}

/** Words for "credit", which only the API uses; administrators read "license". */
const CREDIT = /credit|crédit|crédito|クレジット|رصيد|أرصدة/i
/** Text that no message may contain: missing values, unfilled placeholders, code. */
const BROKEN = /undefined|NaN|null|\[object|#|\$\{|=>/

/** Replaces every number in the arguments. */
const withNumber = (value: unknown, n: number): unknown => {
  if (typeof value === 'number') return n
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNumber(part, n)]))
}

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
  describe(`catalogue of ${language}`, () => {
    const words = createWords(undefined, messages)

    it('names its language and has every message', () => {
      expect(messages.language).to.equal(language)
      expect(words.locale).to.equal(language)
      expect(Object.keys(messages).sort()).to.deep.equal([...KEYS].sort())
      for (const key of KEYS) expect(typeof messages[key], key).to.equal(typeof en[key])
    })

    it('contains every argument in each message', () => {
      for (const { key, params, shown } of CASES) {
        const text = sayIn(words, key, params)
        const what = `${key} ${JSON.stringify(params)}: ${text}`
        expect(text, what).not.to.match(BROKEN)
        expect(text, what).to.equal(text.trim())
        if (key !== 'unitUsers') expect(text, what).not.to.equal('')
        for (const part of shown) expect(text, what).to.contain(typeof part === 'number' ? words.format.number(part) : part)
      }
      for (const key of KEYS) if (typeof messages[key] === 'string') expect(messages[key], key).not.to.match(BROKEN).and.not.to.equal('')
    })

    it('formats every message for every count', () => {
      for (const n of [0, 1, 2, 3, 11, 21, 100, 101, 1_000_000])
        for (const { key, params } of CASES) {
          const text = sayIn(words, key, withNumber(params, n))
          expect(text, `${key} ${n}: ${text}`).not.to.match(BROKEN)
        }
    })

    it('has every plural form of its language', () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
      for (const { key, params } of CASES) {
        const seen: Set<string>[] = []
        const watching: Format = {
          ...words.format,
          plural(n, forms) {
            seen.push(new Set(Object.keys(forms)))
            return words.format.plural(n, forms)
          },
        }
        sayIn(words, key, params, watching)
        for (const forms of seen) expect([...forms], key).to.include.members(pluralCategories)
      }
    })

    it('isolates names in the other writing direction', () => {
      const other = language === 'ar' ? (name: string) => name : () => 'ليلى (الخطيب)'
      const turned = (value: unknown): unknown => {
        if (typeof value === 'string') return OUTSIDE.includes(value) ? other(value) : value
        if (Array.isArray(value)) return value.map(turned)
        return value
      }
      for (const { key, params, shown } of CASES) {
        // a file name must not contain isolates
        if (key === 'planFileName') continue
        const given = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, turned(value)]))
        const text = sayIn(words, key, given)
        for (const part of shown)
          if (typeof part === 'string' && OUTSIDE.includes(part)) expect(text, key).to.contain(`\u2068${other(part)}\u2069`)
      }
    })

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
