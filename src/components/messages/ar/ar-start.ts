import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { groups, licenses, listed, people, units, users } from './ar-nouns.js'

export const arStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'ما لا يقل عن '
    if (available === undefined) return 'جارٍ التحقق من تراخيصك…'
    if (available === 'unlimited') return `لقد خصصت ${atLeast}${licenses.of(allocated, f)} (بلا حد)`
    return `لقد خصصت ${atLeast}${f.number(allocated)} من أصل ${licenses.of(available, f)}`
  },
  startBackup: ({ users: n, credits }, f) =>
    n === 0 ? 'بدء النسخ الاحتياطي' : `بدء نسخ ${users.of(n, f)}${n === credits ? '' : ` · ${licenses.count(credits, f)}`}`,
  starting: 'جارٍ البدء…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'لم يبدأ شيء: تغيّر عدد التراخيص اللازمة.'
      : `لم يبدأ شيء: المطلوب الآن ${licenses.count(now, f)}، وليس ${f.number(expected)}.`,
  startChangedUsers: ({ expected, now }, f) => `لم يبدأ أي شيء: يشمل النسخ الآن ${users.of(now, f)}، لا ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const change = `${by > 0 ? 'زيادة' : 'نقص'} ${f.number(Math.abs(by))}`
    return {
      covered: `الأشخاص المشمولون: ${change}`,
      protected: `المحميون بالفعل: ${change}`,
      suspended: `المعلَّقون: ${change}`,
      deleted: `المحذوفون: ${change}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) => `لم يبدأ شيء: المطلوب ${licenses.count(allocated, f)}، والمتاح ${f.number(available)}.`,
  startLost: 'لا رد من الخادم.',
  startLostSafe: 'ربما بدأ النسخ الاحتياطي. إعادة المحاولة آمنة: لا يبدأ النسخ مرتين أبدًا.',
  startUncounted: 'تعذّر عدّ التراخيص كلها.',
  startNothing: 'لم يبدأ شيء.',
  startRefused: 'لم يبدأ شيء: رُفضت بعض الإعدادات.',
  startFailed: 'تعذّر بدء النسخ الاحتياطي.',
  startCounting: 'جارٍ العد…',
  startWith: ({ users: n }, f) => `البدء مع ${users.of(n, f)}`,
  peopleCovered: ({ count }, f) => people.count(count, f),
  peopleDue: ({ count }, f) =>
    f.plural(count, {
      zero: 'لا أحد يحتاج إلى ترخيص',
      one: 'واحد يحتاج إلى ترخيص',
      two: 'اثنان يحتاجان إلى ترخيص',
      few: '# يحتاجون إلى ترخيص',
      many: '# يحتاجون إلى ترخيص',
      other: '# يحتاجون إلى ترخيص',
    }),
  peopleRestarts: ({ count }, f) => `يُعاد بدؤهم: ${f.number(count)}`,
  peopleFree: ({ count }, f) => `لا يحتاجون إلى ترخيص: ${f.number(count)}`,
  peopleProtected: ({ count }, f) => `محميون بالفعل: ${f.number(count)}`,
  peopleSuspended: ({ count }, f) => `معلَّقون: ${f.number(count)}`,
  peopleDeleted: ({ count }, f) => `محذوفون: ${f.number(count)}`,
  creditsTaken: ({ count }, f) => `مستخدَم: ${f.number(count)}`,
  creditsFree: ({ count }, f) => `متاح: ${f.number(count)}`,
  creditsOver: ({ count }, f) => `ناقص: ${f.number(count)}`,
  overlapSaved: ({ count }, f) => `مكرر بلا احتساب: ${f.number(count)}`,
  creditParts: 'فيمَ تُستخدم التراخيص',
  explainCovered: 'كل الأشخاص في هذه العناصر، ويُحسب كل شخص مرة واحدة.',
  explainDue: 'نشطون ولم يُنسخوا احتياطيًا بعد. يستخدم الشخص عادةً ترخيصًا واحدًا.',
  explainRestarts: 'فشل آخر نسخ احتياطي أو توقف مؤقتًا. لديهم ترخيص بالفعل ولا يستخدمون ترخيصًا آخر.',
  explainPeopleFree: 'صناديق بريد مشتركة وقاعات وحسابات أخرى لا تستخدم أي ترخيص.',
  explainProtected: 'منسوخون احتياطيًا بالفعل. لا يستخدمون أي ترخيص.',
  explainSuspended: 'لا يمكن نسخ الحسابات المعلَّقة. لا تستخدم أي ترخيص.',
  explainDeleted: 'لا يمكن نسخ الحسابات المحذوفة. لا تستخدم أي ترخيص.',
  explainOverlap: 'أشخاص في أكثر من عنصر ويُحسبون مرة واحدة: تراخيص العناصر واحدًا واحدًا، ناقصًا تراخيصها معًا.',
  explainTaken: 'التراخيص التي تستخدمها هذه القائمة.',
  explainFree: 'تراخيص تبقى متاحة.',
  explainOver: 'تراخيص مطلوبة فوق المتاح.',
  counting: ({ done, total }, f) =>
    total === undefined ? `جارٍ عد الأعضاء: ${f.number(done)} حتى الآن` : `جارٍ عد الأعضاء: ${f.number(done)} من ${f.number(total)}`,
  countingWaits: 'في انتظار السحابة…',
  countingStop: 'إيقاف العد',
  countingStopped: 'أُوقف العد. قد يكون هناك المزيد.',
  countingGoOn: 'متابعة العد',
  countFailed: ({ labels, more }, f) => (labels.length === 0 ? 'تعذّر تحميل بعض الأعضاء.' : `تعذّر تحميل أعضاء ${listed(labels, more, f)}.`),
  creditsFailed: 'تعذّر تحميل تراخيصك.',
  short: ({ shortfall }, f) => `تحتاج إلى المزيد: ${licenses.count(shortfall, f)}.`,
  shortAtLeast: ({ shortfall }, f) => `تحتاج إلى المزيد: ${licenses.count(shortfall, f)} على الأقل.`,
  shortHelpItems: 'أزل واحدًا مما يلي:',
  shortLeavers: ({ credits }, f) => `${licenses.count(credits, f)} لدى أشخاص غادروا…`,
  shortFirst: ({ isOnly }) => (isOnly ? 'يمكنك نسخ جزء منهم:' : 'أو:'),
  startNeedsItems: 'أضف أولاً مستخدمين أو مجموعات أو وحدات تنظيمية.',
  startNeedsCount: 'انتظر حتى يكتمل العد.',
  startNeedsCredits: ({ shortfall }, f) => `تحتاج إلى المزيد: ${licenses.count(shortfall, f)}.`,
  startNeedsBalance: 'جارٍ التحقق من تراخيصك…',
  startNeedsDue: 'لا شيء لبدئه: الجميع هنا منسوخون بالفعل أو معلَّقون أو محذوفون.',
  startNeedsDueExcept: 'لا شيء لبدئه: الجميع هنا مستثنون أو منسوخون بالفعل أو معلَّقون أو محذوفون.',
  peopleExcepted: ({ count }, f) => `مستثنون: ${f.number(count)}`,
  explainExcepted: 'تستثني الاستثناءات هؤلاء الأشخاص. لا يستخدمون أي ترخيص.',
  viewRun: 'عرض النسخ الاحتياطي',
  hideRun: 'إخفاء هذا النسخ الاحتياطي',
  startNeedsAdd: ({ count }, f) => `المحدَّد: ${f.number(count)} – اضغط على «إضافة».`,
  startedTitle: ({ users: n }, f) => `بدأ النسخ الاحتياطي لـ ${users.of(n, f)}`,
  startedClose: 'يمكنك إغلاق هذه الصفحة.',
  startedItems: 'العناصر',
  startedSettings: 'الإعدادات',
  runQuarter: ({ share }, f) => `اكتمل النسخ الاحتياطي بنسبة ${f.percent(share)}`,
  reviewTitle: 'مراجعة النسخ الاحتياطي',
  reviewText: ({ users: n }, f) => `سيتم النسخ الاحتياطي لـ ${users.of(n, f)}.`,
  reviewFirst: 'يُختار الأشخاص بترتيب هذه القائمة حتى نفاد التراخيص.',
  reviewConfirm: 'ابدأ الآن',
  reviewOpen: ({ first }, f) => `النسخ الاحتياطي لأول ${people.of(first, f)} حسب ترتيب الإضافة…`,
  reviewCredits: ({ credits }, f) => `يستهلك ذلك ${licenses.of(credits, f)}.`,
  reviewFromTo: ({ from, to }, f) => `الأول: ${f.name(from)}. الأخير: ${f.name(to)}.`,
  reviewStays: ({ users: n }, f) => (n === 0 ? 'تبقى قائمتك كما هي.' : `تبقى قائمتك كما هي. لم يُنسخوا بعد: ${users.count(n, f)}.`),
  reviewPeople: 'الأشخاص في هذا النسخ الاحتياطي',
  removeKind: ({ kind, items: n }, f) => `إزالة الكل: ${{ user: users, group: groups, 'org-unit': units }[kind].count(n, f)}`,
  checking: 'جارٍ التحقق…',
  startChecks: 'يجري التحقق من تراخيصك أولاً. يبدأ النسخ الاحتياطي إذا لم يتغير شيء.',
}
