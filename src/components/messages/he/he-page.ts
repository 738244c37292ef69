import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { SYNCS, someItems, someLicenses, someUsers } from './he-nouns.js'

export const hePage: Translated<typeof enPage> = {
  cloud: 'ענן',
  domain: 'דומיין',
  simulation: 'הדמיה: דבר אינו מגובה',
  userSync: SYNCS.users,
  usersTab: 'משתמשים לגיבוי',
  groupsTab: 'משתמשים לפי קבוצה',
  orgUnitsTab: 'משתמשים לפי יחידה ארגונית',
  csvTab: 'העלאת קובץ CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (אין דומיינים)`,
  scopeQuestion: ({ cloud, domain }, f) => `לעבור אל ${f.name(domain)} ב-${f.name(cloud)}?`,
  scopeQuestionText: ({ items }, f) => `הרשימה שלך (${someItems(items, f)}) תימחק. כדי לשמור אותה, יש לשמור אותה קודם כתוכנית.`,
  scopeConfirm: ({ domain }, f) => `מעבר אל ${f.name(domain)}`,
  scopeKeep: 'להישאר כאן',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `עד כה ${someUsers(done, f)}` : `${f.number(done)} מתוך ${someUsers(total, f)}`,
  syncStarting: 'פנייה לספרייה…',
  syncLast: ({ at }, f) => `סונכרן לאחרונה: ${f.date(at)}`,
  syncNever: 'לא סונכרן מעולם',
  syncFailed: 'הסנכרון נכשל.',
  syncStop: 'עצירה',
  tabsLabel: 'בחירה מתוך',
  sheetEdge: ({ items, allocated, available, isExact }, f) => {
    const count = `${isExact ? '' : '≥ '}${f.number(allocated)}`
    return `${someItems(items, f)} · ${typeof available === 'number' ? `${count} מתוך ${someLicenses(available, f)}` : `${count} רישיונות`}`
  },
  ticked: ({ count }, f) => f.plural(count, { one: 'אחד סומן', two: 'שניים סומנו', other: '# סומנו' }),
  backToSelection: 'חזרה לבחירה',
  goRuns: 'גיבויים',
  goSettings: 'הגדרות גיבוי',
  goManageDomains: 'ניהול דומיינים',
  pageUnconnected: 'הדף הזה אינו מחובר לשירות הגיבוי. יש לפנות למנהל האתר.',
  cloudsFailed: 'לא ניתן לטעון את העננים והדומיינים.',
  pageMenu: 'גיבויים והגדרות',
  scopeQuestionTicks: ({ ticked }, f) =>
    f.plural(ticked, { one: 'סימון אחד שלא נוסף יאבד.', two: 'שני סימונים שלא נוספו יאבדו.', other: '# סימונים שלא נוספו יאבדו.' }),
}
