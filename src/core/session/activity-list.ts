import type { List } from '../lists/list.js'
import { createList, type OwnedList } from '../lists/paged-list.js'
import type { ActivityEntry, ActivityQuery } from '../model/activity-model.js'
import type { BackupAdapter } from '../model/adapter.js'
import { aborted, unsupported } from '../model/errors.js'
import type { Scope } from '../model/model.js'

/** Filter of the activity log. */
export type ActivityFilter = Omit<ActivityQuery, 'cursor'>

/** The activity log of the domain, newest first. Offered if the capabilities include `activity`. */
export interface ActivityList extends Omit<List<ActivityEntry, ActivityFilter>, 'search'> {
  /**
   * Fetches all entries that match the filter, also entries that are not loaded yet, and writes them as CSV. No spreadsheet executes a cell.
   */
  toCsv(): Promise<Blob>
}

/** Connections between the activity log and its session. */
export interface ActivityHost {
  port: BackupAdapter
  pageSize: number
  needScope(): Promise<Scope>
  scopeSignal(): AbortSignal
}

/** The activity log with the methods reserved for its session. */
export type OwnedActivityList = ActivityList & Pick<OwnedList<ActivityEntry>, 'refresh' | 'reset' | 'dispose'>

/** Creates the activity log of the current domain. */
export const createActivityList = ({ port, pageSize, needScope, scopeSignal }: ActivityHost): OwnedActivityList => {
  const create = (scopeOf = needScope) =>
    createList<ActivityEntry, ActivityEntry, ActivityFilter>({
      pageSize,
      async fetch({ search: _, limit: __, ...query }, signal) {
        if (port.listActivity === undefined) throw unsupported(port, 'listActivity')
        return port.listActivity(await scopeOf(), query, { signal })
      },
    })
  const list = create()
  return {
    ...list,
    async toCsv() {
      const abort = scopeSignal()
      const scope = await needScope()
      // all pages come from one domain, also if another domain is chosen meanwhile
      const all = create(async () => scope)
      all.filter(list.query.value)
      await all.more(Number.POSITIVE_INFINITY)
      // the administrator has chosen another domain
      if (abort.aborted) throw aborted('activity')
      return (await import('./write-activity.js')).writeActivity(scope, all.rows.value)
    },
  }
}
