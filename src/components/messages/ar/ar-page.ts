import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { items, licenses, SYNCS, users } from './ar-nouns.js'

export const arPage: Translated<typeof enPage> = {
  cloud: 'السحابة',
  domain: 'النطاق',
  simulation: 'محاكاة: لا يُنسخ أي شيء احتياطيًا',
  userSync: SYNCS.users,
  usersTab: 'المستخدمون للنسخ',
  groupsTab: 'المستخدمون حسب المجموعة',
  orgUnitsTab: 'المستخدمون حسب الوحدة التنظيمية',
  csvTab: 'رفع ملف CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (بلا نطاقات)`,
  scopeQuestion: ({ cloud, domain }, f) => `هل تريد الانتقال إلى ${f.name(domain)} في ${f.name(cloud)}؟`,
  scopeQuestionText: ({ items: n }, f) => `ستُفرَّغ قائمتك (${items.count(n, f)}). للاحتفاظ بها، احفظها أولاً كخطة.`,
  scopeConfirm: ({ domain }, f) => `الانتقال إلى ${f.name(domain)}`,
  scopeKeep: 'البقاء هنا',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `${users.count(done, f)} حتى الآن` : `${f.number(done)} من ${users.of(total, f)}`,
  syncStarting: 'جارٍ الاتصال بالدليل…',
  syncLast: ({ at }, f) => `آخر مزامنة: ${f.date(at)}`,
  syncNever: 'لم تُزامَن قط',
  syncFailed: 'فشلت المزامنة.',
  syncStop: 'إيقاف المزامنة',
  tabsLabel: 'الاختيار من',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${f.number(allocated)}${isExact ? '' : ' على الأقل'}`
    const taken =
      typeof available === 'number'
        ? `${count} من ${licenses.of(available, f)}`
        : `${licenses.count(allocated, f)}${isExact ? '' : ' على الأقل'}`
    return `${items.count(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => `المحدَّد: ${f.number(count)}`,
  backToSelection: 'العودة إلى الاختيار',
  goRuns: 'النسخ الاحتياطية',
  goSettings: 'الإعدادات',
  goManageDomains: 'النطاقات',
  pageUnconnected: 'هذه الصفحة غير متصلة بخدمة النسخ الاحتياطي. أبلِغ مسؤول هذا الموقع.',
  cloudsFailed: 'تعذّر تحميل السحابات ونطاقاتها.',
  pageMenu: 'النسخ الاحتياطية والإعدادات',
  scopeQuestionTicks: ({ ticked }, f) => `ستُفقد العناصر المحددة غير المضافة: ${f.number(ticked)}.`,
}
