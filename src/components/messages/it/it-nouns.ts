import type { Format } from '../message.js'

// Millions require "di": 1.000.000 di licenze
export const someLicenses = (n: number, f: Format): string => f.plural(n, { one: '# licenza', many: '# di licenze', other: '# licenze' })

export const someItems = (n: number, f: Format): string => f.plural(n, { one: '# elemento', many: '# di elementi', other: '# elementi' })

export const someUsers = (n: number, f: Format): string => f.plural(n, { one: '# utente', many: '# di utenti', other: '# utenti' })

export const someGroups = (n: number, f: Format): string => f.plural(n, { one: '# gruppo', many: '# di gruppi', other: '# gruppi' })

export const someRows = (n: number, f: Format): string => f.plural(n, { one: '# riga', many: '# di righe', other: '# righe' })

export const someDomains = (n: number, f: Format): string => f.plural(n, { one: '# dominio', many: '# di domini', other: '# domini' })

export const someSettings = (n: number, f: Format): string =>
  f.plural(n, { one: '# impostazione', many: '# di impostazioni', other: '# impostazioni' })

export const people = (n: number, f: Format): string => f.plural(n, { one: '# persona', many: '# di persone', other: '# persone' })

/** Adjectives that end in o, in i for several: `3 selezionati`. */
export const agreeing = (n: number, word: string, f: Format): string =>
  f.plural(n, { one: `# ${word}o`, many: `# ${word}i`, other: `# ${word}i` })

export const failures = (n: number, f: Format): string => f.plural(n, { one: '# errore', many: '# di errori', other: '# errori' })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: 'un altro', many: 'altri #', other: 'altri #' })] : names)

export const SYNCS = { users: 'Sinc. utenti', groups: 'Sinc. gruppi', 'org-units': 'Sinc. UO' } as const

export const USER_STATUS = {
  queued: 'In attesa',
  running: 'In corso',
  done: 'Completato',
  failed: 'Non riuscito',
  stopped: 'Interrotto',
  unknown: 'Sconosciuto',
} as const

/** Sub-units of a named unit: `le sue 18 sottounità`. */
export const subUnits = (n: number, f: Format): string =>
  f.plural(n, { one: 'la sua sottounità', many: 'le sue # di sottounità', other: 'le sue # sottounità' })
