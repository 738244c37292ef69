import { BackupError, toBackupError } from '../../core/internal.js'
import { type GoogleClient, isTokenExpired, toSegment } from './google-client.js'
import { readOptionalText, readRecords, readText } from './google-fields.js'
import { checkToken, MAX_LISTING_MS } from './google-listing.js'

/** A group whose members are still to be read, and the position in its list of members. */
export interface PendingGroup {
  id: string
  name: string
  email?: string | undefined
  isHidden?: boolean | undefined
  pageToken?: string | undefined
  begunAt?: number | undefined
  /** Whether the list was begun again. */
  isSecond?: boolean | undefined
}

/** The direct members of a group, or a part of them. */
export interface ReadGroup {
  group: PendingGroup
  members: string[]
  groups: string[]
}

export interface ReadMembers {
  read: ReadGroup[]
  /** Groups that were not read to their end. */
  rest: PendingGroup[]
}

interface MemberOptions {
  /** Id of the customer. A member of type CUSTOMER with this id is everybody of the organization. */
  customer: string
  /** Id of the hidden group that stands for everybody. */
  everyone: string
  signal: AbortSignal
}

const CALL = 'google-workspace.groups'
const SCOPE = 'admin.directory.group.member.readonly'
const WORKERS = 6
/** Bounds of one page, so that a sync loses little if it is interrupted. */
const MAX_MEMBERS = 20_000
const MAX_MS = 30_000

/** The position after an expired page token, or after 50 minutes. Members cannot be ordered, so their list begins anew. */
const beginAgain = (group: PendingGroup, begunAt: number): PendingGroup => {
  const { pageToken: _, isSecond, ...rest } = group
  if (isSecond !== true) return { ...rest, begunAt, isSecond: true }
  const reason = `Google ended the list of the members of the group with the id ${group.id} twice. Sync again when fewer requests run`
  throw new BackupError('unavailable', reason, { call: CALL, retryable: false })
}

interface MemberPage {
  rows: Record<string, unknown>[]
  /** The group with the position of the next page; `pageToken` is absent at the end. */
  at: PendingGroup
}

const readPage = async (client: GoogleClient, group: PendingGroup, signal: AbortSignal): Promise<MemberPage> => {
  const { id, pageToken, begunAt = client.clock.now() } = group
  const path = `groups/${toSegment(id, CALL)}/members`
  const query = { maxResults: '200', fields: 'nextPageToken,members(id,type)', pageToken }
  const answer = await client.get({ call: 'groups', path, query, scope: SCOPE, signal })
  const next = checkToken(readOptionalText(answer, 'nextPageToken', CALL), pageToken, CALL)
  return { rows: readRecords(answer, 'members', CALL), at: { ...group, pageToken: next, begunAt } }
}

/** Reads the next page of a group; the first one if the position is too old or no longer accepted. */
const readNextPage = async (client: GoogleClient, group: PendingGroup, signal: AbortSignal): Promise<MemberPage> => {
  const { pageToken, begunAt = 0 } = group
  const now = client.clock.now()
  if (pageToken === undefined) return readPage(client, group, signal)
  if (now - begunAt >= MAX_LISTING_MS) return readPage(client, beginAgain(group, now), signal)
  try {
    return await readPage(client, group, signal)
  } catch (thrown) {
    if (!isTokenExpired(thrown)) throw thrown
    return readPage(client, beginAgain(group, now), signal)
  }
}

/** Adds the members of a page. External people and groups are kept as ids without a record; other types, such as devices, are left out. */
const addMembers = (to: ReadGroup, rows: readonly Record<string, unknown>[], { customer, everyone }: MemberOptions): void => {
  for (const row of rows) {
    const id = readText(row, 'id', CALL)
    const type = readText(row, 'type', CALL)
    if (type === 'USER') to.members.push(id)
    else if (type === 'GROUP') to.groups.push(id)
    else if (type === 'CUSTOMER' && id === customer) to.groups.push(everyone)
  }
}

/**
 * Reads the direct members of groups, six at a time, up to the bounds of one page. If Google fails after some members were read, returns
 * them, and the next call continues with the rest. A group that no longer exists is left out.
 */
export const readGoogleMembers = async (
  client: GoogleClient,
  groups: readonly PendingGroup[],
  options: MemberOptions,
): Promise<ReadMembers> => {
  const { signal } = options
  const queue = [...groups]
  const read: ReadGroup[] = []
  const rest: PendingGroup[] = []
  const endAt = client.clock.now() + MAX_MS
  let room = MAX_MEMBERS
  let failure: BackupError | undefined
  const isFull = (): boolean => room <= 0 || failure !== undefined || client.clock.now() >= endAt

  /** Reads one group to its end or to the bounds of the page. */
  const readGroup = async (group: PendingGroup): Promise<void> => {
    const own: ReadGroup = { group, members: [], groups: [] }
    const tokens = new Set<string>()
    let at = group
    let pages = 0
    try {
      do {
        const page = await readNextPage(client, at, signal)
        addMembers(own, page.rows, options)
        room -= page.rows.length
        pages += 1
        at = page.at
        if (at.pageToken !== undefined && tokens.has(at.pageToken)) checkToken(at.pageToken, at.pageToken, CALL)
        tokens.add(at.pageToken ?? '')
      } while (at.pageToken !== undefined && !isFull())
      if (at.pageToken !== undefined) rest.push(at)
    } catch (thrown) {
      const error = toBackupError(thrown, CALL)
      if (error.code !== 'not-found') {
        failure = error
        rest.push(at)
      }
    }
    if (pages > 0) read.push(own)
  }
  const work = async (): Promise<void> => {
    while (!isFull()) {
      const group = queue.shift()
      if (group === undefined) return
      await readGroup(group)
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  checkFailure(failure, read.length)
  return { read, rest: [...rest, ...queue] }
}

/** Throws the failure of a page unless some members were read and the rest can be read later. */
const checkFailure = (failure: BackupError | undefined, count: number): void => {
  if (failure !== undefined && (count === 0 || !failure.retryable)) throw failure
}
