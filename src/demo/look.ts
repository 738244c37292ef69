import type { Messages } from '../elements.js'
import type { Language } from './portal.js'

/** Message catalogues, loaded when the user chooses the language. English is built in. */
const CATALOGUES: Readonly<Record<string, () => Promise<{ messages: Messages }>>> = {
  ar: () => import('../components/messages/ar.js'),
  de: () => import('../components/messages/de.js'),
  es: () => import('../components/messages/es.js'),
  fr: () => import('../components/messages/fr.js'),
  he: () => import('../components/messages/he.js'),
  it: () => import('../components/messages/it.js'),
  ja: () => import('../components/messages/ja.js'),
  ko: () => import('../components/messages/ko.js'),
  nl: () => import('../components/messages/nl.js'),
  pl: () => import('../components/messages/pl.js'),
  pt: () => import('../components/messages/pt.js'),
  zh: () => import('../components/messages/zh.js'),
}

const select = (id: string): HTMLSelectElement => document.querySelector<HTMLSelectElement>(`#${id}`) as HTMLSelectElement

/** Language of the URL (`?lang=de`) or else of the remembered choice or the document (`<html lang="de">`), without its region. */
const languageAtFirst = (): string => {
  const tag = new URLSearchParams(location.search).get('lang') ?? remembered('language') ?? document.documentElement.lang
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

/** Connects the selects for theme, density, direction and language, and remembers the choices. */
export const setUpLook = (onLanguage: (language: Language) => void): void => {
  const root = document.documentElement
  const apply: Record<string, (value: string) => void> = {
    theme: (value) => {
      root.dataset.theme = value
    },
    density: (value) => root.style.setProperty('--backup-density', value),
    direction: (value) => {
      root.dir = value
    },
    language: async (locale) => {
      const messages = (await CATALOGUES[locale]?.())?.messages
      // The user may have chosen another language in the meantime.
      if (select('language').value === locale) onLanguage({ locale, messages })
    },
  }
  for (const [id, set] of Object.entries(apply)) {
    const field = select(id)
    const stored = id === 'language' ? languageAtFirst() : remembered(id)
    if (stored !== null && [...field.options].some(({ value }) => value === stored)) field.value = stored
    set(field.value)
    field.addEventListener('change', () => {
      remember(id, field.value)
      set(field.value)
    })
  }
  select('language').addEventListener('change', followLanguage)
  // An administrator who follows a link with a language has chosen no direction.
  if (new URLSearchParams(location.search).has('lang')) followLanguage()
}

/** Sets the direction of the chosen language. The user may change it afterwards. */
const followLanguage = (): void => {
  const direction = select('direction')
  direction.value = ['ar', 'he'].includes(select('language').value) ? 'rtl' : 'ltr'
  direction.dispatchEvent(new Event('change'))
}

const remembered = (id: string): string | null => {
  try {
    return localStorage.getItem(`northwind.${id}`)
  } catch {
    return null
  }
}

const remember = (id: string, value: string): void => {
  try {
    localStorage.setItem(`northwind.${id}`, value)
  } catch {
    // The browser blocks storage: the choice lasts until the page is closed.
  }
}
