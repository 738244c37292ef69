import { enActivity } from './en/en-activity.js'
import { enExcept } from './en/en-except.js'
import { firstTexts } from './en/en-first.js'
import { enLicenses } from './en/en-licenses.js'
import { enPolicies } from './en/en-policies.js'
import { enPolicyForm } from './en/en-policy-form.js'

/** English, the source of all translations. */
export const messages = { ...firstTexts, ...enActivity, ...enExcept, ...enLicenses, ...enPolicies, ...enPolicyForm }
