import { type CloudFailure, failureOfStatus, type ReadFailure } from '../../cloud-calls/cloud-failure.js'

const THROTTLED = new Set(['userRateLimitExceeded', 'rateLimitExceeded', 'quotaExceeded', 'RATE_LIMIT_EXCEEDED', 'RESOURCE_EXHAUSTED'])
/** Reasons that Google also sends with a status of 4xx, although the same request succeeds later. */
const TRANSIENT = new Set([
  ...['backendError', 'badGateway', 'gatewayTimeout', 'internalError', 'transientError', 'serviceNotAvailable', 'systemError'],
  ...['unknownError', 'failedPrecondition'],
])
/** Attempts for a transient reason with a status of 4xx, which may also be permanent. */
const TRANSIENT_ATTEMPTS = 4

const API_IS_OFF = 'the Admin SDK API is off. Turn it on in the Google Cloud project of the app'
const REFUSED: Readonly<Record<string, string>> = {
  accessNotConfigured: API_IS_OFF,
  SERVICE_DISABLED: API_IS_OFF,
  domainCannotUseApis: 'the tenant does not allow API access. Allow it in the Admin console under Security',
  dailyLimitExceeded: 'the daily limit of the API is used up. Sync again tomorrow, or raise the limit in the Google Cloud project',
}
/** Reasons of a token that lacks a scope. */
const SCOPE_REASONS = new Set(['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'])

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const wordOf = (list: unknown, name: string): string | undefined => {
  const first: unknown = Array.isArray(list) ? list.find((entry) => isRecord(entry) && typeof entry[name] === 'string') : undefined
  return isRecord(first) ? (first[name] as string) : undefined
}

/** Reads the reason and the text of an error answer. Load balancers answer with text or HTML. */
const partsOf = (body: unknown): { reason: string | undefined; text: string } => {
  const error = isRecord(body) ? body.error : undefined
  if (!isRecord(error)) return { reason: undefined, text: typeof body === 'string' ? body : '' }
  const { errors, details, status, message } = error
  const detail = wordOf(details, 'reason')
  // the detail is more exact than the reason, which may be `forbidden` for a missing scope
  const isKnown = detail !== undefined && (SCOPE_REASONS.has(detail) || Object.hasOwn(REFUSED, detail))
  const reason = isKnown ? detail : (wordOf(errors, 'reason') ?? detail)
  return { reason: reason ?? (typeof status === 'string' ? status : undefined), text: typeof message === 'string' ? message : '' }
}

const MAY_NOT_READ = 'the account may not read this part of the directory. Sign in as an administrator who may'

const meaningOf = (status: number, reason: string, text: string): Partial<CloudFailure> => {
  // Google throttles with 403 as well as 429: the reason decides, or the text where a load balancer answers
  if (THROTTLED.has(reason) || (status !== 400 && /rate limit|request rate|quota exceeded/i.test(text))) {
    return { code: 'rate-limited', message: 'Google limits the requests of this project. Sync again later', isWorthRetrying: true }
  }
  if (TRANSIENT.has(reason)) {
    const isAway = status >= 500
    return { code: 'unavailable', isWorthRetrying: true, ...(!isAway && { attempts: TRANSIENT_ATTEMPTS }) }
  }
  if (status === 403) return { message: REFUSED[reason] ?? MAY_NOT_READ }
  if (status === 412) return { code: 'not-found', message: 'the user was deleted' }
  if (status === 404) return { message: 'Google has no such tenant, domain, group or user' }
  if (status === 400 && /page ?token/i.test(text)) return { message: 'the page token has expired', reason: 'invalidPageToken' }
  return {}
}

/** Reads an error answer of Google: the reason distinguishes throttling from a refusal, because both have status 403. */
export const readGoogleFailure: ReadFailure = (status, headers, body) => {
  const { reason, text } = partsOf(body)
  return { ...failureOfStatus(status, headers, body), reason, ...meaningOf(status, reason ?? '', text) }
}

/** Returns whether the reason of a failure is a missing scope. */
export const isScopeReason = (reason: unknown): boolean => typeof reason === 'string' && SCOPE_REASONS.has(reason)
