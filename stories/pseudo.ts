import { messages as english } from '../src/components/messages/en.js'
import type { Format, Message, Messages } from '../src/elements.js'

const ACCENTS: Readonly<Record<string, string>> = {
  ...{ a: 'á', c: 'ç', d: 'ð', e: 'é', g: 'ĝ', i: 'î', l: 'ļ', n: 'ñ', o: 'ö', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', w: 'ŵ', y: 'ý', z: 'ž' },
  ...{ A: 'Á', C: 'Ç', D: 'Ð', E: 'É', G: 'Ĝ', I: 'Î', L: 'Ļ', N: 'Ñ', O: 'Ö', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', W: 'Ŵ', Y: 'Ý', Z: 'Ž' },
}

/** Marks around directory texts, which are not translated. */
const OPEN = '\ue000'
const CLOSE = '\ue001'

/** Doubles vowels and adds accents, which makes texts about a third longer. */
const stretched = (text: string): string =>
  [...text].map((letter) => (/[aeiouAEIOU]/.test(letter) ? (ACCENTS[letter] ?? letter).repeat(2) : (ACCENTS[letter] ?? letter))).join('')

/** `[Ţîîčķ …]`: text without brackets is missing from the catalogue; nested brackets reveal concatenation. */
const disguised = (text: string): string => {
  if (text === '') return text
  const parts = text.split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`))
  return `[${parts.map((part) => (part.startsWith(OPEN) ? part.slice(1, -1) : stretched(part))).join('')}]`
}

const disguise = (message: string | Message<unknown>): string | Message<unknown> =>
  typeof message === 'string'
    ? disguised(message)
    : (params: unknown, format: Format) => disguised(message(params, { ...format, name: (text) => `${OPEN}${format.name(text)}${CLOSE}` }))

/** The pseudo-locale: English with accents and brackets, which reveals truncated, untranslated and concatenated texts. */
export const pseudo = Object.fromEntries(
  Object.entries(english).map(([key, message]) => [key, key === 'language' ? 'en-XA' : disguise(message as string | Message<unknown>)]),
) as unknown as Messages
