import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BackupAdapter, BackupError } from '../core/internal.js'
import { createHandler, type HandlerOptions } from '../http/server/handler.js'
import { isLoopbackAddress, looksLoopback } from '../http/server/loopback.js'
import { badRequest, problemResponse } from '../http/server/problem-responses.js'
import { mistake } from './options.js'

type Authorize = NonNullable<HandlerOptions['authorize']>

/** The default export of a module: who may do what. */
export const loadAuthorize = async (file: string): Promise<Authorize> => {
  let module: { default?: unknown }
  try {
    module = await import(/* @vite-ignore */ pathToFileURL(resolve(file)).href)
  } catch (error) {
    throw mistake(`${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof module.default !== 'function')
    throw mistake(`${file} has no function as its default export: (request, action, scope) => boolean`)
  return module.default as Authorize
}

/** An adapter as Node's server takes it. Without `authorize`, only what this very machine sends is answered. */
export const createApi = async (
  adapter: BackupAdapter,
  { authorize, basePath, onError }: Pick<HandlerOptions, 'authorize' | 'basePath'> & { onError: (error: BackupError) => void },
): Promise<RequestListener> => {
  const { getRequestListener } = await import('@hono/node-server')
  const fromHere = new WeakSet<Request>()
  const isLoopback = (request: Request): boolean => fromHere.has(request) && looksLoopback(request)
  const handle = createHandler(adapter, { authorize, basePath, isLoopback, onError })
  return getRequestListener(
    (request, { incoming }) => {
      if (isLoopbackAddress(incoming.socket.remoteAddress)) fromHere.add(request)
      return handle(request)
    },
    {
      overrideGlobalObjects: false,
      // a request that makes no sense before it is one: a host, a path
      errorHandler: () => problemResponse(badRequest('the request line or its host cannot be understood')),
    },
  )
}
