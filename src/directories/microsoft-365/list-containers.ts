import type { DirectoryGroup, DirectoryOrgUnit, DirectoryPage } from '../../compose/directory.js'
import type { Call, Scope } from '../../core/internal.js'
import { type GraphClient, withPermission } from './graph-client.js'
import { type GraphCursor, type ListingName, readCursor, type Unread, writeCursor } from './graph-cursor.js'
import { CONTAINERS } from './graph-shapes.js'
import { readFromLink } from './read-from-link.js'
import { type ReadContainer, type ReadMembersOptions, readMembers } from './read-members.js'

interface Kind {
  listing: ListingName
  path: ReadMembersOptions['path']
  /** First page of the listing. */
  first: string
  /** The action and its permission, for the error of a refusal. */
  refusal: readonly [action: string, permission: string]
  memberRefusal: readonly [action: string, permission: string]
}

const GROUPS: Kind = {
  listing: 'groups',
  path: '/groups',
  first: '/groups?$select=id,displayName,mail&$top=999',
  refusal: ['list groups', 'GroupMember.Read.All'],
  memberRefusal: ['list members of groups', 'GroupMember.Read.All, and Member.Read.Hidden for groups with hidden membership,'],
}
const UNITS: Kind = {
  listing: 'org-units',
  path: '/directory/administrativeUnits',
  first: '/directory/administrativeUnits?$select=id,displayName&$top=999',
  refusal: ['list administrative units', 'AdministrativeUnit.Read.All'],
  memberRefusal: ['list members of administrative units', 'AdministrativeUnit.Read.All'],
}

/** The listings of groups and administrative units, both with members. */
export interface ContainerListings {
  groups(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryGroup>>
  orgUnits(scope: Scope, cursor: string | undefined, call: Call): Promise<DirectoryPage<DirectoryOrgUnit>>
  members(
    scope: Scope,
    groupIds: readonly string[],
    cursor: string | undefined,
    call: Call,
  ): Promise<DirectoryPage<Pick<DirectoryGroup, 'id' | 'members' | 'groups'>>>
}

const toGroup = ({ id, name, email, users, groups }: ReadContainer): DirectoryGroup => ({
  ...{ id, name, members: users },
  ...(email !== undefined && { email }),
  ...(groups.length > 0 && { groups }),
})

/**
 * Lists groups and administrative units. Neither has a domain, so each domain shows all of them, with the members of the domain.
 *
 * @param maxMs time in ms after which a page returns the members read so far
 */
export const createContainerListings = (client: GraphClient, maxMs?: number): ContainerListings => {
  const read = async (containers: readonly Unread[], kind: Kind, scope: Scope, { signal }: Call) => {
    const { path, listing, memberRefusal } = kind
    const options = { client, path, domain: scope.domainId.toLowerCase(), call: `microsoft-365.${listing}`, signal, maxMs }
    return withPermission(...memberRefusal, readMembers(containers, options))
  }

  /** Lists one page of groups or units, then reads the members of all of them. Members that this call did not read follow on the next page. */
  const list = async <T>(kind: Kind, scope: Scope, cursor: string | undefined, call: Call, convert: (found: ReadContainer) => T) => {
    const { listing, first, refusal } = kind
    const at = readCursor(listing, scope, cursor)
    let { link, again } = at
    let containers = at.unread
    if (containers === undefined) {
      const target = link ?? first
      const name = `microsoft-365.${listing}`
      const page = await withPermission(
        ...refusal,
        readFromLink(client, CONTAINERS, { target, first, again, call: name, signal: call.signal }),
      )
      link = page.link
      again = page.again
      containers = page.body.value.map(({ id, displayName, mail }) => ({ id, name: displayName ?? mail ?? id, email: mail ?? undefined }))
    }
    const { containers: found, unread } = await read(containers, kind, scope, call)
    const next: GraphCursor = { link, again, ...(unread.length > 0 && { unread }) }
    const isLast = link === undefined && unread.length === 0
    return { items: found.map(convert), ...(!isLast && { next: writeCursor(listing, scope, next) }) }
  }

  return {
    groups: (scope, cursor, call) => list(GROUPS, scope, cursor, call, toGroup),
    orgUnits: (scope, cursor, call) => list(UNITS, scope, cursor, call, ({ id, name, users }) => ({ id, name, parentId: null, users })),
    async members(scope, groupIds, cursor, call) {
      const containers = readCursor('members', scope, cursor).unread ?? groupIds.map((id) => ({ id, name: '' }))
      const { containers: found, unread } = await read(containers, GROUPS, scope, call)
      return {
        items: found.map((container) => ({ id: container.id, members: container.users, groups: container.groups })),
        ...(unread.length > 0 && { next: writeCursor('members', scope, { unread }) }),
      }
    },
  }
}
