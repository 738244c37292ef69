import type { MiddlewareHandler } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'

/** A request that was responded to. Contains no address, query, body or header. */
export interface HandledRequest {
  /** The response's `X-Request-Id`. */
  requestId: string | undefined
  /** Operation id of `openapi.json`; undefined for a path or method outside the API. */
  operation: string | undefined
  method: string
  status: number
  durationMs: number
  /** Run in the path or in the response of a start. */
  runId: string | undefined
}

/** Variables through which a route describes its request. */
export interface HandledVariables {
  operation?: string
  runId?: string
}

/** Calls `onHandled` after each response. Its errors change no response. */
export const observeRequests =
  (onHandled: ((handled: HandledRequest) => void) | undefined): MiddlewareHandler<{ Variables: RequestIdVariables & HandledVariables }> =>
  async (context, next) => {
    const since = performance.now()
    await next()
    try {
      onHandled?.({
        requestId: context.get('requestId'),
        operation: context.get('operation'),
        method: context.req.method,
        status: context.res.status,
        durationMs: performance.now() - since,
        runId: context.get('runId'),
      })
    } catch {
      // An error in the host's function must not change the response.
    }
  }
