export type { GetToken, TokenHint } from './core/internal.js'
export { createHttpAdapter } from './http/client/http-adapter.js'
export type { HttpAdapterOptions } from './http/client/http-client.js'
