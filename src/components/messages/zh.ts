import type { Messages } from './messages.js'
import { zhActivity } from './zh/zh-activity.js'
import { zhBox } from './zh/zh-box.js'
import { zhCommon } from './zh/zh-common.js'
import { zhCsv } from './zh/zh-csv.js'
import { zhDomains } from './zh/zh-domains.js'
import { zhExcept } from './zh/zh-except.js'
import { zhLicenses } from './zh/zh-licenses.js'
import { zhLists } from './zh/zh-lists.js'
import { zhOrgUnits } from './zh/zh-org-units.js'
import { zhPage } from './zh/zh-page.js'
import { zhPolicies } from './zh/zh-policies.js'
import { zhRuns } from './zh/zh-runs.js'
import { zhSettings } from './zh/zh-settings.js'
import { zhStart } from './zh/zh-start.js'
import { zhStop } from './zh/zh-stop.js'

/** Chinese in simplified characters. */
export const messages: Messages = {
  language: 'zh',
  ...zhCommon,
  ...zhPage,
  ...zhBox,
  ...zhStart,
  ...zhSettings,
  ...zhLists,
  ...zhOrgUnits,
  ...zhCsv,
  ...zhDomains,
  ...zhRuns,
  ...zhStop,
  ...zhActivity,
  ...zhLicenses,
  ...zhPolicies,
  ...zhExcept,
}
