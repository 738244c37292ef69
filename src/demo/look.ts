import type { Language } from './portal.js'

const select = (id: string): HTMLSelectElement => document.querySelector<HTMLSelectElement>(`#${id}`) as HTMLSelectElement

/** Theme, density, direction, language: kept for the next visit where the browser lets us. */
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
    locale: (locale) => onLanguage({ locale }),
  }
  for (const [id, set] of Object.entries(apply)) {
    const field = select(id)
    const kept = remembered(id)
    if (kept !== null && [...field.options].some(({ value }) => value === kept)) field.value = kept
    set(field.value)
    field.addEventListener('change', () => {
      remember(id, field.value)
      set(field.value)
    })
  }
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
    // not kept, then
  }
}
