'use client'

import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { ListenerProps, PropsOf, TagName } from './element-props.js'
import * as elements from './elements.js'
import { createComponent, type ElementComponent } from './react/create-component.js'
import './define.js'

export type * from './elements.js'
export type { ComponentProps, ElementComponent, EventProps } from './react/create-component.js'

/**
 * The whole page as a React component, for React 18 and 19. Registers the elements; a server renders an empty tag.
 *
 * @example
 * ```tsx
 * const adapter = createHttpAdapter({ baseUrl: '/api' })
 * <BackupStartPage adapter={adapter} onBackupStarted={({ detail }) => console.log(detail.run.id)} />
 * ```
 */
export const BackupStartPage: ElementComponent<'backup-start-page'> = createComponent('backup-start-page', elements.BackupStartPage)
/** Component of `<selection-box>`. */
export const SelectionBox: ElementComponent<'selection-box'> = createComponent('selection-box', elements.SelectionBox)
/** Component of `<backup-scope-picker>`. */
export const BackupScopePicker: ElementComponent<'backup-scope-picker'> = createComponent('backup-scope-picker', elements.BackupScopePicker)
/** Component of `<backup-users-tab>`. */
export const BackupUsersTab: ElementComponent<'backup-users-tab'> = createComponent('backup-users-tab', elements.BackupUsersTab)
/** Component of `<backup-groups-tab>`. */
export const BackupGroupsTab: ElementComponent<'backup-groups-tab'> = createComponent('backup-groups-tab', elements.BackupGroupsTab)
/** Component of `<backup-org-units-tab>`. */
export const BackupOrgUnitsTab: ElementComponent<'backup-org-units-tab'> = createComponent(
  'backup-org-units-tab',
  elements.BackupOrgUnitsTab,
)
/** Component of `<backup-csv-tab>`. */
export const BackupCsvTab: ElementComponent<'backup-csv-tab'> = createComponent('backup-csv-tab', elements.BackupCsvTab)
/** Component of `<backup-settings-page>`. */
export const BackupSettingsPage: ElementComponent<'backup-settings-page'> = createComponent(
  'backup-settings-page',
  elements.BackupSettingsPage,
)
/** Component of `<backup-manage-domains-page>`. */
export const BackupManageDomainsPage: ElementComponent<'backup-manage-domains-page'> = createComponent(
  'backup-manage-domains-page',
  elements.BackupManageDomainsPage,
)
/** Component of `<backup-run-view>`. */
export const BackupRunView: ElementComponent<'backup-run-view'> = createComponent('backup-run-view', elements.BackupRunView)
/** Component of `<backup-activity-page>`. */
export const BackupActivityPage: ElementComponent<'backup-activity-page'> = createComponent(
  'backup-activity-page',
  elements.BackupActivityPage,
)
/** Component of `<backup-licenses-page>`. */
export const BackupLicensesPage: ElementComponent<'backup-licenses-page'> = createComponent(
  'backup-licenses-page',
  elements.BackupLicensesPage,
)
/** Component of `<backup-policies-page>`. */
export const BackupPoliciesPage: ElementComponent<'backup-policies-page'> = createComponent(
  'backup-policies-page',
  elements.BackupPoliciesPage,
)

// Each component name is also the type of its element: `useRef<BackupStartPage>(null)`.
export type BackupStartPage = elements.BackupStartPage
export type SelectionBox = elements.SelectionBox
export type BackupScopePicker = elements.BackupScopePicker
export type BackupUsersTab = elements.BackupUsersTab
export type BackupGroupsTab = elements.BackupGroupsTab
export type BackupOrgUnitsTab = elements.BackupOrgUnitsTab
export type BackupCsvTab = elements.BackupCsvTab
export type BackupSettingsPage = elements.BackupSettingsPage
export type BackupManageDomainsPage = elements.BackupManageDomainsPage
export type BackupRunView = elements.BackupRunView
export type BackupActivityPage = elements.BackupActivityPage
export type BackupLicensesPage = elements.BackupLicensesPage
export type BackupPoliciesPage = elements.BackupPoliciesPage

/** JSX types of the tags. React 19 sets properties and listens to custom events with `on` + event: `onbackup-started={…}`. */
export type BackupElements = {
  [T in TagName]: PropsOf<HTMLElementTagNameMap[T]> &
    ListenerProps &
    Omit<DetailedHTMLProps<HTMLAttributes<HTMLElementTagNameMap[T]>, HTMLElementTagNameMap[T]>, keyof PropsOf<HTMLElementTagNameMap[T]>>
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends BackupElements {}
  }
}
