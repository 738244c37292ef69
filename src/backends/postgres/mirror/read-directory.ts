import type { Directory } from '../../../compose/directory.js'
import { readWithRetries } from '../../../compose/retry-reading.js'
import { type ChangesPage, type ParsedPage, requestChanges, requestPage } from '../../../compose/validate-directory.js'
import type { Scope, SyncKind } from '../../../core/internal.js'

/** The next page of a sync. */
export interface PageRequest {
  kind: SyncKind
  scope: Scope
  cursor: string | null
  /** The point after which changes are read. If absent, the page belongs to the full listing. */
  since?: string | null
}

/**
 * Reads the next page of a sync and retries retryable errors with backoff.
 *
 * @throws `aborted` only if the signal aborts; the last error of the directory after five tries
 */
export const readDirectoryPage = (
  directory: Directory,
  { kind, scope, cursor, since = null }: PageRequest,
  signal: AbortSignal,
): Promise<ParsedPage | ChangesPage> => {
  const at = cursor ?? undefined
  const changes = directory.changes?.bind(directory)
  if (since === null || changes === undefined) return readWithRetries((linked) => requestPage(directory, kind, scope, at, linked), signal)
  return readWithRetries((linked) => requestChanges(changes, kind, scope, since, at, linked), signal)
}
