/** A request as the routes of the double see it: alone, or as a part of a batch. */
export interface GraphRequest {
  method: string
  /** Path and query below `/v1.0`, byte for byte as received. */
  url: string
  headers: Readonly<Record<string, string>>
  body?: unknown
}

/** An answer of the double. A `body` that is a string is sent as it is. */
export interface GraphAnswer {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

const ID = '7e921b55-8af4-41f5-881d-d425af822be0'

/** An error as Microsoft Graph writes it. */
export const graphError = (status: number, code: string, message: string, headers: Record<string, string> = {}): GraphAnswer => ({
  status,
  headers,
  body: { error: { code, message, innerError: { date: '2026-11-22T09:00:00', 'request-id': ID, 'client-request-id': ID } } },
})

export const ok = (body: unknown): GraphAnswer => ({ status: 200, body })

export const badRequest = (message: string, code = 'Request_BadRequest'): GraphAnswer => graphError(400, code, message)
export const notFound = (message: string): GraphAnswer => graphError(404, 'Request_ResourceNotFound', message)
export const denied = (): GraphAnswer =>
  graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
export const unsupported = (message: string): GraphAnswer => graphError(400, 'Request_UnsupportedQuery', message)

/** The ways in which Microsoft Graph refuses a request for a while. The waits are short, so that tests are fast. */
export const REFUSALS: Readonly<Record<string, GraphAnswer>> = {
  '429 with Retry-After': graphError(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': '0' }),
  '429 with a decimal Retry-After': graphError(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': '0.02' }),
  '429 without Retry-After': graphError(429, 'TooManyRequests', 'Please retry again later.'),
  '429 in plain text': { status: 429, headers: { 'Content-Type': 'text/plain', 'Retry-After': '0' }, body: 'Too many requests' },
  '403 because of a rate': graphError(403, 'TooManyRequests', 'Request rate is high.', { 'Retry-After': '0' }),
  '500': graphError(500, 'InternalServerError', 'Something went wrong.'),
  '502 in HTML': { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<html><body>Bad Gateway</body></html>' },
  '503': graphError(503, 'ServiceUnavailable', 'Service unavailable.', { 'Retry-After': '0' }),
  '504 without a body': { status: 504 },
}
