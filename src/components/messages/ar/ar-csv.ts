import type { enCsv } from '../en/en-csv.js'
import type { Translated } from '../message.js'
import { rows, users } from './ar-nouns.js'

const VERDICTS = {
  ready: 'جاهز',
  protected: 'محمي بالفعل',
  suspended: 'معلَّق',
  deleted: 'محذوف',
  group: 'مجموعة',
  unknown: 'ليس في الدليل',
  duplicate: 'مكرر',
  'not-an-address': 'عنوان غير صالح',
} as const

export const arCsv: Translated<typeof enCsv> = {
  csvDrop: 'اختيار ملف CSV',
  csvDropText: 'أو أفلته هنا، أو الصق قائمة عناوين. يعمل مع ملفات التصدير من Google Admin وMicrosoft 365 وEntra وGAM.',
  csvAnother: 'ملف آخر',
  csvSample: 'تنزيل نموذج',
  csvSampleName: 'backup-sample.csv',
  csvReport: 'تنزيل التقرير',
  csvReportName: ({ file }) => `${file.replace(/\.[^.]*$/, '')}-report.csv`,
  csvReportAddress: 'البريد الإلكتروني',
  csvReportDetail: 'التفاصيل',
  csvReportUserId: 'معرّف المستخدم',
  csvReading: ({ phase, done, total }, f) => {
    const what = phase === 'reading' ? 'جارٍ قراءة الملف' : 'جارٍ البحث عن المستخدمين'
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
    }
    if (code === 'not-a-csv') return kinds[looksLike] ?? 'يبدو أنه بيانات ثنائية، وليس ملف CSV.'
    if (code === 'too-large') return 'الملف كبير جدًا: يمكن قراءة مليون صف و100 ميغابايت. قسّمه وارفع أجزاءه.'
    return 'تعذّرت قراءته. ربما نُقل، أو هو مفتوح في مكان آخر.'
  },
  csvKept: 'لا يزال الملف السابق محمَّلاً.',
  csvVerdict: ({ verdict }) => VERDICTS[verdict],
  csvFound: ({ verdict, count }, f) => `${VERDICTS[verdict]}: ${f.number(count)}`,
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
  csvEncoding: ({ encoding }) => `قُرئ كنص ${encoding}. إن بدت الحروف خاطئة، فغيّر الترميز.`,
  csvEncodingLabel: 'الترميز',
  csvColumn: ({ name, index, matches, rows: n }, f) =>
    `العمود ${f.number(index + 1)}${name === '' ? '' : ` «${f.name(name)}»`} يطابق ${f.number(matches)} من ${rows.of(n, f)}.`,
  csvList: 'قُرئت كل عناوين القائمة.',
  csvRunnerUp: ({ name, index, matches, rows: n }, f) =>
    `استخدام العمود ${f.number(index + 1)}${name === '' ? '' : ` «${f.name(name)}»`}: ${f.number(matches)} من ${rows.of(n, f)}`,
  csvWrongColumn: 'تغيير العمود',
  csvWrongFormat: 'هل الحروف أو الأعمدة خاطئة؟',
  csvDelimiter: 'الفاصل',
  csvDelimiterName: ({ delimiter }) =>
    ({ ',': 'فاصلة', ';': 'فاصلة منقوطة', '\t': 'علامة جدولة', '|': 'خط عمودي' })[delimiter] ?? delimiter,
  csvColumnName: ({ name, index }, f) => (name === '' ? `العمود ${f.number(index + 1)}` : name),
  csvColumnOption: ({ name, matches, rows: n }, f) => `${name} (${f.number(matches)} من ${f.number(n)})`,
  csvUnclosed: ({ line }, f) => `السطر ${f.number(line)} يفتح علامة اقتباس لا تُغلق. قُرئ كنص عادي.`,
  csvNoWorker: 'قُرئ على خطوات صغيرة في علامة التبويب هذه، لتعذّر بدء عملية في الخلفية.',
  csvSkipped: ({ count }, f) => `أسطر كانت عناوين أعمدة أو تعليقات: ${f.number(count)}.`,
  csvAddGroup: ({ kind, name }, f) => `إضافة ${kind} ${f.name(name)}`,
  csvGroupAdded: ({ name }, f) => `${f.name(name)} ضمن التحديد.`,
  csvCustomer: 'يعني كل مستخدمي الحساب',
  csvPaste: 'لصق قائمة',
  csvPasteHint: 'عناوين بأي شكل: عمود من جدول بيانات، أو قائمة من Outlook أو من محادثة.',
  csvPasteRead: 'البحث عن الأشخاص',
  csvPasted: 'قائمة ملصقة',
  csvReplace: ({ count, file }, f) => `استبدال ${f.name(file)} يلغي تحديد ${users.of(count, f)}.`,
  csvReplaceAdd: 'الإضافة أولاً',
  csvReplaceGo: 'استبدال الملف',
}
