import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { someGroups, someLicenses, someUsers } from './he-nouns.js'

export const heLists: Translated<typeof enLists> = {
  searchUsers: 'חיפוש לפי שם או כתובת',
  searchGroups: 'חיפוש קבוצות',
  searchOrgUnits: 'חיפוש יחידות ארגוניות',
  searchClear: 'ניקוי החיפוש',
  accountStatusLabel: 'סטטוס החשבון',
  backupStatusLabel: 'סטטוס הגיבוי',
  accountStatus: ({ status }) => ({ active: 'פעיל', suspended: 'מושעה', deleted: 'נמחק', unknown: 'לא ידוע' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'לא מגובה', pending: 'ממתין', protected: 'מוגן', paused: 'מושהה', failed: 'נכשל', unknown: 'לא ידוע' })[status],
  selectRow: ({ name }, f) => `בחירה של ${f.name(name)}`,
  columnSelect: 'בחירה',
  columnName: 'שם',
  columnAddress: 'אימייל',
  columnBackup: 'סטטוס הגיבוי',
  columnCost: 'רישיונות',
  columnMembers: 'חברים',
  columnView: 'הצגה',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `עד כה ${someUsers(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} מתוך ${someUsers(overall, f)}`
        : someUsers(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `עד כה ${someGroups(loaded, f)}`
      : overall !== undefined && overall > total
        ? `${f.number(total)} מתוך ${someGroups(overall, f)}`
        : someGroups(total, f),
  usersLoading: 'טעינת משתמשים…',
  usersFailed: 'לא ניתן לטעון את המשתמשים.',
  usersMoreFailed: 'לא ניתן לטעון משתמשים נוספים.',
  usersNone: 'בדומיין הזה אין משתמשים.',
  usersNoMatch: 'אין משתמשים תואמים.',
  usersNeverSynced: 'עדיין אין משתמשים',
  usersNeverSyncedText: 'הדומיין הזה לא סונכרן מעולם. סנכרון המשתמשים קורא מהספרייה את המשתמשים ואת סטטוס החשבונות שלהם.',
  usersStartSync: 'התחלת סנכרון משתמשים',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'סנכרון המשתמשים פועל…'
      : total === undefined
        ? `סנכרון המשתמשים פועל: עד כה ${f.number(done)}`
        : `סנכרון המשתמשים פועל: ${f.number(done)} מתוך ${someUsers(total, f)}`,
  groupsLoading: 'טעינת קבוצות…',
  groupsFailed: 'לא ניתן לטעון את הקבוצות.',
  groupsMoreFailed: 'לא ניתן לטעון קבוצות נוספות.',
  groupsNone: 'עדיין אין קבוצות',
  groupsNoneText: '”סנכרון קבוצות” בדף ”ניהול דומיינים” קורא מהספרייה את הקבוצות של הדומיין הזה.',
  groupsNoMatch: 'אין קבוצות תואמות.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'ליחידות ניהול אין יחידות משנה והן יכולות לחפוף.',
      'no-dynamic-lists': 'רשימות תפוצה דינמיות אינן מוצגות.',
      'no-mailbox-kinds': 'תיבות דואר משותפות וחדרים נראים כמושעים. כדי להבחין ביניהם, יש להעניק MailboxSettings.Read.',
    })[limit],
  noMatchText: 'אפשר לקצר את החיפוש או לנקות מסננים.',
  noMatchClear: 'ניקוי החיפוש והמסננים',
  goManageDomainsButton: 'ניהול דומיינים',
  tickShown: ({ count }, f) => `בחירת ${f.number(count)} שנטענו`,
  tickedShown: ({ ticked, skipped }, f) =>
    `נבחרו ${f.number(ticked)}.${skipped > 0 ? ` דולגו ${f.number(skipped)}: מושעים, נמחקו או כבר ברשימה.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'בחירת כל התואמים' : `בחירת כל ${f.number(total)} התואמים`),
  ticking: ({ done, total }, f) =>
    total === undefined ? `בבחירה: עד כה נמצאו ${f.number(done)}` : `בבחירה: נמצאו ${f.number(done)} מתוך ${f.number(total)}`,
  tickFailed: 'לא ניתן לטעון הכול, ולכן דבר לא נבחר.',
  untickAll: 'ביטול כל הבחירה',
  costCredits: ({ credits, isExact }, f) =>
    isExact ? `${f.plus(credits)} ${credits === 1 ? 'רישיון' : 'רישיונות'}` : `≥ ${f.number(credits)} רישיונות…`,
  costNone: '0 רישיונות',
  costRestart: 'הגיבוי האחרון נכשל או מושהה, כבר יש רישיון',
  costFree: 'חינם',
  costProtected: 'כבר יש רישיון',
  costSelected: 'ברשימה',
  costCovered: ({ label, more }, f) => `כבר כלול ב-${label}${more > 0 ? ` ובעוד ${f.number(more)}` : ''}`,
  costCoveredByList: 'כבר כלול ברשימה שלך',
  membersCount: ({ count }, f) => f.plural(count, { one: 'חבר אחד', two: 'שני חברים', other: '# חברים' }),
  viewGroup: ({ name }, f) => `הצגה של המשתמשים ב-${f.name(name)}`,
  viewShort: 'הצגה',
  membersOf: ({ kind, name }, f) => `משתמשים ב${kind === 'group' ? 'קבוצה' : 'יחידה'} ${f.name(name)}`,
  membersNone: 'אין כאן משתמשים.',
  membersFailed: 'לא ניתן לטעון את המשתמשים.',
  tickEvery: ({ list, total }, f) => {
    if (total === undefined) return list === 'users' ? 'בחירת כל המשתמשים' : 'בחירת כל הקבוצות'
    return `בחירת הכול: ${list === 'users' ? someUsers(total, f) : someGroups(total, f)}`
  },
  costNever: 'לא ניתן לגבות',
  filter: 'סינון',
  filterActive: ({ count }, f) =>
    f.plural(count, { one: 'סינון, מסנן פעיל אחד', two: 'סינון, שני מסננים פעילים', other: 'סינון, # מסננים פעילים' }),
  filterApplied: 'מסננים פעילים',
  filterRemove: ({ label }, f) => `הסרת המסנן ${f.name(label)}`,
  filterClear: 'ניקוי מסננים',
  filterMore: 'מסננים נוספים',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `חיפוש ב-${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} מכיל`,
  filterAdd: 'הוספת מסנן',
  filterNoOption: 'אין אפשרויות תואמות.',
  filterGone: ({ label }) => `${label} (כבר לא בספרייה)`,
  filterGoneText: 'ערך של המסנן כבר לא בספרייה. יש להסיר אותו כדי לראות משתמשים.',
  filtersLoading: 'טעינת מסננים…',
  filtersFailed: 'לא ניתן לטעון את המסננים.',
  inList: 'ברשימה',
  inExceptions: 'חריג',
  costExcepted: ({ label }) => (label === undefined ? 'הוחרג' : `הוחרג על ידי ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `צורך ${someLicenses(credits, f)}`,
  costAtMost: ({ credits }, f) => `צורך לכל היותר ${someLicenses(credits, f)}`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'איש כאן אינו צריך רישיון',
}
