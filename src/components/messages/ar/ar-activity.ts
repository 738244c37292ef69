import type { enActivity } from '../en/en-activity.js'
import type { Translated } from '../message.js'
import { settings as countSettings, users as countUsers, licenses } from './ar-nouns.js'

export const arActivity: Translated<typeof enActivity> = {
  activityTitle: 'النشاط',
  activityAbout: ({ domain }, f) => `كل ما جرى في ${f.name(domain)}، الأحدث أولاً. لا يمكن تغيير الإدخالات أو إزالتها.`,
  activityLoading: 'جارٍ تحميل النشاط',
  activityFailed: 'تعذّر تحميل النشاط.',
  activityNone: 'لا يُسجَّل النشاط هنا.',
  activityEmpty: 'لم يجرِ أي شيء بعد',
  activityEmptyText: 'تظهر هنا النسخ الاحتياطية والمزامنات وتغييرات الإعدادات.',
  activityNoMatch: 'لا نشاط يطابق عوامل التصفية هذه',
  activityClear: 'مسح عوامل التصفية',
  activityWhen: 'متى',
  activityWho: 'من',
  activityWhat: 'ماذا',
  activityNobody: 'تلقائي',
  activityAction: 'الإجراء',
  activityActionAll: 'كل الإجراءات',
  activityPerson: 'الشخص',
  activityPersonAll: 'الجميع',
  activitySince: 'من تاريخ',
  activityUntil: 'إلى تاريخ',
  activityExport: 'تصدير CSV',
  activityExporting: 'جارٍ التصدير…',
  activityExported: 'صُدّر النشاط',
  activityExportFailed: 'تعذّر تصدير النشاط.',
  activityName: ({ action }) =>
    ({
      'backup-started': 'بدأ نسخ احتياطي',
      'backup-retried': 'أُعيدت محاولة المستخدمين الذين فشلوا',
      'backup-stopped': 'أُوقف نسخ احتياطي',
      'users-released': 'أُعيدت تراخيص',
      'credits-granted': 'أُضيفت تراخيص',
      'credits-revoked': 'سُحبت تراخيص',
      'settings-saved': 'تغيّرت الإعدادات',
      'sync-started': 'بدأت مزامنة',
      'sync-completed': 'اكتملت مزامنة',
      'sync-failed': 'فشلت مزامنة',
      'sync-cancelled': 'أُلغيت مزامنة',
      'backup-started-refused': 'رُفض نسخ احتياطي',
      'backup-retried-refused': 'رُفضت إعادة محاولة',
      'settings-saved-refused': 'رُفضت إعدادات',
      'users-released-refused': 'رُفضت إعادة تراخيص',
      'policy-saved': 'حُفظت سياسة',
      'policy-status': 'تغيّرت حالة سياسة',
      'policy-evaluated': 'طُبّقت سياسة',
      'policy-saved-refused': 'رُفضت سياسة',
      'policy-status-refused': 'رُفض تغيير حالة سياسة',
    })[action],
  activityCounts: ({ users, credits, settings }, f) =>
    [
      users === undefined ? '' : countUsers.count(users, f),
      credits === undefined ? '' : licenses.count(credits, f),
      settings === undefined ? '' : countSettings.count(settings, f),
    ]
      .filter(Boolean)
      .join(' · '),
}
