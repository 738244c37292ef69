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
  pt: {
    'by administrator': 'pelo administrador',
    'unusual sign-in': 'login incomum',
    archived: 'arquivado',
    'terms not accepted': 'termos não aceitos',
    'left the organization': 'saiu da organização',
    'sign-in blocked': 'login bloqueado',
    'first sign-in outstanding': 'primeiro login pendente',
    'under 13': 'menor de 13 anos',
    abuse: 'abuso',
  },
  it: {
    'by administrator': 'dall’amministratore',
    'unusual sign-in': 'accesso insolito',
    archived: 'archiviato',
    'terms not accepted': 'termini non accettati',
    'left the organization': 'ha lasciato l’organizzazione',
    'sign-in blocked': 'accesso bloccato',
    'first sign-in outstanding': 'primo accesso in sospeso',
    'under 13': 'meno di 13 anni',
    abuse: 'abuso',
  },
  nl: {
    'by administrator': 'door de beheerder',
    'unusual sign-in': 'ongebruikelijke aanmelding',
    archived: 'gearchiveerd',
    'terms not accepted': 'voorwaarden niet geaccepteerd',
    'left the organization': 'heeft de organisatie verlaten',
    'sign-in blocked': 'aanmelding geblokkeerd',
    'first sign-in outstanding': 'eerste aanmelding ontbreekt',
    'under 13': 'jonger dan 13',
    abuse: 'misbruik',
  },
  pl: {
    'by administrator': 'przez administratora',
    'unusual sign-in': 'nietypowe logowanie',
    archived: 'zarchiwizowane',
    'terms not accepted': 'nie zaakceptowano warunków',
    'left the organization': 'odejście z organizacji',
    'sign-in blocked': 'logowanie zablokowane',
    'first sign-in outstanding': 'brak pierwszego logowania',
    'under 13': 'poniżej 13 lat',
    abuse: 'nadużycie',
  },
  ko: {
    'by administrator': '관리자에 의해',
    'unusual sign-in': '비정상적인 로그인',
    archived: '보관처리됨',
    'terms not accepted': '약관 미동의',
    'left the organization': '조직을 떠남',
    'sign-in blocked': '로그인 차단됨',
    'first sign-in outstanding': '첫 로그인 대기 중',
    'under 13': '13세 미만',
    abuse: '악용',
  },
  zh: {
    'by administrator': '由管理员操作',
    'unusual sign-in': '异常登录',
    archived: '已归档',
    'terms not accepted': '未接受条款',
    'left the organization': '已离开组织',
    'sign-in blocked': '登录已被阻止',
    'first sign-in outstanding': '尚未首次登录',
    'under 13': '未满 13 岁',
    abuse: '滥用',
  },
  he: {
    'by administrator': 'על ידי מנהל המערכת',
    'unusual sign-in': 'התחברות חריגה',
    archived: 'בארכיון',
    'terms not accepted': 'התנאים לא אושרו',
    'left the organization': 'עזב את הארגון',
    'sign-in blocked': 'ההתחברות נחסמה',
    'first sign-in outstanding': 'טרם התחבר',
    'under 13': 'מתחת לגיל 13',
    abuse: 'שימוש לרעה',
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
