export type { GetToken, TokenHint } from './core/internal.js'
export { googleWorkspaceDirectory } from './directories/google-workspace/create-google-directory.js'
export type { GoogleWorkspaceOptions } from './directories/google-workspace/google-client.js'
