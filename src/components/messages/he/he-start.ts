import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { listed, needLicenses, people, someLicenses, someUsers } from './he-nouns.js'

export const heStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'לפחות '
    if (available === undefined) return 'הרישיונות שלך בבדיקה…'
    if (available === 'unlimited') return `הקצית ${atLeast}${someLicenses(allocated, f)} (ללא הגבלה)`
    return `הקצית ${atLeast}${f.number(allocated)} מתוך ${someLicenses(available, f)}`
  },
  startBackup: ({ users, credits }, f) =>
    users === 0 ? 'התחלת גיבוי' : `התחלת גיבוי של ${someUsers(users, f)}${users === credits ? '' : ` · ${someLicenses(credits, f)}`}`,
  starting: 'מתחיל…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'דבר לא התחיל: מספר הרישיונות הדרוש השתנה.'
      : `דבר לא התחיל: הגיבוי צורך כעת ${someLicenses(now, f)}, לא ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) => `דבר לא התחיל: הגיבוי מתחיל כעת עם ${someUsers(now, f)}, לא ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const n = Math.abs(by)
    const sign = by > 0 ? 'יותר' : 'פחות'
    return {
      covered: `${people(n, f)} ${sign}`,
      protected: `כבר מוגנים: ${f.number(n)} ${sign}`,
      suspended: `מושעים: ${f.number(n)} ${sign}`,
      deleted: `נמחקו: ${f.number(n)} ${sign}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) => `דבר לא התחיל: הגיבוי צורך ${someLicenses(allocated, f)}, וזמינים ${f.number(available)}.`,
  startLost: 'אין תשובה מהשרת.',
  startLostSafe: 'ייתכן שהגיבוי התחיל. אפשר לנסות שוב בבטחה: גיבוי לעולם לא מתחיל פעמיים.',
  startUncounted: 'לא ניתן לספור את כל הרישיונות.',
  startNothing: 'דבר לא התחיל.',
  startRefused: 'דבר לא התחיל: חלק מההגדרות נדחו.',
  startFailed: 'לא ניתן להתחיל את הגיבוי.',
  startCounting: 'בספירה…',
  startWith: ({ users }, f) => `התחלה עם ${someUsers(users, f)}`,
  peopleCovered: ({ count }, f) => people(count, f),
  peopleDue: ({ count }, f) => f.plural(count, { one: 'אחד צריך רישיון', two: 'שניים צריכים רישיון', other: '# צריכים רישיון' }),
  peopleRestarts: ({ count }, f) => f.plural(count, { one: 'אחד מתחיל שוב', two: 'שניים מתחילים שוב', other: '# מתחילים שוב' }),
  peopleFree: ({ count }, f) => `${f.number(count)} ללא רישיון`,
  peopleProtected: ({ count }, f) => f.plural(count, { one: 'אחד כבר מוגן', two: 'שניים כבר מוגנים', other: '# כבר מוגנים' }),
  peopleSuspended: ({ count }, f) => f.plural(count, { one: 'אחד מושעה', two: 'שניים מושעים', other: '# מושעים' }),
  peopleDeleted: ({ count }, f) => f.plural(count, { one: 'אחד נמחק', two: 'שניים נמחקו', other: '# נמחקו' }),
  creditsTaken: ({ count }, f) => `${f.number(count)} בשימוש`,
  creditsFree: ({ count }, f) => f.plural(count, { one: 'אחד פנוי', two: 'שניים פנויים', other: '# פנויים' }),
  creditsOver: ({ count }, f) => f.plural(count, { one: 'אחד חסר', two: 'שניים חסרים', other: '# חסרים' }),
  overlapSaved: ({ count }, f) =>
    f.plural(count, { one: 'כפילות אחת לא נספרה', two: 'שתי כפילויות לא נספרו', other: '# כפילויות לא נספרו' }),
  creditParts: 'למה משמשים הרישיונות',
  explainCovered: 'כל האנשים בפריטים האלה, כל אדם נספר פעם אחת.',
  explainDue: 'פעילים ועדיין לא מגובים. בדרך כלל אדם צורך רישיון אחד.',
  explainRestarts: 'הגיבוי האחרון נכשל או מושהה. כבר יש להם רישיון והם לא צורכים נוסף.',
  explainPeopleFree: 'תיבות דואר משותפות, חדרים וחשבונות אחרים שלא צורכים רישיון.',
  explainProtected: 'כבר מגובים. הם לא צורכים רישיון.',
  explainSuspended: 'לא ניתן לגבות חשבונות מושעים. הם לא צורכים רישיון.',
  explainDeleted: 'לא ניתן לגבות חשבונות שנמחקו. הם לא צורכים רישיון.',
  explainOverlap: 'אנשים ביותר מפריט אחד, שנספרים פעם אחת: הרישיונות של הפריטים בנפרד, פחות הרישיונות של כולם יחד.',
  explainTaken: 'רישיונות שהרשימה הזאת צורכת.',
  explainFree: 'רישיונות שנשארים זמינים.',
  explainOver: 'רישיונות שדרושים מעבר לזמינים.',
  counting: ({ done, total }, f) =>
    total === undefined ? `ספירת חברים: עד כה ${f.number(done)}` : `ספירת חברים: ${f.number(done)} מתוך ${f.number(total)}`,
  countingWaits: 'המתנה לענן…',
  countingStop: 'עצירת הספירה',
  countingStopped: 'הספירה נעצרה. ייתכן שיש עוד.',
  countingGoOn: 'המשך הספירה',
  countFailed: ({ labels, more }, f) =>
    labels.length === 0 ? 'לא ניתן לטעון חלק מהחברים.' : `לא ניתן לטעון את החברים של ${listed(labels, more, f)}.`,
  creditsFailed: 'לא ניתן לטעון את הרישיונות שלך.',
  short: ({ shortfall }, f) => `${needLicenses(shortfall, f)}.`,
  shortAtLeast: ({ shortfall }, f) =>
    f.plural(shortfall, { one: 'חסר לפחות רישיון אחד.', two: 'חסרים לפחות שני רישיונות.', other: 'חסרים לפחות # רישיונות.' }),
  shortHelpItems: 'אפשר להסיר אחד מאלה:',
  shortLeavers: ({ credits }, f) => `${someLicenses(credits, f)} של אנשים שעזבו…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'אפשר להתחיל עם חלק:' : 'או:'),
  startNeedsItems: 'יש להוסיף קודם משתמשים, קבוצות או יחידות ארגוניות.',
  startNeedsCount: 'יש להמתין לסיום הספירה.',
  startNeedsCredits: ({ shortfall }, f) => `${needLicenses(shortfall, f)}.`,
  startNeedsBalance: 'הרישיונות שלך בבדיקה…',
  startNeedsDue: 'אין מה להתחיל: כל מי שכאן כבר מגובה, מושעה או נמחק.',
  startNeedsDueExcept: 'אין מה להתחיל: כל מי שכאן הוחרג, כבר מגובה, מושעה או נמחק.',
  peopleExcepted: ({ count }, f) => f.plural(count, { one: 'אחד הוחרג', two: 'שניים הוחרגו', other: '# הוחרגו' }),
  explainExcepted: 'החריגים משאירים את האנשים האלה בחוץ. הם לא צורכים רישיון.',
  viewRun: 'הצגת הגיבוי',
  hideRun: 'הסתרת הגיבוי הזה',
  startNeedsAdd: ({ count }, f) => `${f.plural(count, { one: 'אחד סומן', two: 'שניים סומנו', other: '# סומנו' })} – יש ללחוץ על ”הוספה”.`,
  startedTitle: ({ users }, f) => `התחיל גיבוי של ${someUsers(users, f)}`,
  startedClose: 'אפשר לסגור את הדף הזה.',
  startedItems: 'פריטים',
  startedSettings: 'הגדרות',
  runQuarter: ({ share }, f) => `הגיבוי הושלם ב-${f.percent(share)}`,
  reviewTitle: 'בדיקת הגיבוי',
  reviewText: ({ users }, f) => `יבוצע גיבוי של ${someUsers(users, f)}.`,
  reviewFirst: 'האנשים נלקחים לפי סדר הרשימה הזאת עד שהרישיונות נגמרים.',
  reviewConfirm: 'להתחיל עכשיו',
  reviewOpen: ({ first }, f) =>
    f.plural(first, {
      one: 'גיבוי האדם הראשון שנוסף…',
      two: 'גיבוי שני האנשים הראשונים שנוספו…',
      other: 'גיבוי # האנשים הראשונים שנוספו…',
    }),
  reviewCredits: ({ credits }, f) => `זה צורך ${someLicenses(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `ראשון: ${f.name(from)}. אחרון: ${f.name(to)}.`,
  reviewStays: ({ users }, f) =>
    users === 0
      ? 'הרשימה שלך נשארת כפי שהיא.'
      : f.plural(users, {
          one: 'הרשימה שלך נשארת כפי שהיא. משתמש נוסף בה עדיין לא מגובה.',
          two: 'הרשימה שלך נשארת כפי שהיא. שני משתמשים נוספים בה עדיין לא מגובים.',
          other: 'הרשימה שלך נשארת כפי שהיא. # משתמשים נוספים בה עדיין לא מגובים.',
        }),
  reviewPeople: 'האנשים בגיבוי הזה',
  removeKind: ({ kind, items }, f) =>
    ({
      user: f.plural(items, { one: 'הסרת המשתמש', two: 'הסרת שני המשתמשים', other: 'הסרת כל # המשתמשים' }),
      group: f.plural(items, { one: 'הסרת הקבוצה', two: 'הסרת שתי הקבוצות', other: 'הסרת כל # הקבוצות' }),
      'org-unit': f.plural(items, { one: 'הסרת היחידה', two: 'הסרת שתי היחידות', other: 'הסרת כל # היחידות' }),
    })[kind],
  keepGroup: 'משך',
  keepOnce: 'פעם אחת',
  keepAlways: 'הגנה מתמשכת',
  keepUseSettings: 'שימוש בהגדרות האלה',
  startedPolicy: 'מדיניות',
  goPolicies: 'מדיניות הגנה',
  checking: 'בבדיקה…',
  startChecks: 'קודם נבדקים הרישיונות שלך. הגיבוי יתחיל אם דבר לא השתנה.',
}
