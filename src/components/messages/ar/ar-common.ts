import type { enCommon } from '../en/en-common.js'
import type { Translated } from '../message.js'

export const arCommon: Translated<typeof enCommon> = {
  problemDetails: 'التفاصيل',
  problemWhy: ({ code }) =>
    ({
      'bad-answer': 'تعذّرت قراءة رد الخادم.',
      'bad-input': 'رفض الخادم الطلب.',
      unauthorized: 'تم تسجيل خروجك. سجّل الدخول ثم أعد المحاولة.',
      forbidden: 'ليس لديك إذن للقيام بذلك.',
      'not-found': 'لم يعد هذا العنصر موجودًا.',
      'not-enough-credits': 'لا توجد تراخيص كافية.',
      'selection-changed': 'تغيّرت القائمة.',
      'count-unknown': 'تعذّر إكمال العد.',
      'rate-limited': 'الخادم مشغول. انتظر لحظة ثم أعد المحاولة.',
      unavailable: 'لم يستجب الخادم.',
      'too-large': 'الحجم كبير جدًا.',
      'not-a-csv': 'هذا ليس ملف CSV.',
      unreadable: 'تعذّرت القراءة.',
      unsupported: 'لا يدعم الخادم هذا.',
      aborted: 'تم الإيقاف.',
      disposed: 'أُغلقت الصفحة.',
    })[code],
  problemWait: ({ at }) => `يطلب الخادم الانتظار حتى ${at}.`,
  problemReason: ({ why }) =>
    ({
      offline: 'أنت غير متصل بالإنترنت. ستعيد الصفحة المحاولة عند عودة الاتصال.',
      'no-api': 'تعذّر العثور على خدمة النسخ الاحتياطي في عنوانها.',
      'not-json': 'أجاب شيء آخر غير خدمة النسخ الاحتياطي، مثل صفحة تسجيل دخول. أعد تحميل الصفحة.',
    })[why],
  stalled: 'يستغرق هذا وقتًا أطول من المعتاد.',
  noDomain: 'هذا النطاق غير موجود. اختر نطاقًا آخر.',
  partLoading: 'جارٍ التحميل…',
  partFailed: 'تعذّر تحميل هذا الجزء.',
  retry: 'إعادة المحاولة',
  cancel: 'إلغاء',
  close: 'إغلاق',
}
