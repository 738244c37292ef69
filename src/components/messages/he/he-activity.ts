import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { someLicenses, someSettings, someUsers } from './he-nouns.js'

export const heActivity: Translated<typeof enActivity> = {
  activityTitle: 'פעילות',
  activityAbout: ({ domain }, f) => `כל מה שנעשה ב-${f.name(domain)}, מהחדש לישן. לא ניתן לשנות או להסיר רשומות.`,
  activityLoading: 'טעינת הפעילות',
  activityFailed: 'לא ניתן לטעון את הפעילות.',
  activityNone: 'הפעילות אינה נרשמת כאן.',
  activityEmpty: 'עדיין לא נעשה דבר',
  activityEmptyText: 'גיבויים, סנכרונים ושינויים בהגדרות יופיעו כאן.',
  activityNoMatch: 'אין פעילות שתואמת למסננים האלה',
  activityClear: 'ניקוי מסננים',
  activityWhen: 'מתי',
  activityWho: 'מי',
  activityWhat: 'מה',
  activityNobody: 'אוטומטי',
  activityAction: 'פעולה',
  activityActionAll: 'כל הפעולות',
  activityPerson: 'אדם',
  activityPersonAll: 'כולם',
  activitySince: 'מתאריך',
  activityUntil: 'עד תאריך',
  activityExport: 'ייצוא CSV',
  activityExporting: 'בייצוא…',
  activityExported: 'הפעילות יוצאה',
  activityExportFailed: 'לא ניתן לייצא את הפעילות.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'הגיבוי התחיל',
      'backup-retried': 'ניסיון חוזר למשתמשים שנכשלו',
      'backup-stopped': 'הגיבוי נעצר',
      'users-released': 'רישיונות הוחזרו',
      'credits-granted': 'רישיונות נוספו',
      'credits-revoked': 'רישיונות נשללו',
      'settings-saved': 'ההגדרות השתנו',
      'sync-started': 'הסנכרון התחיל',
      'sync-completed': 'הסנכרון הושלם',
      'sync-failed': 'הסנכרון נכשל',
      'sync-cancelled': 'הסנכרון בוטל',
      'backup-started-refused': 'הגיבוי נדחה',
      'backup-retried-refused': 'הניסיון החוזר נדחה',
      'settings-saved-refused': 'ההגדרות נדחו',
      'users-released-refused': 'ההחזרה נדחתה',
      'policy-saved': 'המדיניות נשמרה',
      'policy-status': 'מצב המדיניות השתנה',
      'policy-evaluated': 'המדיניות הוחלה',
      'policy-saved-refused': 'המדיניות נדחתה',
      'policy-status-refused': 'שינוי מצב המדיניות נדחה',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : someUsers(users, f),
      credits === undefined ? '' : someLicenses(credits, f),
      settings === undefined ? '' : someSettings(settings, f),
    ]
      .filter(Boolean)
      .join(' · '),
}
