export type { ActivityAction, ActivityCounts } from './components/activity-page/activity-actions.js'
export { BackupActivityPage } from './components/activity-page/activity-page.js'
export { sessionContext, wordsContext } from './components/base/context.js'
export { defineElements } from './components/base/define-elements.js'
export {
  type BackupDestination,
  BackupErrorEvent,
  BackupNavigateEvent,
  BackupRunFinishedEvent,
  BackupScopeChangeEvent,
  BackupSelectionChangeEvent,
  BackupSettingsEvent,
  BackupStartEvent,
  BackupStartedEvent,
  BackupViewChangeEvent,
  type Correlated,
} from './components/base/events.js'
export type { DefineOptions } from './components/base/register-elements.js'
export { createWords, type Words } from './components/base/words.js'
export { BackupCsvTab } from './components/csv-tab/csv-tab.js'
export { BackupGroupsTab } from './components/groups-tab/groups-tab.js'
export { BackupLicensesPage } from './components/licenses-page/licenses-page.js'
export { BackupManageDomainsPage } from './components/manage-domains-page/manage-domains-page.js'
export type { Format, Message, Messages } from './components/messages/messages.js'
export { BackupOrgUnitsTab } from './components/org-units-tab/org-units-tab.js'
export { BackupStartPage } from './components/page/page.js'
export { BackupPoliciesPage } from './components/policies-page/policies-page.js'
export { BackupRunView } from './components/run-view/run-view.js'
export { BackupScopePicker } from './components/scope-picker/scope-picker.js'
export { SelectionBox } from './components/selection-box/selection-box.js'
export { BackupSettingsPage } from './components/settings-page/settings-page.js'
export { BackupUsersTab } from './components/users-tab/users-tab.js'
