import type { Actor } from './model.js'

/** One entry of the activity log of a domain. Entries are never changed or removed. */
export interface ActivityEntry {
  id: string
  /** ISO 8601. */
  at: string
  /** Absent for an action of the backend itself. */
  actor?: Actor | undefined
  /** The recorded action, such as `backup-started`. Backends may add actions. */
  action: string
  /** Id of the run, or kind of the sync, that the action concerns. */
  target?: string | undefined
  /** One English sentence that describes the action. */
  summary: string
  counts?: Readonly<Record<string, number>> | undefined
}

/** Filter of the activity log. */
export interface ActivityQuery {
  action?: string | undefined
  /** Id of an actor. */
  actor?: string | undefined
  /** ISO 8601; entries of this instant and later. */
  since?: string | undefined
  /** ISO 8601; entries before this instant. */
  until?: string | undefined
  cursor?: string | undefined
}
