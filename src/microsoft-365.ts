export type { GetToken, TokenHint } from './core/internal.js'
export { type Microsoft365Options, microsoft365Directory } from './directories/microsoft-365/microsoft-365-directory.js'
