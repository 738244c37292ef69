import type { Format } from '../message.js'

export const someLicenses = (n: number, f: Format): string =>
  f.plural(n, { one: '# licencja', few: '# licencje', many: '# licencji', other: '# licencji' })

export const someItems = (n: number, f: Format): string =>
  f.plural(n, { one: '# element', few: '# elementy', many: '# elementów', other: '# elementów' })

export const someUsers = (n: number, f: Format): string =>
  f.plural(n, { one: '# użytkownik', few: '# użytkownicy', many: '# użytkowników', other: '# użytkowników' })

/** After "z", "dla" and other words that need the genitive: `kopia 3 użytkowników`. */
export const ofUsers = (n: number, f: Format): string =>
  f.plural(n, { one: '# użytkownika', few: '# użytkowników', many: '# użytkowników', other: '# użytkowników' })

export const ofLicenses = (n: number, f: Format): string =>
  f.plural(n, { one: '# licencji', few: '# licencji', many: '# licencji', other: '# licencji' })

export const ofGroups = (n: number, f: Format): string => f.plural(n, { one: '# grupy', few: '# grup', many: '# grup', other: '# grup' })

export const someGroups = (n: number, f: Format): string => f.plural(n, { one: '# grupa', few: '# grupy', many: '# grup', other: '# grup' })

export const someRows = (n: number, f: Format): string =>
  f.plural(n, { one: '# wiersz', few: '# wiersze', many: '# wierszy', other: '# wierszy' })

export const ofRows = (n: number, f: Format): string =>
  f.plural(n, { one: '# wiersza', few: '# wierszy', many: '# wierszy', other: '# wierszy' })

export const someDomains = (n: number, f: Format): string =>
  f.plural(n, { one: '# domena', few: '# domeny', many: '# domen', other: '# domen' })

export const someSettings = (n: number, f: Format): string =>
  f.plural(n, { one: '# ustawienie', few: '# ustawienia', many: '# ustawień', other: '# ustawień' })

export const people = (n: number, f: Format): string => f.plural(n, { one: '# osoba', few: '# osoby', many: '# osób', other: '# osób' })

export const needLicenses = (n: number, f: Format): string =>
  f.plural(n, {
    one: 'Potrzebna jest jeszcze # licencja',
    few: 'Potrzebne są jeszcze # licencje',
    many: 'Potrzeba jeszcze # licencji',
    other: 'Potrzeba jeszcze # licencji',
  })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: '# inny', few: '# inne', many: '# innych', other: '# innych' })] : names)

export const SYNCS = { users: 'Synch. użytkowników', groups: 'Synch. grup', 'org-units': 'Synch. jedn. org.' } as const

export const USER_STATUS = {
  queued: 'Oczekuje',
  running: 'W toku',
  done: 'Gotowe',
  failed: 'Błąd',
  stopped: 'Zatrzymano',
  unknown: 'Nieznany',
} as const

/** Sub-units of a named unit: `jej 18 jednostek podrzędnych`. */
export const subUnits = (n: number, f: Format): string =>
  f.plural(n, {
    one: 'jej # jednostkę podrzędną',
    few: 'jej # jednostki podrzędne',
    many: 'jej # jednostek podrzędnych',
    other: 'jej # jednostek podrzędnych',
  })
