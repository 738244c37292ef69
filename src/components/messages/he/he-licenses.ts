import type { enLicenses } from '../en/en-licenses.js'
import type { Translated } from '../message.js'
import { listed, someLicenses, someUsers } from './he-nouns.js'

export const heLicenses: Translated<typeof enLicenses> = {
  licensesTitle: 'רישיונות',
  licensesAbout: ({ domain }, f) => `מי מחזיק רישיון ב-${f.name(domain)}, מהחדש לישן.`,
  licensesLoading: 'טעינת הרישיונות',
  licensesFailed: 'לא ניתן לטעון את הרישיונות.',
  licensesNone: 'הענן הזה אינו מציג את הרישיונות שלו.',
  licensesEmpty: 'עדיין איש לא מחזיק רישיון',
  licensesEmptyText: 'משתמשים יופיעו כאן כשיתחיל הגיבוי שלהם.',
  licensesNoMatch: 'אין רישיונות שתואמים למסננים האלה',
  licensesClear: 'ניקוי מסננים',
  licensesSearch: 'חיפוש מחזיקי רישיון',
  licensesState: 'מחזיקים',
  licensesStateAll: 'כולם',
  licensesStateLeavers: 'אנשים שעזבו',
  licensesStateName: ({ state }) => ({ active: 'פעיל', suspended: 'מושעה', deleted: 'נמחק', left: 'עזב', unknown: 'לא ידוע' })[state],
  licensesGroup: 'סיכום לפי',
  licensesGroupNone: 'ללא',
  licensesGroupState: 'סטטוס',
  licensesGroupUnit: 'יחידה ארגונית',
  licensesTotals: ({ group }, f) => `סיכום לפי ${f.name(group)}`,
  licensesNoValue: 'לא הוגדר',
  licensesSum: ({ credits, users }, f) => `${someLicenses(credits, f)} אצל ${someUsers(users, f)}`,
  licensesHolder: 'מחזיק',
  licensesSince: 'מאז',
  licensesThrough: 'מקור',
  licensesHolderState: 'סטטוס',
  licensesCredits: 'רישיונות',
  licensesUsers: 'משתמשים',
  licensesRun: 'גיבוי',
  licensesRunOf: ({ name }, f) => `הצגת הגיבוי של ${f.name(name)}`,
  licensesPolicy: ({ name }, f) => `מדיניות ${f.name(name)}`,
  licensesEarlier: 'לפני היסטוריית הגיבויים',
  licensesBy: ({ name }, f) => `על ידי ${f.name(name)}`,
  licensesSelectAll: ({ count }, f) => `בחירת המוצגים (${f.number(count)})`,
  licensesSelected: ({ credits, users }, f) => `נבחרו ${someUsers(users, f)} · ${someLicenses(credits, f)}`,
  licensesUnselect: 'ניקוי הבחירה',
  licensesGiveBack: 'החזרה…',
  licensesReview: ({ credits }, f) => `להחזיר ${someLicenses(credits, f)}?`,
  licensesReviewWho: ({ names, more }, f) => `מחזיקים: ${listed(names.map(f.name), more, f)}.`,
  licensesReviewText: 'ההגנה עליהם מסתיימת, והרישיונות יכולים לשמש משתמשים אחרים.',
  licensesReviewActive: ({ users }, f) =>
    f.plural(users, { one: 'אחד מהם פעיל ולא יגובה עוד.', two: 'שניים מהם פעילים ולא יגובו עוד.', other: '# מהם פעילים ולא יגובו עוד.' }),
  licensesReviewBackups: ({ effect }) =>
    ({
      kept: 'מנוע הגיבוי שומר את הגיבויים הקיימים ולא יוצר חדשים.',
      deleted: 'מנוע הגיבוי מוחק את הגיבויים הקיימים. לאחר מכן לא ניתן לשחזר אותם.',
      unmanaged: 'מנוע הגיבוי ימשיך לגבות את המשתמשים האלה עד שההגנה תסתיים בו. הגיבויים הקיימים נשארים.',
      simulated: 'זו הדמיה: דבר לא גובה, ולכן דבר לא נמחק.',
      unknown: 'מנוע הגיבוי מסיים את ההגנה. מדיניות השמירה שלו קובעת כמה זמן נשמרים הגיבויים הקיימים.',
    })[effect],
  licensesConfirm: 'החזרה',
  licensesGiving: 'בהחזרה…',
  licensesGiven: ({ credits, skipped }, f) =>
    `${f.plural(credits, { one: 'רישיון אחד הוחזר', two: 'שני רישיונות הוחזרו', other: '# רישיונות הוחזרו' })}.${
      skipped > 0
        ? ` ${f.plural(skipped, { one: 'משתמש אחד דולג: הגיבוי פועל או שהרישיון הוחזר קודם.', two: 'שני משתמשים דולגו: הגיבוי פועל או שהרישיון הוחזר קודם.', other: '# משתמשים דולגו: הגיבוי פועל או שהרישיון הוחזר קודם.' })}`
        : ''
    }`,
  licensesGiveFailed: 'לא ניתן להחזיר את הרישיונות.',
  licensesGiveLost: 'אין תשובה מהשרת, ולכן ייתכן שהרישיונות הוחזרו. אפשר לנסות שוב: רישיון לא מוחזר פעמיים.',
  licensesExport: 'ייצוא CSV',
  licensesExporting: 'בייצוא…',
  licensesExported: 'הרישיונות יוצאו',
  licensesExportFailed: 'לא ניתן לייצא את הרישיונות.',
}
