import type { Format } from '../message.js'

// Millions require "de": 1 000 000 de licences
export const licenses = (n: number, f: Format): string => f.plural(n, { one: '# licence', many: '# de licences', other: '# licences' })

export const items = (n: number, f: Format): string => f.plural(n, { one: '# élément', many: '# d’éléments', other: '# éléments' })

export const users = (n: number, f: Format): string =>
  f.plural(n, { one: '# utilisateur', many: '# d’utilisateurs', other: '# utilisateurs' })

export const groups = (n: number, f: Format): string => f.plural(n, { one: '# groupe', many: '# de groupes', other: '# groupes' })

export const rows = (n: number, f: Format): string => f.plural(n, { one: '# ligne', many: '# de lignes', other: '# lignes' })

export const domains = (n: number, f: Format): string => f.plural(n, { one: '# domaine', many: '# de domaines', other: '# domaines' })

/** Adjectives whose plural ends in s: `3 terminés`. */
export const agreeing = (n: number, word: string, f: Format): string =>
  f.plural(n, { one: `# ${word}`, many: `# ${word}s`, other: `# ${word}s` })

export const others = (n: number, f: Format): string => f.plural(n, { one: '# autre', many: '# d’autres', other: '# autres' })

export const listed = (names: readonly string[], more: number, f: Format): string => f.list(more > 0 ? [...names, others(more, f)] : names)

export const failures = (n: number, f: Format): string => f.plural(n, { one: '# échec', many: '# d’échecs', other: '# échecs' })

export const SYNCS = { users: 'Sync utilisateurs', groups: 'Sync groupes', 'org-units': 'Sync UO' } as const

export const USER_STATUS = {
  queued: 'En attente',
  running: 'En cours',
  done: 'Terminé',
  failed: 'Échec',
  stopped: 'Arrêté',
  unknown: 'Inconnu',
} as const

/** Sub-units of a named unit: `ses 18 sous-unités`. */
export const subUnits = (n: number, f: Format): string =>
  f.plural(n, { one: 'sa # sous-unité', many: 'ses # de sous-unités', other: 'ses # sous-unités' })
