/** One request of the Directory API, without its origin. */
export interface GoogleRequest {
  method: string
  path: string
  query: URLSearchParams
}

export interface GoogleAnswer {
  status: number
  headers?: Record<string, string>
  /** A text is sent as it is. */
  body: unknown
}

export const ok = (body: unknown): GoogleAnswer => ({ status: 200, body })

export const googleError = (code: number, reason: string, message: string, domain = 'global'): GoogleAnswer => ({
  status: code,
  body: { error: { code, message, errors: [{ message, domain, reason }] } },
})

export const badRequest = (message: string): GoogleAnswer => googleError(400, 'invalid', message)
export const forbidden = (): GoogleAnswer => googleError(403, 'forbidden', 'Not Authorized to access this resource/api')
export const throttled = (): GoogleAnswer => googleError(403, 'quotaExceeded', 'Quota exceeded', 'usageLimits')
