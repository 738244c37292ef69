import { fold } from './fold.js'

/** Compares names in the order of a language, numbers by value. An invalid locale falls back to the language of the host. */
export const createNameOrder = (locale: string | undefined): ((a: string, b: string) => number) => {
  try {
    return new Intl.Collator(locale, { numeric: true }).compare
  } catch {
    return new Intl.Collator(undefined, { numeric: true }).compare
  }
}

/** Digits of one length prefix. A longer number takes one 9 for every further group of this many digits. */
const GROUP = 9

/** Prefixes a number with its length, so that comparing the digits compares the values: 2 becomes 02, 10 becomes 110. */
const keyOfNumber = (digits: string): string => {
  const value = digits.replace(/^0+(?=\d)/, '')
  const groups = Math.floor((value.length - 1) / GROUP)
  return `${'9'.repeat(groups)}${(value.length - 1) % GROUP}${value}`
}

/**
 * Returns the key by which names are sorted if no language is known: folded, with numbers that sort by value. Keys compare by code unit,
 * so a database can index them. A name without visible characters has an empty key.
 */
export const nameKey = (name: string): string => fold(name).trim().replace(/\d+/g, keyOfNumber)
