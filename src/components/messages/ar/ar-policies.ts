import type { enPolicies } from '../en/en-policies.js'
import type { enPolicyForm } from '../en/en-policy-form.js'
import type { Format, Translated } from '../message.js'
import { items, licenses, others, users } from './ar-nouns.js'

/** The form after a preposition: `بعد 3 أيام`. */
const days = (n: number, f: Format): string =>
  f.plural(n, { zero: '# يوم', one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم' })

export const arPolicies: Translated<typeof enPolicies & typeof enPolicyForm> = {
  policiesTitle: 'السياسات',
  policiesAbout: ({ domain }, f) =>
    `تحمي سياسات ${f.name(domain)} أيضًا المستخدمين الذين ينضمون لاحقًا. إذا شملت سياستان المستخدم نفسه، تُطبَّق الأقدم.`,
  policiesLoading: 'جارٍ تحميل السياسات',
  policiesFailed: 'تعذّر تحميل السياسات.',
  policiesNone: 'لا تدعم هذه السحابة السياسات.',
  policiesEmpty: 'لا سياسات بعد',
  policiesEmptyText: 'اختر «حماية مستمرة» عند بدء نسخ احتياطي، فيُحمى أيضًا المستخدمون الذين ينضمون لاحقًا.',
  policiesEnded: ({ count }, f) =>
    f.plural(count, {
      zero: 'لا سياسات منتهية',
      one: 'سياسة منتهية واحدة',
      two: 'سياستان منتهيتان',
      few: '# سياسات منتهية',
      many: '# سياسة منتهية',
      other: '# سياسة منتهية',
    }),
  policiesMore: 'عرض المزيد من السياسات',
  policyStatusName: ({ status }) => ({ active: 'نشطة', paused: 'متوقفة مؤقتًا', ended: 'منتهية', unknown: 'غير معروفة' })[status],
  policyCovered: 'مشمولون',
  policyProtected: 'محميون أو بدأ نسخهم',
  policyWaiting: 'في الانتظار',
  policyNotProtected: 'فشلوا',
  policyJoined: 'انضموا خلال 30 يومًا',
  policyLeft: 'غادروا خلال 30 يومًا',
  policyShares: ({ covered, protected: done, waiting, failed }, f) =>
    `محميون أو بدأ نسخهم: ${f.number(done)} من ${users.of(covered, f)}، في الانتظار: ${f.number(waiting)}، فشلوا: ${f.number(failed)}`,
  policyWaits: ({ waiting, reason }, f) => {
    const who = `في الانتظار: ${users.count(waiting, f)}`
    return {
      credits: `${who}. لا تراخيص متاحة. احصل على تراخيص أخرى أو أعد بعضها.`,
      limit: `${who}. بلغت هذه السياسة حدها. ارفع الحد لحماية المزيد.`,
      paused: `${who}. السياسة متوقفة مؤقتًا. استأنفها لحمايتهم.`,
      sync: `${who} حتى مزامنة المجموعات والوحدات التنظيمية، فقد يشملهم استثناء.`,
      unknown: `${who} حتى الفحص التالي.`,
    }[reason]
  },
  policyFails: ({ failed }, f) =>
    `فشل النسخ الاحتياطي أو توقف مؤقتًا لدى ${users.of(failed, f)}. لا تعيد السياسة المحاولة. أعد المحاولة من صفحة النسخ الاحتياطي.`,
  policyNever: 'لم تُفحص بعد',
  policyItems: 'العناصر',
  policyLimit: 'حد التراخيص',
  policyLimitValue: ({ limit }, f) => licenses.count(limit, f),
  policyNoLimit: 'بلا حد',
  policyLeavers: 'من يغادرون',
  policyGiveBack: ({ days: n }, f) => (n === 0 ? 'إعادة تراخيصهم فورًا' : `إعادة تراخيصهم بعد ${days(n, f)}`),
  policyCreated: 'الإنشاء',
  policyCreatedBy: ({ name, at }, f) => `${f.date(at)}، ${f.name(name)}`,
  policyChecked: 'آخر فحص',
  policyEdit: 'تعديل',
  policyPause: 'إيقاف مؤقت',
  policyResume: 'استئناف',
  policyEnd: 'إنهاء…',
  policyForecast: 'التوقعات',
  policyBusy: 'جارٍ الحفظ…',
  policyDone: ({ name, status }, f) =>
    ({
      active: `عادت «${f.name(name)}» إلى حماية المستخدمين الجدد.`,
      paused: `أُوقفت «${f.name(name)}» مؤقتًا. لن يُحمى المستخدمون الجدد حتى تستأنفها.`,
      ended: `انتهت «${f.name(name)}». يبقى مستخدموها محميين.`,
    })[status],
  policySaved: ({ name, waiting }, f) => `حُفظت «${f.name(name)}».${waiting > 0 ? ` بانتظار ترخيص: ${users.count(waiting, f)}.` : ''}`,
  policyChangeFailed: 'تعذّر تغيير السياسة.',
  policyChangeLost: 'لم يصل رد من الخادم، وربما حُفظ التغيير. يمكنك المحاولة مرة أخرى بأمان.',
  policySaveFailed: 'تعذّر حفظ السياسة.',
  policySaveLost: 'لم يصل رد من الخادم، وربما حُفظت السياسة. حاول مرة أخرى: لا تُحفظ مرتين أبدًا.',
  policyEndTitle: ({ name }, f) => `هل تريد إنهاء «${f.name(name)}»؟`,
  policyEndText: 'لن يُحمى المستخدمون الجدد بعد ذلك، ولا يمكن استئناف سياسة منتهية.',
  policyEndKeeps: ({ users: n }, f) =>
    n === 0 ? 'لا تحمي أي مستخدم حاليًا.' : `تبقى الحماية والتراخيص لمن تحميهم الآن: ${users.count(n, f)}.`,
  policyEndConfirm: 'إنهاء السياسة',
  policyName: 'الاسم',
  policyNameEmpty: 'أدخل اسمًا.',
  policyNameLong: 'استخدم 200 حرف على الأكثر.',
  policyNameFrom: ({ labels, more, except }, f) =>
    `${f.list(more > 0 ? [...labels, others.of(more, f)] : labels)}${except.length > 0 ? ` باستثناء ${f.list(except)}` : ''}`,
  policyLimitField: 'حد التراخيص (اختياري)',
  policyLimitHelp: 'لا تأخذ هذه السياسة تراخيص أكثر من ذلك أبدًا.',
  policyLimitWrong: 'أدخل عددًا صحيحًا أو اترك الحقل فارغًا.',
  policyDaysField: 'إعادة تراخيصهم',
  policyKeep: 'الاحتفاظ بتراخيصهم',
  policyDays: 'الأيام حتى إعادة تراخيصهم',
  policyDaysUnit: 'من الأيام بعد المغادرة',
  policyDaysWrong: 'أدخل عددًا صحيحًا من الأيام بين 0 و3650.',
  policyGiveBackHelp: 'تنتهي حمايتهم عندئذٍ، كما لو أعدت الترخيص بنفسك.',
  policySave: 'حفظ السياسة',
  policyItemsHelp: 'لتغيير العناصر أو الإعدادات، افتحها في قائمة صفحة البدء، ثم عد إلى هنا واعتمد القائمة.',
  policyOpenList: 'فتح في القائمة',
  policyOpenReplaces: ({ items: n }, f) => `ستُستبدل قائمتك (${items.count(n, f)}).`,
  policyTakeList: 'اعتماد القائمة',
  policyTaken: 'اعتُمدت عناصر القائمة وإعداداتها. احفظ السياسة لتطبيقها.',
  policyTookList: ({ items: n }, f) => `من القائمة: ${items.count(n, f)}`,
  forecastLoading: 'جارٍ حساب التوقعات…',
  forecastFailed: 'تعذّر حساب التوقعات.',
  forecastNow: ({ users: n, credits }, f) => `الآن ${users.count(n, f)}، وإجمالي التراخيص: ${licenses.count(credits, f)}.`,
  forecastBasis: ({ joined, left, days: n }, f) => `انضم ${f.number(joined)} وغادر ${f.number(left)} خلال آخر ${days(n, f)}.`,
  forecastNoBasis: 'لم تسجل أي مزامنة انضمامًا أو مغادرة بعد، فلا يمكن توقع شيء.',
  forecastShort: ({ days: n }, f) => `يغطي السجل مدة ${days(n, f)}. تحتاج التوقعات إلى 7 أيام على الأقل.`,
  forecastUntil: ({ month, limit }, f) =>
    limit === undefined ? `بهذا المعدل تكفي تراخيصك حتى ${month}.` : `بهذا المعدل يكفي الحد (${licenses.count(limit, f)}) حتى ${month}.`,
  forecastOver: ({ limit }, f) => (limit === undefined ? 'لا تكفي تراخيصك للجميع.' : `لا يكفي الحد (${licenses.count(limit, f)}) للجميع.`),
  forecastSteady: 'عدد المستخدمين لا يزداد، فلا حاجة إلى تراخيص أخرى.',
  forecastLong: 'بهذا المعدل تكفي التراخيص أكثر من خمس سنوات.',
  forecastUnlimited: 'تراخيصك بلا حد.',
  forecastChart: 'المنضمون والمغادرون',
  forecastChartWords: ({ from, to, joined, left }, f) =>
    `مخطط أعمدة من ${from} إلى ${to}: انضم ${f.number(joined)} وغادر ${f.number(left)}.`,
  forecastJoined: 'انضموا',
  forecastLeft: 'غادروا',
  dryRunTitle: 'ما كانت هذه السياسة ستفعله',
  dryRunAbout: 'محسوب من عمليات الانضمام والمغادرة التي سجلتها المزامنة، مع الحد وقاعدة من يغادرون.',
  dryRunFrom: 'من',
  dryRunStarted: 'بُدئ لهم',
  dryRunGivenBack: 'أُعيد',
  dryRunWaiting: 'في الانتظار',
  dryRunHeld: 'التراخيص المستخدمة',
  keepTitle: 'حماية مستمرة',
  keepText: 'يبدأ النسخ الاحتياطي الآن. وبعد كل مزامنة تحمي هذه السياسة أيضًا المستخدمين الذين ينضمون إلى عناصرها.',
  keepPart: 'لا تكفي التراخيص للجميع: يبدأ أول المستخدمين الآن، وينتظر الباقون حتى تتوفر تراخيص.',
  keepNobody: 'الجميع هنا محميون بالفعل. تحمي السياسة من ينضمون لاحقًا.',
  policyStartsNow: ({ users: n, credits }, f) =>
    `يبدأ فورًا بحد أقصى: ${users.count(n, f)}${credits === undefined ? '' : `، ${licenses.count(credits, f)}`}.`,
  keepStart: 'بدء النسخ الاحتياطي والحماية المستمرة',
  keepView: 'عرض السياسات',
}
