import { heActivity } from './he/he-activity.js'
import { heBox } from './he/he-box.js'
import { heCommon } from './he/he-common.js'
import { heCsv } from './he/he-csv.js'
import { heDomains } from './he/he-domains.js'
import { heExcept } from './he/he-except.js'
import { heLicenses } from './he/he-licenses.js'
import { heLists } from './he/he-lists.js'
import { heOrgUnits } from './he/he-org-units.js'
import { hePage } from './he/he-page.js'
import { hePolicies } from './he/he-policies.js'
import { heRuns } from './he/he-runs.js'
import { heSettings } from './he/he-settings.js'
import { heStart } from './he/he-start.js'
import { heStop } from './he/he-stop.js'
import type { Messages } from './messages.js'

/** Hebrew. */
export const messages: Messages = {
  language: 'he',
  ...heCommon,
  ...hePage,
  ...heBox,
  ...heStart,
  ...heSettings,
  ...heLists,
  ...heOrgUnits,
  ...heCsv,
  ...heDomains,
  ...heRuns,
  ...heStop,
  ...heActivity,
  ...heLicenses,
  ...hePolicies,
  ...heExcept,
}
