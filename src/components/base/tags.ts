import { type StaticValue, unsafeStatic } from 'lit/static-html.js'

/** The tag names without a suffix. */
export const TAG_NAMES = {
  page: 'backup-start-page',
  selectionBox: 'selection-box',
  scopePicker: 'backup-scope-picker',
  usersTab: 'backup-users-tab',
  groupsTab: 'backup-groups-tab',
  orgUnitsTab: 'backup-org-units-tab',
  csvTab: 'backup-csv-tab',
  settingsPage: 'backup-settings-page',
  manageDomainsPage: 'backup-manage-domains-page',
  runView: 'backup-run-view',
  activityPage: 'backup-activity-page',
  licensesPage: 'backup-licenses-page',
  policiesPage: 'backup-policies-page',
} as const

export type TagKey = keyof typeof TAG_NAMES

/** Static tag names for templates, so that a suffix applies to all inner elements. */
export type Tags = Readonly<Record<TagKey, StaticValue>>

/** Tag names with a suffix: `tagsWith('v2').selectionBox` is `selection-box-v2`. Letters, digits and hyphens only. */
export const tagsWith = (suffix: string): Tags => {
  if (!/^[a-z0-9-]*$/.test(suffix)) throw new RangeError(`[backup-start] defineElements: suffix "${suffix}" may hold a-z, 0-9 and - only`)
  const end = suffix === '' ? '' : `-${suffix}`
  return Object.fromEntries(Object.entries(TAG_NAMES).map(([key, name]) => [key, unsafeStatic(`${name}${end}`)])) as unknown as Tags
}

export const defaultTags: Tags = tagsWith('')
