import { createNameOrder, nameKey, type Pacer, STEPS, sortInSlices } from '../../core/internal.js'
import { invert, type Rank, rankTexts } from './rank-texts.js'

/** Sorts after every key of a name: users without a name come last. */
const LAST_KEY = '\uffff'
/**
 * Ranks distinct names in the order of a language. The order by key is close to it, and a comparison of a language costs a microsecond,
 * so the names start in the order by key.
 */
const rankByLanguage = async (names: readonly string[], locale: string, pace: Pacer): Promise<Rank> => {
  const order = await invert(await rankTexts(await toKeys(names, pace), pace), pace)
  const compareNames = createNameOrder(locale)
  const compare = (a: number, b: number): number => {
    const [left, right] = [names[a] as string, names[b] as string]
    return left === '' ? 1 : right === '' ? -1 : compareNames(left, right)
  }
  await sortInSlices(order, compare, pace)
  return invert(order, pace)
}

/** Converts names to their keys; a name that occurs again costs a lookup. */
const toKeys = async (names: readonly string[], pace: Pacer): Promise<string[]> => {
  const known = new Map<string, string>()
  const keys: string[] = []
  for (const name of names) {
    const key = known.get(name) ?? (nameKey(name) || LAST_KEY)
    known.set(name, key)
    if (keys.push(key) % STEPS === 0) await pace()
  }
  return keys
}

/** Ranks texts by the rank of each distinct text, and equal texts by index. Most directories hold far fewer names than users. */
const rankDistinct = async (texts: readonly string[], rank: (distinct: string[]) => Promise<Rank>, pace: Pacer): Promise<Rank> => {
  const numbers = new Map<string, number>()
  const distinct: string[] = []
  const counts: number[] = []
  const numberOf = new Int32Array(texts.length)
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] as string
    const number = numbers.get(text) ?? distinct.push(text) - 1
    if (number === counts.length) {
      numbers.set(text, number)
      counts.push(0)
    }
    numberOf[index] = number
    counts[number] = (counts[number] as number) + 1
    if (index % STEPS === 0) await pace()
  }
  const order = await invert(await rank(distinct), pace)
  /** The next free place of each distinct text. */
  const next = new Int32Array(distinct.length)
  let place = 0
  for (let at = 0; at < order.length; at += 1) {
    const number = order[at] as number
    next[number] = place
    place += counts[number] as number
    if (at % STEPS === 0) await pace()
  }
  const ranks = new Int32Array(texts.length)
  for (let index = 0; index < texts.length; index += 1) {
    const number = numberOf[index] as number
    ranks[index] = next[number] as number
    next[number] = (next[number] as number) + 1
    if (index % STEPS === 0) await pace()
  }
  return ranks
}

/**
 * Ranks trimmed names in the order of a language, or by key without one. Equal names keep their order, and empty names come last.
 */
export const rankNames = async (names: readonly string[], locale: string | undefined, pace: Pacer): Promise<Rank> =>
  locale === undefined
    ? rankDistinct(await toKeys(names, pace), (keys) => rankTexts(keys, pace), pace)
    : rankDistinct(names, (distinct) => rankByLanguage(distinct, locale, pace), pace)
