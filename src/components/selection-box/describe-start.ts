import type { BackupSession, Item } from '../../core/index.js'
import type { StartedBackup } from './render-run.js'

/** Items to name in the panel of a started backup. */
const NAMED = 3

/** Describes the box before its backup starts, which empties it. */
export const describeStart = (session: BackupSession, hasCustomSettings: boolean): StartedBackup => {
  const box = session.selection.box.value
  const items = Array.from({ length: Math.min(NAMED, box.length) }, (_, index) => box.at(index)).filter(
    (item): item is Item => item !== undefined,
  )
  return { items, more: box.length - items.length, hasCustomSettings }
}
