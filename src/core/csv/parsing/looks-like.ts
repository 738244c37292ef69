import { BackupError } from '../../model/errors.js'

const has = (bytes: Uint8Array, magic: readonly number[], at = 0): boolean => magic.every((byte, index) => bytes[at + index] === byte)
const latin = (bytes: Uint8Array): string => Array.from(bytes.subarray(0, 65_536), (byte) => String.fromCharCode(byte)).join('')
const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  ascii('GIF8'),
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
  [0, 0, 1, 0],
]

/** A format that administrators upload instead of a CSV. */
export type LooksLike =
  | 'empty'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'word'
  | 'zip'
  | 'archive'
  | 'pdf'
  | 'picture'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'json'
  | 'vcard'
  | 'binary'

const WORDS: Record<LooksLike, string> = {
  empty: 'the file is empty',
  xlsx: 'this looks like an Excel workbook (.xlsx): save it as CSV',
  xls: 'this looks like an old Excel workbook (.xls): save it as CSV',
  ods: 'this looks like an OpenDocument spreadsheet (.ods): save it as CSV',
  word: 'this looks like a Word document (.docx), not a CSV',
  zip: 'this looks like an Excel workbook (.xlsx) or another ZIP archive: save it as CSV, or extract the CSV from it',
  archive: 'this looks like a compressed archive: extract the CSV from it',
  pdf: 'this looks like a PDF, not a CSV',
  picture: 'this looks like a picture, not a CSV',
  rtf: 'this looks like a rich text document (.rtf), not a CSV',
  html: 'this looks like an HTML page, not a CSV',
  xml: 'this looks like an XML file, not a CSV',
  json: 'this looks like a JSON file, not a CSV',
  vcard: 'this looks like a contact card (vCard), not a CSV',
  binary: 'this looks like binary data, not a CSV',
}

/** Creates the error for a file that is not a CSV; `details.looksLike` names the format. */
export const notACsv = (looksLike: LooksLike): BackupError => new BackupError('not-a-csv', WORDS[looksLike], { details: { looksLike } })

const zipKind = (bytes: Uint8Array): LooksLike => {
  const names = latin(bytes)
  if (names.includes('opendocument.spreadsheet')) return 'ods'
  if (names.includes('xl/')) return 'xlsx'
  return names.includes('word/') ? 'word' : 'zip'
}

/** Returns the format of a file from its first bytes, or `undefined` if it may be a CSV. Do not call it for text with a byte order mark. */
export const bytesLookLike = (bytes: Uint8Array): LooksLike | undefined => {
  if (has(bytes, [0x50, 0x4b, 3, 4]) || has(bytes, [0x50, 0x4b, 5, 6])) return zipKind(bytes)
  if (has(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'xls'
  if (has(bytes, ascii('%PDF-'))) return 'pdf'
  if (has(bytes, [0x1f, 0x8b]) || has(bytes, ascii('7z\xbc\xaf')) || has(bytes, ascii('Rar!')) || has(bytes, [0xfd, 0x37, 0x7a, 0x58]))
    return 'archive'
  if (PICTURES.some((magic) => has(bytes, magic)) || (has(bytes, ascii('RIFF')) && has(bytes, ascii('WEBP'), 8))) return 'picture'
  if (has(bytes, ascii('BM')) && bytes.subarray(0, 64).includes(0)) return 'picture'
  if (has(bytes, ascii('{\\rtf'))) return 'rtf'
  if (utf16Order(bytes) !== undefined) return undefined
  const head = bytes.subarray(0, 4096)
  // tab, line breaks, form feed and the end-of-file mark (0x1A) occur in text
  const controls = head.reduce((count, byte) => (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 0x1a ? count + 1 : count), 0)
  return head.includes(0) || controls * 20 > head.length ? 'binary' : undefined
}

/** Characters that no text contains. */
const isControl = (code: number): boolean => code < 9 || (code > 13 && code < 26) || code === 0xfffe || code === 0xffff

/** ASCII characters of every list: tab, line breaks, comma, dot, semicolon, at sign. */
const SIGNS: ReadonlySet<number> = new Set([9, 10, 13, 0x2c, 0x2e, 0x3b, 0x40])

/** Returns the byte order of UTF-16 text without a byte order mark, whose ASCII characters have zeros on one side only. */
export const utf16Order = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const head = bytes.subarray(0, 4096)
  if (head.length < 8) return undefined
  let even = 0
  let odd = 0
  head.forEach((byte, index) => {
    if (byte !== 0) return
    if (index % 2 === 0) even++
    else odd++
  })
  // every UTF-16 list contains ASCII delimiters and line breaks; a few characters of other scripts also end in a zero byte
  if (Math.max(even, odd) < 0.03 * (head.length / 2) || Math.max(even, odd) < 4 * Math.min(even, odd)) return undefined
  const isLittle = odd > even
  // In UTF-16, the byte beside a delimiter is zero. In UTF-8 with a stray NUL it is usually a letter, so the text is not UTF-16.
  let pairs = 0
  let signs = 0
  head.forEach((byte, index) => {
    if (!SIGNS.has(byte)) return
    signs++
    if (head[index + (isLittle ? 1 : -1)] === 0) pairs++
  })
  if (pairs < 0.3 * signs) return undefined
  for (let at = 0; at + 1 < head.length; at += 2) {
    const low = head[isLittle ? at : at + 1] as number
    const high = head[isLittle ? at + 1 : at] as number
    if (isControl(high * 256 + low)) return undefined
  }
  return isLittle ? 'utf-16le' : 'utf-16be'
}

/** Returns the format of decoded text that is neither a table nor a list, or `undefined` if it may be one. */
export const textLooksLike = (text: string): LooksLike | undefined => {
  const head = text.slice(0, 2000).trimStart()
  if (/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style|script|div)(?=[\s>])/i.test(head)) return 'html'
  if (/^<\?xml\b/i.test(head)) return /<html\b/i.test(head) ? 'html' : 'xml'
  if (/^(?:\{\s*["}]|\[\s*(?:[{\]]|\[(?!\w)|"[^"]*"\s*[,\]]))/.test(head)) return 'json'
  if (/^BEGIN:VCARD/i.test(head)) return 'vcard'
  return undefined
}
