import { type BackupAdapter, BackupError, createDoor, type Scope, toBackupError } from '../../core/internal.js'
import { KEY, MAX_BODY, VERSION } from '../contract.js'
import { createKeyGuard } from './key-guard.js'
import { looksLoopback } from './loopback.js'
import type { Action, Operation } from './operations.js'
import { badRequest, problemOf, problemResponse, Refusal, toResponse } from './problem-responses.js'
import { readJson } from './read-body.js'
import { noQuery, parse, queryOf, runParams, scopeParams, syncParams } from './requests.js'
import { type Found, find } from './router.js'
import { createSyncBook } from './sync-book.js'

export interface HandlerOptions {
  /**
   * Whether who sent this may do this; only `true` lets it pass, `false` is `forbidden`, and a `BackupError` thrown is
   * answered as it is (`unauthorized` for who has not signed in). `scope` is undefined for the list of clouds, which then
   * has only the domains whose `read` is allowed. It must not read the body.
   *
   * Without it everything is refused but what comes from this very machine.
   */
  authorize?: ((request: Request, action: Action, scope: Scope | undefined) => boolean | Promise<boolean>) | undefined
  /**
   * Without `authorize`: whether a request comes from this very machine. A server that knows the peer's address should say;
   * by default the request is judged by the names it carries, which a sender can make up: then listen on loopback only.
   */
  isLoopback?: ((request: Request) => boolean) | undefined
  /** Where `/v1` is mounted, such as `/api/backup`. */
  basePath?: string | undefined
  /** Hears what clients are not told: the failures behind answers of 500 and above, and of syncs, which belong to no request. */
  onError?: ((error: BackupError, request: Request | undefined) => void) | undefined
}

const PARAMS = { runId: runParams, syncId: syncParams } as const

const paramsOf = (params: Readonly<Record<string, string>>): Record<string, string> => {
  if (!('cloudId' in params)) return {}
  const schema = 'runId' in params ? PARAMS.runId : 'syncId' in params ? PARAMS.syncId : scopeParams
  return parse<Record<string, string>>(schema, params, 'the path')
}

const localeOf = ({ headers }: Request): string | undefined =>
  /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}(?=$|[,;\s])/.exec(headers.get('accept-language') ?? '')?.[0]

const keyOf = ({ isKeyed }: Operation, { headers }: Request): string => {
  if (isKeyed !== true) return ''
  const key = headers.get('idempotency-key') ?? ''
  if (KEY.test(key)) return key
  throw badRequest('a header Idempotency-Key is needed: 1 to 255 printable ASCII characters', 'idempotencyKey')
}

const allowOf = (found: Found): string => [...found.keys(), ...(found.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')

/**
 * Serves any adapter over HTTP as `openapi.json` describes it: a web-standard function that mounts in any framework.
 * Never rejects, never answers half, tells clients nothing of what went wrong inside.
 */
export const createHandler = (adapter: BackupAdapter, options: HandlerOptions = {}): ((request: Request) => Promise<Response>) => {
  const { authorize, isLoopback = looksLoopback, onError } = options
  const report = (error: BackupError, request?: Request): void => {
    if (problemOf(error).status < 500) return
    try {
      onError?.(error, request)
    } catch {
      // the client's answer does not depend on the log
    }
  }
  const port = createDoor(adapter)
  const syncs = createSyncBook(port, report)
  const keys = createKeyGuard()
  const base = (options.basePath ?? '').split('/').filter((part) => part !== '')
  const root = `/${[...base, VERSION].join('/')}/`

  const may = async (request: Request, action: Action, scope: Scope | undefined): Promise<boolean> =>
    authorize === undefined ? isLoopback(request) === true : (await authorize(request, action, scope)) === true

  const check = async (request: Request, action: Action, scope: Scope | undefined): Promise<void> => {
    if (await may(request, action, scope)) return
    throw new BackupError('forbidden', authorize === undefined ? 'without an authorize hook only loopback is served' : 'not allowed')
  }

  const serve = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    if (!url.pathname.startsWith(root)) throw new BackupError('not-found', 'there is no such path')
    const found = find(url.pathname.slice(root.length))
    if (found.size === 0) throw new BackupError('not-found', 'there is no such path')
    const { method } = request
    if (method === 'OPTIONS') return toResponse(undefined, 204, { allow: allowOf(found) })
    const target = found.get(method === 'HEAD' ? 'GET' : method)
    if (target === undefined) {
      throw new Refusal(405, 'unsupported', `${allowOf(found)} are the methods here`, { headers: { allow: allowOf(found) } })
    }
    const { operation } = target
    const params = paramsOf(target.params)
    const scope = { cloudId: params.cloudId ?? '', domainId: params.domainId ?? '' }
    await check(request, operation.action, 'cloudId' in params ? scope : undefined)

    const query = queryOf(url.searchParams)
    if (operation.query === undefined) parse(noQuery, query, 'the query')
    const key = keyOf(operation, request)
    const body = operation.body === undefined ? undefined : await readJson(request, operation.maxBody ?? MAX_BODY)
    const { signal } = request
    const canRead = (domain: Scope): Promise<boolean> => may(request, 'read', domain)
    const context = { port, syncs, keys, scope, params, query, body, key, locale: localeOf(request), signal, canRead }
    const answer = await operation.run(context)
    const response = toResponse(answer.body, operation.status, answer.headers)
    return method === 'HEAD' ? new Response(null, response) : response
  }

  return async (request) => {
    try {
      return await serve(request)
    } catch (thrown) {
      const error = toBackupError(thrown)
      report(error, request)
      const response = problemResponse(error)
      return request.method === 'HEAD' ? new Response(null, response) : response
    }
  }
}
