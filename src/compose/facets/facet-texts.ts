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
