import type { Format } from '../message.js'

export const someLicenses = (n: number, f: Format): string => f.plural(n, { one: 'רישיון אחד', two: 'שני רישיונות', other: '# רישיונות' })

export const someItems = (n: number, f: Format): string => f.plural(n, { one: 'פריט אחד', two: 'שני פריטים', other: '# פריטים' })

export const someUsers = (n: number, f: Format): string => f.plural(n, { one: 'משתמש אחד', two: 'שני משתמשים', other: '# משתמשים' })

export const someGroups = (n: number, f: Format): string => f.plural(n, { one: 'קבוצה אחת', two: 'שתי קבוצות', other: '# קבוצות' })

export const someRows = (n: number, f: Format): string => f.plural(n, { one: 'שורה אחת', two: 'שתי שורות', other: '# שורות' })

export const someDomains = (n: number, f: Format): string => f.plural(n, { one: 'דומיין אחד', two: 'שני דומיינים', other: '# דומיינים' })

export const someSettings = (n: number, f: Format): string => f.plural(n, { one: 'הגדרה אחת', two: 'שתי הגדרות', other: '# הגדרות' })

export const people = (n: number, f: Format): string => f.plural(n, { one: 'אדם אחד', two: 'שני אנשים', other: '# אנשים' })

export const needLicenses = (n: number, f: Format): string =>
  f.plural(n, { one: 'חסר רישיון אחד', two: 'חסרים שני רישיונות', other: 'חסרים # רישיונות' })

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, f.plural(more, { one: 'עוד אחד', two: 'עוד שניים', other: 'עוד #' })] : names)

export const SYNCS = { users: 'סנכרון משתמשים', groups: 'סנכרון קבוצות', 'org-units': 'סנכרון יחידות' } as const

export const USER_STATUS = {
  queued: 'ממתין',
  running: 'פועל',
  done: 'הושלם',
  failed: 'נכשל',
  stopped: 'נעצר',
  unknown: 'לא ידוע',
} as const
