import type { BackupSession, CsvRow, Item, ItemRef } from '../../core/index.js'
import { isSelectable, nameOf } from '../parts/user-row/user-row.js'

/** Returns the user that the checkbox of a row ticks: the matched user, or the most similar one if it can be backed up. */
export const tickedUser = ({ verdict, user, nearest }: CsvRow): CsvRow['user'] => {
  if (verdict === 'ready' || verdict === 'protected') return user
  return verdict === 'unknown' && nearest !== undefined && isSelectable(nearest) ? nearest : undefined
}

/** Returns the distinct ticked users of the loaded file. */
export const ticksOfFile = ({ csv, selection }: BackupSession): Item[] => {
  const ticked = selection.ticked.value
  if (ticked.size === 0) return []
  const found = new Map<string, Item>()
  for (const row of csv.rows.value) {
    const user = tickedUser(row)
    if (user === undefined) continue
    const ref: ItemRef = { kind: 'user', id: user.id }
    if (ticked.has(ref)) found.set(user.id, { ...ref, label: nameOf(user) })
  }
  return [...found.values()]
}

/** Unticks the items. */
export const untick = ({ selection }: BackupSession, items: readonly Item[]): void => {
  for (const item of items) selection.tick(item, false)
}
