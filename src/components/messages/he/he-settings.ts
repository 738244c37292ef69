import type { enSettings } from '../en/en-settings.js'
import type { Translated } from '../message.js'
import { needLicenses, someUsers } from './he-nouns.js'

export const heSettings: Translated<typeof enSettings> = {
  settingsTitle: 'הגדרות גיבוי',
  settingsAbout: ({ domain }, f) => `בשימוש כשמתחילים גיבוי${domain === '' ? '' : ` ב-${f.name(domain)}`} ללא הגדרות מותאמות.`,
  settingsStepTitle: 'הגדרות לגיבוי הזה',
  settingsStepAbout: ({ domain }, f) => `חלות רק על הגיבוי הזה. ברירות המחדל${domain === '' ? '' : ` של ${f.name(domain)}`} לא משתנות.`,
  settingsGroups: 'קבוצות של הגדרות',
  settingsLoading: 'טעינת ההגדרות',
  settingsLoadFailed: 'לא ניתן לטעון את ההגדרות.',
  settingsNone: 'אין כאן הגדרות לבחירה.',
  settingsBack: 'חזרה',
  settingsSave: 'שמירה',
  settingsSaving: 'בשמירה…',
  settingsSaved: 'נשמר',
  settingsSaveFailed: 'לא ניתן לשמור את ההגדרות.',
  settingsUnsaved: ({ count }, f) =>
    f.plural(count, { one: 'שינוי אחד לא נשמר', two: 'שני שינויים לא נשמרו', other: '# שינויים לא נשמרו' }),
  settingsUnchanged: 'אין שינויים לשמירה',
  settingsDiscard: 'ביטול השינויים',
  settingsDiscarded: 'השינויים בוטלו',
  settingsOwn: ({ count }, f) =>
    count === 0
      ? 'זהה לברירות המחדל של הדומיין'
      : f.plural(count, {
          one: 'הגדרה אחת שונה מברירות המחדל של הדומיין',
          two: 'שתי הגדרות שונות מברירות המחדל של הדומיין',
          other: '# הגדרות שונות מברירות המחדל של הדומיין',
        }),
  settingsStarted: ({ users }, f) => `התחיל גיבוי של ${someUsers(users, f)}`,
  settingsNothingSelected: 'הרשימה שלך ריקה',
  settingsNobodyDue: 'אין מה להתחיל: כל מי שכאן כבר מגובה, מושעה או נמחק',
  settingsShort: ({ shortfall }, f) => needLicenses(shortfall, f),
  settingsChanged: 'השתנה',
  settingsBackToDefault: 'איפוס',
  settingsBackToDefaultOf: ({ setting }, f) => `איפוס: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `${f.name(setting)}: חזרה לברירת המחדל`,
  settingsOn: 'פועל',
  settingsOff: 'כבוי',
  settingsChoose: 'בחירה…',
  settingsUnlimited: 'ללא הגבלה',
  settingsUnitOf: ({ setting }, f) => `יחידה של ${f.name(setting)}`,
  settingsAddText: 'הוספה',
  settingsAddTextTo: ({ setting }, f) => `הוספה אל ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `הסרה של ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `${texts.length === 1 ? 'נוסף' : 'נוספו'}: ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `הוסר: ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `כבר ברשימה: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} מתוך ${f.number(most)} לכל היותר`,
  settingsFull: 'הרשימה מלאה',
  settingsWrong: ({ count }, f) =>
    f.plural(count, { one: 'הגדרה אחת דורשת שינוי', two: 'שתי הגדרות דורשות שינוי', other: '# הגדרות דורשות שינוי' }),
  settingEmpty: 'יש להזין מספר',
  settingNotANumber: 'זה לא מספר',
  settingNotAnOption: 'יש לבחור אחת מהאפשרויות',
  settingTooSmall: ({ limit, unit }, f) => `לפחות ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooBig: ({ limit, unit }, f) => `לכל היותר ${f.number(limit)} ${f.name(unit)}`.trim(),
  settingTooMany: ({ limit }, f) => `לכל היותר ${f.plural(limit, { one: 'ערך אחד', two: 'שני ערכים', other: '# ערכים' })}`,
}
