import { BackupActivityPage } from '../activity-page/activity-page.js'
import { BackupLicensesPage } from '../licenses-page/licenses-page.js'
import { BackupPoliciesPage } from '../policies-page/policies-page.js'
import { type DefineOptions, registerElements } from './register-elements.js'
import { START_ELEMENTS } from './start-elements.js'

/**
 * Registers all elements. Keeps names that are already registered; if another class holds one, a console warning lists the name. Does
 * nothing without custom elements (Node).
 */
export const defineElements = (options: DefineOptions = {}): void =>
  registerElements(
    { ...START_ELEMENTS, activityPage: BackupActivityPage, licensesPage: BackupLicensesPage, policiesPage: BackupPoliciesPage },
    options,
  )
