import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { people, someItems, someLicenses, someUsers } from './he-nouns.js'

export const heBox: Translated<typeof enBox> = {
  boxTitle: 'נבחרו לגיבוי',
  add: 'הוספה',
  remove: 'הסרה',
  settings: 'הגדרות »»',
  kindUser: 'משתמש:',
  kindGroup: 'קבוצה:',
  kindOrgUnit: 'יחידה:',
  kindDomain: 'כולם:',
  exceptTitle: 'מלבד',
  itemCount: ({ items }, f) => someItems(items, f),
  itemsAdded: ({ items }, f) => f.plural(items, { one: 'פריט אחד נוסף.', two: 'שני פריטים נוספו.', other: '# פריטים נוספו.' }),
  addNothing: 'יש לסמן קודם משתמשים, קבוצות או יחידות ארגוניות בכרטיסיות.',
  removeNothing: 'יש לבחור קודם פריטים ברשימה למטה.',
  boxMenu: 'פעולות נוספות',
  savePlan: 'שמירת תוכנית',
  openPlan: 'פתיחת תוכנית…',
  showGap: 'ללא כיסוי…',
  clearAll: 'ניקוי הכול',
  boxEmpty: 'עדיין לא נבחר דבר',
  boxEmptyTick: 'יש לסמן משתמשים, קבוצות או יחידות ארגוניות.',
  boxEmptyAdd: 'לחיצה על ”הוספה” מציבה אותם כאן ומראה כמה הם עולים.',
  boxList: 'פריטים',
  removeItem: ({ label }, f) => `הסרה של ${f.name(label)}`,
  removed: ({ items }, f) => f.plural(items, { one: 'פריט אחד הוסר.', two: 'שני פריטים הוסרו.', other: '# פריטים הוסרו.' }),
  undo: 'ביטול הפעולה',
  itemCounting: 'בספירה…',
  itemStale: 'כבר לא בספרייה – לא נספר',
  itemFailed: 'החברים לא נטענו',
  itemFrees: ({ credits, isExact }, f) =>
    credits === 0 ? (isExact ? `מחזיר ${f.number(0)}` : '') : `מחזיר ${isExact ? '' : '≥ '}${f.number(credits)}`,
  itemFreesWhat: ({ credits, isExact }, f) =>
    credits === 0 && isExact
      ? 'ההסרה לא מחזירה רישיון: פריטים אחרים כוללים את האנשים האלה, או שאיש מהם אינו צריך רישיון'
      : `ההסרה מחזירה ${isExact ? '' : 'לפחות '}${someLicenses(credits, f)}`,
  planTitle: 'לפתוח את התוכנית?',
  planDifference: ({ adds, removes }, f) => `התוכנית מחליפה את הרשימה שלך: נוספו ${f.number(adds)}, הוסרו ${f.number(removes)}.`,
  planSame: 'התוכנית זהה לרשימה הנוכחית.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      one: 'היא מגדירה גם מסנן אחד של רשימת המשתמשים.',
      two: 'היא מגדירה גם שני מסננים של רשימת המשתמשים.',
      other: 'היא מגדירה גם # מסננים של רשימת המשתמשים.',
    }),
  planAdded: 'נוספו',
  planRemoved: 'הוסרו',
  planAndMore: ({ count }, f) => f.plural(count, { one: 'ועוד אחד', two: 'ועוד שניים', other: 'ועוד #' }),
  planReplace: 'החלפת הרשימה',
  planOtherScope: ({ domain }, f) => `התוכנית שייכת אל ${f.name(domain)}. יש לעבור קודם לדומיין הזה ואז לפתוח את התוכנית.`,
  planFileName: ({ domain }) => `backup-plan-${domain}.json`,
  planNotOne: 'הקובץ הזה אינו תוכנית שמורה.',
  planFailed: 'לא ניתן לפתוח את התוכנית.',
  planProblems: ({ count }, f) =>
    f.plural(count, {
      one: 'פריט אחד בתוכנית אינו צריך רישיון:',
      two: 'שני פריטים בתוכנית אינם צריכים רישיון:',
      other: '# פריטים בתוכנית אינם צריכים רישיון:',
    }),
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – כבר לא בספרייה` : `${label} – לא פעיל`),
  dismiss: 'סגירה',
  gapTitle: 'משתמשים ללא כיסוי',
  gapText: 'משתמשים פעילים שאינם ברשימה הזאת ואינם מגובים.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `עד כה ${someUsers(shown, f)}`
      : shown === total
        ? someUsers(total, f)
        : `${f.number(shown)} מתוך ${someUsers(total, f)}`,
  gapNone: 'איש לא חסר: כל משתמש פעיל נמצא ברשימה הזאת או מגובה.',
  gapLoading: 'חיפוש משתמשים…',
  gapFailed: 'לא ניתן לטעון את המשתמשים ללא כיסוי.',
  gapMore: 'הצגת עוד',
  gapAdd: ({ name }, f) => `הוספה של ${f.name(name)}`,
  gapAddShown: ({ count }, f) => f.plural(count, { one: 'הוספת המשתמש שנטען', two: 'הוספת השניים שנטענו', other: 'הוספת # שנטענו' }),
  gapAddAll: ({ count }, f) => (count === undefined ? 'הוספת כולם' : `הוספת כולם (${f.number(count)})`),
  gapAdding: ({ count }, f) => f.plural(count, { one: 'משתמש אחד נמצא', two: 'שני משתמשים נמצאו', other: '# משתמשים נמצאו' }),
  itemCoveredBy: ({ count, label }, f) => `${people(count, f)}, כבר ב-${f.name(label)}`,
  removeSet: ({ items }, f) => `הסרה של ${someItems(items, f)}`,
  defaultSettings: 'הגדרות ברירת מחדל',
  customSettings: 'הגדרות מותאמות',
  customSettingsEdit: 'עריכה',
  customSettingsReset: 'ברירת מחדל',
}
