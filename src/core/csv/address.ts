// Soft hyphens, zero-width spaces and joiners, marks of direction, byte order marks: nobody types them, copying from web
// pages and chats brings them along. They are taken out anywhere, as what remains is the address that was meant.
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g
// what nearly every cell is; saves the long way below a million times
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/
const NOT_IN_LOCAL = /[\s\p{C}"(),:;<>[\]\\\uFFFD]/u
const DOMAIN = /^[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*$/u
const NAMED = /^[^<>]*<([^<>]*)>$/
const QUOTED = /^(?:"(.*)"|'(.*)'|“(.*)”|‘(.*)’|«(.*)»)$/s
/** The longest address a mail system takes. */
const LONGEST = 254

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '')

/** Something on both sides of one @, nothing that could not stand there. Whether anybody reads mail there is not asked. */
const isAddress = (text: string): boolean => {
  const at = text.indexOf('@')
  if (at < 1 || text.length > LONGEST || text[0] === '=') return false
  return !NOT_IN_LOCAL.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1))
}

/** Takes off what mail programs and spreadsheets put around an address. */
const unwrap = (text: string): string => {
  let rest = text.replace(/[\s,;]+$/, '')
  rest = NAMED.exec(rest)?.[1]?.trim() ?? rest
  const quoted = QUOTED.exec(rest)
  if (quoted) rest = (quoted.slice(1).find((inner) => inner !== undefined) ?? '').trim()
  return rest
    .replace(/^(?:mailto|smtp):/i, '')
    .replace(/\?[^@]*$/, '')
    .replace(/^'(?=[+-])/, '')
    .replace(/\.$/, '')
}

/** The address of a cell, as it is shown; `undefined` if there is none. */
export const readAddress = (cell: string): string | undefined => {
  if (cell.length <= LONGEST && PLAIN.test(cell)) return cell
  if (cell.length > 4 * LONGEST) return undefined
  // an apostrophe in front is how our own report keeps spreadsheets from running a cell
  let text = withoutInvisible(cell)
    .trim()
    .replace(/^'(?=[+-])/, '')
  for (let round = 0; round < 3; round++) {
    if (isAddress(text)) return text.endsWith('?') ? undefined : text
    const inner = unwrap(text)
    if (inner === text) return undefined
    text = inner
  }
  return isAddress(text) ? text : undefined
}

const BLANK = /[\s\u200B-\u200F\u2060\uFEFF]/

/** Trims white space and invisible characters. Linear: a regular expression for the end of the cell would be quadratic. */
export const trimCell = (cell: string): string => {
  let start = 0
  let end = cell.length
  while (start < end && BLANK.test(cell[start] as string)) start++
  while (end > start && BLANK.test(cell[end - 1] as string)) end--
  return start === 0 && end === cell.length ? cell : cell.slice(start, end)
}

const NOT_ASCII = /[^\0-\x7F]/

/** What is compared: case and the way accents are written do not count. */
export const foldAddress = (address: string): string => {
  const lower = address.toLowerCase()
  return NOT_ASCII.test(lower) ? lower.normalize('NFC') : lower
}
