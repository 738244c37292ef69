import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const arCommon: Translated<typeof enCommon> = {
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
  stalled: 'يستغرق هذا وقتًا أطول من المعتاد.',
  noDomain: 'هذا النطاق غير موجود. اختر نطاقًا آخر.',
  partLoading: 'جارٍ التحميل…',
  partFailed: 'تعذّر تحميل هذا الجزء.',
  retry: 'إعادة المحاولة',
  cancel: 'إلغاء',
  close: 'إغلاق',
}
