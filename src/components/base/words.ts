import { firstTexts } from '../messages/en/en-first.js'
import type { Format, Messages } from '../messages/messages.js'
import { formatKnown, selectKnown } from './known-numbers.js'

/** Texts and formats of an element in one language. */
export interface Words {
  /** BCP 47 tag that formats numbers and dates. */
  readonly locale: string
  /** BCP 47 tag of the texts. */
  readonly language: string
  readonly messages: Messages
  readonly format: Format
  /** Returns the text of a message. */
  t<K extends keyof Messages>(key: K, ...params: ParamsOf<Messages[K]>): string
  /** Returns the language of one message. Messages of the embedder may be in another language than the catalogue. */
  languageOf(key: keyof Messages): string
}

/** The English texts of the modules that are loaded. A text whose module is not loaded is never shown. */
const english = { ...firstTexts } as Partial<Messages> as Messages

/** Adds the English texts of an element that loads when it is opened. Call it before the element renders. */
export const addEnglish = (texts: Partial<Messages>): void => {
  Object.assign(english, texts)
}

type ParamsOf<M> = M extends (params: infer P, format: Format) => string ? [params: P] : []

const FROM_RIGHT = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/
/** Bidi control characters. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
/** Bidi control characters and right-to-left letters. */
const TURNING = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\u{10800}-\u{1efff}]/u

/** Returns whether a language is written from right to left. */
export const isFromRight = (language: string): boolean => FROM_RIGHT.test(language)

/** Creates the value on the first call. The first Intl object of a kind loads its locale data, and most pages need only two kinds. */
const lazy = <T>(create: () => T): (() => T) => {
  let value: T | undefined
  return () => {
    value ??= create()
    return value
  }
}

const createFormat = (locale: string, language: string): Format => {
  // Plural and list rules follow the locale only if its language is the language of the texts.
  const grammar = locale.split('-')[0] === language.split('-')[0] ? locale : language
  const number = lazy(() => new Intl.NumberFormat(locale))
  const plus = lazy(() => new Intl.NumberFormat(locale, { signDisplay: 'always' }))
  const formatNumber = (n: number): string => formatKnown(n, locale) ?? number().format(n)
  const formatPlus = (n: number): string => {
    const known = formatKnown(n, locale)
    return known === undefined ? plus().format(n) : `${n < 0 ? '' : '+'}${known}`
  }
  const percent = lazy(() => new Intl.NumberFormat(locale, { style: 'percent' }))
  const dateTime = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }))
  const dateToSecond = lazy(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }))
  const plural = lazy(() => new Intl.PluralRules(grammar))
  const list = lazy(() => new Intl.ListFormat(grammar))
  return {
    number: formatNumber,
    plus: formatPlus,
    percent: (ratio) => percent().format(ratio),
    plural: (n, forms) => (forms[selectKnown(n, grammar) ?? plural().select(n)] ?? forms.other).replaceAll('#', () => formatNumber(n)),
    list: (items) => list().format(items),
    date: (iso, precision) => (precision === 'second' ? dateToSecond() : dateTime()).format(new Date(iso)),
    name: (text) => (text !== '' && (isFromRight(language) || TURNING.test(text)) ? `\u2068${text.replace(TURNS, '')}\u2069` : text),
  }
}

/** Returns the canonical locale, or `undefined` if Intl does not support it. */
const known = (locale: string | undefined): string | undefined => {
  try {
    return locale && Intl.getCanonicalLocales(locale)[0]
  } catch {
    return undefined
  }
}

/**
 * Returns the texts of a catalogue, or texts of the embedder merged over the surrounding texts. `messages.language` is the language of the
 * texts. `locale` formats numbers and dates; its default is that language. A locale that Intl does not support is ignored.
 */
export const createWords = (locale: string | undefined, messages: Partial<Messages> | undefined, around?: Words): Words => {
  const asked = known(locale)
  const spoken = known(messages?.language)
  const language = spoken ?? around?.language ?? english.language
  const own = asked ?? spoken ?? around?.locale ?? language
  const all: Messages = { ...(around?.messages ?? english), ...messages }
  const formats = new Map<string, Format>()
  const formatIn = (one: string): Format => {
    const format = formats.get(one) ?? createFormat(own, one)
    formats.set(one, format)
    return format
  }
  const languageOf = (key: keyof Messages): string =>
    // Messages without a `language` are in the locale given with them.
    messages?.[key] === undefined ? (around?.languageOf(key) ?? english.language) : (spoken ?? asked ?? language)
  return {
    locale: own,
    language,
    messages: all,
    format: formatIn(language),
    languageOf,
    t(key, ...params) {
      const message = (all[key] ?? english[key]) as string | ((params: unknown, format: Format) => string)
      return typeof message === 'string' ? message : message(params[0], formatIn(languageOf(key)))
    },
  }
}

let words: Words | undefined
export const defaultWords = (): Words => {
  words ??= createWords(undefined, undefined)
  return words
}
