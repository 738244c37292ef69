import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BackupAdapter, BackupError } from '../core/internal.js'
import { createHandler, type HandlerOptions } from '../http/server/handler.js'
import { isLoopbackAddress, looksLoopback } from '../http/server/loopback.js'
import { badRequest, problemResponse } from '../http/server/problem-responses.js'
import { callerByCredentials } from '../http/server/rate-limit.js'
import { createAddressReader } from './operation/client-address.js'
import { usageError } from './usage-error.js'

type Authorize = NonNullable<HandlerOptions['authorize']>

/** Receives a failure with the id of the request that it belongs to. */
export type ReportError = (error: BackupError, requestId?: string) => void

/** Loads the default export of a module as the authorize function. */
export const loadAuthorize = async (file: string): Promise<Authorize> => {
  let module: { default?: unknown }
  try {
    module = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href)
  } catch (error) {
    throw usageError(`Cannot load ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof module.default !== 'function') throw usageError(`${file} needs a default export: (request, action, scope) => boolean.`)
  return module.default as Authorize
}

export interface ApiOptions
  extends Pick<HandlerOptions, 'authorize' | 'basePath' | 'cors' | 'limits' | 'onHandled' | 'onRefused' | 'syncs'> {
  onError: ReportError
  /** Addresses and networks of proxies whose `X-Forwarded-For` is trusted. Default: none. */
  trustedProxies?: readonly string[] | undefined
}

/** Creates Node's request listener for an adapter. Without `authorize`, it serves only requests from this machine. */
export const createApi = async (
  adapter: BackupAdapter,
  { onError, trustedProxies = [], ...options }: ApiOptions,
): Promise<RequestListener> => {
  const { getRequestListener } = await import('@hono/node-server')
  const localRequests = new WeakSet<Request>()
  const addresses = new WeakMap<Request, string>()
  const readAddress = createAddressReader(trustedProxies)
  /** Callers without credentials are distinguished by their address. */
  const callerOf = (request: Request): string =>
    request.headers.has('authorization') || request.headers.has('cookie')
      ? callerByCredentials(request)
      : `address ${addresses.get(request) ?? ''}`
  const isLoopback = (request: Request): boolean => localRequests.has(request) && looksLoopback(request)
  const limits = { callerOf, ...options.limits }
  const handle = createHandler(adapter, { ...options, limits, isLoopback, onError: (error, _, requestId) => onError(error, requestId) })
  return getRequestListener(
    (request, { incoming }) => {
      const peer = incoming.socket.remoteAddress ?? ''
      if (isLoopbackAddress(peer)) localRequests.add(request)
      addresses.set(request, readAddress(peer, request.headers.get('x-forwarded-for')))
      return handle(request)
    },
    {
      overrideGlobalObjects: false,
      // Node accepts hosts and paths that `new Request()` rejects.
      errorHandler: () => problemResponse(badRequest('the request line or the Host header is invalid')),
    },
  )
}
