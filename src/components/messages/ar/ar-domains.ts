import type { enDomains } from '../en/en-domains.js'
import type { Translated } from '../message.js'
import { domains, SYNCS } from './ar-nouns.js'

export const arDomains: Translated<typeof enDomains> = {
  domainsTitle: 'إدارة النطاقات',
  domainsAbout: 'تقرأ المزامنة من الدليل الحسابات الجديدة والمعلَّقة والمحذوفة، والمجموعات والوحدات التنظيمية.',
  domainsLoading: 'جارٍ تحميل النطاقات',
  domainsLoadFailed: 'تعذّر تحميل النطاقات.',
  domainsEmpty: 'لا نطاقات بعد.',
  domainsEmptyText: 'تظهر نطاقات سحابتك هنا بعد أن تقرأها خدمة النسخ الاحتياطي.',
  domainsNoneIn: ({ cloud }, f) => `لا نطاقات في ${f.name(cloud)} بعد.`,
  domainsNoSync: ({ cloud }, f) => `لا تدعم ${f.name(cloud)} المزامنة عند الطلب.`,
  domainsCurrent: 'الحالي',
  domainsSearch: 'البحث عن نطاقات',
  domainsShown: ({ shown, total }, f) => (shown === total ? domains.count(total, f) : `${f.number(shown)} من ${domains.of(total, f)}`),
  domainsNoMatch: ({ search }, f) => `لا نطاق يطابق «${f.name(search)}».`,
  domainSyncLabel: ({ kind }) => SYNCS[kind],
  domainSyncOf: ({ kind, domain }, f) => `${SYNCS[kind]} في ${f.name(domain)}`,
  domainSyncNews: ({ sync, news }) => `${sync}: ${news}`,
  domainSyncProgressOf: ({ sync }) => `تقدّم ${sync}`,
  domainSyncProgress: ({ done, total }, f) =>
    done === undefined ? 'جارٍ المزامنة…' : total === undefined ? `${f.number(done)} حتى الآن` : `${f.number(done)} من ${f.number(total)}`,
  domainSyncCancel: ({ sync }) => `إلغاء ${sync}`,
  domainSyncStopping: 'جارٍ الإيقاف…',
  domainSyncStopped: 'تم الإيقاف. لم يتغيّر شيء.',
  domainSyncNotStopped: 'تعذّر إيقاف المزامنة.',
  domainSyncFailed: 'فشلت المزامنة. لم يتغيّر شيء.',
  domainSyncRetry: ({ sync }) => `إعادة المحاولة: ${sync}`,
  domainSyncResult: ({ added, changed, removed }, f) =>
    added + changed + removed === 0 ? 'لا تغييرات' : `أُضيف ${f.number(added)}، وتغيّر ${f.number(changed)}، وأُزيل ${f.number(removed)}`,
  domainSyncNever: 'لم تُزامَن قط',
  domainSyncLast: ({ ago }) => `آخر مزامنة: ${ago}`,
}
