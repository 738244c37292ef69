export type { HttpAdapterOptions } from './client.js'
export { createHttpAdapter } from './http-adapter.js'
export type { GetToken } from './tokens.js'
