import type { Messages } from './messages.js'
import { plActivity } from './pl/pl-activity.js'
import { plBox } from './pl/pl-box.js'
import { plCommon } from './pl/pl-common.js'
import { plCsv } from './pl/pl-csv.js'
import { plDomains } from './pl/pl-domains.js'
import { plExcept } from './pl/pl-except.js'
import { plLicenses } from './pl/pl-licenses.js'
import { plLists } from './pl/pl-lists.js'
import { plOrgUnits } from './pl/pl-org-units.js'
import { plPage } from './pl/pl-page.js'
import { plPolicies } from './pl/pl-policies.js'
import { plRuns } from './pl/pl-runs.js'
import { plSettings } from './pl/pl-settings.js'
import { plStart } from './pl/pl-start.js'
import { plStop } from './pl/pl-stop.js'

/** Polish. */
export const messages: Messages = {
  language: 'pl',
  ...plCommon,
  ...plPage,
  ...plBox,
  ...plStart,
  ...plSettings,
  ...plLists,
  ...plOrgUnits,
  ...plCsv,
  ...plDomains,
  ...plRuns,
  ...plStop,
  ...plActivity,
  ...plLicenses,
  ...plPolicies,
  ...plExcept,
}
