const PLAIN = /^[\x20-\x7e]*$/
const MARKS = /[\u0300-\u036f]/g

/** Letters that Unicode does not decompose, and variants of punctuation that keyboards produce. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ŧ: 't', ħ: 'h', ŋ: 'n', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
  ...{ '‘': "'", '’': "'", ʼ: "'", '´': "'", '`': "'" },
  ...{ '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-' },
}
const REPLACED = new RegExp(`[${Object.keys(REPLACEMENTS).join('')}]`, 'g')

/** Folds a text for search and sorting: lower case, without accents, with full-width and special letters replaced by plain ones. */
export const fold = (text: string): string => {
  if (PLAIN.test(text)) return text.includes('`') ? text.toLowerCase().replaceAll('`', "'") : text.toLowerCase()
  return text
    .replace(/[´]/g, "'")
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(REPLACED, (sign) => REPLACEMENTS[sign] as string)
}

/** Folds an address or id for comparison: lower case, accents kept. */
export const foldKey = (text: string): string => (PLAIN.test(text) ? text : text.normalize('NFC')).toLowerCase()

/** Separates searched texts. No keyboard types it, so no match spans two texts. */
const SEPARATOR = '\u0001'

/** Folds several texts into one searchable text. */
export const foldAll = (texts: readonly (string | undefined)[]): string => texts.map((text) => fold(text ?? '')).join(SEPARATOR)

/** Folds a search and splits it into words: `Holm, Ida` and `ida  holm` give the same two words. */
export const searchWords = (search: string | undefined): string[] =>
  fold(search ?? '')
    .split(/[\s,;、،؛]+/)
    .filter((word) => word !== '')

/** Returns whether every word is a substring of a text created by `foldAll`. */
export const hasWords = (folded: string, words: readonly string[]): boolean => words.every((word) => folded.includes(word))
