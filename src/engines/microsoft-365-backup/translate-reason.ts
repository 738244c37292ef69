import { DRIVE, MAIL } from './backup-services.js'
import { NO_SERVICE } from './backup-settings-form.js'
import { NOT_ADDED } from './judge-users.js'

/** Reasons of single users, by the English text. The words of the cloud are English, and problems of the setup are for its operator. */
const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [DRIVE.missing]: {
    de: 'Kein OneDrive: nur das Postfach ist gesichert',
    fr: 'Pas de OneDrive : seule la boîte aux lettres est protégée',
    es: 'Sin OneDrive: solo está protegido el buzón',
    ja: 'OneDrive がないため、メールボックスのみ保護されています',
    ar: 'لا يوجد OneDrive: صندوق البريد وحده محمي',
  },
  [MAIL.missing]: {
    de: 'Kein Postfach: nur OneDrive ist gesichert',
    fr: 'Pas de boîte aux lettres : seul OneDrive est protégé',
    es: 'Sin buzón: solo está protegido OneDrive',
    ja: 'メールボックスがないため、OneDrive のみ保護されています',
    ar: 'لا يوجد صندوق بريد: OneDrive وحده محمي',
  },
  [NOT_ADDED]: {
    de: 'Microsoft 365 Backup hat diese Person nicht aufgenommen',
    fr: "Microsoft 365 Backup n'a pas ajouté cet utilisateur",
    es: 'Microsoft 365 Backup no añadió a este usuario',
    ja: 'Microsoft 365 Backup はこのユーザーを追加しませんでした',
    ar: 'لم يُضِف Microsoft 365 Backup هذا المستخدم',
  },
  [NO_SERVICE]: {
    de: 'Kein Dienst ist ausgewählt. Schalten Sie Postfächer oder OneDrive in den Sicherungseinstellungen ein.',
    fr: "Aucun service n'est choisi. Activez les boîtes aux lettres ou OneDrive dans les paramètres de sauvegarde.",
    es: 'No se ha elegido ningún servicio. Active los buzones o OneDrive en la configuración de copia de seguridad.',
    ja: 'サービスが選択されていません。バックアップ設定でメールボックスまたは OneDrive をオンにしてください。',
    ar: 'لم تُحدَّد أي خدمة. فعِّل علب البريد أو OneDrive في إعدادات النسخ الاحتياطي.',
  },
}

/** Translates a reason of this engine. Other texts, such as the words of the cloud, stay as they are. */
export const translateBackupReason = (reason: string, locale: string | undefined): string => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const texts = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined
  return (texts !== undefined && Object.hasOwn(texts, language) ? texts[language] : undefined) ?? reason
}
