import { headerRank } from '../cells/header-names.js'
import { repairWindows1252 } from './windows-1252.js'

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
/** Ranges of the first byte of common characters in two-byte encodings: punctuation, kana or other syllables, and frequent ideographs. */
const COMMON_LEADS: Readonly<Record<string, readonly (readonly [from: number, to: number])[]>> = {
  shift_jis: [
    [0x81, 0x83],
    [0x88, 0x97],
  ],
  gb18030: [
    [0xa1, 0xa3],
    [0xb0, 0xd7],
  ],
  'euc-kr': [
    [0xa1, 0xa3],
    [0xb0, 0xc8],
  ],
  big5: [[0xa1, 0xc6]],
  'euc-jp': [
    [0xa1, 0xa5],
    [0xb0, 0xcf],
  ],
}
/** Encodings of the Latin script. Each of the others belongs to one other script. */
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
/** Signs of the wrong encoding: a symbol inside a word, a control character, or a capital between small letters. */
const IMPLAUSIBLE = new RegExp(
  `${SYMBOL}\\p{L}|\\p{L}${SYMBOL}|\\p{Ll}(?=[^\\0-\\x7F])\\p{Lu}|[\\u0080-\\u009F\\uE000-\\uF8FF\\uFFFD]`,
  'gu',
)
/** These marks open Spanish sentences. */
const OPENING = /(^|[\s"(])[¿¡]/g

/** Rates how unlike words a decoded text looks; 0 is best. */
const implausibility = (text: string): number => shareOf(text.replace(OPENING, '$1'), IMPLAUSIBLE, BEYOND_ASCII)

/** An ideograph or syllable that touches a small Latin letter. */
const TOUCHING = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}][a-z]|[a-z][\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u

/** Returns the share of common characters in two-byte text; rare ones are a sign of the wrong encoding. */
const commonShare = (label: string, bytes: Uint8Array): number => {
  const ranges = COMMON_LEADS[label] ?? []
  let all = 0
  let common = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80 || (label === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf)) continue
    at++
    all++
    if (ranges.some(([from, to]) => lead >= from && lead <= to)) common++
  }
  return all === 0 ? 0 : common / all
}

/** Corrects the detector's confidence in a two-byte encoding, which is too low for short text without kana. */
const multiByteBonus = (label: string, bytes: Uint8Array, text: string): number => {
  if (!(label in COMMON_LEADS)) return 0
  const share = commonShare(label, bytes)
  if (share < 0.9 || TOUCHING.test(text)) return -0.5
  // only Korean text uses so few first bytes
  return 0.45 * share + (label === 'euc-kr' ? 0.05 : 0)
}

const namesAddress = (text: string): boolean =>
  text
    .slice(0, 4096)
    .split(/[,;\t|\r\n"]/)
    .some((cell) => /[^\0-\x7F]/.test(cell) && headerRank(cell) !== undefined)

/**
 * Detects the encoding of text that is not UTF-8. The detector measures letter frequencies. Its confidence is corrected by evidence in
 * short lists of names: a header that is known in this encoding, and symbols inside words.
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
    const isNamed = namesAddress(text)
    if (detected === 0 && !LATIN.has(label) && !isNamed) continue
    const points = detected + (isNamed ? 1 : 0) - 2 * implausibility(text) + (detected < 0.5 ? multiByteBonus(label, bytes, text) : 0)
    if (points <= most) continue
    most = points
    best = label
  }
  return best
}
