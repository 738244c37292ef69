import { messages as ar } from '../src/components/messages/ar.js'
import { messages as de } from '../src/components/messages/de.js'
import { messages as en } from '../src/components/messages/en.js'
import { messages as es } from '../src/components/messages/es.js'
import { messages as fr } from '../src/components/messages/fr.js'
import { messages as ja } from '../src/components/messages/ja.js'
import { createWords, type Messages, type Words } from '../src/elements.js'
import { pseudo } from './pseudo.js'

/** Catalogues by their name in the toolbar. */
export const CATALOGUES = { en, de, fr, es, ja, ar, pseudo } as const satisfies Record<string, Messages>

export type Language = keyof typeof CATALOGUES

const words = new Map<Language, Words>()

/** Returns the words of a language. */
export const wordsIn = (language: Language): Words => {
  const known = words.get(language) ?? createWords(undefined, CATALOGUES[language])
  words.set(language, known)
  return known
}
