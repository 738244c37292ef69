import { messages as english } from '../messages/en.js'
import type { Format, Messages } from '../messages/messages.js'

/** Everything an element says. */
export interface Words {
  /** BCP 47: how numbers and dates are written. */
  readonly locale: string
  /** BCP 47: what the words are written in. */
  readonly language: string
  readonly messages: Messages
  readonly format: Format
  /** The text of a message. */
  t<K extends keyof Messages>(key: K, ...params: ParamsOf<Messages[K]>): string
  /** What one message is written in: an embedder's own may be in another language than the rest. */
  languageOf(key: keyof Messages): string
}

type ParamsOf<M> = M extends (params: infer P, format: Format) => string ? [params: P] : []

const FROM_RIGHT = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/
/** Characters that turn the direction of what follows. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
/** Those, and letters that are read from the right. */
const TURNING = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc\u{10800}-\u{1efff}]/u

/** Whether a language is read from the right. */
export const isFromRight = (language: string): boolean => FROM_RIGHT.test(language)

const createFormat = (locale: string, language: string): Format => {
  // what is grammar and not custom follows the locale only where that is of the words' language
  const grammar = locale.split('-')[0] === language.split('-')[0] ? locale : language
  const number = new Intl.NumberFormat(locale)
  const plus = new Intl.NumberFormat(locale, { signDisplay: 'always' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const plural = new Intl.PluralRules(grammar)
  const list = new Intl.ListFormat(grammar)
  return {
    number: (n) => number.format(n),
    plus: (n) => plus.format(n),
    percent: (ratio) => percent.format(ratio),
    plural: (n, forms) => (forms[plural.select(n)] ?? forms.other).replaceAll('#', number.format(n)),
    list: (items) => list.format(items),
    date: (iso) => dateTime.format(new Date(iso)),
    name: (text) => (text !== '' && (isFromRight(language) || TURNING.test(text)) ? `\u2068${text.replace(TURNS, '')}\u2069` : text),
  }
}

/** The locale, if it is one that Intl understands. */
const known = (locale: string | undefined): string | undefined => {
  try {
    return locale && Intl.getCanonicalLocales(locale)[0]
  } catch {
    return undefined
  }
}

/**
 * Words of a catalogue, or an embedder's own texts over the words around them. The catalogue says what language it is in;
 * `locale` says how numbers and dates are written, else that follows the language. One that Intl does not understand is left out.
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
    // texts that do not say their language are of the locale they came with
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
