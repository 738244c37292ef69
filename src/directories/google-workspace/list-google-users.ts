import type { DirectoryPage, DirectoryUser } from '../../compose/directory.js'
import { BackupError, type Call, isBackupError, type Scope } from '../../core/internal.js'
import { type GoogleClient, toSegment } from './google-client.js'
import { readCursor, writeCursor } from './google-cursor.js'
import { type ListPosition, type ListRequest, readListedPage } from './google-listing.js'
import { type ListedUser, readUser, USER_MASK, USERS_MASK } from './google-users.js'

/** The live accounts come first, then those deleted within the last 20 days. */
type Cursor = Partial<ListPosition> & { phase: 'live' | 'deleted' }

const CALL = 'google-workspace.users'
const SCOPE = 'admin.directory.user.readonly'
const PAGE = '500'
/** Waits before each further reading of an account whose state Google does not report yet, in ms: a minute in all. */
const STATE_WAITS_MS = [2_000, 4_000, 8_000, 16_000, 30_000]

/** A request for a list of the users of a domain. */
export const usersOf = (domain: string, fields: string, signal: AbortSignal, query: ListRequest['query'] = {}): ListRequest => ({
  ...{ call: 'users', path: 'users', list: 'users', address: 'primaryEmail', scope: SCOPE, signal },
  query: { domain, maxResults: PAGE, fields, ...query },
})

const positionOf = ({ begunAt, ...rest }: Partial<ListPosition>): ListPosition | undefined =>
  begunAt === undefined ? undefined : { ...rest, begunAt }

/** Reads an account again; `undefined` if it was deleted in the meantime. */
const readAgain = async (client: GoogleClient, id: string, signal: AbortSignal): Promise<ListedUser | undefined> => {
  const path = `users/${toSegment(id, CALL)}`
  try {
    return readUser(await client.get({ call: 'users', path, query: { fields: USER_MASK }, scope: SCOPE, signal }), false, CALL)
  } catch (thrown) {
    if (isBackupError(thrown) && thrown.code === 'not-found') return undefined
    throw thrown
  }
}

/** Reads accounts of unknown state again until Google reports it. @throws BackupError `unavailable` that names the first unknown id */
const settleStates = async (client: GoogleClient, listed: readonly ListedUser[], signal: AbortSignal): Promise<DirectoryUser[]> => {
  let all: readonly (ListedUser | undefined)[] = listed.filter(({ isGuest }) => !isGuest)
  for (const waitMs of STATE_WAITS_MS) {
    if (!all.some((one) => one !== undefined && one.user === undefined)) break
    await client.clock.sleep(waitMs, signal)
    all = await Promise.all(all.map((one) => (one === undefined || one.user !== undefined ? one : readAgain(client, one.id, signal))))
  }
  return all.flatMap((one) => {
    if (one === undefined) return []
    if (one.user !== undefined) return [one.user]
    const reason = `Google does not report yet whether the user with the id ${one.id} is suspended. Sync again in a few minutes`
    throw new BackupError('unavailable', reason, { call: CALL, field: 'suspended' })
  })
}

/** Lists the users of a domain, without guests. */
export const listGoogleUsers = async (
  client: GoogleClient,
  { domainId }: Scope,
  cursor: string | undefined,
  { signal }: Call,
): Promise<DirectoryPage<DirectoryUser>> => {
  const { phase, ...at } = readCursor<Cursor>(cursor, 'users', domainId) ?? { phase: 'live' as const }
  const isDeleted = phase === 'deleted'
  const request = usersOf(domainId, USERS_MASK, signal, isDeleted ? { showDeleted: 'true' } : {})
  const { rows, next } = await readListedPage(client, request, positionOf(at))
  const listed = rows.map((row) => readUser(row, isDeleted, CALL))
  const items = await settleStates(client, listed, signal)
  const following: Cursor | undefined = next === undefined ? (isDeleted ? undefined : { phase: 'deleted' }) : { phase, ...next }
  return { items, ...(following !== undefined && { next: writeCursor('users', domainId, following) }) }
}
