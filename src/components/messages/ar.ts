import { arActivity } from './ar/ar-activity.js'
import { arBox } from './ar/ar-box.js'
import { arCommon } from './ar/ar-common.js'
import { arCsv } from './ar/ar-csv.js'
import { arDomains } from './ar/ar-domains.js'
import { arExcept } from './ar/ar-except.js'
import { arLicenses } from './ar/ar-licenses.js'
import { arLists } from './ar/ar-lists.js'
import { arOrgUnits } from './ar/ar-org-units.js'
import { arPage } from './ar/ar-page.js'
import { arPolicies } from './ar/ar-policies.js'
import { arRuns } from './ar/ar-runs.js'
import { arSettings } from './ar/ar-settings.js'
import { arStart } from './ar/ar-start.js'
import { arStop } from './ar/ar-stop.js'
import type { Messages } from './messages.js'

/** Arabic. */
export const messages: Messages = {
  language: 'ar',
  ...arCommon,
  ...arPage,
  ...arBox,
  ...arStart,
  ...arSettings,
  ...arLists,
  ...arOrgUnits,
  ...arCsv,
  ...arDomains,
  ...arRuns,
  ...arStop,
  ...arActivity,
  ...arLicenses,
  ...arPolicies,
  ...arExcept,
}
