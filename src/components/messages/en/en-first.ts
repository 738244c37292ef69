import { enBox } from './en-box.js'
import { enCommon } from './en-common.js'
import { enCsv } from './en-csv.js'
import { enDomains } from './en-domains.js'
import { enLists } from './en-lists.js'
import { enOrgUnits } from './en-org-units.js'
import { enPage } from './en-page.js'
import { enRuns } from './en-runs.js'
import { enSettings } from './en-settings.js'
import { enStart } from './en-start.js'
import { enStop } from './en-stop.js'

/** English texts that every page loads at once. Pages that a host opens on their own bring their texts with them. */
export const firstTexts = {
  /** BCP 47 tag of the texts. It determines plural forms and reading direction. */
  language: 'en',
  ...enCommon,
  ...enPage,
  ...enBox,
  ...enStart,
  ...enSettings,
  ...enLists,
  ...enOrgUnits,
  ...enCsv,
  ...enDomains,
  ...enRuns,
  ...enStop,
}
