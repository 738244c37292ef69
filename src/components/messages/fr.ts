import { frActivity } from './fr/fr-activity.js'
import { frBox } from './fr/fr-box.js'
import { frCommon } from './fr/fr-common.js'
import { frCsv } from './fr/fr-csv.js'
import { frDomains } from './fr/fr-domains.js'
import { frExcept } from './fr/fr-except.js'
import { frLicenses } from './fr/fr-licenses.js'
import { frLists } from './fr/fr-lists.js'
import { frOrgUnits } from './fr/fr-org-units.js'
import { frPage } from './fr/fr-page.js'
import { frPolicies } from './fr/fr-policies.js'
import { frRuns } from './fr/fr-runs.js'
import { frSettings } from './fr/fr-settings.js'
import { frStart } from './fr/fr-start.js'
import { frStop } from './fr/fr-stop.js'
import type { Messages } from './messages.js'

/** French. */
export const messages: Messages = {
  language: 'fr',
  ...frCommon,
  ...frPage,
  ...frBox,
  ...frStart,
  ...frSettings,
  ...frLists,
  ...frOrgUnits,
  ...frCsv,
  ...frDomains,
  ...frRuns,
  ...frStop,
  ...frActivity,
  ...frLicenses,
  ...frPolicies,
  ...frExcept,
}
