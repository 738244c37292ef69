const PLAIN = /^[\x20-\x7e]*$/
const MARKS = /[\u0300-\u036f]/g

/** A text as search sees it: without case and accents. */
export const fold = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase() : text.toLowerCase().normalize('NFD').replace(MARKS, '')

/** An address or id as it is compared: without case. */
export const foldKey = (text: string): string => (PLAIN.test(text) ? text : text.normalize('NFC')).toLowerCase()

/** Between the texts that search looks through: nobody types it, so no match runs from one into the next. */
const BETWEEN = '\u0001'

export const foldAll = (texts: readonly (string | undefined)[]): string => texts.map((text) => fold(text ?? '')).join(BETWEEN)
