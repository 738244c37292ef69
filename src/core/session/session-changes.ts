import { type Scope, type SyncKind, sameScope } from '../model/model.js'
import { createNews, type News } from './news.js'
import type { SessionParts } from './session-parts.js'

/** A change at the backend. `all`: anything may have changed. */
export type Change = News['changed'] | 'all'

const KNOWN_CHANGES: readonly Change[] = ['backups', 'users', 'groups', 'org-units']

/** Keeps a session up to date with changes at the backend, its own and other sessions'. */
export interface SessionChanges {
  /** Fetches what the change concerns and counts anew. Ticks and items stay. */
  refresh(change: Change): Promise<void>
  /** Refreshes after a change by this session, and tells the other sessions. */
  announce(scope: Scope, change: 'backups' | SyncKind): void
  /** Tells the other sessions of a change. */
  send(scope: Scope, change: 'backups' | SyncKind): void
  /** Stops and resumes listening to other sessions. */
  suspend(): void
  resume(): void
}

export const createSessionChanges = (parts: SessionParts): SessionChanges => {
  const { port, scopes, lists, orgUnits, balance, coverage, csv, runs } = parts

  const refresh = async (change: Change): Promise<void> => {
    const concerns = (kind: Change): boolean => change === 'all' || change === kind
    coverage.reload()
    const work: Promise<unknown>[] = []
    if (change !== 'backups') work.push(scopes.reload())
    if (concerns('users') || concerns('backups')) work.push(lists.refresh({ users: true, groups: change === 'all' }))
    else work.push(lists.refresh({ users: false, groups: concerns('groups') }))
    if (concerns('org-units')) work.push(orgUnits.refresh())
    if (concerns('users')) work.push(csv.refresh())
    if (concerns('backups')) {
      if (balance.available.value !== undefined || balance.error.value !== undefined) work.push(balance.reload())
      work.push(runs.refresh())
    }
    await Promise.all(work)
  }

  /** Refreshes in the background. Each part shows its own failure. */
  const refreshAfter = (scope: Scope, change: Change): void => {
    const isCurrent = sameScope(scope, scopes.current.value)
    if (isCurrent) refresh(change).catch(() => {})
    else if (change !== 'backups') scopes.reload().catch(() => {})
  }

  const news = createNews(({ adapter, scope, changed }) => {
    // a later version may send changes that this version does not know
    if (adapter === port.name) refreshAfter(scope, KNOWN_CHANGES.includes(changed) ? changed : 'all')
  })
  const send: SessionChanges['send'] = (scope, changed) => news.send({ adapter: port.name, scope, changed })

  return {
    refresh,
    send,
    announce(scope, change) {
      send(scope, change)
      refreshAfter(scope, change)
    },
    suspend: news.close,
    resume: news.open,
  }
}
