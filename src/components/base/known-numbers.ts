/**
 * Separator of thousands by locale, for locales that separate every three ASCII digits. The first Intl object of a page loads the locale
 * data, which takes longer than the first render of a list. So whole numbers of these locales are formatted without Intl.
 */
const SEPARATORS: Readonly<Record<string, string>> = { en: ',', 'en-US': ',', 'en-GB': ',', de: '.', 'de-DE': '.', ja: ',', 'ja-JP': ',' }

/** Formats a whole number as `Intl.NumberFormat` does; `undefined` for other numbers and locales. */
export const formatKnown = (n: number, locale: string): string | undefined => {
  const separator = SEPARATORS[locale]
  if (separator === undefined || !Number.isSafeInteger(n) || Object.is(n, -0)) return undefined
  return String(n).replace(/\B(?=(\d{3})+$)/g, separator)
}

/** Selects the plural form of a whole number as `Intl.PluralRules` does; `undefined` for fractions, and for locales without a known separator. */
export const selectKnown = (n: number, locale: string): 'one' | 'other' | undefined => {
  if (SEPARATORS[locale] === undefined || !Number.isSafeInteger(n)) return undefined
  return Math.abs(n) === 1 && !locale.startsWith('ja') ? 'one' : 'other'
}
