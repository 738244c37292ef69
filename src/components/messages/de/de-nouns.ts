import type { Format } from '../message.js'

export const licenses = (n: number, f: Format): string => f.plural(n, { one: '# Lizenz', other: '# Lizenzen' })

export const items = (n: number, f: Format): string => f.plural(n, { one: '# Eintrag', other: '# Einträge' })

/** The form after "von": `5 Benutzern`. */
export const ofUsers = (n: number, f: Format): string => f.plural(n, { one: '# Benutzer', other: '# Benutzern' })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: '# weiteren', other: '# weiteren' })] : names)

export const SYNCS = { users: 'Benutzer-Sync', groups: 'Gruppen-Sync', 'org-units': 'OE-Sync' } as const

export const USER_STATUS = {
  queued: 'Wartet',
  running: 'Läuft',
  done: 'Fertig',
  failed: 'Fehlgeschlagen',
  stopped: 'Gestoppt',
  unknown: 'Unbekannt',
} as const
