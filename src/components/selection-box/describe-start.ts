import type { BackupSession, Box, Item } from '../../core/index.js'
import type { StartedBackup } from './render-run.js'

/** Items to name in the panel of a started backup. */
const NAMED = 3

const firstOf = (box: Box): readonly Item[] =>
  Array.from({ length: Math.min(NAMED, box.length) }, (_, index) => box.at(index)).filter((item) => item !== undefined)

/** Describes the box before its backup starts, which empties it. */
export const describeStart = ({ selection }: BackupSession, hasCustomSettings: boolean): StartedBackup => {
  const box = selection.box.value
  const excepted = selection.exceptions.value
  const items = firstOf(box)
  const exceptions = firstOf(excepted)
  return {
    items,
    more: box.length - items.length,
    exceptions,
    moreExceptions: excepted.length - exceptions.length,
    hasCustomSettings,
  }
}
