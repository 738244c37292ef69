import { repairWindows1252 } from './decode.js'
import { headerRank } from './header-names.js'

/** Encodings of Windows programs and their chardet names, most common first. */
const CANDIDATES: readonly { label: string; names: readonly string[] }[] = [
  { label: 'windows-1252', names: ['windows-1252', 'ISO-8859-1', 'ISO-8859-15'] },
  { label: 'shift_jis', names: ['Shift_JIS'] },
  { label: 'gb18030', names: ['GB18030'] },
  { label: 'euc-kr', names: ['EUC-KR'] },
  { label: 'big5', names: ['Big5'] },
  { label: 'euc-jp', names: ['EUC-JP'] },
  { label: 'windows-1250', names: ['windows-1250', 'ISO-8859-2'] },
  { label: 'windows-1251', names: ['windows-1251', 'ISO-8859-5'] },
  { label: 'koi8-r', names: ['KOI8-R'] },
  { label: 'windows-1253', names: ['windows-1253', 'ISO-8859-7'] },
  { label: 'windows-1254', names: ['windows-1254', 'ISO-8859-9'] },
  { label: 'windows-1255', names: ['windows-1255', 'ISO-8859-8'] },
  { label: 'windows-1256', names: ['windows-1256', 'ISO-8859-6'] },
  { label: 'windows-1257', names: ['windows-1257'] },
]
const MULTI_BYTE = new Set(['shift_jis', 'gb18030', 'euc-kr', 'big5', 'euc-jp'])
/** Encodings of the Latin script; the others have one script of their own. */
const LATIN = new Set(['windows-1252', 'windows-1250', 'windows-1254', 'windows-1257'])

const decode = (label: string, bytes: Uint8Array): string | undefined => {
  try {
    // the sample may end within a character
    const text = new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return label === 'windows-1252' ? repairWindows1252(text) : text
  } catch {
    return undefined
  }
}

const shareOf = (text: string, wanted: RegExp, all: RegExp): number =>
  (text.match(wanted)?.length ?? 0) / Math.max(1, text.match(all)?.length ?? 0)

const BEYOND_ASCII = /[^\0-\x7F]/g
/** Symbols that names and headers contain. */
const USUAL = '–—‘’“”„«»€№·\\u3000-\\u303F\\uFF00-\\uFFEF'
const SYMBOL = `[^\\p{L}\\p{N}\\p{M}\\0-\\x7F${USUAL}]`
/** A symbol inside a word, a control character, or a capital between small letters: signs of the wrong encoding. */
const IMPLAUSIBLE = new RegExp(
  `${SYMBOL}\\p{L}|\\p{L}${SYMBOL}|\\p{Ll}(?=[^\\0-\\x7F])\\p{Lu}|[\\u0080-\\u009F\\uE000-\\uF8FF\\uFFFD]`,
  'gu',
)
/** Spanish opens sentences with these. */
const OPENING = /(^|[\s"(])[¿¡]/g

/** Rates how little a decoded text looks like words: 0 at best. */
const implausibility = (text: string): number => shareOf(text.replace(OPENING, '$1'), IMPLAUSIBLE, BEYOND_ASCII)

const namesAddress = (text: string): boolean =>
  text
    .slice(0, 4096)
    .split(/[,;\t|\r\n"]/)
    .some((cell) => /[^\0-\x7F]/.test(cell) && headerRank(cell) !== undefined)

/**
 * Detects the encoding of text that is not UTF-8. The detector's confidence, measured on letter frequencies, is corrected by
 * what a short list of names can show: a header that is known in this encoding, and symbols inside words.
 */
export const detectEncoding = async (bytes: Uint8Array): Promise<string> => {
  const { analyse } = await import('chardet')
  const confidence = new Map<string, number>()
  for (const { name, confidence: percent } of analyse(bytes)) confidence.set(name, percent / 100)
  let best = 'windows-1252'
  let most = Number.NEGATIVE_INFINITY
  for (const { label, names } of CANDIDATES) {
    const text = decode(label, bytes)
    if (text === undefined) continue
    const detected = Math.max(0, ...names.map((name) => confidence.get(name) ?? 0))
    if (detected === 0 && !LATIN.has(label) && !namesAddress(text)) continue
    const isMultiByte = MULTI_BYTE.has(label)
    const points = detected + (namesAddress(text) ? 1 : 0) - 2 * implausibility(text) - (isMultiByte && detected < 0.3 ? 0.5 : 0)
    if (points <= most) continue
    most = points
    best = label
  }
  return best
}
