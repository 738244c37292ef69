import { esActivity } from './es/es-activity.js'
import { esBox } from './es/es-box.js'
import { esCommon } from './es/es-common.js'
import { esCsv } from './es/es-csv.js'
import { esDomains } from './es/es-domains.js'
import { esExcept } from './es/es-except.js'
import { esLicenses } from './es/es-licenses.js'
import { esLists } from './es/es-lists.js'
import { esOrgUnits } from './es/es-org-units.js'
import { esPage } from './es/es-page.js'
import { esPolicies } from './es/es-policies.js'
import { esRuns } from './es/es-runs.js'
import { esSettings } from './es/es-settings.js'
import { esStart } from './es/es-start.js'
import { esStop } from './es/es-stop.js'
import type { Messages } from './messages.js'

/** Spanish. */
export const messages: Messages = {
  language: 'es',
  ...esCommon,
  ...esPage,
  ...esBox,
  ...esStart,
  ...esSettings,
  ...esLists,
  ...esOrgUnits,
  ...esCsv,
  ...esDomains,
  ...esRuns,
  ...esStop,
  ...esActivity,
  ...esLicenses,
  ...esPolicies,
  ...esExcept,
}
