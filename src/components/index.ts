export { sessionContext, wordsContext } from './context.js'
export { BackupCsvTab } from './csv-tab/csv-tab.js'
export { type DefineOptions, defineElements } from './define-elements.js'
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
  type Correlated,
} from './events.js'
export { BackupGroupsTab } from './groups-tab/groups-tab.js'
export { BackupManageDomainsPage } from './manage-domains-page/manage-domains-page.js'
export type { Format, Message, Messages } from './messages/messages.js'
export { BackupOrgUnitsTab } from './org-units-tab/org-units-tab.js'
export { BackupStartPage } from './page/page.js'
export { BackupRunView } from './run-view/run-view.js'
export { BackupScopePicker } from './scope-picker/scope-picker.js'
export { SelectionBox } from './selection-box/selection-box.js'
export { BackupSettingsPage } from './settings-page/settings-page.js'
export { BackupUsersTab } from './users-tab/users-tab.js'
export { createWords, type Words } from './words.js'
