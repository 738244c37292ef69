export { createHandler, type HandlerOptions } from './handler.js'
export { openApi } from './openapi.js'
export type { Action } from './operations.js'
