import { deActivity } from './de/de-activity.js'
import { deBox } from './de/de-box.js'
import { deCommon } from './de/de-common.js'
import { deCsv } from './de/de-csv.js'
import { deDomains } from './de/de-domains.js'
import { deExcept } from './de/de-except.js'
import { deLicenses } from './de/de-licenses.js'
import { deLists } from './de/de-lists.js'
import { deOrgUnits } from './de/de-org-units.js'
import { dePage } from './de/de-page.js'
import { dePolicies } from './de/de-policies.js'
import { deRuns } from './de/de-runs.js'
import { deSettings } from './de/de-settings.js'
import { deStart } from './de/de-start.js'
import { deStop } from './de/de-stop.js'
import type { Messages } from './messages.js'

/** German. */
export const messages: Messages = {
  language: 'de',
  ...deCommon,
  ...dePage,
  ...deBox,
  ...deStart,
  ...deSettings,
  ...deLists,
  ...deOrgUnits,
  ...deCsv,
  ...deDomains,
  ...deRuns,
  ...deStop,
  ...deActivity,
  ...deLicenses,
  ...dePolicies,
  ...deExcept,
}
