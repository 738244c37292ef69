// Characters of an address inside other text. Rarer characters that mail systems allow (/ = | * `) count as separators there.
const LOCAL = /[\p{L}\p{N}\p{M}.#$%&'+^_~-]/u
const DOMAIN = /[\p{L}\p{N}\p{M}._-]/u
const CONTROL = /[\p{Cc}\p{Cs}\uFFFD]/u
/** Scripts written without spaces between words, so that text touches an address on both sides. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u30FC]/u
const MAX_LOCAL = 64
const MAX_DOMAIN = 253

/** Returns the quoted texts of a formula: =HYPERLINK("mailto:a@x","a@x"). */
const textsOfFormula = (formula: string): string => Array.from(formula.matchAll(/"([^"]*)"/g), (match) => match[1]).join(' ')

/** True for a letter of an unspaced script next to an ASCII address. */
const isBreak = (character: string, isAscii: boolean): boolean => isAscii && UNSPACED.test(character)

const isAscii = (character: string | undefined): boolean => character !== undefined && character < '\u0080'

/** Returns the start of the local part that ends before `at`, at least `from`; returns `at` if there is none. */
const startOfLocal = (text: string, at: number, from: number): number => {
  const hasAsciiEnd = isAscii(text[at - 1])
  let start = at
  while (start > from && at - start <= MAX_LOCAL) {
    const character = text[start - 1] as string
    if (!LOCAL.test(character) || isBreak(character, hasAsciiEnd)) break
    start--
  }
  // not an address: its local part is too long, or an @, control or replacement character precedes it
  if (
    at - start > MAX_LOCAL ||
    (start > from && /[@\p{Cc}\uFFFD]/u.test(text[start - 1] as string) && !/\s/.test(text[start - 1] as string))
  ) {
    return at
  }
  // a line break that a program wrote as \n, behind the previous address
  const gap = text.slice(from, start + 1)
  if (from > 0 && gap.length < 5 && /^(?:\\r)?\\[nrt]$/.test(gap)) start++
  while (start < at && /[.#&'+^~-]/.test(text[start] as string)) start++
  return start
}

/** Returns the end of the domain that begins after `at`; returns `at` if there is none. */
const endOfDomain = (text: string, at: number): number => {
  const hasAsciiStart = isAscii(text[at + 1])
  let end = at + 1
  while (end < text.length && end - at <= MAX_DOMAIN) {
    const character = text[end] as string
    if (!DOMAIN.test(character) || isBreak(character, hasAsciiStart)) break
    end++
  }
  const next = text[end]
  if (next === '@' || (next !== undefined && CONTROL.test(next) && !/\s/.test(next))) return at
  while (end > at + 1 && /[._-]/.test(text[end - 1] as string)) end--
  const domain = text.slice(at + 1, end)
  // inside other text, a domain must have a dot, because "me@work" is prose
  return domain.includes('.') && !domain.startsWith('.') && !domain.includes('..') ? end : at
}

/**
 * Finds the addresses inside other text: lists, mail headers, link markup, formulas. Linear in the length of the text.
 *
 * @param text normalized text; if a quote opens and never closes, no address is found
 */
export const scanAddresses = (text: string): string[] => {
  if (text.startsWith('"') && text.split('"').length % 2 === 0) return []
  const source = text.startsWith('=') ? textsOfFormula(text) : text
  const found: string[] = []
  let from = 0
  for (let at = source.indexOf('@'); at !== -1; at = source.indexOf('@', at + 1)) {
    const start = startOfLocal(source, at, from)
    const end = start === at ? at : endOfDomain(source, at)
    if (end === at) continue
    found.push(source.slice(start, end))
    from = end
    at = end - 1
  }
  return found
}
