import { batch, computed, type Signal, signal } from '@preact/signals-core'
import { createCoverage, type OwnedCoverage } from '../coverage/create-coverage.js'
import { createCsv, type OwnedCsv } from '../csv/create-csv.js'
import { createOrgUnits, type OwnedOrgUnits } from '../lists/org-units/create-org-units.js'
import { createScopeLists, type ScopeLists } from '../lists/scope-lists.js'
import type { BackupAdapter } from '../model/adapter.js'
import type { Scope } from '../model/model.js'
import { createValidatingAdapter } from '../model/validating-adapter.js'
import { createBoxStore } from '../selection/box.js'
import { createItemTable, type ItemTable } from '../selection/item-table.js'
import { createSelection, type OwnedSelection } from '../selection/selection.js'
import { createUserTable, type UserTable } from '../selection/user-table.js'
import { type Balance, createBalance } from '../starting/balance.js'
import { createRuns, type OwnedRuns } from '../starting/runs.js'
import { createActivityList, type OwnedActivityList } from './activity-list.js'
import { createSettings, type OwnedSettings } from './default-settings.js'
import { createLicenses, type OwnedLicenses } from './license-list.js'
import { createPolicies, type OwnedPolicies } from './policy-list.js'
import { createScopes, type Scopes } from './scopes.js'
import type { BackupSession, SessionOptions } from './session.js'
import { createTap } from './session-tap.js'
import { createUserFilters, type OwnedUserFilters } from './user-filters.js'

const PAGE_SIZE = 50

/** The parts of a session, connected to each other. */
export interface SessionParts extends Pick<BackupSession, 'on'> {
  /** The adapter wrapped by the validation of its answers. */
  readonly port: BackupAdapter
  readonly scopes: Scopes
  readonly users: UserTable
  readonly items: ItemTable
  readonly lists: ScopeLists
  readonly orgUnits: OwnedOrgUnits
  readonly balance: Balance
  readonly coverage: OwnedCoverage
  readonly csv: OwnedCsv
  readonly selection: OwnedSelection
  readonly runs: OwnedRuns
  readonly settings: OwnedSettings
  readonly filters: OwnedUserFilters
  readonly activity: OwnedActivityList
  readonly licenses: OwnedLicenses
  readonly policies: OwnedPolicies
  /** Number of running checks for changes at the backend. */
  readonly checks: Signal<number>
  /** Chooses a scope. A new scope clears the state of every part. */
  changeScope(scope: Scope): void
  dispose(): void
}

/** Creates the parts of a session. */
export const createSessionParts = (options: SessionOptions): SessionParts => {
  const { scope, locale, pageSize = PAGE_SIZE } = options
  const tap = createTap()
  const port = createValidatingAdapter(options.adapter, locale, {
    isStrict: options.isStrict,
    onWarning(warning) {
      tap.report('warning', warning)
      options.onWarning?.(warning)
    },
    onPass: tap.onPass,
  })
  const users = createUserTable()
  const scopes = createScopes(port, scope)
  const { need: needScope, signal: scopeSignal } = scopes

  const items = createItemTable(users, ({ kind, id }) => {
    if (kind === 'domain') return scopes.domain.value?.id === id ? { label: scopes.domain.value.name } : undefined
    return kind === 'group' ? lists.groupName(id) : orgUnits.unitName(id)
  })
  const store = createBoxStore(items)
  const exceptions = createBoxStore(items, true)
  const lists = createScopeLists({
    port,
    table: users,
    items,
    scopes,
    pageSize,
    loadFacets: () => filters.reload().then(() => filters.description.value ?? []),
  })
  const balance = createBalance(port, scopes)
  const checks = signal(0)
  const coverage = createCoverage({
    users,
    port,
    needScope,
    items,
    store,
    exceptions,
    available: balance.available,
    isChecking: computed(() => checks.value > 0),
    listUsers: lists.listUsers,
    async hasCoverage() {
      await scopes.load()
      return scopes.capabilities.value.has('coverage')
    },
  })
  const csv = createCsv({ users, port, scope: () => scopes.current.value, needScope })

  const selection: OwnedSelection = createSelection({
    users,
    items,
    store,
    exceptions,
    coverage,
    namesRevision: computed(() => `${lists.groupNamesRevision.value} ${orgUnits.unitsRevision.value} ${scopes.domain.value?.name}`),
    lookUp: lists.lookUp,
    loaded: (list) => (list === 'csv' ? csv.found() : lists.loaded(list)),
    // all rows of a file are in memory
    matching: async (list, onProgress, signal) => (list === 'csv' ? csv.found() : lists.matching(list, onProgress, signal)),
    *subtree(id) {
      for (const unit of orgUnits.subtree(id)) yield { kind: 'org-unit', id: unit.id, label: unit.name }
    },
    scopeSignal,
  })
  const orgUnits = createOrgUnits({
    port,
    needScope,
    ticks: selection.ticks,
    locale: typeof locale === 'function' ? locale : () => locale,
  })
  const runs = createRuns({
    port,
    pageSize,
    needScope,
    scopeSignal,
    onEnd({ status }) {
      lists.refresh({ users: true, groups: false }).catch(() => {})
      // another session, or a start whose answer was lost, may have begun the run
      balance.refresh().catch(() => {})
      // the last workers refunded credits after the answer to `stopRun`
      if (status === 'stopped') coverage.reload()
    },
  })
  const settings = createSettings({ port, needScope, scopeSignal })
  const filters = createUserFilters({ port, needScope, scopeSignal })
  const activity = createActivityList({ port, pageSize, needScope, scopeSignal })
  const host = { port, pageSize, store: options.sharedStore ?? options.store, needScope, scopeSignal }
  const licenses = createLicenses(host)
  const policies = createPolicies(host)

  return {
    on: tap.on,
    port,
    scopes,
    users,
    items,
    lists,
    orgUnits,
    balance,
    coverage,
    csv,
    selection,
    runs,
    settings,
    filters,
    activity,
    licenses,
    policies,
    checks,
    changeScope(next) {
      if (!scopes.change(next)) return
      scopes.restart()
      batch(() => {
        selection.reset()
        coverage.reset()
        users.clear()
        items.clear()
        for (const part of [csv, balance, lists, orgUnits, runs, settings, filters, activity, licenses, policies]) part.reset()
      })
    },
    dispose() {
      for (const part of [scopes, coverage, csv, lists, orgUnits, runs, activity, licenses, policies]) part.dispose()
    },
  }
}
