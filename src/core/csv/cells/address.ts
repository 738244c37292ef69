import { scanAddresses } from './scan-addresses.js'

// Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks. Copies from web pages and chats contain them, but nobody
// types them. Removing them restores the intended address.
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g
// matches nearly every cell, and spares a million rows the slow path below
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/
// a bar is legal in an address, but there it is a delimiter; so are the commas and semicolons of Arabic and Chinese
const NOT_IN_LOCAL = /[\s\p{C}"(),:;<>[\]\\|،؛、\uFFFD]/u
const DOMAIN = /^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u
const NAMED = /^[^<>]*<([^<>]*)>$/
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|«(.*)»)$/s
// ="a@x" keeps spreadsheets from converting a cell
const TEXT_FORMULA = /^=\s*"((?:[^"]|"")*)"$/
const APOSTROPHES = /[\u2018\u2019\u201B\u02B9\u02BC\u2032\u00B4\uFF07]/g
const IDEOGRAPHIC_DOT = /([A-Za-z0-9])[。｡](?=[A-Za-z0-9])/g
// browsers escape the @ of a copied link, and web forms escape each @ of a submitted list
const ESCAPED = /^[^@]*(?:mailto:[^@\s]*%40|%40[^@]*\.[^@]*$)/i
/** Bullets, emoji and names that touch the beginning of an address: `email=a@x`, and `?to=a@x` of a mail link. */
const LEADING = /^(?:\?|[^\0-\x7F\p{L}\p{N}\p{M}\p{C}\uFFFD]\p{M}?|(?:to|b?cc|e?-?mail|user\w*|login|upn)=)+/iu
/** An address with blanks around its @, as documents write it to prevent a link: `ida @ x.org`. */
const SPACED = /^([^\s@]+)\s*@\s*([^\s@]+)$/
const NOT_ASCII = /[^\0-\x7F]/
// finds Chinese or Japanese text that touches an ASCII address
const TOUCHING =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][A-Za-z]|[A-Za-z][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** The longest address a mail system accepts (RFC 5321). */
const MAX_ADDRESS = 254
/** A longer cell is not one address with decoration around it. */
const MAX_DECORATED = 4 * MAX_ADDRESS
const BLANK = /[\s\u200B-\u200F\u2060\uFEFF]/

/** Removes invisible characters. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '')

/** Trims white space and invisible characters. Linear: a regular expression for the end of the cell would be quadratic. */
export const trimCell = (cell: string): string => {
  let start = 0
  let end = cell.length
  while (start < end && BLANK.test(cell[start] as string)) start++
  while (end > start && BLANK.test(cell[end - 1] as string)) end--
  return start === 0 && end === cell.length ? cell : cell.slice(start, end)
}

/**
 * Replaces the characters that input methods and word processors type instead of ASCII: full-width letters, typographic apostrophes,
 * ideographic dots.
 */
const normalize = (cell: string): string => {
  if (!NOT_ASCII.test(cell)) return cell
  return withoutInvisible(cell).replace(APOSTROPHES, "'").normalize('NFKC').replace(IDEOGRAPHIC_DOT, '$1.')
}

/** True for text on both sides of one @ without characters that are invalid there. The mailbox need not exist. */
const isAddress = (text: string): boolean => {
  const at = text.indexOf('@')
  if (at < 1 || text.length > MAX_ADDRESS || text[0] === '=' || LEADING.test(text)) return false
  if (NOT_ASCII.test(text) && TOUCHING.test(text)) return false
  return !NOT_IN_LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1))
}

/** Removes one layer of decoration that mail programs and spreadsheets put around an address. */
const unwrap = (text: string): string => {
  const formula = TEXT_FORMULA.exec(text)
  let rest = trimEnd(formula?.[1]?.replaceAll('""', '"') ?? text)
  rest = NAMED.exec(rest)?.[1]?.trim() ?? rest
  const quoted = QUOTED.exec(rest)
  if (quoted) rest = (quoted.slice(1).find((inner) => inner !== undefined) ?? '').trim()
  return rest
    .replace(/^(?:mailto|smtp|sip):/i, '')
    .replace(LEADING, '')
    .replace(/\?[^@]*$/, '')
    .replace(/^'+/, '')
    .replace(/\.$/, '')
}

const trimEnd = (text: string): string => {
  let end = text.length
  while (end > 0 && /[\s,;]/.test(text[end - 1] as string)) end--
  return text.slice(0, end)
}

const readNormalized = (normalized: string): string | undefined => {
  if (normalized.length > MAX_DECORATED) return undefined
  // a leading apostrophe is legal in an address, but in a file it marks text for a spreadsheet or opens a quotation
  let text = (normalized.startsWith("'") ? unwrap(normalized) : normalized).replace(SPACED, '$1@$2')
  for (let round = 0; round < 4; round++) {
    if (isAddress(text)) return text.endsWith('?') ? undefined : text
    const inner = unwrap(text)
    if (inner === text) return undefined
    text = inner
  }
  return undefined
}

/** Returns true for an address without decoration or rare characters. */
export const isPlainAddress = (cell: string): boolean => cell.length <= MAX_ADDRESS && PLAIN.test(cell)

const decodeEscapes = (escapes: string): string => {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return escapes
  }
}

/** Restores the @ and the other characters of a copied mail link, `mailto:a%40b.example%2Cc%40d.example`. */
const unescapeLink = (cell: string): string =>
  cell.includes('%40') && ESCAPED.test(cell) ? cell.replace(/(?:%[2-9a-f][0-9a-f])+/gi, decodeEscapes) : cell

/** Reads a cell that is one address, with or without decoration, and returns it in its display form; `undefined` for any other cell. */
export const readAddress = (given: string): string | undefined => {
  if (isPlainAddress(given)) return given
  const cell = unescapeLink(given)
  return cell.includes('@') || NOT_ASCII.test(cell) ? readNormalized(trimCell(normalize(cell))) : undefined
}

/** Reads every address in a cell, in order, each folded address once. */
export const readAddresses = (given: string): readonly string[] => {
  if (isPlainAddress(given)) return [given]
  const cell = unescapeLink(given)
  if (!cell.includes('@') && !cell.includes('＠') && !cell.includes('﹫')) return []
  const normalized = trimCell(normalize(cell))
  if (!normalized.includes('@')) return []
  const whole = readNormalized(normalized)
  if (whole !== undefined) return [whole]
  const seen = new Set<string>()
  return scanAddresses(normalized).filter((address) => {
    const key = foldAddress(address)
    return !seen.has(key) && seen.add(key)
  })
}

/** Folds an address for comparison: removes differences in case, the composition of accents and the Turkish dotted capital I. */
export const foldAddress = (address: string): string =>
  NOT_ASCII.test(address) ? address.replaceAll('İ', 'i').toLowerCase().normalize('NFC') : address.toLowerCase()
