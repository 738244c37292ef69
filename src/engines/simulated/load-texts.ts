import { englishTexts, type SimulatedTexts } from './simulated-texts.js'

// English is in the main file; other languages load with the first call that requests them.
const CATALOGUES: Readonly<Record<string, () => Promise<SimulatedTexts>>> = {
  de: async () => (await import('./texts/texts-de.js')).germanTexts,
  fr: async () => (await import('./texts/texts-fr.js')).frenchTexts,
  es: async () => (await import('./texts/texts-es.js')).spanishTexts,
  ja: async () => (await import('./texts/texts-ja.js')).japaneseTexts,
  ar: async () => (await import('./texts/texts-ar.js')).arabicTexts,
}

/** Returns the texts in the language of a BCP 47 tag, or in English if that language is missing. */
export const loadTexts = async (locale: string | undefined): Promise<SimulatedTexts> => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const load = Object.hasOwn(CATALOGUES, language) ? CATALOGUES[language] : undefined
  return load === undefined ? englishTexts : load()
}
