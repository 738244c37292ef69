import type { enStart } from '../en/en-start.js'
import type { Translated } from '../message.js'
import { credits, listed, people, users } from './ar-nouns.js'

export const arStart: Translated<typeof enStart> = {
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'ما لا يقل عن '
    if (available === undefined) return `لقد خصصت ${atLeast}${credits.of(allocated, f)}`
    if (available === 'unlimited') return `لقد خصصت ${atLeast}${credits.of(allocated, f)} (بلا حد)`
    return `لقد خصصت ${atLeast}${f.number(allocated)} من أصل ${credits.of(available, f)}`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'بدء النسخ الاحتياطي' : `بدء نسخ ${users.of(n, f)}`),
  starting: 'جارٍ البدء…',
  startChanged: ({ expected, now }, f) =>
    now === undefined
      ? 'لم يبدأ شيء: تغيّر ما يحتاج إليه النسخ الاحتياطي.'
      : `لم يبدأ شيء: المطلوب الآن ${credits.count(now, f)}، وليس ${f.number(expected)}.`,
  startDifference: ({ what, by }, f) => {
    const change = `${by > 0 ? 'زيادة' : 'نقص'} ${f.number(Math.abs(by))}`
    return {
      covered: `الأشخاص المشمولون: ${change}`,
      protected: `المحميون بالفعل: ${change}`,
      suspended: `المعلَّقون: ${change}`,
      deleted: `المحذوفون: ${change}`,
    }[what]
  },
  startShort: ({ allocated, available }, f) => `لم يبدأ شيء: المطلوب ${credits.count(allocated, f)}، والمتاح ${f.number(available)}.`,
  startLost: 'لم تصل الإجابة.',
  startLostSafe: 'ربما بدأ النسخ الاحتياطي. إعادة المحاولة آمنة: لن يبدأ مرتين.',
  startUncounted: 'تعذّر عدّ الأرصدة حتى النهاية.',
  startNothing: 'لم يبدأ شيء.',
  startRefused: 'لم يبدأ شيء: رُفضت بعض الإعدادات.',
  startFailed: 'تعذّر بدء النسخ الاحتياطي.',
  startCounting: 'جارٍ العد…',
  startWith: ({ credits: n }, f) => `البدء مع ${users.of(n, f)}`,
  startFirst: ({ first }, f) =>
    f.plural(first, {
      zero: 'بدء أول #',
      one: 'بدء الأول فقط',
      two: 'بدء أول اثنين',
      few: 'بدء أول #',
      many: 'بدء أول #',
      other: 'بدء أول #',
    }),
  peopleCovered: ({ count }, f) => people.count(count, f),
  peopleDue: ({ count }, f) =>
    f.plural(count, {
      zero: 'لا أحد يحتاج إلى رصيد',
      one: 'واحد يحتاج إلى رصيد',
      two: 'اثنان يحتاجان إلى رصيد',
      few: '# يحتاجون إلى رصيد',
      many: '# يحتاجون إلى رصيد',
      other: '# يحتاجون إلى رصيد',
    }),
  peopleProtected: ({ count }, f) => `محميون بالفعل: ${f.number(count)}`,
  peopleSuspended: ({ count }, f) => `معلَّقون: ${f.number(count)}`,
  peopleDeleted: ({ count }, f) => `محذوفون: ${f.number(count)}`,
  creditsTaken: ({ count }, f) => `مستخدَم: ${f.number(count)}`,
  creditsFree: ({ count }, f) => `متاح: ${f.number(count)}`,
  creditsOver: ({ count }, f) => `ناقص: ${f.number(count)}`,
  overlapSaved: ({ count }, f) => `توفير التداخل: ${f.number(count)}`,
  creditParts: 'مم تتكوّن الأرصدة',
  explainCovered: 'كل من تصل إليهم العناصر، ويُحسب كل شخص مرة واحدة.',
  explainDue: 'نشطون ولم يُنسخوا احتياطيًا بعد: يستخدم كل منهم رصيدًا واحدًا.',
  explainProtected: 'منسوخون احتياطيًا بالفعل: لا يستخدمون أي رصيد.',
  explainSuspended: 'لا يمكن نسخ الحسابات المعلَّقة: لا تستخدم أي رصيد.',
  explainDeleted: 'لا يمكن نسخ الحسابات المحذوفة: لا تستخدم أي رصيد.',
  explainOverlap: 'يصل إليهم أكثر من عنصر ويُحسبون مرة واحدة. هذا ما كانت العناصر ستستخدمه واحدًا واحدًا، ناقصًا ما تستخدمه معًا.',
  explainTaken: 'ما يستخدمه هذا الاختيار من الأرصدة المتاحة.',
  explainFree: 'أرصدة تبقى متاحة.',
  explainOver: 'مطلوب فوق الأرصدة المتاحة.',
  counting: ({ done, total }, f) =>
    total === undefined ? `جارٍ عد الأعضاء: ${f.number(done)} حتى الآن` : `جارٍ عد الأعضاء: ${f.number(done)} من ${f.number(total)}`,
  countingStop: 'إيقاف العد',
  countingStopped: 'أُوقف العد: قد يكون هناك المزيد.',
  countingGoOn: 'متابعة العد',
  countFailed: ({ labels, more }, f) => (labels.length === 0 ? 'تعذّر تحميل بعض الأعضاء.' : `تعذّر تحميل أعضاء ${listed(labels, more, f)}.`),
  creditsFailed: 'تعذّر تحميل الأرصدة المتاحة.',
  short: ({ shortfall }, f) => `النقص: ${credits.count(shortfall, f)}.`,
  shortAtLeast: ({ shortfall }, f) => `النقص: ${credits.count(shortfall, f)} على الأقل.`,
  shortHelpItems: 'أزل عنصرًا:',
  shortFirst: ({ isOnly }) => (isOnly ? 'بترتيب الإضافة:' : 'أو بترتيب الإضافة:'),
  startNeedsItems: 'أضف أولاً مستخدمين أو مجموعات أو وحدات تنظيمية.',
  startNeedsCount: 'يجب أن يكتمل العد أولاً.',
  startNeedsCredits: ({ shortfall }, f) => `النقص: ${credits.count(shortfall, f)}.`,
  startNeedsBalance: 'الأرصدة المتاحة غير معروفة بعد.',
  startNeedsDue: 'لا أحد هنا يحتاج إلى رصيد: الجميع محميون بالفعل أو معلَّقون أو محذوفون.',
  viewRun: 'عرض العملية',
  hideRun: 'إخفاء هذه العملية',
}
