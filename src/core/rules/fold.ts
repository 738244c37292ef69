const PLAIN = /^[\x20-\x7e]*$/
const MARKS = /[\u0300-\u036f]/g

/** Folds a text for search: lower case, without accents. */
export const fold = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase() : text.toLowerCase().normalize('NFD').replace(MARKS, '')

/** Folds an address or id for comparison: lower case, accents kept. */
export const foldKey = (text: string): string => (PLAIN.test(text) ? text : text.normalize('NFC')).toLowerCase()

/** Separates searched texts: nobody can type it, so no match spans two of them. */
const SEPARATOR = '\u0001'

/** Folds several texts into one that search looks through. */
export const foldAll = (texts: readonly (string | undefined)[]): string => texts.map((text) => fold(text ?? '')).join(SEPARATOR)
