/** Formats numbers, plurals, dates, lists and names by the rules of a catalogue's language. */
export interface Format {
  number(n: number): string
  /** Number with a plus sign: `+3`. */
  plus(n: number): string
  /** Ratio as a percentage: `0.25` becomes `25%`. */
  percent(ratio: number): string
  /** Picks the plural form of `n`; `#` in the form becomes the number. */
  plural(n: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string
  list(items: readonly string[]): string
  /** Date and time of an ISO 8601 string, to the minute, or to the second to tell close times apart. */
  date(iso: string, precision?: 'second'): string
  /** Isolates directory text (a name, address or reason), so that its direction doesn't reorder the words around it. */
  name(text: string): string
}

/** A message that takes parameters. */
export type Message<P> = (params: P, format: Format) => string

/** The same keys in another language: functions keep their parameters, and texts may be any string. */
export type Translated<T> = {
  readonly [K in keyof T]: T[K] extends (params: infer P, format: Format) => string ? Message<P> : string
}
