import { effect } from '@preact/signals-core'
import { abortable } from '../async/abort.js'
import { type ItemRef, type Scope, type SyncKind, sameScope } from '../model/model.js'
import { createNews, type News } from './news.js'
import type { SessionParts } from './session-parts.js'

/** A change at the backend. `all`: anything may have changed. */
export type Change = News['changed'] | 'all'

const SYNC_KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']
const KNOWN_CHANGES: readonly Change[] = ['backups', ...SYNC_KINDS]
/** Items whose members a sync changes. A sync of users or a start changes the standing of users in every item. */
const ITEM_KIND: Partial<Record<Change, ItemRef['kind']>> = { groups: 'group', 'org-units': 'org-unit' }

/** Keeps a session up to date with its own changes at the backend and the changes of other sessions. */
export interface SessionChanges {
  /** Refetches the data that the change affects, and recounts. Ticks and items stay. */
  refresh(change: Change): Promise<void>
  /** Fetches clouds, credits and shown rows, and refreshes the data that another session has changed. */
  recheck(): Promise<void>
  /** Resolves when no recheck is running. */
  whenChecked(signal: AbortSignal): Promise<void>
  /** Refreshes after a change by this session, and notifies the other sessions. */
  announce(scope: Scope, change: 'backups' | SyncKind): void
  /** Notifies the other sessions of a change. */
  send(scope: Scope, change: 'backups' | SyncKind): void
  /** Stops and resumes listening to other sessions. */
  suspend(): void
  resume(): void
}

export const createSessionChanges = (parts: SessionParts): SessionChanges => {
  const { port, scopes, lists, orgUnits, balance, coverage, csv, runs, filters, activity, licenses, policies, checks } = parts

  const refresh = async (change: Change): Promise<void> => {
    const concerns = (kind: Change): boolean => change === 'all' || change === kind
    coverage.reload(ITEM_KIND[change])
    const work: Promise<unknown>[] = []
    if (change !== 'backups') work.push(scopes.reload())
    if (concerns('users') || concerns('backups')) work.push(lists.refresh({ users: true, groups: change === 'all' }))
    else work.push(lists.refresh({ users: false, groups: concerns('groups') }))
    if (concerns('org-units')) work.push(orgUnits.refresh())
    if (concerns('users')) work.push(csv.refresh())
    // counts of facets change with users, groups and org units
    if (change !== 'backups') work.push(filters.refresh())
    if (concerns('backups')) work.push(balance.refresh(), runs.refresh())
    // each change adds an entry
    work.push(activity.refresh(), policies.refresh())
    if (concerns('backups') || concerns('users')) work.push(licenses.refresh())
    await Promise.all(work)
  }

  /** Time of the latest sync of each kind in the current domain. */
  const syncTimes = (): readonly (string | undefined)[] => SYNC_KINDS.map((kind) => scopes.domain.value?.synced?.[kind])

  const check = async (): Promise<void> => {
    const scope = scopes.current.value
    const times = syncTimes()
    const wasKnown = scopes.domain.value !== undefined
    const available = balance.available.value
    const shown = Promise.all([
      lists.refresh({ users: true, groups: true }),
      orgUnits.refresh(),
      runs.refresh(),
      activity.refresh(),
      licenses.refresh(),
      policies.refresh(),
    ])
    await Promise.all([scopes.reload(), balance.refresh(), shown])
    if (!sameScope(scope, scopes.current.value)) return
    const synced = SYNC_KINDS.filter((_, at) => wasKnown && syncTimes()[at] !== times[at])
    const isStarted = available !== undefined && balance.available.value !== available
    if (isStarted || synced.includes('users')) coverage.reload()
    else for (const kind of synced) coverage.reload(ITEM_KIND[kind])
    if (synced.length > 0) filters.refresh().catch(() => {})
    if (synced.includes('users')) await csv.refresh()
  }

  /** Refreshes in the background. Each part shows its own failure. */
  const refreshAfter = (scope: Scope, change: Change): void => {
    const isCurrent = sameScope(scope, scopes.current.value)
    if (isCurrent) refresh(change).catch(() => {})
    else if (change !== 'backups') scopes.reload().catch(() => {})
  }

  const news = createNews(({ adapter, scope, changed }) => {
    // a later version may send changes that are unknown to this version
    if (adapter === port.name) refreshAfter(scope, KNOWN_CHANGES.includes(changed) ? changed : 'all')
  })
  const send: SessionChanges['send'] = (scope, changed) => news.send({ adapter: port.name, scope, changed })

  return {
    refresh,
    async recheck() {
      checks.value += 1
      try {
        await check()
      } finally {
        checks.value -= 1
      }
    },
    whenChecked(signal) {
      let stop = (): void => {}
      const checked = new Promise<void>((resolve) => {
        stop = effect(() => {
          if (checks.value === 0) resolve()
        })
      })
      return abortable(checked, signal, 'start').finally(() => stop())
    },
    send,
    announce(scope, change) {
      send(scope, change)
      refreshAfter(scope, change)
    },
    suspend: news.close,
    resume: news.open,
  }
}
