import { en } from './messages/en.js'
import type { Format, Messages } from './messages/messages.js'

/** Everything an element says, in one language. */
export interface Words {
  /** BCP 47. */
  readonly locale: string
  readonly messages: Messages
  readonly format: Format
  /** The text of a message. */
  say<K extends keyof Messages>(key: K, ...params: ParamsOf<Messages[K]>): string
}

type ParamsOf<M> = M extends (params: infer P, format: Format) => string ? [params: P] : []

const createFormat = (locale: string): Format => {
  const number = new Intl.NumberFormat(locale)
  const plural = new Intl.PluralRules(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  return {
    number: (n) => number.format(n),
    percent: (ratio) => percent.format(ratio),
    plural: (n, forms) => (forms[plural.select(n)] ?? forms.other).replaceAll('#', number.format(n)),
    list: (items) => list.format(items),
    date: (iso) => dateTime.format(new Date(iso)),
  }
}

const isLocale = (locale: string): boolean => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length >= 0
  } catch {
    return false
  }
}

/** Words of a locale (one that Intl does not understand is taken as English), with an embedder's own texts over them. */
export const createWords = (locale: string | undefined, messages: Partial<Messages> | undefined, parent?: Words): Words => {
  const own = locale !== undefined && isLocale(locale) ? locale : (parent?.locale ?? 'en')
  const all: Messages = { ...(parent?.messages ?? en), ...messages }
  const format = parent !== undefined && own === parent.locale ? parent.format : createFormat(own)
  return {
    locale: own,
    messages: all,
    format,
    say(key, ...params) {
      const message = all[key] as string | ((params: unknown, format: Format) => string)
      return typeof message === 'string' ? message : message(params[0], format)
    },
  }
}

let english: Words | undefined
export const defaultWords = (): Words => {
  english ??= createWords('en', undefined)
  return english
}
