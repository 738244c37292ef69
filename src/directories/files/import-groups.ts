import type { TenantGroup } from '../../compose/tenant.js'
import { foldKey } from '../../core/internal.js'
import { columnOf, columnsLike } from './import-formats.js'
import { addressOf, cellText, type ExportSheet, type ImportProblem } from './import-sheet.js'

/** A group while its members are being collected; `members` and `groups` may repeat ids. */
interface GroupDraft extends TenantGroup {
  members: string[]
  groups: string[]
}

/** A group and one of its members, as a file names them. The importer looks the member up after it has read all groups. */
interface Membership {
  sheet: ExportSheet
  line: number
  group: string
  member: string
}

const draftOf = (groups: Map<string, GroupDraft>, address: string, name = ''): GroupDraft => {
  const key = foldKey(address)
  let group = groups.get(key)
  if (group === undefined) {
    group = { id: key, name: address, email: address, members: [], groups: [] }
    groups.set(key, group)
  }
  if (name !== '') group.name = name
  return group
}

/** Collects the groups in group exports, keyed by folded address. */
const readGroupList = (sheets: readonly ExportSheet[]): Map<string, GroupDraft> => {
  const groups = new Map<string, GroupDraft>()
  for (const { kind, header, rows } of sheets) {
    if (kind.holds !== 'groups') continue
    const email = columnOf(header, 'email', 'groupemail')
    const name = columnOf(header, 'name', 'groupname')
    for (const cells of rows) {
      const address = addressOf(cellText(cells, email))
      if (address !== undefined) draftOf(groups, address, cellText(cells, name))
    }
  }
  return groups
}

const readMemberships = (sheet: ExportSheet, groups: Map<string, GroupDraft>, problems: ImportProblem[]): Membership[] => {
  const { kind, header, rows, lines } = sheet
  const isMemberList = kind.holds === 'members'
  const group = isMemberList ? columnOf(header, 'group', 'groupemail') : columnOf(header, 'email', 'groupemail')
  const memberColumns = isMemberList
    ? [columnOf(header, 'memberemail', 'email', 'primaryemail')]
    : columnsLike(header, /^(?:members|managers|owners)$/)
  return rows.flatMap((cells, index) => {
    const line = lines[index] as number
    const address = addressOf(cellText(cells, group))
    if (address === undefined) {
      problems.push({ file: sheet.name, line, kind: 'not-an-address', text: cellText(cells, group) })
      return []
    }
    draftOf(groups, address)
    const members = memberColumns.flatMap((column) => cellText(cells, column).split(/[\s,;]+/))
    return members.filter((member) => member !== '').map((member) => ({ sheet, line, group: address, member }))
  })
}

/**
 * Reads groups with their members from group and member exports. A member that is neither a user nor a group of these files becomes a
 * problem.
 *
 * @param users ids of the users by folded address
 */
export const readGroups = (
  sheets: readonly ExportSheet[],
  users: ReadonlyMap<string, string>,
  problems: ImportProblem[],
): TenantGroup[] => {
  const groups = readGroupList(sheets)
  const memberships = sheets.filter(({ kind }) => kind.holds !== 'users').flatMap((sheet) => readMemberships(sheet, groups, problems))
  // nested groups may be listed in a later file, so members are resolved last
  for (const { sheet, line, group, member } of memberships) {
    const draft = draftOf(groups, group)
    const user = users.get(foldKey(member))
    const nested = groups.get(foldKey(member))
    if (user !== undefined) draft.members.push(user)
    else if (nested !== undefined) draft.groups.push(nested.id)
    else problems.push({ file: sheet.name, line, kind: 'unknown-member', text: member })
  }
  return [...groups.values()]
    .map(({ groups: nested, members, ...group }) => ({ ...group, members: [...new Set(members)], groups: [...new Set(nested)] }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
