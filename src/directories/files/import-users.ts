import { foldKey, type User } from '../../core/internal.js'
import { addressOf, type ExportSheet, type ImportProblem } from './import-sheet.js'
import { findUserColumns, type ImportedStatus, type UserColumns } from './user-columns.js'

/** A user of an export, before ids are assigned and domains are known. */
export interface ImportedUser extends Omit<User, 'id'> {
  /** The export's own id. */
  id: string | undefined
  /** Folded address; marked for a deleted account, because its address may belong to a new account. */
  key: string
  orgUnitPath: string | undefined
}

/** Joins two alias lists. If aliases differ only in case, the later spelling is kept. */
const joinAliases = (earlier: readonly string[], later: readonly string[]): string[] => [
  ...new Map([...earlier, ...later].map((alias) => [foldKey(alias), alias])).values(),
]

/** An unknown status counts as suspended: omitting a user is safer than promising a credit for an account that cannot be backed up. */
const statusOr = (status: ImportedStatus, text: string): NonNullable<ImportedStatus> =>
  status ?? { accountStatus: 'suspended', statusReason: text }

const readUser = (cells: readonly string[], columns: UserColumns, email: string, status: NonNullable<ImportedStatus>): ImportedUser => {
  const aliases = columns.aliases(cells, email)
  const facets = columns.facets(cells)
  return {
    id: columns.id(cells) || undefined,
    key: status.accountStatus === 'deleted' ? `${foldKey(email)} (deleted)` : foldKey(email),
    email,
    name: columns.name(cells),
    backupStatus: 'none',
    ...status,
    orgUnitPath: columns.orgUnitPath(cells) || undefined,
    ...(Object.keys(facets).length > 0 && { facets }),
    ...(aliases.length === 0 ? {} : { aliases }),
  }
}

/** Merges two records of a user. The earlier file takes precedence, except that a blocked account stays blocked. */
const mergeUsers = (earlier: ImportedUser, later: ImportedUser): ImportedUser => {
  const { id = later.id, name, orgUnitPath = later.orgUnitPath } = earlier
  const aliases = joinAliases(earlier.aliases ?? [], later.aliases ?? [])
  const { accountStatus, statusReason } = earlier.accountStatus === 'active' ? later : earlier
  const { statusReason: _earlier, ...rest } = earlier
  return {
    ...later,
    ...rest,
    accountStatus,
    ...(statusReason === undefined ? {} : { statusReason }),
    id,
    name: name || later.name,
    orgUnitPath,
    ...((earlier.facets ?? later.facets) && { facets: { ...later.facets, ...earlier.facets } }),
    ...(aliases.length === 0 ? {} : { aliases }),
  }
}

/** Reads the users of all user exports of one cloud. The same address in two files is one user. */
export const readUsers = (sheets: readonly ExportSheet[], problems: ImportProblem[]): ImportedUser[] => {
  const users = new Map<string, ImportedUser>()
  for (const sheet of sheets) {
    if (sheet.kind.holds !== 'users') continue
    const columns = findUserColumns(sheet)
    const firstLines = new Map<string, number>()
    for (const [index, cells] of sheet.rows.entries()) {
      const line = sheet.lines[index] as number
      const report = (kind: ImportProblem['kind'], text: string): void => {
        problems.push({ file: sheet.name, line, kind, text })
      }
      const email = addressOf(columns.email(cells))
      if (email === undefined) {
        report('not-an-address', columns.email(cells))
        continue
      }
      const status = columns.status(cells)
      if (status === undefined) report('unknown-status', columns.statusText(cells))
      const user = readUser(cells, columns, email, statusOr(status, columns.statusText(cells)))
      const firstLine = firstLines.get(user.key)
      if (firstLine !== undefined) {
        problems.push({ file: sheet.name, line, kind: 'duplicate', text: email, duplicateOf: firstLine })
        continue
      }
      firstLines.set(user.key, line)
      const earlier = users.get(user.key)
      users.set(user.key, earlier === undefined ? user : mergeUsers(earlier, user))
    }
  }
  return [...users.values()]
}
