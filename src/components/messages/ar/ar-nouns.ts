import type { Format } from '../message.js'

/** A counted noun in its six plural forms, and in the case used after a preposition or another noun. */
const noun = (none: string, one: string, two: string, ofTwo: string, few: string, many: string, other: string) => {
  const rest = { few: `# ${few}`, many: `# ${many}`, other: `# ${other}` }
  return {
    count: (n: number, f: Format): string => f.plural(n, { zero: none, one, two, ...rest }),
    of: (n: number, f: Format): string => f.plural(n, { zero: `# ${other}`, one, two: ofTwo, ...rest }),
  }
}

export const users = noun('لا مستخدمين', 'مستخدم واحد', 'مستخدمان', 'مستخدمَين', 'مستخدمين', 'مستخدمًا', 'مستخدم')

export const people = noun('لا أحد', 'شخص واحد', 'شخصان', 'شخصين', 'أشخاص', 'شخصًا', 'شخص')

export const licenses = noun('لا تراخيص', 'ترخيص واحد', 'ترخيصان', 'ترخيصين', 'تراخيص', 'ترخيصًا', 'ترخيص')

export const items = noun('لا عناصر', 'عنصر واحد', 'عنصران', 'عنصرين', 'عناصر', 'عنصرًا', 'عنصر')

export const groups = noun('لا مجموعات', 'مجموعة واحدة', 'مجموعتان', 'مجموعتين', 'مجموعات', 'مجموعة', 'مجموعة')

export const members = noun('لا أعضاء', 'عضو واحد', 'عضوان', 'عضوين', 'أعضاء', 'عضوًا', 'عضو')

export const rows = noun('لا صفوف', 'صف واحد', 'صفان', 'صفين', 'صفوف', 'صفًا', 'صف')

export const domains = noun('لا نطاقات', 'نطاق واحد', 'نطاقان', 'نطاقين', 'نطاقات', 'نطاقًا', 'نطاق')

export const units = noun(
  'لا وحدات تنظيمية',
  'وحدة تنظيمية واحدة',
  'وحدتان تنظيميتان',
  'وحدتين تنظيميتين',
  'وحدات تنظيمية',
  'وحدة تنظيمية',
  'وحدة تنظيمية',
)

export const subUnits = noun(
  'لا وحدات فرعية',
  'وحدة فرعية واحدة',
  'وحدتان فرعيتان',
  'وحدتين فرعيتين',
  'وحدات فرعية',
  'وحدة فرعية',
  'وحدة فرعية',
)

export const settings = noun('لا إعدادات', 'إعداد واحد', 'إعدادان', 'إعدادين', 'إعدادات', 'إعدادًا', 'إعداد')

export const changes = noun('لا تغييرات', 'تغيير واحد', 'تغييران', 'تغييرين', 'تغييرات', 'تغييرًا', 'تغيير')

export const entries = noun('لا إدخالات', 'إدخال واحد', 'إدخالان', 'إدخالين', 'إدخالات', 'إدخالاً', 'إدخال')

export const others = noun('لا غيرها', 'واحد آخر', 'اثنان آخران', 'اثنين آخرين', 'أخرى', 'أخرى', 'أخرى')

export const listed = (names: readonly string[], more: number, f: Format): string =>
  f.list(more > 0 ? [...names, others.of(more, f)] : names)

export const SYNCS = { users: 'مزامنة المستخدمين', groups: 'مزامنة المجموعات', 'org-units': 'مزامنة الوحدات' } as const

export const USER_STATUS = {
  queued: 'في الانتظار',
  running: 'قيد التنفيذ',
  done: 'اكتمل',
  failed: 'فشل',
  stopped: 'أُوقف',
  unknown: 'غير معروف',
} as const
