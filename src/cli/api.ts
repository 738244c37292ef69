import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BackupAdapter, BackupError } from '../core/internal.js'
import { createHandler, type HandlerOptions } from '../http/server/handler.js'
import { isLoopbackAddress, looksLoopback } from '../http/server/loopback.js'
import { badRequest, problemResponse } from '../http/server/problem-responses.js'
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

/** Creates Node's request listener for an adapter. Without `authorize`, it serves only requests from this machine. */
export const createApi = async (
  adapter: BackupAdapter,
  { onError, ...options }: Pick<HandlerOptions, 'authorize' | 'basePath' | 'cors' | 'limits'> & { onError: ReportError },
): Promise<RequestListener> => {
  const { getRequestListener } = await import('@hono/node-server')
  const localRequests = new WeakSet<Request>()
  const isLoopback = (request: Request): boolean => localRequests.has(request) && looksLoopback(request)
  const handle = createHandler(adapter, { ...options, isLoopback, onError: (error, _, requestId) => onError(error, requestId) })
  return getRequestListener(
    (request, { incoming }) => {
      if (isLoopbackAddress(incoming.socket.remoteAddress)) localRequests.add(request)
      return handle(request)
    },
    {
      overrideGlobalObjects: false,
      // Node accepts hosts and paths that `new Request()` rejects.
      errorHandler: () => problemResponse(badRequest('the request line or the Host header is invalid')),
    },
  )
}
