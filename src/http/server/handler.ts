import { cors } from 'hono/cors'
import { type RequestIdVariables, requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { Hono } from 'hono/tiny'
import {
  type AnswerWarning,
  type BackupAdapter,
  BackupError,
  createValidatingAdapter,
  type Scope,
  type SyncTable,
  toBackupError,
} from '../../core/internal.js'
import type { Action, Endpoint, EndpointId } from '../contract/endpoints.js'
import { noQuery } from '../contract/request-shapes.js'
import { IDEMPOTENCY_KEY, MAX_BODY, MAX_START_BODY, VERSION } from '../contract/wire-limits.js'
import { activityFunctions } from './answer-activity.js'
import { backupFunctions } from './answer-backups.js'
import { directoryFunctions } from './answer-directory.js'
import { licenseFunctions } from './answer-licenses.js'
import { policyFunctions } from './answer-policies.js'
import { settingsFunctions } from './answer-settings.js'
import { syncFunctions } from './answer-syncs.js'
import { looksLoopback } from './loopback.js'
import { type HandledRequest, type HandledVariables, observeRequests } from './observe-requests.js'
import { parse, readQuery } from './parse-request.js'
import { type Authorize, type AuthorizeDomains, createPermissions, refusePermission } from './permissions.js'
import { badRequest, jsonResponse, problemResponse, Refusal, toProblem } from './problem-responses.js'
import { callerByCredentials, createBodyBudget, createRateLimit, type Rate } from './rate-limit.js'
import { readJson } from './read-body.js'
import type { EndpointFunctions } from './request-context.js'
import { allowedMethods, checkPath, noSuchPath, parseParams, routedEndpoints, routedPaths, toRoute } from './route-paths.js'
import { createSyncBook, createTableBook } from './sync-book.js'
import { type RefusedChange, tellRefused } from './tell-refused.js'

export interface HandlerOptions {
  /**
   * Decides whether a request may perform an action. Only `true` and an actor `{ id, name }` allow it; the backend stores the actor with
   * every start, retry, sync and change of settings. Otherwise the response is `unauthorized` for a request without `Authorization` or
   * `Cookie`, and `forbidden` for a request with credentials. `{ id, name, isAllowed: false }` refuses and names the caller. A thrown `BackupError` is the response; any other thrown error responds
   * `unauthorized`. `scope` is undefined for the list of clouds, which then contains only the domains whose `read` is allowed. Must not
   * read the body. `oidc()` creates such a hook for bearer tokens.
   *
   * Without this hook, the handler serves only requests from this machine.
   */
  authorize?: Authorize | undefined
  /**
   * Decides for all listed domains at once which of them the request may read. Returns a boolean for each scope. Without it, a list of clouds
   * calls `authorize` for each domain. Needs `authorize`.
   */
  authorizeDomains?: AuthorizeDomains | undefined
  /**
   * Receives each refused change of a caller whom `authorize` named. Pass `recordRefused` of the PostgreSQL backend, or write a log. The
   * response does not wait for it.
   */
  onRefused?: ((refused: RefusedChange) => void | Promise<void>) | undefined
  /**
   * Without `authorize`: decides whether a request comes from this machine. Pass it if your server has the peer's address. The default
   * compares host names, which the sender chooses: use it only if the server listens on loopback.
   */
  isLoopback?: ((request: Request) => boolean) | undefined
  /**
   * Lets pages of other origins call the API. Default: no CORS headers. `credentials` allows cookies; `maxAgeS` is how long a browser keeps
   * a preflight answer, in seconds, default 600.
   */
  cors?: { origins: readonly string[]; credentials?: boolean | undefined; maxAgeS?: number | undefined } | undefined
  /**
   * Rate limits per process. `perCaller` counts requests before `authorize` is called, `perDomain` counts allowed requests. `callerOf`
   * returns the id of a caller; the default is a hash of the credentials.
   */
  limits?: { perCaller?: Rate | undefined; perDomain?: Rate | undefined; callerOf?: ((request: Request) => string) | undefined } | undefined
  /** Syncs that all servers of the backend share, such as `syncs` of the PostgreSQL backend. Default: each process keeps its own list. */
  syncs?: SyncTable | undefined
  /** Path under which `/v1` is mounted, such as `/api/backup`. */
  basePath?: string | undefined
  /**
   * Receives the errors of responses with status 500 and above, and of failed syncs, which belong to no request. `requestId` is the
   * response's `X-Request-Id`.
   */
  onError?: ((error: BackupError, request: Request | undefined, requestId: string | undefined) => void) | undefined
  /** Called once for each part of the adapter's answers that the handler ignores, because this version does not know it. */
  onWarning?: ((warning: AnswerWarning) => void) | undefined
  /** Called after each response, for logs and metrics. Receives ids and figures, but no personal data. */
  onHandled?: ((handled: HandledRequest) => void) | undefined
}

const functions: EndpointFunctions<EndpointId> = {
  ...directoryFunctions,
  ...settingsFunctions,
  ...syncFunctions,
  ...backupFunctions,
  ...policyFunctions,
  ...licenseFunctions,
  ...activityFunctions,
}
const localeOf = ({ headers }: Request): string | undefined =>
  /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}(?=$|[,;\s])/.exec(headers.get('accept-language') ?? '')?.[0]

const CORS_REQUEST_HEADERS = ['authorization', 'content-type', 'idempotency-key', 'if-match', 'accept-language']
const CORS_RESPONSE_HEADERS = ['etag', 'retry-after', 'x-request-id', 'www-authenticate']

const corsMiddleware = ({ origins, credentials = false, maxAgeS = 600 }: NonNullable<HandlerOptions['cors']>) => {
  if (origins.includes('*') && credentials)
    throw new BackupError('bad-input', 'cors: browsers refuse "*" together with credentials; list the origins', { field: 'cors' })
  return cors({
    origin: (origin) => (origins.includes('*') ? '*' : origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: CORS_REQUEST_HEADERS,
    exposeHeaders: CORS_RESPONSE_HEADERS,
    credentials,
    maxAge: maxAgeS,
  })
}

const readIdempotencyKey = ({ headers }: Request): string => {
  const key = headers.get('idempotency-key') ?? ''
  if (IDEMPOTENCY_KEY.test(key)) return key
  throw badRequest('the header Idempotency-Key is required: 1 to 255 printable ASCII characters', 'idempotencyKey')
}

/**
 * Serves any adapter over HTTP as described by `openapi.json`. Returns a web-standard function that mounts in any framework. It never
 * rejects, and its responses contain no internals of the backend.
 *
 * @example
 * const handler = createHandler(adapter, { basePath: '/api', authorize: (request) => isAdmin(request) })
 * const response = await handler(new Request('https://portal.example/api/v1/clouds'))
 */
export const createHandler = (rawAdapter: BackupAdapter, options: HandlerOptions = {}): ((request: Request) => Promise<Response>) => {
  const { authorize, isLoopback = looksLoopback, onError } = options
  const report = (error: BackupError, request?: Request, id?: string): void => {
    if (toProblem(error).status < 500) return
    try {
      onError?.(error, request, id)
    } catch {
      // An error in the host's log function must not change the response.
    }
  }
  const adapter = createValidatingAdapter(rawAdapter, undefined, { onWarning: options.onWarning })
  const syncs = options.syncs === undefined ? createSyncBook(adapter, report) : createTableBook(options.syncs)
  const base = (options.basePath ?? '').split('/').filter((part) => part !== '')
  const root = `/${[...base, VERSION].join('/')}`

  const permissions = createPermissions({ authorize, authorizeDomains: options.authorizeDomains, isLoopback })

  const { perCaller, perDomain, callerOf = callerByCredentials } = options.limits ?? {}
  const callerLimit = perCaller && createRateLimit(perCaller)
  const domainLimit = perDomain && createRateLimit(perDomain)
  const bodies = createBodyBudget(2 * MAX_START_BODY)
  /** Small bodies do not count towards the budget. */
  const readBody = async (request: Request, limit: number): Promise<unknown> => {
    if (limit <= MAX_BODY) return readJson(request, limit)
    const account = bodies.open(callerOf(request))
    try {
      return await readJson(request, limit, account.add)
    } finally {
      account.close()
    }
  }

  const answer = async (
    id: EndpointId,
    endpoint: Endpoint,
    request: Request,
    given: Record<string, string>,
  ): Promise<{ response: Response; runId: string | undefined }> => {
    const params = parseParams(endpoint.path, given)
    const scope = { cloudId: params.cloudId ?? '', domainId: params.domainId ?? '' }
    callerLimit?.take(callerOf(request))
    const permission = await permissions.check(request, endpoint.action, 'cloudId' in params ? scope : undefined)
    if (!permission.isAllowed) {
      tellRefused(options.onRefused, id, scope, permission.actor)
      throw refusePermission(request, authorize)
    }
    if ('cloudId' in params) domainLimit?.take(JSON.stringify([scope.cloudId, scope.domainId]))
    const query = readQuery(new URL(request.url).searchParams)
    if (endpoint.query === undefined) parse(noQuery, query, 'the query')
    const idempotencyKey = endpoint.isKeyed === true ? readIdempotencyKey(request) : ''
    const body = endpoint.body === undefined ? undefined : await readBody(request, endpoint.maxBody ?? MAX_BODY)
    const may = async (action: Action, domain: Scope): Promise<boolean> => (await permissions.check(request, action, domain)).isAllowed
    const context = {
      adapter,
      syncs,
      scope,
      params,
      query,
      body,
      idempotencyKey,
      ifMatch: request.headers.get('if-match'),
      locale: localeOf(request),
      actor: permission.actor,
      signal: request.signal,
      may,
      mayRead: (scopes: readonly Scope[]) => permissions.checkDomains(request, scopes),
    }
    const result = await functions[id](context)
    const runId = params.runId ?? (id === 'startBackup' ? (result.body as { id: string }).id : undefined)
    return { response: jsonResponse(result.body, endpoint.status, result.headers), runId }
  }

  const app = new Hono<{ Variables: RequestIdVariables & HandledVariables }>()
  app.use(observeRequests(options.onHandled))
  if (options.cors !== undefined) app.use(corsMiddleware(options.cors))
  app.use(
    requestId(),
    async (context, next) => {
      await next()
      // requestId() prepares this header for Hono's own response helpers only.
      context.header('x-request-id', context.get('requestId'))
    },
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      // The server that terminates TLS sets this header.
      strictTransportSecurity: false,
    }),
  )
  for (const [id, endpoint] of routedEndpoints) {
    app.on(endpoint.method, `${root}${toRoute(endpoint.path)}`, async (context) => {
      const { req } = context
      context.set('operation', id)
      checkPath(new URL(req.url).pathname)
      try {
        const { response, runId } = await answer(id, endpoint, req.raw, req.param())
        if (runId !== undefined) context.set('runId', runId)
        return response
      } catch (thrown) {
        // Hono handles thrown errors only; hooks and adapters may throw anything.
        throw toBackupError(thrown)
      }
    })
  }
  for (const path of routedPaths) {
    const allow = allowedMethods(path)
    app.options(`${root}${toRoute(path)}`, () => jsonResponse(undefined, 204, { allow }))
    app.all(`${root}${toRoute(path)}`, () => {
      throw new Refusal(405, 'unsupported', `this path supports ${allow}`, { headers: { allow } })
    })
  }
  app.notFound(() => problemResponse(noSuchPath()))
  app.onError((thrown, context) => {
    const error = toBackupError(thrown)
    report(error, context.req.raw, context.get('requestId'))
    return problemResponse(error)
  })
  return async (request) => app.fetch(request)
}
