import type { enExcept } from '../en/en-except.js'
import type { Translated } from '../message.js'
import { items, licenses, people, users } from './ar-nouns.js'

export const arExcept: Translated<typeof enExcept> = {
  exceptAddMenu: 'الاستثناءات والجميع',
  exceptAdd: 'إضافة كاستثناء',
  exceptAddEveryone: ({ domain }, f) => `إضافة كل من في ${f.name(domain)}`,
  exceptAdded: ({ items: n }, f) => `الاستثناءات المضافة: ${f.number(n)}.`,
  exceptNone: 'لا أحد. لاستثناء أشخاص، حدِّدهم واختر «إضافة كاستثناء».',
  exceptHelp: 'للاستثناءات الأولوية دائمًا. ينقل Alt مع السهم لأعلى الاستثناءات المختارة إلى القائمة.',
  exceptItemHelp: 'ينقل Alt مع السهم لأسفل العناصر المختارة إلى الاستثناءات.',
  exceptMove: 'نقل إلى الاستثناءات',
  exceptMoveBack: 'نقل الاستثناء إلى القائمة',
  exceptMoved: ({ items: n }, f) => `نُقل ${items.count(n, f)} إلى الاستثناءات.`,
  exceptMovedBack: ({ items: n }, f) => `الاستثناءات المنقولة إلى القائمة: ${f.number(n)}.`,
  exceptGivesWhat: ({ credits: n, isExact }, f) =>
    n === 0 && isExact
      ? 'لا يُرجع أي ترخيص: يستثني استثناء آخر هؤلاء الأشخاص أيضًا، أو لا يحتاج أي منهم إلى ترخيص'
      : `استثناء هؤلاء الأشخاص يُرجع ${licenses.of(n, f)}${isExact ? '' : ' على الأقل'}`,
  exceptReview: ({ users: n }, f) => `تستثني الاستثناءات ${people.of(n, f)}.`,
  exceptAll: ({ users: n }, f) => `إضافة ${users.of(n, f)} كاستثناءات`,
}
