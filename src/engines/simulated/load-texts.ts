import { englishTexts, type SimulatedTexts } from './simulated-texts.js'

// English is in the main file; other languages load with the first call that requests them.
const CATALOGUES: Readonly<Record<string, () => Promise<SimulatedTexts>>> = {
  de: async () => (await import('./texts/texts-de.js')).germanTexts,
  fr: async () => (await import('./texts/texts-fr.js')).frenchTexts,
  es: async () => (await import('./texts/texts-es.js')).spanishTexts,
  ja: async () => (await import('./texts/texts-ja.js')).japaneseTexts,
  pt: async () => (await import('./texts/texts-pt.js')).portugueseTexts,
  it: async () => (await import('./texts/texts-it.js')).italianTexts,
  nl: async () => (await import('./texts/texts-nl.js')).dutchTexts,
  pl: async () => (await import('./texts/texts-pl.js')).polishTexts,
  ko: async () => (await import('./texts/texts-ko.js')).koreanTexts,
  zh: async () => (await import('./texts/texts-zh.js')).chineseTexts,
  he: async () => (await import('./texts/texts-he.js')).hebrewTexts,
  ar: async () => (await import('./texts/texts-ar.js')).arabicTexts,
}

/** Returns the texts in the language of a BCP 47 tag, or in English if that language is missing. */
export const loadTexts = async (locale: string | undefined): Promise<SimulatedTexts> => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const load = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language] : undefined
  return load === undefined ? englishTexts : load()
}
