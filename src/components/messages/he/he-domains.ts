import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { SYNCS, someDomains } from './he-nouns.js'

export const heDomains: Translated<typeof enDomains> = {
  domainsTitle: 'ניהול דומיינים',
  domainsAbout: 'סנכרון קורא מהספרייה חשבונות חדשים, מושעים ומחוקים, קבוצות ויחידות ארגוניות.',
  domainsLoading: 'טעינת הדומיינים',
  domainsLoadFailed: 'לא ניתן לטעון את הדומיינים.',
  domainsEmpty: 'עדיין אין דומיינים.',
  domainsEmptyText: 'הדומיינים של הענן שלך יופיעו כאן אחרי ששירות הגיבוי יקרא אותם.',
  domainsNoneIn: ({ cloud }, f) => `ב-${f.name(cloud)} עדיין אין דומיינים.`,
  domainsNoSync: ({ cloud }, f) => `${f.name(cloud)} אינו תומך בסנכרון לפי דרישה.`,
  domainsCurrent: 'נוכחי',
  domainsSearch: 'חיפוש דומיינים',
  domainsShown: ({ shown, total }, f) => (shown === total ? someDomains(total, f) : `${f.number(shown)} מתוך ${someDomains(total, f)}`),
  domainsNoMatch: ({ search }, f) => `אין דומיינים שתואמים ל”${f.name(search)}”.`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} של ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `התקדמות: ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined ? 'בסנכרון…' : total === undefined ? `עד כה ${f.number(done)}` : `${f.number(done)} מתוך ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `ביטול: ${sync}`,
  domainSyncStopping: 'בעצירה…',
  domainSyncStopped: 'נעצר. דבר לא השתנה.',
  domainSyncNotStopped: 'לא ניתן לעצור את הסנכרון.',
  domainSyncFailed: 'הסנכרון נכשל. דבר לא השתנה.',
  domainSyncRetry: ({ sync }) => `ניסיון חוזר: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0 ? 'אין שינויים' : `נוספו ${f.number(added)}, השתנו ${f.number(changed)}, הוסרו ${f.number(removed)}`,
  domainSyncNever: 'לא סונכרן מעולם',
  domainSyncLast: ({ ago }) => `סונכרן לאחרונה: ${ago}`,
}
