import { BackupCsvTab } from '../csv-tab/csv-tab.js'
import { BackupGroupsTab } from '../groups-tab/groups-tab.js'
import { BackupManageDomainsPage } from '../manage-domains-page/manage-domains-page.js'
import { BackupOrgUnitsTab } from '../org-units-tab/org-units-tab.js'
import { BackupStartPage } from '../page/page.js'
import { BackupRunView } from '../run-view/run-view.js'
import { BackupScopePicker } from '../scope-picker/scope-picker.js'
import { SelectionBox } from '../selection-box/selection-box.js'
import { BackupSettingsPage } from '../settings-page/settings-page.js'
import { BackupUsersTab } from '../users-tab/users-tab.js'
import type { ElementClasses } from './register-elements.js'

/** The elements of the start page. */
export const START_ELEMENTS: ElementClasses = {
  page: BackupStartPage,
  selectionBox: SelectionBox,
  scopePicker: BackupScopePicker,
  usersTab: BackupUsersTab,
  groupsTab: BackupGroupsTab,
  orgUnitsTab: BackupOrgUnitsTab,
  csvTab: BackupCsvTab,
  settingsPage: BackupSettingsPage,
  manageDomainsPage: BackupManageDomainsPage,
  runView: BackupRunView,
}
