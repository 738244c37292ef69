export { createHandler, type HandlerOptions } from './http/server/handler.js'
export { openApi } from './http/server/openapi.js'
export type { Action } from './http/server/operations.js'
