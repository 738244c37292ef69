import type { IncomingMessage, ServerResponse } from 'node:http'
import { startLoopbackServer } from '../loopback-server.js'
import { type GoogleAnswer, type GoogleRequest, googleError } from './google-answers.js'
import { createGoogleRoutes } from './google-routes.js'
import type { GoogleTenant } from './google-tenant.js'
import { validateExchange } from './google-validator.js'

export interface GoogleDoubleOptions {
  tenant: GoogleTenant
  /** Maximum number of org units in a listing of the whole tree. A larger listing fails with 503. Default 5,000. */
  maxUnits?: number
}

/** The Directory API of one tenant on a port of this machine. */
export interface GoogleDouble {
  readonly origin: string
  /** The token that is accepted now. `undefined` accepts every token. */
  token: string | undefined
  /** Answers or breaks a request instead of the routes. `undefined` leaves it to the routes. */
  intercept: ((request: GoogleRequest) => GoogleAnswer | 'destroy' | undefined | Promise<GoogleAnswer | undefined>) | undefined
  /** Changes an answer before it is sent, for tests of wrong answers. */
  mutate: ((request: GoogleRequest, answer: GoogleAnswer) => GoogleAnswer) | undefined
  /** Milliseconds that the clock of the server is ahead. A page token older than an hour fails. */
  aheadMs: number
  /** Refuses the page tokens that were issued so far. */
  expirePageTokens(): void
  /** Requests so far. */
  readonly requests: GoogleRequest[]
  /** Tokens that arrived so far, in order. */
  readonly tokens: string[]
  /** Exchanges that the specification does not allow. */
  readonly violations: string[]
  /** Largest number of requests at the same time. */
  readonly peak: number
  close(): Promise<void>
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization',
  'access-control-expose-headers': 'www-authenticate',
}

const send = (response: ServerResponse, { status, headers = {}, body }: GoogleAnswer): void => {
  const isText = typeof body === 'string'
  response.writeHead(status, { ...CORS, 'content-type': isText ? 'text/html' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

const refusedToken = (): GoogleAnswer => ({
  ...googleError(401, 'authError', 'Invalid Credentials'),
  headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
})

/** Starts the double. Every exchange is validated; `violations` lists the ones that the specification does not allow. */
export const startGoogleDouble = async ({ tenant, maxUnits = 5_000 }: GoogleDoubleOptions): Promise<GoogleDouble> => {
  let generation = 0
  const answer = createGoogleRoutes({ tenant, maxUnits, now: () => Date.now() + double.aheadMs, generation: () => generation })

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (incoming.method === 'OPTIONS') return send(response, { status: 204, body: '' })
    const url = new URL(incoming.url ?? '', double.origin)
    const request: GoogleRequest = { method: incoming.method ?? 'GET', path: url.pathname, query: url.searchParams }
    const token = incoming.headers.authorization?.replace(/^Bearer /, '') ?? ''
    double.requests.push(request)
    double.tokens.push(token)
    if (double.token !== undefined && double.token !== token) return send(response, refusedToken())
    const own = (await double.intercept?.(request)) ?? answer(request)
    if (own === 'destroy') return void incoming.socket.destroy()
    const sent = double.mutate?.(request, own) ?? own
    double.violations.push(...validateExchange(request, sent))
    send(response, sent)
  }

  const server = await startLoopbackServer(handle)
  const double: GoogleDouble = {
    origin: server.origin,
    ...{ token: undefined, intercept: undefined, mutate: undefined, aheadMs: 0, requests: [], tokens: [], violations: [] },
    expirePageTokens() {
      generation += 1
    },
    get peak() {
      return server.peak
    },
    close: server.close,
  }
  return double
}
