import type { Format, Messages } from '../messages.js'

type ParamsOf<M> = M extends (params: infer P, format: Format) => string ? P : never

/** Arguments of a message, followed by values that every language must show: numbers in its format, texts unchanged. */
export type Sample<P> = readonly [params: P, ...shown: (string | number)[]]

/** Samples for every message with arguments; a missing message does not compile. */
export type Samples = {
  readonly [K in keyof Messages as Messages[K] extends string ? never : K]: readonly Sample<ParamsOf<Messages[K]>>[]
}

/** Texts from the directory, which may be left-to-right or right-to-left. */
export const OUTSIDE = [
  'Sales & Co (EMEA)',
  'example.com',
  'Google Workspace',
  'Retention',
  'tmp',
  'people.csv',
  'ann@example.com',
  'GB',
  'On leave',
  'zz',
]
export const [NAME, DOMAIN, CLOUD, SETTING, TEXT, FILE, ADDRESS, UNIT, REASON, SEARCH] = OUTSIDE as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
/** Messages that are inserted into other messages. */
export const GROUP = 'Sales'
export const LABEL = 'GROUP: Sales'
export const WHEN = '2026-11-19'
export const SYNC = 'User Sync of example.com'

export const exact = { isExact: true }
export const atLeast = { isExact: false }
