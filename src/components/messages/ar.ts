import type { Format, Messages } from './messages.js'

/** A counted noun in its six forms, and in the case that follows a preposition or another noun. */
const noun = (none: string, one: string, two: string, ofTwo: string, few: string, many: string, other: string) => {
  const rest = { few: `# ${few}`, many: `# ${many}`, other: `# ${other}` }
  return {
    count: (n: number, f: Format): string => f.plural(n, { zero: none, one, two, ...rest }),
    of: (n: number, f: Format): string => f.plural(n, { zero: `# ${other}`, one, two: ofTwo, ...rest }),
  }
}

const users = noun('لا مستخدمين', 'مستخدم واحد', 'مستخدمان', 'مستخدمَين', 'مستخدمين', 'مستخدمًا', 'مستخدم')
const people = noun('لا أحد', 'شخص واحد', 'شخصان', 'شخصين', 'أشخاص', 'شخصًا', 'شخص')
const credits = noun('لا أرصدة', 'رصيد واحد', 'رصيدان', 'رصيدين', 'أرصدة', 'رصيدًا', 'رصيد')
const items = noun('لا عناصر', 'عنصر واحد', 'عنصران', 'عنصرين', 'عناصر', 'عنصرًا', 'عنصر')
const groups = noun('لا مجموعات', 'مجموعة واحدة', 'مجموعتان', 'مجموعتين', 'مجموعات', 'مجموعة', 'مجموعة')
const members = noun('لا أعضاء', 'عضو واحد', 'عضوان', 'عضوين', 'أعضاء', 'عضوًا', 'عضو')
const rows = noun('لا صفوف', 'صف واحد', 'صفان', 'صفين', 'صفوف', 'صفًا', 'صف')
const domains = noun('لا نطاقات', 'نطاق واحد', 'نطاقان', 'نطاقين', 'نطاقات', 'نطاقًا', 'نطاق')
const units = noun(
  'لا وحدات تنظيمية',
  'وحدة تنظيمية واحدة',
  'وحدتان تنظيميتان',
  'وحدتين تنظيميتين',
  'وحدات تنظيمية',
  'وحدة تنظيمية',
  'وحدة تنظيمية',
)
const subUnits = noun('لا وحدات فرعية', 'وحدة فرعية واحدة', 'وحدتان فرعيتان', 'وحدتين فرعيتين', 'وحدات فرعية', 'وحدة فرعية', 'وحدة فرعية')
const settings = noun('لا إعدادات', 'إعداد واحد', 'إعدادان', 'إعدادين', 'إعدادات', 'إعدادًا', 'إعداد')
const changes = noun('لا تغييرات', 'تغيير واحد', 'تغييران', 'تغييرين', 'تغييرات', 'تغييرًا', 'تغيير')
const entries = noun('لا إدخالات', 'إدخال واحد', 'إدخالان', 'إدخالين', 'إدخالات', 'إدخالاً', 'إدخال')
const others = noun('لا غيرها', 'واحد آخر', 'اثنان آخران', 'اثنين آخرين', 'أخرى', 'أخرى', 'أخرى')

const listed = (names: readonly string[], more: number, f: Format): string => f.list(more > 0 ? [...names, others.of(more, f)] : names)

const SYNCS = { users: 'مزامنة المستخدمين', groups: 'مزامنة المجموعات', 'org-units': 'مزامنة الوحدات' } as const
const USER_STATUS = { queued: 'في الانتظار', running: 'قيد التنفيذ', done: 'اكتمل', failed: 'فشل' } as const

/** Arabic. */
export const messages: Messages = {
  language: 'ar',

  // scope and sync
  cloud: 'السحابة',
  domain: 'النطاق',
  userSync: SYNCS.users,

  // tabs
  usersTab: 'المستخدمون للنسخ',
  groupsTab: 'المستخدمون حسب المجموعة',
  orgUnitsTab: 'المستخدمون حسب الوحدة التنظيمية',
  csvTab: 'رفع ملف CSV',

  // box
  boxTitle: 'المختار للنسخ الاحتياطي',
  add: 'إضافة',
  remove: 'إزالة',
  settings: 'الإعدادات »»',
  kindUser: 'مستخدم:',
  kindGroup: 'مجموعة:',
  kindOrgUnit: 'وحدة:',
  allocated: ({ credits: { allocated, available, isExact } }, f) => {
    const atLeast = isExact ? '' : 'ما لا يقل عن '
    if (available === undefined) return `لقد خصصت ${atLeast}${credits.of(allocated, f)}`
    if (available === 'unlimited') return `لقد خصصت ${atLeast}${credits.of(allocated, f)} (بلا حد)`
    return `لقد خصصت ${atLeast}${f.number(allocated)} من أصل ${credits.of(available, f)}`
  },
  startBackup: ({ credits: n }, f) => (n === 0 ? 'بدء النسخ الاحتياطي' : `بدء نسخ ${users.of(n, f)}`),

  // starting, and what stands in the way
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
  problemDetails: 'التفاصيل',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'قدّمت الخدمة إجابة تعذّرت قراءتها.',
      'bad-input': 'رفضت الخدمة الطلب.',
      unauthorized: 'لم تعد مسجّل الدخول. سجّل الدخول من جديد، ثم أعد المحاولة.',
      forbidden: 'ليس لديك إذن للقيام بذلك.',
      'not-found': 'لم يعد موجودًا.',
      'not-enough-credits': 'لا توجد أرصدة كافية.',
      'selection-changed': 'تغيّر الاختيار.',
      'count-unknown': 'تعذّر إكمال العد.',
      'rate-limited': 'الخدمة مشغولة. انتظر لحظة، ثم أعد المحاولة.',
      unavailable: 'لم تستجب الخدمة.',
      'too-large': 'الحجم كبير جدًا.',
      'not-a-csv': 'هذا ليس ملف CSV.',
      unreadable: 'تعذّرت القراءة.',
      unsupported: 'لا توفّر الخدمة هذا.',
      aborted: 'تم الإيقاف.',
      disposed: 'أُغلقت الصفحة.',
    })[code],

  // page
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

  // box
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

  // credits
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

  // start
  startNeedsItems: 'أضف أولاً مستخدمين أو مجموعات أو وحدات تنظيمية.',
  startNeedsCount: 'يجب أن يكتمل العد أولاً.',
  startNeedsCredits: ({ shortfall }, f) => `النقص: ${credits.count(shortfall, f)}.`,
  startNeedsBalance: 'الأرصدة المتاحة غير معروفة بعد.',
  startNeedsDue: 'لا أحد هنا يحتاج إلى رصيد: الجميع محميون بالفعل أو معلَّقون أو محذوفون.',
  viewRun: 'عرض العملية',
  hideRun: 'إخفاء هذه العملية',

  // plan and gap
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

  // settings
  settingsTitle: 'إعدادات النسخ الاحتياطي',
  settingsAbout: ({ domain }, f) => `ما يستخدمه «بدء النسخ الاحتياطي» لكل اختيار${domain === '' ? '' : ` في ${f.name(domain)}`}.`,
  settingsStepTitle: 'إعدادات هذه العملية',
  settingsStepAbout: ({ domain }, f) =>
    `لهذا الاختيار فقط. تبقى الإعدادات الافتراضية${domain === '' ? '' : ` لـ ${f.name(domain)}`} كما هي.`,
  settingsGroups: 'مجموعات الإعدادات',
  settingsLoading: 'جارٍ تحميل الإعدادات',
  settingsLoadFailed: 'تعذّر تحميل الإعدادات.',
  settingsNone: 'لا توفّر هذه الخدمة إعدادات للاختيار.',
  settingsBack: 'رجوع',
  settingsSave: 'حفظ',
  settingsSaving: 'جارٍ الحفظ…',
  settingsSaved: 'تم الحفظ',
  settingsSaveFailed: 'تعذّر حفظ الإعدادات.',
  settingsUnsaved: ({ count }, f) => `غير محفوظ: ${changes.count(count, f)}`,
  settingsUnchanged: 'لا تغييرات لحفظها',
  settingsDiscard: 'تجاهل التغييرات',
  settingsDiscarded: 'تم تجاهل التغييرات',
  settingsOwn: ({ count }, f) =>
    count === 0 ? 'كالإعدادات الافتراضية للنطاق' : `مختلف عن الإعدادات الافتراضية للنطاق: ${settings.count(count, f)}`,
  settingsStarted: ({ users: n }, f) => `بدأ النسخ الاحتياطي: ${users.count(n, f)}`,
  settingsNothingSelected: 'لم يُختر شيء',
  settingsNobodyDue: 'لا أحد في هذا الاختيار يحتاج إلى رصيد',
  settingsShort: ({ shortfall }, f) => `النقص: ${credits.count(shortfall, f)}`,
  settingsChanged: 'تم تغييره',
  settingsBackToDefault: 'استعادة الافتراضي',
  settingsBackToDefaultOf: ({ setting }, f) => `استعادة الافتراضي: ${f.name(setting)}`,
  settingsIsDefault: ({ setting }, f) => `عاد ${f.name(setting)} إلى الافتراضي`,
  settingsOn: 'مفعَّل',
  settingsOff: 'متوقف',
  settingsChoose: 'اختر…',
  settingsUnlimited: 'بلا حد',
  settingsUnitOf: ({ setting }, f) => `وحدة ${f.name(setting)}`,
  settingsAddText: 'إضافة',
  settingsAddTextTo: ({ setting }, f) => `إضافة إلى ${f.name(setting)}`,
  settingsRemoveText: ({ text }, f) => `إزالة ${f.name(text)}`,
  settingsTextsAdded: ({ texts }, f) => `أُضيف ${f.list(texts.map(f.name))}`,
  settingsTextRemoved: ({ text }, f) => `أُزيل ${f.name(text)}`,
  settingsTextsRepeated: ({ texts }, f) => `موجود بالفعل: ${f.list(texts.map(f.name))}`,
  settingsTextsCount: ({ count, most }, f) => `${f.number(count)} من ${f.number(most)} كحد أقصى`,
  settingsFull: 'القائمة ممتلئة',
  settingsWrong: ({ count }, f) => `يحتاج إلى تعديل: ${settings.count(count, f)}`,
  settingEmpty: 'أدخل رقمًا',
  settingNotANumber: 'هذا ليس رقمًا',
  settingNotAnOption: 'اختر أحد الخيارات',
  settingTooSmall: ({ limit, unit }, f) => `${`${f.number(limit)} ${f.name(unit)}`.trim()} على الأقل`,
  settingTooBig: ({ limit, unit }, f) => `${`${f.number(limit)} ${f.name(unit)}`.trim()} على الأكثر`,
  settingTooMany: ({ limit }, f) => `${entries.count(limit, f)} على الأكثر`,

  // lists
  searchUsers: 'البحث بالاسم أو العنوان',
  searchGroups: 'البحث عن مجموعات',
  searchOrgUnits: 'البحث عن وحدات تنظيمية',
  searchClear: 'مسح البحث',
  accountStatusLabel: 'حالة الحساب',
  backupStatusLabel: 'حالة النسخ الاحتياطي',
  accountStatus: ({ status }) => ({ active: 'نشط', suspended: 'معلَّق', deleted: 'محذوف' })[status],
  accountStatusWhy: ({ status, reason }, f) => `${status} – ${f.name(reason)}`,
  backupStatus: ({ status }) =>
    ({ none: 'غير منسوخ', pending: 'قيد الانتظار', protected: 'محمي', paused: 'متوقف مؤقتًا', failed: 'فشل' })[status],
  selectRow: ({ name }, f) => `تحديد ${f.name(name)}`,
  columnSelect: 'تحديد',
  columnName: 'الاسم',
  columnAddress: 'البريد',
  columnAccount: 'الحساب',
  columnBackup: 'حالة النسخ',
  columnCost: 'الأرصدة',
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
  usersNeverSyncedText: 'لم تجرِ مزامنة مستخدمي هذا النطاق قط. تقرأ «مزامنة المستخدمين» أسماءهم وحالة حساباتهم من الدليل.',
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
  noMatchText: 'جرّب حروفًا أقل، أو ابحث في الكل.',
  noMatchClear: 'مسح البحث وعوامل التصفية',
  stalled: 'يستغرق هذا وقتًا أطول من المعتاد.',
  goManageDomainsButton: 'إدارة النطاقات',
  tickShown: ({ count }, f) => `تحديد المعروض (${f.number(count)})`,
  tickedShown: ({ ticked, skipped }, f) =>
    `تم تحديد ${f.number(ticked)}.${skipped > 0 ? ` تُرك ${f.number(skipped)}: غير نشط أو مختار بالفعل.` : ''}`,
  tickMatching: ({ total }, f) => (total === undefined ? 'تحديد كل المطابق' : `تحديد كل المطابق (${f.number(total)})`),
  ticking: ({ done, total }, f) =>
    total === undefined
      ? `جارٍ التحديد: عُثر على ${f.number(done)} حتى الآن`
      : `جارٍ التحديد: عُثر على ${f.number(done)} من ${f.number(total)}`,
  tickFailed: 'تعذّرت قراءة الكل، لذلك لم يُحدَّد شيء.',
  untickAll: 'إلغاء تحديد الكل',
  costUser: ({ credits: n }, f) => f.plus(n),
  // a signed number begins with a mark from the left: without one from the right, all of it would be read from the left
  costCredits: ({ credits: n, isExact }, f) =>
    isExact
      ? `\u200f${f.plus(n)} ${f.plural(n, { zero: 'رصيد', one: 'رصيد', two: 'رصيد', few: 'أرصدة', many: 'رصيدًا', other: 'رصيد' })}`
      : `${credits.count(n, f)} على الأقل…`,
  costNone: 'بلا رصيد',
  costProtected: 'محمي',
  costSelected: 'مختار',
  costCovered: ({ label, more }, f) => `مشمول بالفعل ضمن ${label}${more > 0 ? ` و${others.of(more, f)}` : ''}`,
  membersCount: ({ count }, f) => members.count(count, f),
  viewGroup: ({ name }, f) => `عرض مستخدمي ${f.name(name)}`,
  viewShort: 'عرض',
  membersOf: ({ name }, f) => `مستخدمو ${f.name(name)}`,
  membersNone: 'لا أحد هنا.',
  membersFailed: 'تعذّر تحميل المستخدمين.',

  // org units
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
  tickSubtree: ({ below }, f) => `تحديد مع الوحدات الفرعية (${f.number(below)})`,
  untickSubtree: ({ below }, f) => `إلغاء التحديد مع الوحدات الفرعية (${f.number(below)})`,
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

  // csv
  csvDrop: 'اختيار ملف CSV',
  csvDropText: 'أو أفلته هنا. تُفهم ملفات التصدير من Google Admin وMicrosoft 365 وEntra وGAM وقوائم العناوين البسيطة.',
  csvAnother: 'ملف آخر',
  csvSample: 'تنزيل نموذج',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'تنزيل التقرير',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'البريد الإلكتروني',
  csvReportDetail: 'التفاصيل',
  csvReportUserId: 'معرّف المستخدم',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'جارٍ قراءة الملف' : 'جارٍ البحث عن العناوين'
    return `${what}: ${total === undefined || total === 0 ? f.number(done) : f.percent(done / total)}`
  },
  csvFailed: ({ file }, f) => `تعذّر استخدام ${f.name(file)}.`,
  csvWhy: ({ code, looksLike }) => {
    const kinds: Readonly<Record<string, string>> = {
      empty: 'الملف فارغ.',
      xlsx: 'يبدو أنه مصنف Excel \u200f(.xlsx). احفظه بتنسيق CSV وارفع ذلك الملف.',
      xls: 'يبدو أنه مصنف Excel قديم \u200f(.xls). احفظه بتنسيق CSV وارفع ذلك الملف.',
      ods: 'يبدو أنه جدول بيانات OpenDocument \u200f(.ods). احفظه بتنسيق CSV وارفع ذلك الملف.',
      word: 'يبدو أنه مستند Word \u200f(.docx)، وليس ملف CSV.',
      zip: 'يبدو أنه مصنف Excel أو أرشيف ZIP. احفظه بتنسيق CSV، أو استخرج ملف CSV منه.',
      archive: 'يبدو أنه أرشيف مضغوط. استخرج ملف CSV منه.',
      pdf: 'يبدو أنه ملف PDF، وليس ملف CSV.',
      picture: 'يبدو أنه صورة، وليس ملف CSV.',
      rtf: 'يبدو أنه مستند نص منسق \u200f(.rtf)، وليس ملف CSV.',
      html: 'يبدو أنه صفحة ويب، وليس ملف CSV.',
      xml: 'يبدو أنه ملف XML، وليس ملف CSV.',
      json: 'يبدو أنه ملف JSON، وليس ملف CSV.',
      vcard: 'يبدو أنه بطاقة جهة اتصال \u200f(vCard)، وليس ملف CSV.',
      'utf-16': 'يبدو أنه نص UTF-16 بلا علامته. احفظه بتنسيق CSV UTF-8.',
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'يبدو أنه بيانات ثنائية، وليس ملف CSV.'
    if (code === 'too-large') return 'الملف كبير جدًا: يمكن قراءة مليون صف و100 ميغابايت. قسّمه وارفع أجزاءه.'
    return 'تعذّرت قراءته. ربما نُقل، أو هو مفتوح في مكان آخر.'
  },
  csvKept: 'ما رُفع من قبل لا يزال هنا.',
  csvVerdict: ({ verdict }) =>
    ({
      ready: 'جاهز',
      protected: 'محمي بالفعل',
      suspended: 'معلَّق',
      deleted: 'محذوف',
      unknown: 'ليس في هذا الدليل',
      duplicate: 'مكرر',
      'not-an-address': 'ليس عنوانًا',
    })[verdict],
  csvFound: ({ verdict, count }, f) =>
    `${
      {
        ready: 'جاهز',
        protected: 'محمي بالفعل',
        suspended: 'معلَّق',
        deleted: 'محذوف',
        unknown: 'غير موجود',
        duplicate: 'مكرر',
        'not-an-address': 'ليس عنوانًا',
      }[verdict]
    }: ${f.number(count)}`,
  csvDuplicateOf: ({ line }, f) => `مكرر للسطر ${f.number(line)}`,
  csvNearest: ({ address }, f) => `هل تقصد ${f.name(address)}؟`,
  csvFindings: 'النتائج',
  csvRows: 'صفوف الملف',
  csvRowsCount: ({ shown, rows: n }, f) => (shown === n ? rows.count(n, f) : `${f.number(shown)} من ${rows.of(n, f)}`),
  csvNone: 'لا صفوف في الملف.',
  csvNoMatch: 'لا صف بهذه النتيجة.',
  csvTickAll: ({ ready, others: n }, f) =>
    n === 0 ? `تحديد كل الجاهز (${f.number(ready)})` : `تحديد كل الجاهز أو المحمي (${f.number(ready + n)})`,
  csvOutcome: ({ rows: n, findings }, f) => `${rows.count(n, f)} – ${f.list(findings)}`,
  csvUpload: 'ملف CSV',
  csvColumnLine: 'السطر',
  csvColumnVerdict: 'النتيجة',
  csvEncoding: ({ encoding }) =>
    ({
      'windows-1252': 'قُرئ كنص Windows-1252: تحقق من الأسماء ذات الحروف المشكّلة.',
      'utf-16le': 'قُرئ كنص UTF-16.',
      'utf-16be': 'قُرئ كنص UTF-16.',
    })[encoding],
  csvColumn: ({ name, index }, f) => `تُقرأ العناوين من العمود ${name === '' ? f.number(index + 1) : `«${f.name(name)}»`}.`,
  csvWrongColumn: 'عمود خاطئ؟',
  csvColumnName: ({ name, index }, f) => (name === '' ? `العمود ${f.number(index + 1)}` : name),
  csvUnclosed: ({ line }, f) => `السطر ${f.number(line)} يفتح علامة اقتباس لا تُغلق: قُرئ كما هو.`,
  csvNoWorker: 'قُرئ على خطوات صغيرة في علامة التبويب هذه، لتعذّر بدء عملية في الخلفية.',

  // manage domains
  noDomain: 'هذا النطاق غير موجود. اختر نطاقًا آخر.',
  domainsTitle: 'إدارة النطاقات',
  domainsAbout: 'تجلب المزامنة الجديد في الدليل، ومن عُلّق حسابه أو حُذف.',
  domainsLoading: 'جارٍ تحميل النطاقات',
  domainsLoadFailed: 'تعذّر تحميل النطاقات.',
  domainsEmpty: 'لا نطاقات بعد.',
  domainsNoneIn: ({ cloud }, f) => `لا نطاقات في ${f.name(cloud)} بعد.`,
  domainsNoSync: ({ cloud }, f) => `لا توفّر ${f.name(cloud)} المزامنة عند الطلب.`,
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
    added + changed + removed === 0
      ? 'لم يكن هناك تغيير'
      : `أُضيف ${f.number(added)}، وتغيّر ${f.number(changed)}، وأُزيل ${f.number(removed)}`,
  domainSyncNever: 'لم تُزامَن قط',
  domainSyncLast: ({ ago }) => `تمت المزامنة ${ago}`,

  // run view
  runList: 'عمليات النسخ الاحتياطي',
  runListAbout: ({ domain }, f) => `ما بدأ لـ ${f.name(domain)}. اختر عملية لمتابعتها.`,
  runListAll: 'كل العمليات',
  runListStarted: 'وقت البدء',
  runListCounts: 'المستخدمون',
  runListOpen: 'عرض',
  runListOpenOf: ({ started }) => `عرض عملية ${started}`,
  runListLoading: 'جارٍ تحميل العمليات',
  runListFailed: 'تعذّر تحميل العمليات.',
  runListEmpty: 'لم يُنسخ شيء بعد',
  runListEmptyText: 'تظهر هنا العملية التي تبدؤها.',
  runViewNone: 'لا تخبر هذه الخدمة عن سير عمليات النسخ.',
  runViewLoading: 'جارٍ تحميل العملية',
  runViewFailed: 'تعذّر تحميل العملية.',
  runViewUnknown: 'هذه العملية غير موجودة',
  runViewUnknownText: 'ربما تخص نطاقًا آخر، أو هي أقدم من أن تُحفظ.',
  runViewTitle: ({ total }, f) => `النسخ الاحتياطي: ${users.count(total, f)}`,
  runViewStatus: ({ status }) =>
    ({
      queued: 'في الانتظار',
      running: 'قيد التنفيذ',
      completed: 'اكتملت',
      'completed-with-errors': 'اكتملت مع أخطاء',
      failed: 'فشلت',
    })[status],
  runViewUserStatus: ({ status }) => USER_STATUS[status],
  runViewStartedAt: ({ at }) => `بدأت: ${at}`,
  runViewFinishedAt: ({ at }) => `انتهت: ${at}`,
  runViewProgress: 'التقدّم',
  runViewProgressWords: ({ done, failed, left, total }, f) =>
    `اكتمل ${f.number(done)} من ${f.number(total)}، وفشل ${f.number(failed)}، وبقي ${f.number(left)}`,
  runViewDoneOf: ({ done, total }, f) => `اكتمل ${f.number(done)} من ${f.number(total)}`,
  runViewDoneCount: ({ done }, f) => `اكتمل ${f.number(done)}`,
  runViewFailedCount: ({ failed }, f) => `فشل ${f.number(failed)}`,
  runViewLeftCount: ({ left }, f) => `بقي ${f.number(left)}`,
  runViewPerMinute: ({ count }, f) => `نحو ${users.of(count, f)} في الدقيقة`,
  runViewPerHour: ({ count }, f) => (count === 0 ? 'أقل من مستخدم واحد في الساعة' : `نحو ${users.of(count, f)} في الساعة`),
  runViewLeftTime: ({ time }) => `بقي نحو ${time}`,
  runViewTook: ({ time }) => `المدة: ${time}`,
  runViewChart: 'عبر الزمن',
  runViewChartWords: ({ from, to, done, failed, total }, f) =>
    `من ${from} إلى ${to}: اكتمل ${f.number(done)} من ${f.number(total)}، وفشل ${f.number(failed)}`,
  runViewChartTable: 'في جدول',
  runViewTime: 'الوقت',
  runViewUsers: 'مستخدمو هذه العملية',
  runViewUsersLoading: 'جارٍ تحميل مستخدمي هذه العملية',
  runViewUsersFailed: 'تعذّر تحميل مستخدمي هذه العملية.',
  runViewNoUsers: 'لا أحد في هذه العملية',
  runViewNoneLikeThat: 'لا أحد بهذه الحالة الآن',
  runViewFilterLabel: 'الحالة',
  runViewFilterAll: ({ count }, f) => `الكل: ${f.number(count)}`,
  runViewFilter: ({ status, count }, f) => `${USER_STATUS[status]}${count === undefined ? '' : `: ${f.number(count)}`}`,
  runViewStatusHead: 'الحالة',
  runViewRetryHead: 'إعادة المحاولة',
  runViewRetry: 'إعادة',
  runViewRetryOf: ({ name }, f) => `إعادة المحاولة مع ${f.name(name)}`,
  runViewRetryAll: ({ count }, f) => `إعادة كل ما فشل (${f.number(count)})`,
  runViewRetrying: ({ name }, f) => `جارٍ إعادة المحاولة مع ${f.name(name)}`,
  runViewRetryingAll: ({ count }, f) => `جارٍ إعادة المحاولة مع ${users.of(count, f)}`,
  runViewRetryFailed: 'تعذّرت إعادة المحاولة.',
  runViewEnded: ({ done, failed }, f) => `انتهى النسخ الاحتياطي: اكتمل ${f.number(done)}، وفشل ${f.number(failed)}`,

  // anywhere
  partLoading: 'جارٍ التحميل…',
  partFailed: 'تعذّر تحميل هذا الجزء.',
  retry: 'إعادة المحاولة',
  cancel: 'إلغاء',
  close: 'إغلاق',
}
