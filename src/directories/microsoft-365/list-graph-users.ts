import type { Directory, DirectoryPage, DirectoryUser, GoneRecord } from '../../compose/directory.js'
import { BackupError, type Call, type Scope } from '../../core/internal.js'
import { type GraphClient, isExpired, withPermission } from './graph-client.js'
import { type GraphCursor, readCursor, readSince, writeCursor, writeSince } from './graph-cursor.js'
import { CHANGED_USERS, type GraphUserRecord, LATEST, USER_SELECT, USERS } from './graph-shapes.js'
import { toDirectoryUser } from './graph-user.js'
import { readFromLink } from './read-from-link.js'
import type { UserExtras } from './read-user-extras.js'

const FIRST = `/users?$select=${USER_SELECT}&$top=999`
const BIN = `/directory/deletedItems/microsoft.graph.user?$select=${USER_SELECT}&$top=999`
const NOW = `/users/delta?$deltatoken=latest&$select=${USER_SELECT}`

const LIST = 'microsoft-365.users'
const CHANGES = 'microsoft-365.changes'

export interface UserListings {
  users: Directory['users']
  changes(scope: Scope, since: string, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryUser | GoneRecord>>
}

const permitted = <T>(promise: Promise<T>): Promise<T> => withPermission('list users', 'User.Read.All', promise)

/** Lists the users of the tenant and the recycle bin, and reads changes of users. Users of other domains and guests are left out. */
export const createUserListings = (client: GraphClient, extras: UserExtras): UserListings => {
  const convert = async (users: readonly GraphUserRecord[], isDeleted: boolean, scope: Scope, call: string, { signal }: Call) => {
    const domain = scope.domainId.toLowerCase()
    const found = isDeleted ? await extras.ofDeleted(users, call, signal) : await extras.of(users, domain, call, signal)
    return users.map((user) => toDirectoryUser(user, { domain, isDeleted, ...found }, call))
  }

  const readBin = async (at: GraphCursor, scope: Scope, name: string, call: Call) => {
    const from = { target: at.link ?? BIN, first: BIN, again: at.again, call: name, signal: call.signal }
    const { body, link, again } = await permitted(readFromLink(client, USERS, from))
    const items = (await convert(body.value, true, scope, name, call)).filter((user) => user !== undefined)
    return { items, at: { isBin: true, link, again, since: at.since } }
  }
  /** The next page of the recycle bin, or the end of the listing. */
  const endOf = (listing: 'users' | 'changes', scope: Scope, at: GraphCursor) =>
    at.link === undefined ? { since: writeSince(at.since ?? '') } : { next: writeCursor(listing, scope, at) }

  /** A link of another origin was written for another cloud. It must not get the token. */
  const sinceLink = (since: string): string => {
    const link = readSince(since)
    try {
      client.checkLink(link, '', CHANGES)
    } catch (cause) {
      throw new BackupError('bad-input', 'the point of the last sync belongs to another cloud', { call: CHANGES, field: 'since', cause })
    }
    return link
  }

  return {
    async users(scope, cursor, call) {
      const at = readCursor('users', scope, cursor)
      const { signal } = call
      if (at.isBin === true) {
        const page = await readBin(at, scope, LIST, call)
        return { items: page.items, ...endOf('users', scope, page.at) }
      }
      if (cursor === undefined) extras.forget()
      // the point in time precedes the listing, so that a change between them is seen at least once
      const since = at.since ?? (await permitted(client.read(LATEST, NOW, LIST, signal)))['@odata.deltaLink']
      client.checkLink(since, '', LIST)
      const from = { target: at.link ?? FIRST, first: FIRST, again: at.again, call: LIST, signal }
      const { body, link, again } = await permitted(readFromLink(client, USERS, from))
      const items = (await convert(body.value, false, scope, LIST, call)).filter((user) => user !== undefined)
      const next: GraphCursor = link === undefined ? { isBin: true, since } : { link, again, since }
      return { items, next: writeCursor('users', scope, next) }
    },

    async changes(scope, since, cursor, call) {
      const at = readCursor('changes', scope, cursor)
      const { signal } = call
      if (at.isBin === true && at.since !== undefined) {
        const page = await readBin(at, scope, CHANGES, call)
        return { items: page.items, ...endOf('changes', scope, page.at) }
      }
      const target = at.link ?? sinceLink(since)
      const page = await permitted(
        client.read(CHANGED_USERS, target, CHANGES, signal).catch((thrown: unknown) => {
          if (!isExpired(thrown)) throw thrown
          const reason = 'Microsoft 365 no longer reports changes since the last sync'
          throw new BackupError('bad-input', reason, { call: CHANGES, field: 'since' })
        }),
      )
      const users = page.value.filter((item): item is GraphUserRecord => !('@removed' in item))
      const converted = new Map<string, DirectoryUser | undefined>()
      for (const [place, user] of (await convert(users, false, scope, CHANGES, call)).entries())
        converted.set((users[place] as GraphUserRecord).id, user)
      // an object may come several times on a page; the last counts
      const items = page.value.map((item): DirectoryUser | GoneRecord => {
        const user = '@removed' in item ? undefined : converted.get(item.id)
        return user ?? { id: item.id, isGone: true }
      })
      const isBin = at.isBin === true || page.value.some((item) => '@removed' in item && item['@removed'].reason === 'changed')
      const link = client.checkLink(page['@odata.nextLink'], target, CHANGES)
      if (link !== undefined) return { items, next: writeCursor('changes', scope, { link, isBin }) }
      const delta = client.checkLink(page['@odata.deltaLink'], '', CHANGES)
      if (delta === undefined)
        throw new BackupError('bad-answer', 'the last page of changes lacks its delta link', { call: CHANGES, field: '@odata.deltaLink' })
      // a removed user may be in the recycle bin, which has its properties
      return { items, ...(isBin ? { next: writeCursor('changes', scope, { isBin, since: delta }) } : { since: writeSince(delta) }) }
    },
  }
}
