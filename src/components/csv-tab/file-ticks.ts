import type { BackupSession, CsvRow, Item } from '../../core/index.js'
import { isSelectable, nameOf } from '../parts/user-row/user-row.js'

/** Returns the user that the checkbox of a row ticks: the matched user, or the most similar one if it can be backed up. */
export const tickedUser = ({ verdict, user, nearest }: CsvRow): CsvRow['user'] => {
  if (verdict === 'ready' || verdict === 'protected') return user
  return nearest !== undefined && isSelectable(nearest) ? nearest : undefined
}

/** Returns the distinct users of the rows that `userOf` accepts, as items. */
const distinctUsers = ({ csv }: BackupSession, userOf: (row: CsvRow) => CsvRow['user']): Item[] => {
  const found = new Map<string, Item>()
  for (const row of csv.rows.value) {
    const user = userOf(row)
    if (user !== undefined) found.set(user.id, { kind: 'user', id: user.id, label: nameOf(user) })
  }
  return [...found.values()]
}

/** Returns the ready and protected users of the loaded file, without suggestions. */
export const usersOfFile = (session: BackupSession): Item[] =>
  distinctUsers(session, (row) => (row.nearest === undefined ? tickedUser(row) : undefined))

/** Returns the distinct ticked users of the loaded file. */
export const ticksOfFile = (session: BackupSession): Item[] => {
  const ticked = session.selection.ticked.value
  return ticked.size === 0 ? [] : distinctUsers(session, tickedUser).filter((item) => ticked.has(item))
}

/** Unticks the items. */
export const untick = ({ selection }: BackupSession, items: readonly Item[]): void => {
  for (const item of items) selection.tick(item, false)
}
