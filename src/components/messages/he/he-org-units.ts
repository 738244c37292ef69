import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, someUsers } from './he-nouns.js'

export const heOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'טעינת יחידות ארגוניות…',
  orgUnitsFailed: 'לא ניתן לטעון את היחידות הארגוניות.',
  orgUnitsNone: 'עדיין אין יחידות ארגוניות',
  orgUnitsNoneText: '”סנכרון יחידות” בדף ”ניהול דומיינים” קורא מהספרייה את היחידות הארגוניות של הדומיין הזה.',
  orgUnitsNoMatch: 'אין יחידות ארגוניות תואמות.',
  orgUnitsShown: ({ count }, f) => f.plural(count, { one: 'יחידה ארגונית אחת', two: 'שתי יחידות ארגוניות', other: '# יחידות ארגוניות' }),
  expandAll: 'הרחבת הכול',
  collapseAll: 'כיווץ הכול',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? someUsers(own, f)
        : `${someUsers(own, f)} · ${f.number(below)} עם יחידות משנה`,
  unitTickedBelow: ({ ticked, below }, f) => `יחידות משנה מסומנות: ${f.number(ticked)} מתוך ${f.number(below)}`,
  tickSubtree: ({ name, below }, f) =>
    `סימון ${f.name(name)} ו${f.plural(below, { one: 'יחידת המשנה', two: 'שתי יחידות המשנה', other: '-# יחידות המשנה' })}`,
  untickSubtree: ({ name, below }, f) =>
    `ביטול הסימון של ${f.name(name)} ו${f.plural(below, { one: 'יחידת המשנה', two: 'שתי יחידות המשנה', other: '-# יחידות המשנה' })}`,
  treeHelp: 'רווח מסמן רק את היחידה הזאת. Shift+רווח מסמן גם את יחידות המשנה. Enter מציג את המשתמשים.',
  unitShow: 'הצגת משתמשים',
  unitChoose: 'יש לבחור יחידה ארגונית כדי לראות את המשתמשים ואת סטטוס הגיבוי שלהם.',
  unitProblems: ({ count }, f) =>
    f.plural(count, {
      one: 'יחידה ארגונית אחת לא התאימה לעץ:',
      two: 'שתי יחידות ארגוניות לא התאימו לעץ:',
      other: '# יחידות ארגוניות לא התאימו לעץ:',
    }),
  unitProblem: ({ kind, names, more }, f) => {
    const count = names.length + more
    const what = {
      orphan: f.plural(count, {
        one: 'אחת ללא יחידת אב תקינה, מוצגת למעלה',
        two: 'שתיים ללא יחידת אב תקינה, מוצגות למעלה',
        other: '# ללא יחידת אב תקינה, מוצגות למעלה',
      }),
      cycle: f.plural(count, {
        one: 'אחת בתוך עצמה, מוצגת למעלה',
        two: 'שתיים זו בתוך זו, מוצגות למעלה',
        other: '# זו בתוך זו, מוצגות למעלה',
      }),
      'many-roots': f.plural(count, { one: 'עוד שורש אחד', two: 'עוד שני שורשים', other: 'עוד # שורשים' }),
      duplicate: f.plural(count, {
        one: 'אחת כפולה, מוצגת פעם אחת',
        two: 'שתיים כפולות, מוצגות פעם אחת',
        other: '# כפולות, מוצגות פעם אחת',
      }),
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `ב-${f.name(name)}`,
}
