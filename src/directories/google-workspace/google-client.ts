import { type CloudCallsOptions, createCloudCalls } from '../../cloud-calls/cloud-calls.js'
import { BackupError, type Clock, isBackupError, realClock } from '../../core/internal.js'
import { isScopeReason, readGoogleFailure } from './google-failure.js'
import { readRecord } from './google-fields.js'

export interface GoogleWorkspaceOptions extends Pick<CloudCallsOptions, 'getToken'> {
  /** Id of the customer, such as `C03az79cb`. Default: the customer of the account that the token belongs to. */
  customer?: string | undefined
  /** Default: `https://admin.googleapis.com`. */
  origin?: string | undefined
  /** Replaces the global `fetch`. */
  fetch?: CloudCallsOptions['fetch']
}

/** Options with a clock that tests replace. */
export interface GoogleClientOptions extends GoogleWorkspaceOptions {
  clock?: Clock | undefined
}

export interface GoogleRequest {
  /** Name of the call, such as `users`. */
  call: string
  path: string
  query?: Readonly<Record<string, string | undefined>>
  /** Last part of the least scope that the call needs. */
  scope: string
  signal: AbortSignal
  attempts?: number | undefined
}

/** Reads from the Directory API. */
export interface GoogleClient {
  readonly clock: Clock
  get(request: GoogleRequest): Promise<Record<string, unknown>>
}

/** Google limits concurrent requests of an account. */
const CONCURRENCY = 6
const BASE = '/admin/directory/v1/'

/** Encodes an id as a path segment. @throws BackupError `bad-answer` for an id that would change the path */
export const toSegment = (id: string, call: string): string => {
  let segment = ''
  try {
    segment = encodeURIComponent(id)
  } catch {
    // the id contains half a surrogate pair
  }
  if (!['', '.', '..'].includes(segment)) return segment
  throw new BackupError('bad-answer', 'an id cannot be a part of a path', { call, field: 'id' })
}

const reasonOf = ({ details }: BackupError): unknown => (details as { reason?: unknown } | undefined)?.reason

/** Returns whether Google no longer accepts the page token of a list. */
export const isTokenExpired = (thrown: unknown): boolean => isBackupError(thrown) && reasonOf(thrown) === 'invalidPageToken'

/** Creates the client of the Directory API. */
export const createGoogleClient = ({ origin = 'https://admin.googleapis.com', clock, ...options }: GoogleClientOptions): GoogleClient => {
  const calls = createCloudCalls({ ...options, origin, clock, concurrency: CONCURRENCY, readFailure: readGoogleFailure })
  return {
    clock: clock ?? realClock,
    async get({ call: name, path, query = {}, scope, signal, attempts }) {
      const call = `google-workspace.${name}`
      const parameters = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
      try {
        const answer = await calls({ call, target: `${BASE}${path}?${new URLSearchParams(parameters)}`, signal, attempts })
        return readRecord(answer, '', call)
      } catch (thrown) {
        if (!isBackupError(thrown) || !isScopeReason(reasonOf(thrown))) throw thrown
        const reason = `the token lacks the scope https://www.googleapis.com/auth/${scope}. Add it and sign in again`
        throw new BackupError('forbidden', reason, { call, field: scope, details: thrown.details })
      }
    },
  }
}
