import type { TenantGroup } from '../../compose/tenant.js'
import { foldKey } from '../../core/internal.js'
import { columnOf, columnsLike, type FileKind, type Sheet } from './import-formats.js'
import type { ImportProblem } from './import-tenant.js'
import { addressOf } from './import-users.js'

export interface GroupDraft extends TenantGroup {
  members: string[]
  groups: string[]
}

type Files = readonly { sheet: Sheet; kind: FileKind }[]

const cellOf = (cells: readonly string[], place: number): string => (place < 0 ? '' : (cells[place] ?? '').trim())

const groupAt = (groups: Map<string, GroupDraft>, address: string, name = ''): GroupDraft => {
  const key = foldKey(address)
  let group = groups.get(key)
  if (group === undefined) {
    group = { id: key, name: address, email: address, members: [], groups: [] }
    groups.set(key, group)
  }
  if (name !== '') group.name = name
  return group
}

/** The groups that files of groups name, by folded address. */
export const readGroups = (files: Files): Map<string, GroupDraft> => {
  const groups = new Map<string, GroupDraft>()
  for (const { sheet, kind } of files) {
    if (kind.holds !== 'groups') continue
    const email = columnOf(sheet.header, 'email', 'groupemail')
    const name = columnOf(sheet.header, 'name', 'groupname')
    for (const cells of sheet.rows) {
      const address = addressOf(cellOf(cells, email))
      if (address !== undefined) groupAt(groups, address, cellOf(cells, name))
    }
  }
  return groups
}

/** All groups with their members; a member who is neither user nor group of these files is named, not taken. */
export const readMembers = (
  files: Files,
  groups: Map<string, GroupDraft>,
  users: ReadonlyMap<string, string>,
  problems: ImportProblem[],
): TenantGroup[] => {
  const edges: { sheet: Sheet; line: number; group: string; member: string }[] = []
  for (const { sheet, kind } of files) {
    if (kind.holds === 'users') continue
    const { header, rows, lines } = sheet
    const isMembers = kind.holds === 'members'
    const group = isMembers ? columnOf(header, 'group', 'groupemail') : columnOf(header, 'email', 'groupemail')
    const lists = isMembers
      ? [columnOf(header, 'memberemail', 'email', 'primaryemail')]
      : columnsLike(header, /^(?:members|managers|owners)$/)
    rows.forEach((cells, place) => {
      const line = lines[place] as number
      const address = addressOf(cellOf(cells, group))
      if (address === undefined) {
        problems.push({ file: sheet.name, line, kind: 'not-an-address', text: cellOf(cells, group) })
        return
      }
      groupAt(groups, address)
      for (const list of lists) {
        for (const member of cellOf(cells, list).split(/[\s,;]+/)) if (member !== '') edges.push({ sheet, line, group: address, member })
      }
    })
  }
  // only now every group is known, so that nested ones are
  for (const { sheet, line, group, member } of edges) {
    const draft = groupAt(groups, group)
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
