import type { en } from './en.js'

/** What a message may use to write numbers, plurals, dates and lists in its language. */
export interface Format {
  number(n: number): string
  /** 0.25 is 25 %. */
  percent(ratio: number): string
  /** Picks the form of the number; `#` becomes the number. */
  plural(n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string
  list(items: readonly string[]): string
  /** ISO 8601 in, date and time out. */
  date(iso: string): string
}

/** A message with parts that change. */
export type Message<P> = (params: P, format: Format) => string

type Widen<T> = T extends string ? string : T

/** A whole catalogue: every key of the English one. A missing key does not compile. */
export type Messages = { readonly [K in keyof typeof en]: Widen<(typeof en)[K]> }
