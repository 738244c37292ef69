import type { Directory } from '../../../compose/directory.js'
import { type ParsedPage, requestPage } from '../../../compose/directory-door.js'
import { readWithRetries } from '../../../compose/retry-reading.js'
import type { Scope, SyncKind } from '../../../core/internal.js'

/** The next page of a sync. */
export interface PageRequest {
  kind: SyncKind
  scope: Scope
  cursor: string | null
}

/**
 * Reads the next page of a sync and retries retryable errors with backoff.
 *
 * @throws `aborted` only if the signal aborts; the last error of the directory after five tries
 */
export const readDirectoryPage = (directory: Directory, { kind, scope, cursor }: PageRequest, signal: AbortSignal): Promise<ParsedPage> =>
  readWithRetries((linked) => requestPage(directory, kind, scope, cursor ?? undefined, linked), signal)
