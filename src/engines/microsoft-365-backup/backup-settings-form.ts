import { BackupError, type SettingsForm, type SettingValues } from '../../core/internal.js'
import { BACKUP_SERVICES, type BackupService } from './backup-services.js'

interface FormTexts {
  group: string
  help: string
  mailboxes: string
}

const ENGLISH: FormTexts = {
  group: 'Services',
  help: 'Microsoft decides how often it backs up and how long it keeps the backups.',
  mailboxes: 'Exchange mailboxes',
}
const TEXTS: Readonly<Record<string, FormTexts>> = {
  de: {
    group: 'Dienste',
    help: 'Microsoft legt fest, wie oft gesichert wird und wie lange die Sicherungen bleiben.',
    mailboxes: 'Exchange-Postfächer',
  },
  fr: {
    group: 'Services',
    help: 'Microsoft détermine la fréquence des sauvegardes et leur durée de conservation.',
    mailboxes: 'Boîtes aux lettres Exchange',
  },
  es: {
    group: 'Servicios',
    help: 'Microsoft decide con qué frecuencia se hacen las copias y cuánto tiempo se conservan.',
    mailboxes: 'Buzones de Exchange',
  },
  ja: {
    group: 'サービス',
    help: 'バックアップの頻度と保存期間は Microsoft が決めます。',
    mailboxes: 'Exchange メールボックス',
  },
  pt: {
    group: 'Serviços',
    help: 'A Microsoft decide com que frequência faz backup e por quanto tempo mantém os backups.',
    mailboxes: 'Caixas de correio do Exchange',
  },
  it: {
    group: 'Servizi',
    help: 'Microsoft decide la frequenza dei backup e per quanto tempo conservarli.',
    mailboxes: 'Cassette postali di Exchange',
  },
  nl: {
    group: 'Services',
    help: 'Microsoft bepaalt hoe vaak back-ups worden gemaakt en hoe lang ze worden bewaard.',
    mailboxes: 'Exchange-postvakken',
  },
  pl: {
    group: 'Usługi',
    help: 'Microsoft decyduje, jak często powstają kopie i jak długo są przechowywane.',
    mailboxes: 'Skrzynki pocztowe Exchange',
  },
  ko: {
    group: '서비스',
    help: '백업 빈도와 보관 기간은 Microsoft에서 정합니다.',
    mailboxes: 'Exchange 사서함',
  },
  zh: {
    group: '服务',
    help: '备份的频率和保留时间由 Microsoft 决定。',
    mailboxes: 'Exchange 邮箱',
  },
  he: {
    group: 'שירותים',
    help: 'Microsoft קובעת באיזו תדירות מתבצע גיבוי וכמה זמן הגיבויים נשמרים.',
    mailboxes: 'תיבות דואר של Exchange',
  },
  ar: {
    group: 'الخدمات',
    help: 'تحدد Microsoft عدد مرات النسخ الاحتياطي ومدة الاحتفاظ بالنسخ.',
    mailboxes: 'علب بريد Exchange',
  },
}

/** The settings of a run: which services to back up. Retention and frequency are fixed by the cloud. */
export const backupSettingsForm = (locale: string | undefined): SettingsForm => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const { group, help, mailboxes } = Object.hasOwn(TEXTS, language) ? (TEXTS[language] ?? ENGLISH) : ENGLISH
  const fields = BACKUP_SERVICES.map(({ name, field, label }) => ({
    id: field,
    label: name === 'mail' ? mailboxes : label,
    type: 'switch' as const,
    default: true,
  }))
  return { groups: [{ id: 'services', label: group, help, fields }] }
}

/** Reason of a run whose settings choose no service. */
export const NO_SERVICE = 'No service is chosen. Turn on mailboxes or OneDrive in the backup settings.'

/** Returns the services that the settings of a run choose. @throws `bad-input` if they choose none */
export const chosenServices = (settings: SettingValues): readonly BackupService[] => {
  const services = BACKUP_SERVICES.filter(({ field }) => settings[field] !== false)
  if (services.length > 0) return services
  throw new BackupError('bad-input', NO_SERVICE, { field: 'settings' })
}
