import { enBox } from './en/en-box.js'
import { enCommon } from './en/en-common.js'
import { enCsv } from './en/en-csv.js'
import { enDomains } from './en/en-domains.js'
import { enLists } from './en/en-lists.js'
import { enOrgUnits } from './en/en-org-units.js'
import { enPage } from './en/en-page.js'
import { enRuns } from './en/en-runs.js'
import { enSettings } from './en/en-settings.js'
import { enStart } from './en/en-start.js'
import { enStop } from './en/en-stop.js'

/** English, the source of all translations. */
export const messages = {
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
} as const
