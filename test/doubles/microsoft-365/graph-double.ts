import type { IncomingMessage, ServerResponse } from 'node:http'
import { startLoopbackServer } from '../loopback-server.js'
import { badRequest, type GraphAnswer, type GraphRequest, graphError, ok } from './graph-answers.js'
import type { DeltaRoute } from './graph-delta.js'
import { createGraphRoutes, type Permission } from './graph-routes.js'
import type { GraphTenant } from './graph-tenant.js'
import { type Exchange, validateExchange } from './graph-validator.js'

/** Answers or breaks a request before the routes see it; `undefined` leaves it to the routes. */
export type Interceptor = (request: GraphRequest, isPart: boolean) => GraphAnswer | 'destroy' | undefined

export interface GraphDoubleOptions {
  tenant: GraphTenant
  /** Permissions that the administrator did not grant. Default: none. */
  withheld?: readonly Permission[]
  /** Users on a page of `users/delta`. Default 200, as Microsoft documents. */
  deltaPageSize?: number
  /** Routes of a further API of the tenant, asked first. */
  more?: (request: GraphRequest, link: (pathAndQuery: string) => string) => GraphAnswer | undefined
}

/** Microsoft Graph for one tenant on a port of this machine. */
export interface GraphDouble {
  readonly origin: string
  /** The token that is accepted now. `undefined` accepts every token. */
  token: string | undefined
  /** The client secret that the sign-in accepts. `undefined` accepts every secret. */
  secret: string | undefined
  /** Claims that a refused token is challenged with. */
  claims: string | undefined
  /** Answers or breaks a request instead of the routes. */
  intercept: Interceptor | undefined
  /** Holds requests back before they are answered. */
  gate: (() => Promise<unknown>) | undefined
  /** Changes an answer before it is sent, for tests of wrong answers. */
  mutate: ((request: GraphRequest, answer: GraphAnswer) => GraphAnswer) | undefined
  /** Restores an address that a proxy between the caller and the double wrote in another way. */
  restore: ((url: string) => string) | undefined
  /** Number of changes that the index behind advanced queries has not seen. */
  indexLag: number
  readonly delta: DeltaRoute
  /** Requests so far; a batch is one request. */
  readonly requests: GraphRequest[]
  /** Tokens that arrived so far, in order. */
  readonly tokens: string[]
  /** Exchanges that the specification does not allow. */
  readonly violations: string[]
  /** Largest number of requests at the same time. */
  readonly peak: number
  close(): Promise<void>
}

const BASE = '/v1.0'
const MAX_PARTS = 20

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

const send = (response: ServerResponse, { status, headers = {}, body }: GraphAnswer): void => {
  const isText = typeof body === 'string'
  response.writeHead(status, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After, WWW-Authenticate',
    ...(body !== undefined && { 'Content-Type': isText ? 'text/plain' : 'application/json' }),
    ...headers,
  })
  response.end(isText ? body : JSON.stringify(body))
}

const isParts = (body: unknown): body is { requests: { id: string; method: string; url: string; headers?: Record<string, string> }[] } =>
  Array.isArray((body as { requests?: unknown } | undefined)?.requests)

/** Answers the parts of a batch one by one, in another order than requested. The batch has status 200, whatever the status of its parts. */
const answerBatch = (body: unknown, answer: (request: GraphRequest) => GraphAnswer): GraphAnswer => {
  if (!isParts(body) || body.requests.length === 0) return badRequest('Invalid batch payload format.', 'BadRequest')
  if (body.requests.length > MAX_PARTS) return badRequest('Number of batch request steps exceeds the maximum value of 20.', 'BadRequest')
  const responses = body.requests.map(({ id, method, url, headers = {} }) => {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const part = answer({ method, url, headers: lower })
    return { id, status: part.status, headers: { 'Content-Type': 'application/json', ...part.headers }, body: part.body }
  })
  return ok({ responses: responses.reverse() })
}

/** Starts the double. Every exchange is validated; `violations` lists the ones that the specification does not allow. */
export const startGraphDouble = async ({ tenant, withheld = [], deltaPageSize = 200, more }: GraphDoubleOptions): Promise<GraphDouble> => {
  const link = (pathAndQuery: string): string => `${double.origin}${BASE}${pathAndQuery}`
  const routes = createGraphRoutes({ tenant, withheld: new Set(withheld), deltaPageSize, indexLag: () => double.indexLag, link })

  const answerOne = (request: GraphRequest, isPart: boolean): GraphAnswer | 'destroy' => {
    const answer = double.intercept?.(request, isPart) ?? more?.(request, link) ?? routes.answer(request)
    if (answer === 'destroy') return answer
    const exchange: Exchange = { request, answer }
    double.violations.push(...validateExchange(exchange))
    return double.mutate?.(request, answer) ?? answer
  }
  const refuseToken = (): GraphAnswer => {
    const claims = double.claims === undefined ? '' : `, error="insufficient_claims", claims="${double.claims}"`
    const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"${claims}`
    return graphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.', {
      'WWW-Authenticate': challenge,
    })
  }
  /** The sign-in of an app with its secret, which is another service on another host. */
  const signIn = (form: string): GraphAnswer => {
    const fields = new URLSearchParams(form)
    const isKnown = double.secret === undefined || fields.get('client_secret') === double.secret
    const isComplete = fields.get('grant_type') === 'client_credentials' && fields.get('scope') === `${double.origin}/.default`
    if (!isKnown || !isComplete)
      return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' } }
    return ok({ token_type: 'Bearer', expires_in: 3599, access_token: double.token ?? 'token' })
  }
  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET' } = incoming
    const url = double.restore?.(incoming.url ?? '') ?? incoming.url ?? ''
    if (method === 'OPTIONS') {
      const allow = { 'Access-Control-Allow-Headers': 'authorization, content-type', 'Access-Control-Allow-Methods': 'GET, POST' }
      return send(response, { status: 204, headers: allow })
    }
    const headers = headersOf(incoming)
    const body = await readBody(incoming)
    if (/^\/[^/]+\/oauth2\/v2\.0\/token$/.test(url)) return send(response, signIn(String(body)))
    const request: GraphRequest = { method, url: url.slice(BASE.length), headers, body }
    double.requests.push(request)
    const token = headers.authorization?.replace(/^Bearer /, '') ?? ''
    double.tokens.push(token)
    await double.gate?.()
    if (!url.startsWith(`${BASE}/`)) return send(response, badRequest('Invalid version.', 'BadRequest'))
    if (double.token !== undefined && double.token !== token) return send(response, refuseToken())
    const isBatch = method === 'POST' && request.url === '/$batch'
    if (!isBatch) {
      const answer = answerOne(request, false)
      if (answer === 'destroy') incoming.socket.destroy()
      else send(response, answer)
      return
    }
    const refused = double.intercept?.(request, false)
    if (refused === 'destroy') return void incoming.socket.destroy()
    const answer = refused ?? answerBatch(body, (part) => answerOne(part, true) as GraphAnswer)
    double.violations.push(...validateExchange({ request, answer }))
    send(response, double.mutate?.(request, answer) ?? answer)
  }

  const server = await startLoopbackServer(handle)
  const double: GraphDouble = {
    origin: server.origin,
    token: undefined,
    secret: undefined,
    claims: undefined,
    intercept: undefined,
    gate: undefined,
    mutate: undefined,
    restore: undefined,
    indexLag: 0,
    delta: routes.delta,
    requests: [],
    tokens: [],
    violations: [],
    get peak() {
      return server.peak
    },
    close: server.close,
  }
  return double
}
