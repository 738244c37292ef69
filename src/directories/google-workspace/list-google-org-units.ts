import type { DirectoryOrgUnit, DirectoryPage } from '../../compose/directory.js'
import { BackupError, type Call, isBackupError, type Scope } from '../../core/internal.js'
import type { GoogleClient } from './google-client.js'
import { readCursor, writeCursor } from './google-cursor.js'
import { readOptionalFlag, readRecords, readText } from './google-fields.js'
import { type ListPosition, readListedPage } from './google-listing.js'
import { customerOf } from './list-google-groups.js'
import { usersOf } from './list-google-users.js'

const CALL = 'google-workspace.org-units'
const SCOPE = 'admin.directory.orgunit.readonly'
const UNITS_MASK = 'organizationUnits(orgUnitId,name,orgUnitPath,parentOrgUnitId,parentOrgUnitPath)'
const USERS_MASK = 'nextPageToken,users(id,primaryEmail,orgUnitPath,isGuestUser)'
/** Id of the root in a tenant without other units, where Google's lists do not name it. */
const LONELY_ROOT = 'id:root'

/** A tree that is too large fails every time, so few attempts are enough. */
const WHOLE_TREE_ATTEMPTS = 3

type Unit = Omit<DirectoryOrgUnit, 'users'>
/** Units by path. Google compares paths without case. */
type Tree = ReadonlyMap<string, Unit>

const keyOf = (path: string): string => path.toLowerCase()

const requestUnits = async (
  client: GoogleClient,
  customer: string,
  query: Record<string, string>,
  signal: AbortSignal,
  attempts?: number,
) => {
  const path = `customer/${customer}/orgunits`
  const answer = await client.get({ call: 'org-units', path, query: { fields: UNITS_MASK, ...query }, scope: SCOPE, signal, attempts })
  return readRecords(answer, 'organizationUnits', CALL)
}

/** Returns whether one listing may be too large for Google, which then fails in one of these ways. */
const isTooLarge = (thrown: unknown): boolean => isBackupError(thrown) && ['unavailable', 'too-large', 'bad-input'].includes(thrown.code)

/** Lists every unit but the root: in one request, or in trees too large for that, by one request for each unit below the root. */
const requestAllUnits = async (client: GoogleClient, customer: string, signal: AbortSignal): Promise<Record<string, unknown>[]> => {
  try {
    return await requestUnits(client, customer, { type: 'all' }, signal, WHOLE_TREE_ATTEMPTS)
  } catch (thrown) {
    if (signal.aborted || !isTooLarge(thrown)) throw thrown
  }
  const top = await requestUnits(client, customer, { type: 'children' }, signal)
  // addressed by id, because Google handles some characters of paths inconsistently
  const below = top.map((unit) => requestUnits(client, customer, { type: 'all', orgUnitPath: readText(unit, 'orgUnitId', CALL) }, signal))
  return [...top, ...(await Promise.all(below)).flat()]
}

/** Reads the tree and adds the root, which Google leaves out. */
const readTree = async (client: GoogleClient, customer: string, signal: AbortSignal): Promise<Tree> => {
  const rows = await requestAllUnits(client, customer, signal)
  const top = rows.find(({ parentOrgUnitPath }) => parentOrgUnitPath === '/')
  const root: Unit = { id: top === undefined ? LONELY_ROOT : readText(top, 'parentOrgUnitId', CALL), name: '/', parentId: null }
  const tree = new Map<string, Unit>([['/', root]])
  for (const row of rows) {
    const unit = {
      id: readText(row, 'orgUnitId', CALL),
      name: readText(row, 'name', CALL),
      parentId: readText(row, 'parentOrgUnitId', CALL),
    }
    tree.set(keyOf(readText(row, 'orgUnitPath', CALL)), unit)
  }
  return tree
}

interface PlacedUser {
  id: string
  path: string
}

/** Sorts users into their units; `undefined` if the tree lacks the unit of a user. */
const placeUsers = (users: readonly PlacedUser[], tree: Tree): Map<Unit, string[]> | undefined => {
  const placed = new Map<Unit, string[]>()
  for (const { id, path } of users) {
    const unit = tree.get(path)
    if (unit === undefined) return undefined
    const ids = placed.get(unit)
    if (ids === undefined) placed.set(unit, [id])
    else ids.push(id)
  }
  return placed
}

/** Lists the org units of a customer with the users of one domain. */
export type ListOrgUnits = (scope: Scope, cursor: string | undefined, call: Call) => Promise<DirectoryPage<DirectoryOrgUnit>>

/**
 * Creates the listing of org units. The tree is listed once for each listing, and once more if a unit was renamed in the meantime. A user's
 * unit comes from the user list, because the index behind queries is up to 36 hours late and its paths match whole subtrees.
 */
export const createOrgUnitListing = (client: GoogleClient): ListOrgUnits => {
  /** The tree of the running listing of each customer. A restarted process lists it again. */
  const trees = new Map<string, Tree>()

  return async (scope, cursor, { signal }) => {
    const { domainId } = scope
    const customer = customerOf(scope)
    const at = readCursor<ListPosition>(cursor, 'org-units', domainId)
    let isNew = false
    const refresh = async (): Promise<Tree> => {
      const tree = await readTree(client, customer, signal)
      trees.set(customer, tree)
      isNew = true
      return tree
    }
    const known = at === undefined ? undefined : trees.get(customer)
    let tree = known ?? (await refresh())
    const { rows, next } = await readListedPage(client, { ...usersOf(domainId, USERS_MASK, signal), call: 'org-units' }, at)
    const users = rows
      .filter((row) => readOptionalFlag(row, 'isGuestUser', CALL) !== true)
      .map((row) => ({ id: readText(row, 'id', CALL), path: keyOf(readText(row, 'orgUnitPath', CALL)) }))
    let placed = placeUsers(users, tree)
    if (placed === undefined && !isNew) {
      tree = await refresh()
      placed = placeUsers(users, tree)
    }
    if (placed === undefined) {
      const user = users.find(({ path }) => !tree.has(path))
      const reason = `Google does not list the org unit of the user with the id ${user?.id}. Sync again in a few minutes`
      throw new BackupError('unavailable', reason, { call: CALL, field: 'orgUnitPath' })
    }
    const units = isNew ? [...tree.values()] : [...placed.keys()]
    return {
      items: units.map((unit) => ({ ...unit, users: placed.get(unit) ?? [] })),
      ...(next !== undefined && { next: writeCursor('org-units', domainId, next) }),
    }
  }
}
