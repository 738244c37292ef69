import { jaActivity } from './ja/ja-activity.js'
import { jaBox } from './ja/ja-box.js'
import { jaCommon } from './ja/ja-common.js'
import { jaCsv } from './ja/ja-csv.js'
import { jaDomains } from './ja/ja-domains.js'
import { jaExcept } from './ja/ja-except.js'
import { jaLicenses } from './ja/ja-licenses.js'
import { jaLists } from './ja/ja-lists.js'
import { jaOrgUnits } from './ja/ja-org-units.js'
import { jaPage } from './ja/ja-page.js'
import { jaPolicies } from './ja/ja-policies.js'
import { jaRuns } from './ja/ja-runs.js'
import { jaSettings } from './ja/ja-settings.js'
import { jaStart } from './ja/ja-start.js'
import { jaStop } from './ja/ja-stop.js'
import type { Messages } from './messages.js'

/** Japanese. */
export const messages: Messages = {
  language: 'ja',
  ...jaCommon,
  ...jaPage,
  ...jaBox,
  ...jaStart,
  ...jaSettings,
  ...jaLists,
  ...jaOrgUnits,
  ...jaCsv,
  ...jaDomains,
  ...jaRuns,
  ...jaStop,
  ...jaActivity,
  ...jaLicenses,
  ...jaPolicies,
  ...jaExcept,
}
