import type { enOrgUnits } from '../en/en-org-units.js'
import type { Translated } from '../message.js'
import { listed, subUnits, units, users } from './ar-nouns.js'

export const arOrgUnits: Translated<typeof enOrgUnits> = {
  orgUnitsLoading: 'جارٍ تحميل الوحدات التنظيمية…',
  orgUnitsFailed: 'تعذّر تحميل الوحدات التنظيمية.',
  orgUnitsNone: 'لا وحدات تنظيمية بعد',
  orgUnitsNoneText: 'تقرأ «مزامنة الوحدات» في صفحة «إدارة النطاقات» الوحدات التنظيمية لهذا النطاق من الدليل.',
  orgUnitsNoMatch: 'لا توجد وحدة تنظيمية مطابقة.',
  orgUnitsShown: ({ count }, f) => units.count(count, f),
  expandAll: 'توسيع الكل',
  collapseAll: 'طي الكل',
  unitUsers: ({ own, below }, f) =>
    own === undefined
      ? ''
      : below === undefined || below === own
        ? users.count(own, f)
        : `${users.count(own, f)} · ${f.number(below)} مع الوحدات الفرعية`,
  unitTickedBelow: ({ ticked, below }, f) => `تم تحديد ${f.number(ticked)} من ${subUnits.of(below, f)}`,
  tickSubtree: ({ name, below }, f) => `تحديد ${f.name(name)} مع ${subUnits.of(below, f)}`,
  untickSubtree: ({ name, below }, f) => `إلغاء تحديد ${f.name(name)} مع ${subUnits.of(below, f)}`,
  treeHelp: 'مفتاح المسافة يحدد هذه الوحدة وحدها، ومفتاح Shift مع المسافة يحددها مع وحداتها الفرعية، ومفتاح Enter يعرض مستخدميها.',
  unitShow: 'عرض المستخدمين',
  unitChoose: 'اختر وحدة تنظيمية لعرض مستخدميها وحالة نسخهم الاحتياطي.',
  unitProblems: ({ count }, f) => `لم تكن ملائمة لشكل الشجرة وجرى تصحيحها: ${units.count(count, f)}`,
  unitProblem: ({ kind, names, more }, f) => {
    const count = f.number(names.length + more)
    const what = {
      orphan: `بلا وحدة أم معروفة، معروضة في الأعلى: ${count}`,
      cycle: `بعضها داخل بعض، معروضة في الأعلى: ${count}`,
      'many-roots': `جذور إضافية: ${count}`,
      duplicate: `مكررة، معروضة مرة واحدة: ${count}`,
    }[kind]
    return `${what} (${listed(names.map(f.name), more, f)})`
  },
  unitIn: ({ name }, f) => `في ${f.name(name)}`,
}
