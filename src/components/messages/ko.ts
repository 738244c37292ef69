import { koActivity } from './ko/ko-activity.js'
import { koBox } from './ko/ko-box.js'
import { koCommon } from './ko/ko-common.js'
import { koCsv } from './ko/ko-csv.js'
import { koDomains } from './ko/ko-domains.js'
import { koExcept } from './ko/ko-except.js'
import { koLicenses } from './ko/ko-licenses.js'
import { koLists } from './ko/ko-lists.js'
import { koOrgUnits } from './ko/ko-org-units.js'
import { koPage } from './ko/ko-page.js'
import { koPolicies } from './ko/ko-policies.js'
import { koRuns } from './ko/ko-runs.js'
import { koSettings } from './ko/ko-settings.js'
import { koStart } from './ko/ko-start.js'
import { koStop } from './ko/ko-stop.js'
import type { Messages } from './messages.js'

/** Korean. */
export const messages: Messages = {
  language: 'ko',
  ...koCommon,
  ...koPage,
  ...koBox,
  ...koStart,
  ...koSettings,
  ...koLists,
  ...koOrgUnits,
  ...koCsv,
  ...koDomains,
  ...koRuns,
  ...koStop,
  ...koActivity,
  ...koLicenses,
  ...koPolicies,
  ...koExcept,
}
