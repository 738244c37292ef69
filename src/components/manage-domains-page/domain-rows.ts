import { fold, sameScope } from '../../core/for-components.js'
import type { Capability, Cloud, Domain, Scope, SyncKind, SyncState } from '../../core/index.js'

export const SYNC_KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

export interface DomainRow {
  scope: Scope
  domain: Domain
  isCurrent: boolean
}

export interface CloudRows {
  cloud: Cloud
  canSync: boolean
  rows: readonly DomainRow[]
}

/** Returns a key for a sync of one kind in one domain. */
export const syncKey = ({ cloudId, domainId }: Scope, kind: SyncKind): string => JSON.stringify([cloudId, domainId, kind])

/**
 * Returns whether the domains of a cloud can be synced. `offered` has the capabilities of the current cloud. If its own list excludes
 * syncing, the backend may still sync other clouds: those without a list are assumed to support it.
 */
export const canSync = (cloud: Cloud, current: Cloud | undefined, offered: ReadonlySet<Capability>): boolean => {
  if (cloud.id === current?.id) return offered.has('sync')
  if (cloud.capabilities !== undefined && !cloud.capabilities.includes('sync')) return false
  const doesCurrentLeaveOut = current?.capabilities !== undefined && !current.capabilities.includes('sync')
  return current === undefined || doesCurrentLeaveOut || offered.has('sync')
}

/** Returns the matching domains by cloud, the current domain first. Omits clouds without a match. */
export const domainRows = (
  clouds: readonly Cloud[],
  { search, scope, capabilities }: { search: string; scope: Scope | undefined; capabilities: ReadonlySet<Capability> },
): CloudRows[] => {
  const wanted = fold(search.trim())
  const current = clouds.find(({ id }) => id === scope?.cloudId)
  return clouds
    .map((cloud) => {
      const isAll = fold(cloud.name).includes(wanted)
      const rows = cloud.domains
        .filter(({ name }) => isAll || fold(name).includes(wanted))
        .map((domain) => {
          const own = { cloudId: cloud.id, domainId: domain.id }
          return { scope: own, domain, isCurrent: sameScope(own, scope) }
        })
        .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
      return { cloud, canSync: canSync(cloud, current, capabilities), rows }
    })
    .filter(({ cloud, rows }) => rows.length > 0 || (wanted === '' && cloud.domains.length === 0))
    .sort((a, b) => Number(b.cloud === current) - Number(a.cloud === current))
}

/** Returns the states by `syncKey`. */
export const statesByKey = (states: readonly SyncState[]): ReadonlyMap<string, SyncState> =>
  new Map(states.map((state) => [syncKey(state.scope, state.kind), state]))
