import type { Messages } from './messages.js'
import { nlActivity } from './nl/nl-activity.js'
import { nlBox } from './nl/nl-box.js'
import { nlCommon } from './nl/nl-common.js'
import { nlCsv } from './nl/nl-csv.js'
import { nlDomains } from './nl/nl-domains.js'
import { nlExcept } from './nl/nl-except.js'
import { nlLicenses } from './nl/nl-licenses.js'
import { nlLists } from './nl/nl-lists.js'
import { nlOrgUnits } from './nl/nl-org-units.js'
import { nlPage } from './nl/nl-page.js'
import { nlPolicies } from './nl/nl-policies.js'
import { nlRuns } from './nl/nl-runs.js'
import { nlSettings } from './nl/nl-settings.js'
import { nlStart } from './nl/nl-start.js'
import { nlStop } from './nl/nl-stop.js'

/** Dutch. */
export const messages: Messages = {
  language: 'nl',
  ...nlCommon,
  ...nlPage,
  ...nlBox,
  ...nlStart,
  ...nlSettings,
  ...nlLists,
  ...nlOrgUnits,
  ...nlCsv,
  ...nlDomains,
  ...nlRuns,
  ...nlStop,
  ...nlActivity,
  ...nlLicenses,
  ...nlPolicies,
  ...nlExcept,
}
