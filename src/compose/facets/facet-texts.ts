import type { UserKind } from '../../core/internal.js'
import type { GroupValue } from './facet-table.js'

/** Texts of the facets in one language. */
export interface FacetTexts {
  /** Labels by facet id. */
  labels: Readonly<Record<'department' | 'title' | 'location' | 'manager' | 'license' | 'kind' | 'groups' | 'orgUnit', string>>
  kinds: Readonly<Record<UserKind, string>>
  groups: Readonly<Record<GroupValue, string>>
}

export const FACET_TEXTS = {
  en: {
    labels: {
      department: 'Department',
      title: 'Job title',
      location: 'Location',
      manager: 'Manager',
      license: 'License',
      kind: 'User type',
      groups: 'Groups',
      orgUnit: 'Org unit',
    },
    kinds: { person: 'Person', 'shared-mailbox': 'Shared mailbox', room: 'Room', guest: 'Guest', service: 'Service account' },
    groups: { none: 'In no group', some: 'In a group' },
  },
  de: {
    labels: {
      department: 'Abteilung',
      title: 'Position',
      location: 'Standort',
      manager: 'Vorgesetzte Person',
      license: 'Lizenz',
      kind: 'Benutzertyp',
      groups: 'Gruppen',
      orgUnit: 'Organisationseinheit',
    },
    kinds: { person: 'Person', 'shared-mailbox': 'Freigegebenes Postfach', room: 'Raum', guest: 'Gast', service: 'Dienstkonto' },
    groups: { none: 'In keiner Gruppe', some: 'In einer Gruppe' },
  },
  fr: {
    labels: {
      department: 'Service',
      title: 'Fonction',
      location: 'Lieu',
      manager: 'Responsable',
      license: 'Licence',
      kind: 'Type d’utilisateur',
      groups: 'Groupes',
      orgUnit: 'Unité organisationnelle',
    },
    kinds: { person: 'Personne', 'shared-mailbox': 'Boîte partagée', room: 'Salle', guest: 'Invité', service: 'Compte de service' },
    groups: { none: 'Dans aucun groupe', some: 'Dans un groupe' },
  },
  es: {
    labels: {
      department: 'Departamento',
      title: 'Cargo',
      location: 'Ubicación',
      manager: 'Responsable',
      license: 'Licencia',
      kind: 'Tipo de usuario',
      groups: 'Grupos',
      orgUnit: 'Unidad organizativa',
    },
    kinds: { person: 'Persona', 'shared-mailbox': 'Buzón compartido', room: 'Sala', guest: 'Invitado', service: 'Cuenta de servicio' },
    groups: { none: 'En ningún grupo', some: 'En un grupo' },
  },
  ja: {
    labels: {
      department: '部署',
      title: '役職',
      location: '勤務地',
      manager: '上司',
      license: 'ライセンス',
      kind: 'ユーザーの種類',
      groups: 'グループ',
      orgUnit: '組織部門',
    },
    kinds: { person: '個人', 'shared-mailbox': '共有メールボックス', room: '会議室', guest: 'ゲスト', service: 'サービス アカウント' },
    groups: { none: 'どのグループにも所属していない', some: 'グループに所属している' },
  },
  pt: {
    labels: {
      department: 'Departamento',
      title: 'Cargo',
      location: 'Local',
      manager: 'Gerente',
      license: 'Licença',
      kind: 'Tipo de usuário',
      groups: 'Grupos',
      orgUnit: 'Unidade organizacional',
    },
    kinds: { person: 'Pessoa', 'shared-mailbox': 'Caixa compartilhada', room: 'Sala', guest: 'Convidado', service: 'Conta de serviço' },
    groups: { none: 'Em nenhum grupo', some: 'Em um grupo' },
  },
  it: {
    labels: {
      department: 'Reparto',
      title: 'Qualifica',
      location: 'Sede',
      manager: 'Responsabile',
      license: 'Licenza',
      kind: 'Tipo di utente',
      groups: 'Gruppi',
      orgUnit: 'Unità organizzativa',
    },
    kinds: { person: 'Persona', 'shared-mailbox': 'Cassetta condivisa', room: 'Sala', guest: 'Ospite', service: 'Account di servizio' },
    groups: { none: 'In nessun gruppo', some: 'In un gruppo' },
  },
  nl: {
    labels: {
      department: 'Afdeling',
      title: 'Functie',
      location: 'Locatie',
      manager: 'Manager',
      license: 'Licentie',
      kind: 'Gebruikerstype',
      groups: 'Groepen',
      orgUnit: 'Organisatie-eenheid',
    },
    kinds: { person: 'Persoon', 'shared-mailbox': 'Gedeeld postvak', room: 'Ruimte', guest: 'Gast', service: 'Serviceaccount' },
    groups: { none: 'In geen groep', some: 'In een groep' },
  },
  pl: {
    labels: {
      department: 'Dział',
      title: 'Stanowisko',
      location: 'Lokalizacja',
      manager: 'Przełożony',
      license: 'Licencja',
      kind: 'Typ użytkownika',
      groups: 'Grupy',
      orgUnit: 'Jednostka organizacyjna',
    },
    kinds: { person: 'Osoba', 'shared-mailbox': 'Udostępniona skrzynka', room: 'Sala', guest: 'Gość', service: 'Konto usługi' },
    groups: { none: 'W żadnej grupie', some: 'W grupie' },
  },
  ko: {
    labels: {
      department: '부서',
      title: '직책',
      location: '위치',
      manager: '관리자',
      license: '라이선스',
      kind: '사용자 유형',
      groups: '그룹',
      orgUnit: '조직 단위',
    },
    kinds: { person: '개인', 'shared-mailbox': '공유 사서함', room: '회의실', guest: '게스트', service: '서비스 계정' },
    groups: { none: '그룹에 속하지 않음', some: '그룹에 속함' },
  },
  zh: {
    labels: {
      department: '部门',
      title: '职务',
      location: '位置',
      manager: '经理',
      license: '许可证',
      kind: '用户类型',
      groups: '群组',
      orgUnit: '组织部门',
    },
    kinds: { person: '个人', 'shared-mailbox': '共享邮箱', room: '会议室', guest: '来宾', service: '服务账号' },
    groups: { none: '不在任何群组中', some: '在群组中' },
  },
  he: {
    labels: {
      department: 'מחלקה',
      title: 'תפקיד',
      location: 'מיקום',
      manager: 'מנהל',
      license: 'רישיון',
      kind: 'סוג משתמש',
      groups: 'קבוצות',
      orgUnit: 'יחידה ארגונית',
    },
    kinds: { person: 'אדם', 'shared-mailbox': 'תיבה משותפת', room: 'חדר', guest: 'אורח', service: 'חשבון שירות' },
    groups: { none: 'לא בקבוצה', some: 'בקבוצה' },
  },
  ar: {
    labels: {
      department: 'القسم',
      title: 'المسمى الوظيفي',
      location: 'الموقع',
      manager: 'المدير',
      license: 'الترخيص',
      kind: 'نوع المستخدم',
      groups: 'المجموعات',
      orgUnit: 'الوحدة التنظيمية',
    },
    kinds: { person: 'شخص', 'shared-mailbox': 'صندوق بريد مشترك', room: 'قاعة', guest: 'ضيف', service: 'حساب خدمة' },
    groups: { none: 'ليس في أي مجموعة', some: 'في مجموعة' },
  },
} as const satisfies Readonly<Record<string, FacetTexts>>
