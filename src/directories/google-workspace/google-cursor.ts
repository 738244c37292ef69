import { BackupError } from '../../core/internal.js'

/** Writes a cursor of one listing of one domain. */
export const writeCursor = (listing: string, domain: string, state: object): string => JSON.stringify({ listing, domain, ...state })

/** Reads a cursor that `writeCursor` wrote. @throws BackupError `bad-input` for the cursor of another listing or domain */
export const readCursor = <T extends object>(cursor: string | undefined, listing: string, domain: string): T | undefined => {
  if (cursor === undefined) return undefined
  try {
    const state = JSON.parse(cursor) as T & { listing?: unknown; domain?: unknown }
    if (state.listing === listing && state.domain === domain) return state
  } catch {
    // not JSON
  }
  throw new BackupError('bad-input', 'the cursor belongs to another list', { call: `google-workspace.${listing}`, field: 'cursor' })
}
