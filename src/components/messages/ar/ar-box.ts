import type { enBox } from '../en/en-box.js'
import type { Translated } from '../message.js'
import { items, licenses, others, people, users } from './ar-nouns.js'

export const arBox: Translated<typeof enBox> = {
  boxTitle: 'المختار للنسخ الاحتياطي',
  add: 'إضافة',
  remove: 'إزالة',
  settings: 'الإعدادات »»',
  kindUser: 'مستخدم:',
  kindGroup: 'مجموعة:',
  kindOrgUnit: 'وحدة:',
  kindDomain: 'الجميع:',
  exceptTitle: 'باستثناء',
  itemCount: ({ items: n }, f) => items.count(n, f),
  itemsAdded: ({ items: n }, f) => `تمت إضافة ${items.of(n, f)}.`,
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
    n === 0 ? (isExact ? `يُرجع ${f.number(0)}` : '') : `يُرجع ${f.number(n)}${isExact ? '' : ' على الأقل'}`,
  itemFreesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'إزالته لا تُرجع أي ترخيص: تشمل عناصر أخرى أشخاصه، أو لا يحتاج أي منهم إلى ترخيص'
      : `إزالته تُرجع ${licenses.of(n, f)}${isExact ? '' : ' على الأقل'}`,
  planTitle: 'هل تريد فتح هذه الخطة؟',
  planDifference: ({ adds, removes }, f) => `تحلّ هذه الخطة محل قائمتك: يُضاف ${f.number(adds)}، ويُزال ${f.number(removes)}.`,
  planSame: 'هذه الخطة مطابقة للقائمة الحالية.',
  planFilter: ({ count }, f) =>
    f.plural(count, {
      zero: 'ولا تضبط أي عامل تصفية لقائمة المستخدمين.',
      one: 'وتضبط أيضًا عامل تصفية واحدًا لقائمة المستخدمين.',
      two: 'وتضبط أيضًا عاملَي تصفية لقائمة المستخدمين.',
      few: 'وتضبط أيضًا # عوامل تصفية لقائمة المستخدمين.',
      many: 'وتضبط أيضًا # عامل تصفية لقائمة المستخدمين.',
      other: 'وتضبط أيضًا # عامل تصفية لقائمة المستخدمين.',
    }),
  planAdded: 'يُضاف',
  planRemoved: 'يُزال',
  planAndMore: ({ count }, f) => `و${others.count(count, f)}`,
  planReplace: 'استبدال القائمة',
  planOtherScope: ({ domain }, f) => `هذه الخطة خاصة بـ ${f.name(domain)}. انتقل إليه أولاً، ثم افتح الخطة.`,
  planFileName: ({ domain }) => `backup-plan-${domain}.json`,
  planNotOne: 'هذا الملف ليس خطة محفوظة.',
  planFailed: 'تعذّر فتح الخطة.',
  planProblems: ({ count }, f) => `لا يحتاج إلى ترخيص من عناصر هذه الخطة: ${items.count(count, f)}`,
  planProblem: ({ label, reason }) => (reason === 'not-found' ? `${label} – لم يعد في الدليل` : `${label} – غير نشط`),
  dismiss: 'إغلاق',
  gapTitle: 'غير المشمولين',
  gapText: 'مستخدمون نشطون ليسوا في هذه القائمة ولا نسخة احتياطية لهم.',
  gapCount: ({ shown, total }, f) =>
    total === undefined
      ? `${users.count(shown, f)} حتى الآن`
      : shown === total
        ? users.count(total, f)
        : `${f.number(shown)} من ${users.of(total, f)}`,
  gapNone: 'لا يوجد أحد: كل مستخدم نشط في هذه القائمة أو له نسخة احتياطية.',
  gapLoading: 'جارٍ البحث عن المستخدمين…',
  gapFailed: 'تعذّر تحميل غير المشمولين.',
  gapMore: 'عرض المزيد',
  gapAdd: ({ name }, f) => `إضافة ${f.name(name)}`,
  gapAddShown: ({ count }, f) => `إضافة المحمَّلين (${f.number(count)})`,
  gapAddAll: ({ count }, f) => (count === undefined ? 'إضافة الكل' : `إضافة الكل (${f.number(count)})`),
  gapAdding: ({ count }, f) => `تم العثور على ${users.of(count, f)}`,
  itemCoveredBy: ({ count, label }, f) => `${people.count(count, f)}، جميعهم ضمن ${f.name(label)}`,
  removeSet: ({ items: n }, f) => `إزالة ${items.of(n, f)}`,
  defaultSettings: 'الإعدادات الافتراضية',
  customSettings: 'إعدادات مخصصة',
  customSettingsEdit: 'تعديل',
  customSettingsReset: 'استخدام الافتراضي',
}
