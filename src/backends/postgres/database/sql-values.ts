import { type RawBuilder, sql } from 'kysely'

// PostgreSQL text can hold neither NUL nor lone surrogates, but JSON can.
const UNSTORABLE = /\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** Replaces every character that PostgreSQL cannot hold with U+FFFD. Use it for each text that is written. */
export const storable = (text: string): string => text.replace(UNSTORABLE, '\uFFFD')

/** Returns whether PostgreSQL can hold this text. If it cannot hold an id, no row has that id, and a lookup may skip the query. */
export const isStorable = (text: string): boolean => text.search(UNSTORABLE) < 0

/** Serializes a value as JSON whose texts PostgreSQL can hold. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'string' ? storable(part) : part))

/** An `int[]` parameter: one value instead of one parameter for each number. */
export const intArray = (list: readonly number[]): RawBuilder<unknown> => sql`${`{${list.join(',')}}`}::text::int[]`

/** Cuts a list into chunks of at most `size` entries, so that no statement carries too many values. */
export const chunksOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))

/** Groups pairs by their first number. */
export const groupPairs = (pairs: Iterable<readonly [number, number]>): Map<number, number[]> => {
  const groups = new Map<number, number[]>()
  for (const [key, value] of pairs) {
    const values = groups.get(key)
    if (values === undefined) groups.set(key, [value])
    else values.push(value)
  }
  return groups
}

/** Returns a storable text, or null for no text. */
export const storableOrNull = (text: string | undefined): string | null => (text === undefined ? null : storable(text))
