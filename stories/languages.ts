import { messages as ar } from '../src/components/messages/ar.js'
import { messages as de } from '../src/components/messages/de.js'
import { messages as en } from '../src/components/messages/en.js'
import { messages as es } from '../src/components/messages/es.js'
import { messages as fr } from '../src/components/messages/fr.js'
import { messages as he } from '../src/components/messages/he.js'
import { messages as it } from '../src/components/messages/it.js'
import { messages as ja } from '../src/components/messages/ja.js'
import { messages as ko } from '../src/components/messages/ko.js'
import { messages as nl } from '../src/components/messages/nl.js'
import { messages as pl } from '../src/components/messages/pl.js'
import { messages as pt } from '../src/components/messages/pt.js'
import { messages as zh } from '../src/components/messages/zh.js'
import { createWords, type Messages, type Words } from '../src/elements.js'
import { pseudo } from './pseudo.js'

/** Catalogues by their name in the toolbar. */
export const CATALOGUES = { en, de, fr, es, ja, ar, he, it, ko, nl, pl, pt, zh, pseudo } as const satisfies Record<string, Messages>

export type Language = keyof typeof CATALOGUES

const words = new Map<Language, Words>()

/** Returns the words of a language. */
export const wordsIn = (language: Language): Words => {
  const known = words.get(language) ?? createWords(undefined, CATALOGUES[language])
  words.set(language, known)
  return known
}
