import { reportCell } from '../csv/report.js'
import type { ActivityEntry } from '../model/activity-model.js'
import type { Scope } from '../model/model.js'

const COLUMNS = ['cloud', 'domain', 'id', 'at', 'actor id', 'actor name', 'action', 'target', 'summary', 'counts']

const csvLine = (cells: readonly string[]): string => `${cells.map(reportCell).join(',')}\r\n`

/** First line of the activity log as CSV. The byte order mark tells Excel that the file is UTF-8. */
export const activityHead = (): string => `\uFEFF${csvLine(COLUMNS)}`

/** Writes an entry of the activity log as a line of CSV that no spreadsheet executes. */
export const activityLine = ({ cloudId, domainId }: Scope, entry: ActivityEntry): string => {
  const { id, at, actor, action, target = '', summary, counts = {} } = entry
  const countText = Object.entries(counts).map(([name, count]) => `${name}: ${count}`)
  return csvLine([cloudId, domainId, id, at, actor?.id ?? '', actor?.name ?? '', action, target, summary, countText.join(', ')])
}

/** Writes entries of the activity log as CSV. */
export const writeActivity = (scope: Scope, entries: Iterable<ActivityEntry>): Blob =>
  new Blob([activityHead(), ...Array.from(entries, (entry) => activityLine(scope, entry))], { type: 'text/csv' })
