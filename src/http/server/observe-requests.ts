import type { MiddlewareHandler } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'

/** A request with its response. Contains no address, query, body or header. */
export interface HandledRequest {
  /** The response's `X-Request-Id`. */
  requestId: string | undefined
  /** Operation id of `openapi.json`; undefined for a path or method outside the API. */
  operation: string | undefined
  method: string
  status: number
  durationMs: number
  /** Id of the run, from the path or from the response to a start. */
  runId: string | undefined
}

/** Variables in which a route describes its request. */
export interface HandledVariables {
  operation?: string
  runId?: string
}

/** Calls `onHandled` after each response. Errors of the function do not change the response. */
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
