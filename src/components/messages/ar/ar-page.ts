import type { enPage } from '../en/en-page.js'
import type { Translated } from '../message.js'
import { credits, items, SYNCS, users } from './ar-nouns.js'

export const arPage: Translated<typeof enPage> = {
  cloud: 'السحابة',
  domain: 'النطاق',
  userSync: SYNCS.users,
  usersTab: 'المستخدمون للنسخ',
  groupsTab: 'المستخدمون حسب المجموعة',
  orgUnitsTab: 'المستخدمون حسب الوحدة التنظيمية',
  csvTab: 'رفع ملف CSV',
  cloudWithoutDomains: ({ name }, f) => `${f.name(name)} (بلا نطاقات)`,
  scopeQuestion: ({ cloud, domain }, f) => `هل تريد الانتقال إلى ${f.name(domain)} في ${f.name(cloud)}؟`,
  scopeQuestionText: ({ items: n }, f) =>
    f.plural(n, {
      zero: 'لن يُزال أي عنصر. تحتفظ الخطة المحفوظة من قبل بعناصرها.',
      one: 'سيُزال العنصر المختار هنا. تحتفظ به الخطة المحفوظة من قبل.',
      two: 'سيُزال العنصران المختاران هنا. تحتفظ بهما الخطة المحفوظة من قبل.',
      few: 'ستُزال # عناصر مختارة هنا. تحتفظ بها الخطة المحفوظة من قبل.',
      many: 'سيُزال # عنصرًا مختارًا هنا. تحتفظ بها الخطة المحفوظة من قبل.',
      other: 'سيُزال # عنصر مختار هنا. تحتفظ بها الخطة المحفوظة من قبل.',
    }),
  scopeConfirm: ({ domain }, f) => `الانتقال إلى ${f.name(domain)}`,
  scopeKeep: 'البقاء هنا',
  syncProgress: ({ done, total }, f) =>
    total === undefined ? `${users.count(done, f)} حتى الآن` : `${f.number(done)} من ${users.of(total, f)}`,
  syncStarting: 'جارٍ سؤال الدليل…',
  syncLast: ({ at }, f) => `آخر مرة: ${f.date(at)}`,
  syncNever: 'لم تُنفَّذ قط',
  syncFailed: 'فشلت المزامنة.',
  syncStop: 'إيقاف المزامنة',
  tabsLabel: 'مصدر الاختيار',
  sheetEdge: ({ items: n, allocated, available, isExact }, f) => {
    const count = `${f.number(allocated)}${isExact ? '' : ' على الأقل'}`
    const taken =
      typeof available === 'number'
        ? `${count} من ${credits.of(available, f)}`
        : `${credits.count(allocated, f)}${isExact ? '' : ' على الأقل'}`
    return `${items.count(n, f)} · ${taken}`
  },
  ticked: ({ count }, f) => `المحدَّد: ${f.number(count)}`,
  backToSelection: 'العودة إلى الاختيار',
  goRuns: 'عمليات النسخ',
  goSettings: 'الإعدادات',
  goManageDomains: 'النطاقات',
  cloudsFailed: 'تعذّر تحميل السحابات ونطاقاتها.',
}
