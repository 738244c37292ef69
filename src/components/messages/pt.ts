import type { Messages } from './messages.js'
import { ptActivity } from './pt/pt-activity.js'
import { ptBox } from './pt/pt-box.js'
import { ptCommon } from './pt/pt-common.js'
import { ptCsv } from './pt/pt-csv.js'
import { ptDomains } from './pt/pt-domains.js'
import { ptExcept } from './pt/pt-except.js'
import { ptLicenses } from './pt/pt-licenses.js'
import { ptLists } from './pt/pt-lists.js'
import { ptOrgUnits } from './pt/pt-org-units.js'
import { ptPage } from './pt/pt-page.js'
import { ptPolicies } from './pt/pt-policies.js'
import { ptRuns } from './pt/pt-runs.js'
import { ptSettings } from './pt/pt-settings.js'
import { ptStart } from './pt/pt-start.js'
import { ptStop } from './pt/pt-stop.js'

/** Portuguese, as written in Brazil. */
export const messages: Messages = {
  language: 'pt',
  ...ptCommon,
  ...ptPage,
  ...ptBox,
  ...ptStart,
  ...ptSettings,
  ...ptLists,
  ...ptOrgUnits,
  ...ptCsv,
  ...ptDomains,
  ...ptRuns,
  ...ptStop,
  ...ptActivity,
  ...ptLicenses,
  ...ptPolicies,
  ...ptExcept,
}
