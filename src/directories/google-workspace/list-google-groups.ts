import type { Directory, DirectoryGroup, DirectoryPage } from '../../compose/directory.js'
import { BackupError, type Call, type Scope } from '../../core/internal.js'
import type { GoogleClient } from './google-client.js'
import { readCursor, writeCursor } from './google-cursor.js'
import { readOptionalFlag, readOptionalText, readText } from './google-fields.js'
import { type ListPosition, readListedPage } from './google-listing.js'
import { usersOf } from './list-google-users.js'
import { type PendingGroup, type ReadGroup, readGoogleMembers } from './read-google-members.js'

const CALL = 'google-workspace.groups'
const SCOPE = 'admin.directory.group.readonly'
const GROUPS_MASK = 'nextPageToken,groups(id,email,name)'
const IDS_MASK = 'nextPageToken,users(id,primaryEmail,isGuestUser)'

/** Position in the groups of a customer: groups whose members are still to be read, then the rest of the list, then everybody. */
interface Cursor {
  pending?: PendingGroup[] | undefined
  /** Absent after the last page. */
  list?: ListPosition | undefined
  /** Whether a group contains everybody of the organization. */
  hasEveryone?: boolean | undefined
  everyone?: ListPosition | 'first' | undefined
}

/** Id of the hidden group that stands for all users of a domain. */
export const everyoneOf = (domain: string): string => `everyone:${domain}`

/** The customer id in the id of a cloud. @throws BackupError `not-found` */
export const customerOf = ({ cloudId }: Scope): string => {
  const id = /^google:([\w-]+)$/.exec(cloudId)?.[1]
  if (id !== undefined) return id
  throw new BackupError('not-found', 'the directory has no such cloud', { call: 'google-workspace', field: 'scope' })
}

const isInDomain = (address: string, domain: string): boolean => address.toLowerCase().endsWith(`@${domain.toLowerCase()}`)

/** Groups of the customer's other domains are hidden: their members count where such a group is nested. */
const readGroup = (row: Record<string, unknown>, domain: string): PendingGroup => {
  const email = readText(row, 'email', CALL)
  const name = readOptionalText(row, 'name', CALL)
  return { id: readText(row, 'id', CALL), name: name || email, email, ...(!isInDomain(email, domain) && { isHidden: true }) }
}

const toDirectoryGroup = ({ group: { id, name, email, isHidden }, members, groups }: ReadGroup): DirectoryGroup => ({
  ...{ id, name, ...(email !== undefined && { email }), members },
  ...(groups.length > 0 && { groups: [...new Set(groups)] }),
  ...(isHidden === true && { isHidden }),
})

/** Lists all users of a domain, page by page, as the members of a hidden group. */
const listEveryone = async (client: GoogleClient, domain: string, from: ListPosition | undefined, signal: AbortSignal) => {
  const { rows, next } = await readListedPage(client, { ...usersOf(domain, IDS_MASK, signal), call: 'groups' }, from)
  const members = rows.filter((row) => readOptionalFlag(row, 'isGuestUser', CALL) !== true).map((row) => readText(row, 'id', CALL))
  const group: DirectoryGroup = { id: everyoneOf(domain), name: `All users of ${domain}`, members, isHidden: true }
  return { items: [group], next }
}

/** Lists the groups of the customer with their direct members. Groups are listed once, and each group's members are read once. */
export const listGoogleGroups = async (
  client: GoogleClient,
  scope: Scope,
  cursor: string | undefined,
  { signal }: Call,
): Promise<DirectoryPage<DirectoryGroup>> => {
  const { domainId } = scope
  const customer = customerOf(scope)
  const pageOf = (items: DirectoryGroup[], state: Cursor | undefined): DirectoryPage<DirectoryGroup> => ({
    items,
    ...(state !== undefined && { next: writeCursor('groups', domainId, state) }),
  })
  const at = readCursor<Cursor>(cursor, 'groups', domainId)
  if (at?.everyone !== undefined) {
    const { items, next } = await listEveryone(client, domainId, at.everyone === 'first' ? undefined : at.everyone, signal)
    return pageOf(items, next && { everyone: next })
  }

  let list = at?.list
  let pending = at?.pending
  if (pending === undefined) {
    const query = { customer, maxResults: '200', fields: GROUPS_MASK }
    const request = { ...({ call: 'groups', path: 'groups', list: 'groups', address: 'email', scope: SCOPE } as const), query, signal }
    const { rows, next } = await readListedPage(client, request, list)
    pending = rows.map((row) => readGroup(row, domainId))
    list = next
  }
  const everyone = everyoneOf(domainId)
  const { read, rest } = await readGoogleMembers(client, pending, { customer, everyone, signal })
  const hasEveryone = at?.hasEveryone === true || read.some(({ groups }) => groups.includes(everyone))
  const items = read.map(toDirectoryGroup)
  if (rest.length > 0) return pageOf(items, { pending: rest, list, hasEveryone })
  if (list !== undefined) return pageOf(items, { list, hasEveryone })
  return pageOf(items, hasEveryone ? { everyone: 'first' } : undefined)
}

type MembersPage = Awaited<ReturnType<NonNullable<Directory['members']>>>

/** Lists the direct members of some groups, without listing every group. */
export const listGoogleMembers = async (
  client: GoogleClient,
  scope: Scope,
  groupIds: readonly string[],
  cursor: string | undefined,
  { signal }: Call,
): Promise<MembersPage> => {
  const { domainId } = scope
  const customer = customerOf(scope)
  const everyone = everyoneOf(domainId)
  const at: Pick<Cursor, 'pending' | 'everyone'> = readCursor<Cursor>(cursor, 'members', domainId) ?? {
    pending: groupIds.filter((id) => id !== everyone).map((id) => ({ id, name: '' })),
    everyone: groupIds.includes(everyone) ? 'first' : undefined,
  }
  const pageOf = (items: DirectoryGroup[], pending: readonly PendingGroup[], rest: Cursor['everyone']): MembersPage => ({
    items: items.map(({ id, members, groups }) => ({ id, members, ...(groups !== undefined && { groups }) })),
    ...((pending.length > 0 || rest !== undefined) && { next: writeCursor('members', domainId, { pending, everyone: rest }) }),
  })
  if (at.pending !== undefined && at.pending.length > 0) {
    const { read, rest } = await readGoogleMembers(client, at.pending, { customer, everyone, signal })
    return pageOf(read.map(toDirectoryGroup), rest, at.everyone)
  }
  if (at.everyone === undefined) return pageOf([], [], undefined)
  const { items, next } = await listEveryone(client, domainId, at.everyone === 'first' ? undefined : at.everyone, signal)
  return pageOf(items, [], next)
}
