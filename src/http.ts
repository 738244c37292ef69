export type { GetToken } from './http/client/access-tokens.js'
export { createHttpAdapter } from './http/client/http-adapter.js'
export type { HttpAdapterOptions } from './http/client/http-client.js'
