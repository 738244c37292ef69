import type { enLists } from '../en/en-lists.js'
import type { Translated } from '../message.js'
import { groups, licenses, members, others, users } from './ar-nouns.js'

export const arLists: Translated<typeof enLists> = {
  searchUsers: 'البحث بالاسم أو العنوان',
  searchGroups: 'البحث عن مجموعات',
  searchOrgUnits: 'البحث عن وحدات تنظيمية',
  searchClear: 'مسح البحث',
  accountStatusLabel: 'حالة الحساب',
  backupStatusLabel: 'حالة النسخ الاحتياطي',
  accountStatus: ({ status }) => ({ active: 'نشط', suspended: 'معلَّق', deleted: 'محذوف', unknown: 'غير معروف' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'غير منسوخ', pending: 'قيد الانتظار', protected: 'محمي', paused: 'متوقف مؤقتًا', failed: 'فشل', unknown: 'غير معروف' })[status],
  selectRow: ({ name }, f) => `تحديد ${f.name(name)}`,
  columnSelect: 'تحديد',
  columnName: 'الاسم',
  columnAddress: 'البريد',
  columnBackup: 'حالة النسخ',
  columnCost: 'التراخيص',
  columnMembers: 'الأعضاء',
  columnView: 'عرض',
  usersCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${users.count(loaded, f)} حتى الآن`
      : overall !== undefined && overall > total
        ? `${f.number(total)} من ${users.of(overall, f)}`
        : users.count(total, f),
  groupsCount: ({ loaded, total, overall }, f) =>
    total === undefined
      ? `${groups.count(loaded, f)} حتى الآن`
      : overall !== undefined && overall > total
        ? `${f.number(total)} من ${groups.of(overall, f)}`
        : groups.count(total, f),
  usersLoading: 'جارٍ تحميل المستخدمين…',
  usersFailed: 'تعذّر تحميل المستخدمين.',
  usersMoreFailed: 'تعذّر تحميل مزيد من المستخدمين.',
  usersNone: 'لا مستخدمين في هذا النطاق.',
  usersNoMatch: 'لا يوجد مستخدم مطابق.',
  usersNeverSynced: 'لا مستخدمين بعد',
  usersNeverSyncedText: 'لم تجرِ مزامنة هذا النطاق قط. تقرأ «مزامنة المستخدمين» مستخدميه وحالة حساباتهم من الدليل.',
  usersStartSync: 'بدء مزامنة المستخدمين',
  usersSyncing: ({ done, total }, f) =>
    done === undefined
      ? 'مزامنة المستخدمين جارية…'
      : total === undefined
        ? `مزامنة المستخدمين جارية: ${users.count(done, f)} حتى الآن`
        : `مزامنة المستخدمين جارية: ${f.number(done)} من ${users.of(total, f)}`,
  groupsLoading: 'جارٍ تحميل المجموعات…',
  groupsFailed: 'تعذّر تحميل المجموعات.',
  groupsMoreFailed: 'تعذّر تحميل مزيد من المجموعات.',
  groupsNone: 'لا مجموعات بعد',
  groupsNoneText: 'تقرأ «مزامنة المجموعات» في صفحة «إدارة النطاقات» مجموعات هذا النطاق من الدليل.',
  groupsNoMatch: 'لا توجد مجموعة مطابقة.',
  cloudLimit: ({ limit }) =>
    ({
      'flat-org-units': 'ليست للوحدات الإدارية وحدات فرعية، وقد تتداخل.',
      'no-dynamic-lists': 'لا تظهر قوائم التوزيع الديناميكية.',
      'no-mailbox-kinds': 'تظهر صناديق البريد المشتركة والغرف كمستخدمين معلَّقين. للتمييز بينها، امنح الإذن MailboxSettings.Read.',
    })[limit],
  noMatchText: 'اختصر البحث أو امسح عوامل التصفية.',
  noMatchClear: 'مسح البحث وعوامل التصفية',
  goManageDomainsButton: 'إدارة النطاقات',
  tickShown: ({ count }, f) => `تحديد المحمَّل (${f.number(count)})`,
  tickedShown: ({ ticked, skipped }, f) =>
    `تم تحديد ${f.number(ticked)}.${skipped > 0 ? ` تُخطّي ${f.number(skipped)}: معلَّق أو محذوف أو في القائمة بالفعل.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'تحديد كل المطابق' : `تحديد كل المطابق (${f.number(total)})`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `جارٍ التحديد: عُثر على ${f.number(done)} حتى الآن`
      : `جارٍ التحديد: عُثر على ${f.number(done)} من ${f.number(total)}`,
  tickFailed: 'تعذّر تحميل الكل، لذلك لم يُحدَّد شيء.',
  untickAll: 'إلغاء تحديد الكل',
  // a signed number begins with a left-to-right mark; without the right-to-left mark before it, the whole text would be left-to-right
  costCredits: ({ credits: n, isExact }, f) =>
    isExact
      ? `\u200f${f.plus(n)} ${f.plural(n, { zero: 'ترخيص', one: 'ترخيص', two: 'ترخيص', few: 'تراخيص', many: 'ترخيصًا', other: 'ترخيص' })}`
      : `${licenses.count(n, f)} على الأقل…`,
  costNone: 'بلا ترخيص',
  costRestart: 'فشل آخر نسخ أو توقف مؤقتًا، له ترخيص',
  costFree: 'مجانًا',
  costProtected: 'له ترخيص',
  costSelected: 'في القائمة',
  costCovered: ({ label, more }, f) => `مشمول بالفعل ضمن ${label}${more > 0 ? ` و${others.of(more, f)}` : ''}`,
  costCoveredByList: 'مشمول بالفعل ضمن قائمتك',
  membersCount: ({ count }, f) => members.count(count, f),
  viewGroup: ({ name }, f) => `عرض مستخدمي ${f.name(name)}`,
  viewShort: 'عرض',
  membersOf: ({ kind, name }, f) => `مستخدمو ${kind === 'group' ? 'مجموعة' : 'وحدة'} ${f.name(name)}`,
  membersNone: 'لا مستخدمين هنا.',
  membersFailed: 'تعذّر تحميل المستخدمين.',
  tickEvery: ({ list, total }, f) => {
    const all = list === 'users' ? 'تحديد كل المستخدمين' : 'تحديد كل المجموعات'
    return total === undefined ? all : `${all} (${f.number(total)})`
  },
  costNever: 'لا يمكن نسخه',
  filter: 'تصفية',
  filterActive: ({ count }, f) => `تصفية، ${f.number(count)} مفعَّلة`,
  filterApplied: 'عوامل التصفية المطبَّقة',
  filterRemove: ({ label }, f) => `إزالة عامل التصفية ${f.name(label)}`,
  filterClear: 'مسح عوامل التصفية',
  filterMore: 'عوامل تصفية أخرى',
  filterChip: ({ facet, value }, f) => `${f.name(facet)}: ${f.name(value)}`,
  filterSearch: ({ facet }, f) => `البحث في ${f.name(facet)}`,
  filterContains: ({ facet }, f) => `${f.name(facet)} يحتوي على`,
  filterAdd: 'إضافة عامل التصفية',
  filterNoOption: 'لا توجد خيارات مطابقة.',
  filterGone: ({ label }) => `${label} (لم يعد في الدليل)`,
  filterGoneText: 'لم تعد إحدى قيم عامل التصفية موجودة في الدليل. أزِلها لعرض المستخدمين.',
  filtersLoading: 'جارٍ تحميل عوامل التصفية…',
  filtersFailed: 'تعذّر تحميل عوامل التصفية.',
  inList: 'في القائمة',
  inExceptions: 'استثناء',
  costExcepted: ({ label }) => (label === undefined ? 'مستثنى ضمن أحد الاستثناءات' : `مستثنى ضمن ${label}`),
  costFigure: ({ credits, isExact }, f) => `${isExact ? '' : '≥ '}${credits === 0 ? f.number(0) : f.plus(credits)}`,
  costTakes: ({ credits }, f) => `يستهلك ${licenses.of(credits, f)}`,
  costAtMost: ({ credits }, f) => `يستهلك ${licenses.of(credits, f)} على الأكثر`,
  nameWithAddress: ({ name, address }, f) => `${f.name(name)} (${f.name(address)})`,
  costNobody: 'لا أحد هنا يحتاج إلى ترخيص',
}
