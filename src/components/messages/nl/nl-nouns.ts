import type { Format } from '../message.js'

export const someLicenses = (n: number, f: Format): string => f.plural(n, { one: '# licentie', other: '# licenties' })

export const someItems = (n: number, f: Format): string => f.plural(n, { one: '# item', other: '# items' })

export const someUsers = (n: number, f: Format): string => f.plural(n, { one: '# gebruiker', other: '# gebruikers' })

export const someGroups = (n: number, f: Format): string => f.plural(n, { one: '# groep', other: '# groepen' })

export const someRows = (n: number, f: Format): string => f.plural(n, { one: '# rij', other: '# rijen' })

export const someDomains = (n: number, f: Format): string => f.plural(n, { one: '# domein', other: '# domeinen' })

export const someSettings = (n: number, f: Format): string => f.plural(n, { one: '# instelling', other: '# instellingen' })

export const people = (n: number, f: Format): string => f.plural(n, { one: '# persoon', other: '# personen' })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: '# andere', other: '# andere' })] : names)

export const SYNCS = { users: 'Gebruikerssync', groups: 'Groepssync', 'org-units': 'OE-sync' } as const

export const USER_STATUS = {
  queued: 'In wachtrij',
  running: 'Bezig',
  done: 'Gereed',
  failed: 'Mislukt',
  stopped: 'Gestopt',
  unknown: 'Onbekend',
} as const

/** Sub-units of a named unit: `de 18 subeenheden`. */
export const subUnits = (n: number, f: Format): string => f.plural(n, { one: 'de # subeenheid', other: 'de # subeenheden' })
