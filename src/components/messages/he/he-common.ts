import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const heCommon: Translated<typeof enCommon> = {
  problemDetails: 'פרטים',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'לא ניתן לקרוא את תשובת השרת.',
      'bad-input': 'השרת דחה את הבקשה.',
      unauthorized: 'אינך מחובר. יש להתחבר ולנסות שוב.',
      forbidden: 'אין לך הרשאה לפעולה זו.',
      'not-found': 'הפריט הזה כבר לא קיים.',
      'not-enough-credits': 'אין מספיק רישיונות.',
      'selection-changed': 'הרשימה השתנתה.',
      'count-unknown': 'לא ניתן להשלים את הספירה.',
      'rate-limited': 'השרת עמוס. יש להמתין רגע ולנסות שוב.',
      unavailable: 'השרת לא השיב.',
      'too-large': 'זה גדול מדי.',
      'not-a-csv': 'זה לא קובץ CSV.',
      unreadable: 'לא ניתן לקרוא את התוכן.',
      unsupported: 'השרת אינו תומך בפעולה זו.',
      aborted: 'הפעולה נעצרה.',
      disposed: 'הדף נסגר.',
    })[code],
  problemWait: ({ at }) => `השרת מבקש להמתין עד ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'אין חיבור לאינטרנט. הדף ינסה שוב כשהחיבור יחזור.',
      'no-api': 'שירות הגיבוי לא נמצא בכתובת שלו.',
      'not-json': 'התשובה לא הגיעה משירות הגיבוי, אולי מדף התחברות. יש לטעון מחדש את הדף.',
    })[why],
  stalled: 'זה נמשך יותר מהרגיל.',
  noDomain: 'הדומיין הזה לא קיים. יש לבחור דומיין אחר.',
  partLoading: 'בטעינה…',
  partFailed: 'לא ניתן לטעון את החלק הזה.',
  retry: 'ניסיון חוזר',
  cancel: 'ביטול',
  close: 'סגירה',
}
