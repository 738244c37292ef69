import type { enStop } from '../en/en-stop.js'
import type { Format, Translated } from '../message.js'
import { licenses, users } from './ar-nouns.js'

const finishFirst = (n: number, f: Format): string =>
  f.plural(n, {
    zero: 'لا نسخ قيد التنفيذ.',
    one: 'ستنتهي أولاً نسخة واحدة قيد التنفيذ.',
    two: 'ستنتهي أولاً نسختان قيد التنفيذ.',
    few: 'ستنتهي أولاً # نسخ قيد التنفيذ.',
    many: 'ستنتهي أولاً # نسخة قيد التنفيذ.',
    other: 'ستنتهي أولاً # نسخة قيد التنفيذ.',
  })

export const arStop: Translated<typeof enStop> = {
  stopRun: 'إيقاف النسخ الاحتياطي',
  stopping: 'جارٍ الإيقاف…',
  stopTitle: 'هل تريد إيقاف هذا النسخ الاحتياطي؟',
  stopChecking: 'جارٍ التحقق ممن لم يبدأ نسخهم…',
  stopText: ({ released, credits, inProgress }, f) => {
    if (released === undefined || inProgress === undefined) return 'يوقف كل من لم يبدأ نسخهم ويعيد تراخيصهم. ستنتهي أولاً النسخ قيد التنفيذ.'
    if (released === 0)
      return f.plural(inProgress, {
        zero: 'بدأ نسخ الجميع.',
        one: 'بدأ نسخ الجميع: ستنتهي نسخة واحدة.',
        two: 'بدأ نسخ الجميع: ستنتهي نسختان.',
        few: 'بدأ نسخ الجميع: ستنتهي # نسخ.',
        many: 'بدأ نسخ الجميع: ستنتهي # نسخة.',
        other: 'بدأ نسخ الجميع: ستنتهي # نسخة.',
      })
    const back = credits === undefined ? 'التراخيص' : licenses.of(credits, f)
    return `الإيقاف قبل بدء النسخ: ${users.count(released, f)}، مع إعادة ${back}.${inProgress > 0 ? ` ${finishFirst(inProgress, f)}` : ''}`
  },
  stopAgain: 'يمكنك بدء نسخ المستخدمين الموقوفين مجددًا في نسخ احتياطي جديد.',
  stopPolicy: 'بدأت سياسة هذا النسخ الاحتياطي. ستبدأ نسخ هؤلاء المستخدمين مجددًا عند الفحص التالي ما لم توقفها مؤقتًا.',
  stopKeep: 'متابعة النسخ',
  stopFailed: 'تعذّر إيقاف النسخ الاحتياطي.',
  stopBegun: ({ left }, f) => `جارٍ إيقاف النسخ الاحتياطي. ${finishFirst(left, f)}`,
  stopEnded: ({ done, failed, stopped }, f) =>
    `أُوقف النسخ الاحتياطي: اكتمل ${f.number(done)}، وفشل ${f.number(failed)}، وأُوقف ${f.number(stopped)}`,
  stopCount: ({ stopped }, f) => `أُوقف ${f.number(stopped)}`,
  stopNote: ({ stopped }, f) => `أُوقفوا قبل بدء نسخهم: ${users.count(stopped, f)}. يمكنك بدء نسخهم مجددًا في نسخ احتياطي جديد.`,
}
