import type { BackupAdapter, User } from '../../core/internal.js'

/** Translations of the reasons that the generator and the importer give suspended and deleted users. */
const TRANSLATIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: {
    'by administrator': 'durch den Administrator',
    'unusual sign-in': 'ungewöhnliche Anmeldung',
    archived: 'archiviert',
    'terms not accepted': 'Nutzungsbedingungen nicht akzeptiert',
    'left the organization': 'hat die Organisation verlassen',
    'sign-in blocked': 'Anmeldung blockiert',
    'first sign-in outstanding': 'erste Anmeldung steht aus',
    'under 13': 'unter 13 Jahren',
    abuse: 'Missbrauch',
  },
  fr: {
    'by administrator': 'par l’administrateur',
    'unusual sign-in': 'connexion inhabituelle',
    archived: 'archivé',
    'terms not accepted': 'conditions non acceptées',
    'left the organization': 'a quitté l’organisation',
    'sign-in blocked': 'connexion bloquée',
    'first sign-in outstanding': 'première connexion en attente',
    'under 13': 'moins de 13 ans',
    abuse: 'abus',
  },
  es: {
    'by administrator': 'por el administrador',
    'unusual sign-in': 'inicio de sesión inusual',
    archived: 'archivado',
    'terms not accepted': 'condiciones no aceptadas',
    'left the organization': 'dejó la organización',
    'sign-in blocked': 'inicio de sesión bloqueado',
    'first sign-in outstanding': 'primer inicio de sesión pendiente',
    'under 13': 'menor de 13 años',
    abuse: 'abuso',
  },
  ja: {
    'by administrator': '管理者による停止',
    'unusual sign-in': '通常と異なるサインイン',
    archived: 'アーカイブ済み',
    'terms not accepted': '利用規約に未同意',
    'left the organization': '組織を離れました',
    'sign-in blocked': 'サインインをブロック中',
    'first sign-in outstanding': '初回サインイン待ち',
    'under 13': '13 歳未満',
    abuse: '不正使用',
  },
  ar: {
    'by administrator': 'من قِبل المسؤول',
    'unusual sign-in': 'تسجيل دخول غير معتاد',
    archived: 'مؤرشف',
    'terms not accepted': 'لم تُقبل الشروط',
    'left the organization': 'غادر المؤسسة',
    'sign-in blocked': 'تسجيل الدخول محظور',
    'first sign-in outstanding': 'لم يسجّل الدخول بعد',
    'under 13': 'أقل من 13 عامًا',
    abuse: 'إساءة استخدام',
  },
}

/** Returns the reason in the language of a BCP 47 tag; unchanged if the reason is unknown. */
const translateReason = (reason: string, locale: string | undefined): string => {
  const [language = ''] = (locale ?? '').toLowerCase().split('-')
  const texts = Object.hasOwn(TRANSLATIONS, language) ? TRANSLATIONS[language] : undefined
  return texts !== undefined && Object.hasOwn(texts, reason) ? (texts[reason] ?? reason) : reason
}

/** Wraps an adapter so that its users have their status reason in the language of each call. */
export const withTranslatedReasons = <A extends BackupAdapter>(adapter: A): A => {
  const translate = <U extends User | null>(user: U, locale: string | undefined): U =>
    user?.statusReason === undefined ? user : { ...user, statusReason: translateReason(user.statusReason, locale) }
  return {
    ...adapter,
    async listUsers(query, call) {
      const page = await adapter.listUsers(query, call)
      return { ...page, items: page.items.map((user) => translate(user, call.locale)) }
    },
    async matchUsers(scope, keys, call) {
      return (await adapter.matchUsers(scope, keys, call)).map((user) => translate(user, call.locale))
    },
  } satisfies BackupAdapter as A
}
