import { itActivity } from './it/it-activity.js'
import { itBox } from './it/it-box.js'
import { itCommon } from './it/it-common.js'
import { itCsv } from './it/it-csv.js'
import { itDomains } from './it/it-domains.js'
import { itExcept } from './it/it-except.js'
import { itLicenses } from './it/it-licenses.js'
import { itLists } from './it/it-lists.js'
import { itOrgUnits } from './it/it-org-units.js'
import { itPage } from './it/it-page.js'
import { itPolicies } from './it/it-policies.js'
import { itRuns } from './it/it-runs.js'
import { itSettings } from './it/it-settings.js'
import { itStart } from './it/it-start.js'
import { itStop } from './it/it-stop.js'
import type { Messages } from './messages.js'

/** Italian. */
export const messages: Messages = {
  language: 'it',
  ...itCommon,
  ...itPage,
  ...itBox,
  ...itStart,
  ...itSettings,
  ...itLists,
  ...itOrgUnits,
  ...itCsv,
  ...itDomains,
  ...itRuns,
  ...itStop,
  ...itActivity,
  ...itLicenses,
  ...itPolicies,
  ...itExcept,
}
