import type { CloudFailure, ReadFailure } from '../../cloud-calls/cloud-failure.js'
import { readGraphFailure } from '../../cloud-calls/read-graph-failure.js'

type Meaning = Pick<CloudFailure, 'code' | 'message'>

const BILLING: Meaning = {
  code: 'forbidden',
  message:
    'Microsoft 365 Backup has no valid billing profile. Check the Azure subscription and the billing policy of the app that controls the backup',
}
const OTHER_CONTROLLER: Meaning = {
  code: 'forbidden',
  message:
    'another application controls Microsoft 365 Backup in this tenant. Register this app as the backup controller and activate it, or use that application',
}
const WRONG_CLOUD: Meaning = {
  code: 'not-found',
  message: 'this cloud has no Microsoft 365 Backup. It exists only in the worldwide cloud, at https://graph.microsoft.com',
}
/** A code that the search for policies reads itself. */
const TAKEN = 'PolicyActionNotAllowed'
/** A code to which the caller adds the name of the permission. */
export const MISSING_PERMISSION = 'Authorization_RequestDenied'

const isUnknownPath = (body: unknown): boolean => {
  const { error } = (typeof body === 'object' && body !== null ? body : {}) as { error?: { message?: unknown } | null }
  return typeof error?.message === 'string' && /resource not found for the segment/i.test(error.message)
}

/** Reads an error answer of Microsoft 365 Backup Storage. `reason` is the code of Microsoft Graph. */
export const readBackupFailure: ReadFailure = (status, headers, body) => {
  const failure = readGraphFailure(status, headers, body)
  const { code, reason } = failure
  if (reason === 'InvalidBillingProfile' || reason === 'UnableToReadBillingProfile') return { ...failure, ...BILLING }
  // Only the active controller may call these addresses. An answer without a code comes from a gateway.
  const isRefusal = code === 'forbidden' && reason !== undefined && reason !== TAKEN && reason !== MISSING_PERMISSION
  if (isRefusal) return { ...failure, ...OTHER_CONTROLLER }
  return isUnknownPath(body) ? { ...failure, ...WRONG_CLOUD } : failure
}
