import { checkClock } from './check-clock.js'
import type { Findings } from './findings.js'

export interface UrlCheck {
  /** Base URL of the API, without a trailing slash. */
  url: string
  token: string | undefined
  /** Origin of the page that calls the API. */
  origin: string | undefined
}

const TIMEOUT_MS = 10_000
const REQUEST_HEADERS = ['authorization', 'content-type', 'idempotency-key']

const send = ({ url, token }: UrlCheck, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${url}${path}`, {
    ...init,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { ...(init.headers as Record<string, string> | undefined), ...(token !== undefined && { authorization: `Bearer ${token}` }) },
  })

const mediaTypeOf = ({ headers }: Response): string => headers.get('content-type')?.split(';', 1)[0] ?? 'no content type'

/** Explains a response to `GET /v1/clouds` that is not 200 with JSON. */
const reportAnswer = (response: Response, { url, token }: UrlCheck, findings: Findings): void => {
  const { status, headers } = response
  const answered = `GET ${url}/v1/clouds responded with ${status} ${mediaTypeOf(response)}.`
  const requestId = headers.get('x-request-id')
  if (status === 401) {
    findings.problem(
      token === undefined ? 'The server requires a token.' : 'The server rejects the token.',
      token === undefined
        ? 'Pass the token with --token-env NAME.'
        : 'Check that the token is not expired, and that its issuer and audience match the config of the server.',
    )
  } else if (status === 403) {
    findings.problem(
      'The server denies the request.',
      'Give the caller the permission "read". Without auth, the server serves its own machine only.',
    )
  } else if (status >= 500) {
    const log = requestId === null ? 'Read the log of the server.' : `Search the log of the server for the request ${requestId}.`
    findings.problem(`The backend fails: ${answered}`, log)
  } else if (status >= 300 && status < 400) {
    findings.problem(`The API redirects to ${headers.get('location') ?? 'nowhere'}.`, 'Exempt the API from the sign-in redirect.')
  } else {
    const hint = /\/v1$/.test(url)
      ? 'Remove /v1 from the URL.'
      : 'Pass the URL under which /v1 is mounted, such as https://portal.example/api.'
    findings.problem(`The API is not at this URL: ${answered}`, hint)
  }
}

/** Checks that an unknown path responds with a problem instead of a catch-all page. */
const checkProblems = async (check: UrlCheck, findings: Findings): Promise<void> => {
  const response = await send(check, '/v1/backup-start-doctor')
  if (response.status === 404 && mediaTypeOf(response) === 'application/problem+json') return findings.ok('Errors are problems (RFC 9457).')
  findings.problem(
    `An unknown path responded with ${response.status} ${mediaTypeOf(response)} instead of a problem.`,
    'Pass every path below /v1 to the handler, and keep its responses unchanged.',
  )
}

const checkCors = async (check: UrlCheck, origin: string, findings: Findings): Promise<void> => {
  const preflight = await send({ ...check, token: undefined }, '/v1/clouds', {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': REQUEST_HEADERS.join(',') },
  })
  const allowed = preflight.headers.get('access-control-allow-origin')
  if (!preflight.ok || (allowed !== origin && allowed !== '*')) {
    findings.problem(
      `Browsers block pages of ${origin}: the preflight allows ${allowed ?? 'no origin'}.`,
      `Add '${origin}' to cors.origins.`,
    )
    return
  }
  const headers = (preflight.headers.get('access-control-allow-headers') ?? '').toLowerCase()
  const missing = REQUEST_HEADERS.filter((name) => !headers.includes(name))
  if (missing.length > 0)
    findings.problem(`The preflight does not allow ${missing.join(', ')}.`, `Allow the request headers ${REQUEST_HEADERS.join(', ')}.`)
  else findings.ok(`Pages of ${origin} may call the API.`)
}

/** Checks that an API answers at a URL: address, token, clock, errors and CORS. Returns whether it lists clouds. */
export const checkUrl = async (check: UrlCheck, findings: Findings): Promise<boolean> => {
  const startedAt = performance.now()
  let response: Response
  try {
    response = await send(check, '/v1/clouds')
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string; message?: string } }
    const reason = name === 'TimeoutError' ? `no answer within ${TIMEOUT_MS / 1000} s` : (cause?.code ?? cause?.message ?? String(error))
    findings.problem(`The server cannot be reached: ${reason}.`, 'Start the server, and check host, port and protocol of the URL.')
    return false
  }
  checkClock(Date.parse(response.headers.get('date') ?? ''), 'the server', findings)
  if (check.origin !== undefined) await checkCors(check, check.origin, findings)
  if (response.status !== 200 || mediaTypeOf(response) !== 'application/json') {
    reportAnswer(response, check, findings)
    return false
  }
  findings.ok(`The API answers in ${Math.round(performance.now() - startedAt)} ms.`)
  await checkProblems(check, findings)
  return true
}
