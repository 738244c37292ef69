export type { Action } from './http/contract/endpoints.js'
export { createHandler, type HandlerOptions } from './http/server/handler.js'
export { type OidcOptions, oidc, type TokenClaims } from './http/server/oidc.js'
export { openApi } from './http/server/openapi.js'
