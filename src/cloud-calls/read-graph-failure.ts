import { failureOfStatus, type ReadFailure } from './cloud-failure.js'

/** Codes of Microsoft Graph for throttling, which also occur with other statuses than 429. */
const THROTTLED = /^(TooManyRequests|Throttled\w*|ApplicationThrottled|activityLimitReached|ErrorServerBusy|RequestThrottled\w*)$/i
/** Words of a gateway that refuses a request for a while, in text or HTML. */
const BUSY = /too many requests|throttl|request rate|server is busy/i
/** Codes for a link or point in time that the service has forgotten. */
const EXPIRED = /^(Directory_ExpiredPageToken|syncStateNotFound|syncStateInvalid|resyncRequired|resync\w*)$/i

interface ErrorBody {
  error?: { code?: unknown }
}

/** Returns the code of an error body. Text that is no word of the documents may contain data, so it is dropped. */
const codeOf = (body: unknown): string | undefined => {
  const code = typeof body === 'object' && body !== null ? (body as ErrorBody).error?.code : undefined
  return typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? code : undefined
}

/** Reads an error answer of Microsoft Graph: the code decides before the status. */
export const readGraphFailure: ReadFailure = (status, headers, body) => {
  const failure = failureOfStatus(status, headers, body)
  const reason = codeOf(body)
  const isBusy = reason === undefined ? typeof body === 'string' && BUSY.test(body) : THROTTLED.test(reason)
  if (status === 429 || (isBusy && status >= 400)) {
    return { ...failure, reason, code: 'rate-limited', message: 'Microsoft 365 limits the number of requests', isWorthRetrying: true }
  }
  if (status >= 500)
    return { ...failure, reason, message: `Microsoft 365 is not available (status ${status})`, isWorthRetrying: status !== 501 }
  if (status === 410 || (reason !== undefined && EXPIRED.test(reason))) {
    return { ...failure, reason: reason ?? 'syncStateNotFound', code: 'bad-input', message: 'a link of Microsoft 365 has expired' }
  }
  if (status === 403) {
    const message = 'Microsoft 365 refused the request. Grant the app the permission, and consent to it as an administrator'
    return { ...failure, reason, message }
  }
  return { ...failure, reason, message: `Microsoft 365 answered with status ${status}${reason === undefined ? '' : ` (${reason})`}` }
}

/** Whether an error says that a link or a point in time has expired. */
export const isExpiredReason = (reason: unknown): boolean => typeof reason === 'string' && EXPIRED.test(reason)
