import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { credits, items, others, users } from './ar-nouns.js'

export const arBox: Translated<typeof enBox> = {
  boxTitle: 'المختار للنسخ الاحتياطي',
  add: 'إضافة',
  remove: 'إزالة',
  settings: 'الإعدادات »»',
  kindUser: 'مستخدم:',
  kindGroup: 'مجموعة:',
  kindOrgUnit: 'وحدة:',
  itemCount: ({ items: n }, f) => items.count(n, f),
  addNothing: 'حدِّد أولاً مستخدمين أو مجموعات أو وحدات تنظيمية في علامات التبويب.',
  removeNothing: 'اختر أولاً إدخالات من القائمة أدناه.',
  boxMenu: 'مزيد من الإجراءات',
  savePlan: 'حفظ الخطة',
  openPlan: 'فتح خطة…',
  showGap: 'غير المشمولين…',
  clearAll: 'إزالة الكل',
  boxEmpty: 'لم يُختر شيء بعد',
  boxEmptyTick: 'حدِّد مستخدمين أو مجموعات أو وحدات تنظيمية.',
  boxEmptyAdd: 'اضغط على «إضافة» لنقلهم إلى هنا ومعرفة تكلفتهم.',
  boxList: 'العناصر',
  removeItem: ({ label }, f) => `إزالة ${f.name(label)}`,
  removed: ({ items: n }, f) => `تمت إزالة ${items.of(n, f)}.`,
  undo: 'تراجع',
  itemCounting: 'جارٍ العد…',
  itemStale: 'لم يعد في الدليل – غير محسوب',
  itemFailed: 'لم يُحمَّل الأعضاء',
  itemFrees: ({ credits: n, isExact }, f) =>
    n === 0 ? (isExact ? 'لا يوفّر شيئًا' : '') : `يوفّر ${f.number(n)}${isExact ? '' : ' على الأقل'}`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'إزالته لا توفّر أي رصيد: تشمل عناصر أخرى أشخاصه، أو لا يحتاج أي منهم إلى رصيد'
      : `إزالته توفّر ${credits.of(n, f)}${isExact ? '' : ' على الأقل'}`,
  planTitle: 'هل تريد فتح هذه الخطة؟',
  planDifference: ({ adds, removes, keeps }, f) =>
    `تحلّ محل الاختيار: يُضاف ${items.count(adds, f)}، ويُزال ${items.count(removes, f)}، ويبقى ${items.count(keeps, f)}.`,
  planSame: 'تحتوي على ما هو مختار بالفعل تمامًا.',
  planAdded: 'يُضاف',
  planRemoved: 'يُزال',
  planAndMore: ({ count }, f) => `و${others.count(count, f)}`,
  planReplace: 'استبدال الاختيار',
  planOtherScope: ({ domain }, f) => `هذه الخطة خاصة بـ ${f.name(domain)}. انتقل إليه أولاً، ثم افتح الخطة.`,
  planFileName: ({ domain }) => `backup-plan-${domain}.json`,
  planNotOne: 'هذا الملف ليس خطة محفوظة.',
  planFailed: 'تعذّر فتح الخطة.',
  planProblems: ({ count }, f) => `لا يستخدم أي رصيد من عناصر الخطة: ${items.count(count, f)}`,
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – لم يعد في الدليل` : `${label} – غير نشط`),
  dismiss: 'إغلاق',
  gapTitle: 'غير المشمولين',
  gapText: 'مستخدمون نشطون لا يشملهم أي شيء مختار ولا يحميهم أي نسخ احتياطي.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `${users.count(shown, f)} حتى الآن`
      : shown === total
        ? users.count(total, f)
        : `${f.number(shown)} من ${users.of(total, f)}`,
  gapNone: 'لا يوجد أحد: كل مستخدم نشط مشمول أو محمي.',
  gapLoading: 'جارٍ البحث عن المستخدمين…',
  gapFailed: 'تعذّر سرد غير المشمولين.',
  gapMore: 'عرض المزيد',
  gapAdd: ({ name }, f) => `إضافة ${f.name(name)}`,
  gapAddShown: ({ count }, f) => `إضافة المعروضين (${f.number(count)})`,
  gapAddAll: ({ count }, f) => (count === undefined ? 'إضافة الكل' : `إضافة الكل (${f.number(count)})`),
  gapAdding: ({ count }, f) => `تم العثور على ${users.of(count, f)}`,
}
