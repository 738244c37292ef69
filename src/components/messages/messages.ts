import type { messages as english } from './en.js'

/** What a message may use to write numbers, plurals, dates, lists and names in its language. */
export interface Format {
  number(n: number): string
  /** With its sign: +3. */
  plus(n: number): string
  /** 0.25 is 25 %. */
  percent(ratio: number): string
  /** Picks the form of the number; `#` becomes the number. */
  plural(n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string
  list(items: readonly string[]): string
  /** ISO 8601 in, date and time out. */
  date(iso: string): string
  /** A name, an address, a reason: text from outside, kept from turning the words around it when it is written the other way. */
  name(text: string): string
}

/** A message with parts that change. */
export type Message<P> = (params: P, format: Format) => string

type Spoken<T> = T extends (params: infer P, format: Format) => string ? Message<P> : string

/** A whole catalogue: every key of the English one. A missing or misspelt key does not compile. */
export type Messages = { readonly [K in keyof typeof english]: Spoken<(typeof english)[K]> }
