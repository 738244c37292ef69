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
    pt: 'Sem OneDrive: só a caixa de correio está protegida',
    it: 'Nessun OneDrive: solo la cassetta postale è protetta',
    nl: 'Geen OneDrive: alleen het postvak is beveiligd',
    pl: 'Brak OneDrive: chroniona jest tylko skrzynka pocztowa',
    ko: 'OneDrive가 없어 사서함만 보호됩니다',
    zh: '没有 OneDrive：仅邮箱受到保护',
    he: 'אין OneDrive: רק תיבת הדואר מוגנת',
    ar: 'لا يوجد OneDrive: صندوق البريد وحده محمي',
  },
  [MAIL.missing]: {
    de: 'Kein Postfach: nur OneDrive ist gesichert',
    fr: 'Pas de boîte aux lettres : seul OneDrive est protégé',
    es: 'Sin buzón: solo está protegido OneDrive',
    ja: 'メールボックスがないため、OneDrive のみ保護されています',
    pt: 'Sem caixa de correio: só o OneDrive está protegido',
    it: 'Nessuna cassetta postale: solo OneDrive è protetto',
    nl: 'Geen postvak: alleen OneDrive is beveiligd',
    pl: 'Brak skrzynki pocztowej: chroniony jest tylko OneDrive',
    ko: '사서함이 없어 OneDrive만 보호됩니다',
    zh: '没有邮箱：仅 OneDrive 受到保护',
    he: 'אין תיבת דואר: רק OneDrive מוגן',
    ar: 'لا يوجد صندوق بريد: OneDrive وحده محمي',
  },
  [NOT_ADDED]: {
    de: 'Microsoft 365 Backup hat diese Person nicht aufgenommen',
    fr: "Microsoft 365 Backup n'a pas ajouté cet utilisateur",
    es: 'Microsoft 365 Backup no añadió a este usuario',
    ja: 'Microsoft 365 Backup はこのユーザーを追加しませんでした',
    pt: 'O Microsoft 365 Backup não adicionou este usuário',
    it: 'Microsoft 365 Backup non ha aggiunto questo utente',
    nl: 'Microsoft 365 Backup heeft deze gebruiker niet toegevoegd',
    pl: 'Usługa Microsoft 365 Backup nie dodała tego użytkownika',
    ko: 'Microsoft 365 Backup에서 이 사용자를 추가하지 않았습니다',
    zh: 'Microsoft 365 Backup 未添加此用户',
    he: 'Microsoft 365 Backup לא הוסיף את המשתמש הזה',
    ar: 'لم يُضِف Microsoft 365 Backup هذا المستخدم',
  },
  [NO_SERVICE]: {
    de: 'Kein Dienst ist ausgewählt. Schalten Sie Postfächer oder OneDrive in den Sicherungseinstellungen ein.',
    fr: "Aucun service n'est choisi. Activez les boîtes aux lettres ou OneDrive dans les paramètres.",
    es: 'No se ha elegido ningún servicio. Active los buzones o OneDrive en la configuración.',
    ja: 'サービスが選択されていません。バックアップ設定でメールボックスまたは OneDrive をオンにしてください。',
    pt: 'Nenhum serviço foi escolhido. Ative as caixas de correio ou o OneDrive nas configurações.',
    it: 'Nessun servizio selezionato. Attiva le cassette postali o OneDrive nelle impostazioni.',
    nl: 'Er is geen service gekozen. Schakel postvakken of OneDrive in bij de instellingen.',
    pl: 'Nie wybrano żadnej usługi. Włącz skrzynki pocztowe lub OneDrive w ustawieniach.',
    ko: '선택한 서비스가 없습니다. 백업 설정에서 사서함 또는 OneDrive를 사용 설정하세요.',
    zh: '未选择任何服务。请在备份设置中开启邮箱或 OneDrive。',
    he: 'לא נבחר שירות. יש להפעיל את תיבות הדואר או את OneDrive בהגדרות.',
    ar: 'لم تُحدَّد أي خدمة. فعِّل علب البريد أو OneDrive في إعدادات النسخ الاحتياطي.',
  },
}

/** Translates a reason of this engine. Other texts, such as the words of the cloud, stay as they are. */
export const translateBackupReason = (reason: string, locale: string | undefined): string => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const texts = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined
  return (texts !== undefined && Object.hasOwn(texts, language) ? texts[language] : undefined) ?? reason
}
