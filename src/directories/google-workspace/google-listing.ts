import { BackupError } from '../../core/internal.js'
import { type GoogleClient, type GoogleRequest, isTokenExpired } from './google-client.js'
import { readOptionalText, readRecords } from './google-fields.js'

/** Position in a list of the Directory API. It stays valid after a restart of the process. */
export interface ListPosition {
  pageToken?: string | undefined
  /** Time of the first page, in milliseconds since 1970. */
  begunAt: number
  /** Address of the last record so far, in lower case. */
  last?: string | undefined
  /** After a new beginning: pages up to this address were read before. */
  skipTo?: string | undefined
  beginnings?: number | undefined
}

export interface ListedPage {
  rows: Record<string, unknown>[]
  /** Absent on the last page. */
  next?: ListPosition | undefined
}

export interface ListRequest extends GoogleRequest {
  /** Name of the list in the answer, and of the address of its records. */
  list: 'users' | 'groups'
  address: 'primaryEmail' | 'email'
}

/** Google refuses pages more than an hour after the first one. */
export const MAX_LISTING_MS = 50 * 60_000
const MAX_BEGINNINGS = 10

/** Begins the list again. @throws BackupError `unavailable` if the list ends at the same place a second time */
const beginAgain = ({ last, skipTo, beginnings = 1 }: ListPosition, begunAt: number, call: string): ListPosition => {
  if (skipTo === undefined && beginnings < MAX_BEGINNINGS) return { begunAt, last, skipTo: last, beginnings: beginnings + 1 }
  const reason = 'Google ended the list twice at the same place. Sync again when fewer requests run'
  throw new BackupError('unavailable', reason, { call: `google-workspace.${call}`, retryable: false })
}

const readAnswer = (client: GoogleClient, request: ListRequest, { pageToken }: ListPosition): Promise<Record<string, unknown>> =>
  client.get({ ...request, query: { ...request.query, orderBy: 'email', pageToken } })

/** Checks that a page token differs from the one of the page that returned it. @throws BackupError `bad-answer` */
export const checkToken = (token: string | undefined, used: string | undefined, call: string): string | undefined => {
  if (token === undefined || token === '') return undefined
  if (token !== used) return token
  throw new BackupError('bad-answer', 'the page token repeats, so the list never ends', { call, field: 'nextPageToken' })
}

/**
 * Reads one page of a list ordered by address. If the list has been read for 50 minutes, or Google no longer accepts its page token, begins
 * again and skips the pages that were read before. The page that contains the last known address is returned again as a whole, because
 * Google does not document its order of addresses.
 */
export const readListedPage = async (client: GoogleClient, request: ListRequest, from: ListPosition | undefined): Promise<ListedPage> => {
  const { list, address } = request
  const call = `google-workspace.${request.call}`
  const now = client.clock.now()
  let at: ListPosition = from ?? { begunAt: now }
  if (at.pageToken !== undefined && now - at.begunAt >= MAX_LISTING_MS) at = beginAgain(at, now, request.call)
  let answer: Record<string, unknown>
  try {
    answer = await readAnswer(client, request, at)
  } catch (thrown) {
    if (at.pageToken === undefined || !isTokenExpired(thrown)) throw thrown
    at = beginAgain(at, now, request.call)
    answer = await readAnswer(client, request, at)
  }
  const rows = readRecords(answer, list, call)
  const pageToken = checkToken(readOptionalText(answer, 'nextPageToken', call), at.pageToken, call)
  const addresses = rows.map((row) => (readOptionalText(row, address, call) ?? '').toLowerCase())
  const { begunAt, skipTo, beginnings } = at
  const isSkipped = skipTo !== undefined && addresses.every((one) => one <= skipTo)
  const last = isSkipped ? skipTo : (addresses.at(-1) ?? at.last)
  const next = { pageToken, begunAt, last, beginnings, ...(isSkipped && { skipTo }) }
  return { rows: isSkipped ? [] : rows, ...(pageToken !== undefined && { next }) }
}
