import { cursorOf, positionOf } from '../../compose/mirror/list-cursor.js'
import { type Activity, type ActivityEntry, type ActivityQuery, type Actor, BackupError, type Page } from '../../core/internal.js'

const PAGE = 100

/** The append-only activity log of one domain. */
export interface ActivityLog {
  add(activity: Activity | undefined, actor: Actor | undefined): void
  /** Entries, newest first. */
  list(query: ActivityQuery): Page<ActivityEntry>
}

/** Parses a time in a filter. @throws `bad-input` for any text that is not a date. */
const parseInstant = (text: string | undefined, field: string, absent: number): number => {
  const at = text === undefined ? absent : Date.parse(text)
  if (Number.isNaN(at)) throw new BackupError('bad-input', `${field} must be a date in ISO 8601`, { field })
  return at
}

export const createActivityLog = (scopeKey: string, now: () => number): ActivityLog => {
  const entries: ActivityEntry[] = []
  return {
    add(activity, actor) {
      if (activity === undefined) return
      const entry = { id: String(entries.length + 1), at: new Date(now()).toISOString(), ...(actor && { actor: { ...actor } }) }
      entries.push({ ...entry, ...activity })
    },
    list({ cursor, ...filter }) {
      const since = parseInstant(filter.since, 'since', Number.NEGATIVE_INFINITY)
      const until = parseInstant(filter.until, 'until', Number.POSITIVE_INFINITY)
      const key = JSON.stringify(['activity', scopeKey, filter])
      const fits = ({ action, actor, at }: ActivityEntry): boolean =>
        (filter.action === undefined || action === filter.action) &&
        (filter.actor === undefined || actor?.id === filter.actor) &&
        Date.parse(at) >= since &&
        Date.parse(at) < until
      const items: ActivityEntry[] = []
      let place = cursor === undefined ? entries.length : positionOf(key, cursor)
      while (place > 0 && items.length < PAGE) {
        place -= 1
        const entry = entries[place]
        if (entry !== undefined && fits(entry)) items.push(structuredClone(entry))
      }
      return { items, ...(place > 0 ? { next: cursorOf(key, place) } : {}) }
    },
  }
}
