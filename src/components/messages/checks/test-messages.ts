import { createWords, isFromRight } from '../../base/words.js'
import { messages as english } from '../en.js'
import type { Format, Message, Messages } from '../messages.js'
import { samples } from './message-samples.js'
import { OUTSIDE } from './sample-values.js'

export interface TestMessagesOptions {
  /** The `describe` of the test runner. Default: the global one of mocha, vitest or jest. With node:test, pass its `describe`. */
  describe?: ((name: string, body: () => void) => unknown) | undefined
  /** The `it` of the test runner. Default: the global one. */
  it?: ((name: string, body: () => void) => unknown) | undefined
  /** Whether keys may be absent. The page shows them in English. Default: `false`, so that the tests name the keys of a new version. */
  isPartial?: boolean | undefined
}

interface Globals {
  describe?: TestMessagesOptions['describe']
  it?: TestMessagesOptions['it']
}

interface Case {
  readonly key: keyof Messages
  readonly params: Readonly<Record<string, unknown>>
  readonly shown: readonly (string | number)[]
}

const KEYS = Object.keys(english) as (keyof Messages)[]
const CASES: readonly Case[] = Object.entries(samples).flatMap(([key, list]) =>
  (list as readonly (readonly [Record<string, unknown>, ...(string | number)[]])[]).map(([params, ...shown]) => ({
    key: key as keyof Messages,
    params,
    shown,
  })),
)
/** Counts that need different plural forms in most languages. */
const COUNTS = [0, 1, 2, 3, 11, 21, 100, 101, 1_000_000]
/** Signs of a broken text: missing values as whole words, unfilled placeholders, code. */
const BROKEN = /(?<!\p{L})(?:undefined|NaN|null)(?!\p{L})|\[object|#|\$\{|=>/u
/** The one text that may be empty: a number without a noun. */
const MAY_BE_EMPTY: ReadonlySet<keyof Messages> = new Set(['unitUsers'])
/** File names must not contain the characters that isolate a name. */
const WITHOUT_ISOLATES: ReadonlySet<keyof Messages> = new Set(['planFileName'])

/** Fails with all faults of a check, one a line, instead of the first only. */
const report = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.join('\n')}`)
}

const withNumber = (value: unknown, n: number): unknown => {
  if (typeof value === 'number') return n
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNumber(part, n)]))
}

const withNames = (value: unknown, change: (name: string) => string): unknown => {
  if (typeof value === 'string') return OUTSIDE.includes(value) ? change(value) : value
  if (Array.isArray(value)) return value.map((part) => withNames(part, change))
  return value
}

const faultOfText = (text: unknown): string | undefined => {
  if (typeof text !== 'string') return `is ${typeof text} instead of a text`
  const broken = BROKEN.exec(text)
  if (broken !== null) return `contains “${broken[0]}”: ${text}`
  if (text !== text.trim()) return `begins or ends with a space: “${text}”`
  return undefined
}

const languageFault = (language: unknown): string | undefined => {
  if (typeof language !== 'string' || language === '') return 'language is missing. Set it to the BCP 47 tag of the texts, such as pt-BR.'
  try {
    const known = Intl.PluralRules.supportedLocalesOf(language).length > 0
    return known ? undefined : `language “${language}” has no plural rules here. Use a BCP 47 tag that Intl knows, such as pt-BR.`
  } catch {
    return `language “${language}” is not a BCP 47 tag. Use one such as pt-BR.`
  }
}

const keyFaults = (messages: Partial<Messages>, isPartial: boolean): string[] => {
  const missing = isPartial ? [] : KEYS.filter((key) => messages[key] === undefined)
  const extra = Object.keys(messages).filter((key) => !(key in english))
  const ofOtherKind = KEYS.filter((key) => messages[key] !== undefined && typeof messages[key] !== typeof english[key])
  return [
    ...missing.map((key) => `${key} is missing, so it is shown in English`),
    ...extra.map((key) => `${key} is not a message. The reference of messages lists all keys`),
    ...ofOtherKind.map((key) => `${key} must be a ${typeof english[key]}, but is a ${typeof messages[key]}`),
  ]
}

/**
 * Registers tests of an own catalogue with a test runner. They check the language, the keys, the arguments, the plural forms and the names
 * in the other writing direction. Each failing test names all keys at fault.
 * @example testMessages(portuguese)
 */
export const testMessages = (messages: Partial<Messages>, options: TestMessagesOptions = {}): void => {
  const { describe = (globalThis as Globals).describe, it = (globalThis as Globals).it, isPartial = false } = options
  if (describe === undefined || it === undefined)
    throw new Error('testMessages found no global describe and it. Pass those of your test runner.')

  const words = createWords(undefined, messages)
  const own = CASES.filter(({ key }) => typeof messages[key] === 'function')
  const say = ({ key }: Case, params: unknown, format: Format = words.format): string => (messages[key] as Message<unknown>)(params, format)
  /** Returns the faults that a check finds in the messages with arguments. A message that throws is a fault too. */
  const faultsOf = (check: (one: Case) => readonly (string | undefined)[]): string[] =>
    own.flatMap((one) => {
      try {
        return check(one)
          .filter((fault) => fault !== undefined)
          .map((fault) => `${one.key} with ${JSON.stringify(one.params)} ${fault}`)
      } catch (error) {
        return [`${one.key} with ${JSON.stringify(one.params)} throws ${String(error)}`]
      }
    })

  describe(`messages in ${messages.language ?? 'an unnamed language'}`, () => {
    it('name a language that Intl knows', () => {
      const fault = languageFault(messages.language)
      report(fault === undefined ? [] : [fault])
    })

    it('have every key, and no other', () => report(keyFaults(messages, isPartial)))

    it('are complete texts', () => {
      const texts = KEYS.filter((key) => typeof messages[key] === 'string')
      const faults = texts.flatMap((key) => {
        const fault = messages[key] === '' ? 'is empty' : faultOfText(messages[key])
        return fault === undefined ? [] : [`${key} ${fault}`]
      })
      report(faults)
    })

    it('contain each of their arguments', () => {
      report(
        faultsOf((one) => {
          const text = say(one, one.params)
          const lost = one.shown
            .map((part) => (typeof part === 'number' ? words.format.number(part) : part))
            .filter((part) => !String(text).includes(part))
          return [
            faultOfText(text),
            text === '' && !MAY_BE_EMPTY.has(one.key) ? 'is empty' : undefined,
            ...lost.map((part) => `leaves out “${part}”: ${text}`),
          ]
        }),
      )
    })

    it('can be written for every count', () => {
      report(faultsOf((one) => COUNTS.map((n) => faultOfText(say(one, withNumber(one.params, n))))))
    })

    it('have every plural form of the language', () => {
      const { pluralCategories } = new Intl.PluralRules(words.language).resolvedOptions()
      report(
        faultsOf((one) => {
          const faults: string[] = []
          say(one, one.params, {
            ...words.format,
            plural(n, forms) {
              const missing = pluralCategories.filter((form) => forms[form] === undefined)
              if (missing.length > 0) faults.push(`has no plural form ${missing.join(', ')} beside “${forms.other}”`)
              return words.format.plural(n, forms)
            },
          })
          return faults
        }),
      )
    })

    it('isolate names of the other writing direction', () => {
      const otherWay = isFromRight(words.language) ? (name: string) => name : () => 'ليلى (الخطيب)'
      report(
        faultsOf((one) => {
          if (WITHOUT_ISOLATES.has(one.key)) return []
          const params = Object.fromEntries(Object.entries(one.params).map(([key, value]) => [key, withNames(value, otherWay)]))
          const text = say(one, params)
          return one.shown
            .filter((part): part is string => typeof part === 'string' && OUTSIDE.includes(part))
            .filter((part) => !text.includes(`\u2068${otherWay(part)}\u2069`))
            .map(() => `has a name without f.name(…): ${text}`)
        }),
      )
    })
  })
}
