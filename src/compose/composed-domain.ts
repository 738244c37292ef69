import {
  type BackupRequest,
  checkSettings,
  createId,
  type Domain,
  realClock,
  type Scope,
  type SettingsForm,
  type SettingValues,
} from '../core/internal.js'
import type { BackupEngine } from './backup-engine.js'
import { type ComposedSyncs, createComposedSyncs } from './composed-syncs.js'
import type { Directory, DirectoryCloud } from './directory.js'
import { createEngineWork } from './engine-work.js'
import { createGroupView, type GroupView } from './group-view.js'
import { createStarts, type Starts } from './mirror/create-starts.js'
import { createDomainBalance } from './mirror/domain-balance.js'
import { createDomainPolicies, type DomainPolicies } from './mirror/domain-policies.js'
import type { IdempotencyKeys } from './mirror/idempotency-keys.js'
import { createKnownMemberships } from './mirror/known-memberships.js'
import { createLicenseTable } from './mirror/license-table.js'
import type { MirrorLicenses } from './mirror/mirror-licenses.js'
import { createMirrorMembership, type MirrorMembership } from './mirror/mirror-membership.js'
import { createMirrorQueries, type MirrorQueries } from './mirror/mirror-queries.js'
import { createMirrorUsers, type MirrorUsers } from './mirror/mirror-users.js'
import { createItemNames } from './mirror/resolve-items.js'
import { createRunBook, type RunBook } from './mirror/run-book.js'
import { createSyncLog } from './mirror/sync-log.js'

export interface ComposeOptions {
  directory: Directory
  engine: BackupEngine
  /** Credits of a domain when the adapter first uses it. Default: unlimited. */
  credits?: ((scope: Scope) => number | 'unlimited') | undefined
  /** Timeout of the backup of a user in milliseconds. Default: that of the engine, or 2 hours. */
  userTimeoutMs?: number | undefined
  /** Receives failures outside of any call, and errors of the engine that are not a `BackupError`. */
  onError?: ((thrown: unknown) => void) | undefined
}

/** One domain of a composed adapter: its mirror, syncs, runs and settings, all in memory. */
export interface ComposedDomain extends Starts {
  readonly users: MirrorUsers
  readonly membership: MirrorMembership
  readonly queries: MirrorQueries
  readonly runs: RunBook
  readonly syncs: ComposedSyncs
  readonly groupView: GroupView
  readonly policies: DomainPolicies
  /** Loads the holders of licenses. */
  holders(): Promise<MirrorLicenses>
  describe(domain: DirectoryCloud['domains'][number]): Domain
  settings(): SettingValues
  saveSettings(values: SettingValues, checkCurrent?: (current: SettingValues) => void): Promise<SettingValues>
}

export interface ComposedDomainOptions extends ComposeOptions {
  scope: Scope
  domainName: string
  keys: IdempotencyKeys
  signal: AbortSignal
  settingsForm(): Promise<SettingsForm>
}

export const createComposedDomain = (options: ComposedDomainOptions): ComposedDomain => {
  const { directory, engine, scope, domainName, keys, signal, settingsForm, credits, onError } = options
  const scopeKey = JSON.stringify([scope.cloudId, scope.domainId])
  const users = createMirrorUsers([])
  const membership = createMirrorMembership(users, { domain: { id: scope.domainId, name: domainName }, groups: [], orgUnits: [] })
  const work = createEngineWork({ engine, users, scope, signal, onError: (thrown) => onError?.(thrown) })
  const licenses = createLicenseTable()
  const runs = createRunBook({ users, scopeKey, now: realClock.now, work, licenses, runIdOf: () => createId() })
  const queries = createMirrorQueries(users, membership, scopeKey)
  const loadHolders = async (): Promise<MirrorLicenses> => {
    const { createMirrorLicenses } = await import('./mirror/mirror-licenses.js')
    return createMirrorLicenses({ users, membership, runs, table: licenses, scopeKey, facets: queries.facets })
  }
  const log = createSyncLog(users, membership)
  const known = createKnownMemberships(users, false)
  const syncs = createComposedSyncs({
    ...{ directory, engine, scope, users, membership, signal },
    partOf: work.partOf,
    ...{ log, known },
    onSynced: () => policies.evaluate(),
    whenSettled: () => policies.settle(),
  })
  let values: SettingValues = {}

  /** Merges the settings of a run over the settings of the domain, and omits values that equal the form's default. */
  const settingsFor = async (own: BackupRequest['settings']): Promise<SettingValues> =>
    own === 'default' ? values : checkSettings(await settingsForm(), { ...values, ...own })

  const starting = {
    ...{ users, membership, runs, keys, scopeKey, settingsFor, licenses, loadHolders },
    balance: createDomainBalance(credits?.(scope) ?? 'unlimited'),
    describe: createItemNames(users, membership),
    ...(engine.unprotect && { unprotect: async (userIds: readonly string[]) => engine.unprotect?.(scope, userIds, { signal }) }),
  }
  const policies = createDomainPolicies({
    ...starting,
    ...{ log, known },
    now: realClock.now,
    policyIdOf: () => createId(),
    onActivity: () => {},
    onError: (thrown) => onError?.(thrown),
  })

  return {
    users,
    membership,
    queries,
    runs,
    syncs,
    groupView: createGroupView({ directory, scope, membership, signal, onError: (thrown) => onError?.(thrown) }),
    holders: loadHolders,
    policies,
    ...createStarts({ ...starting, policies }),
    describe: ({ id, name }) => ({ id, name, synced: syncs.synced(), syncing: syncs.running() }),
    settings: () => structuredClone(values),
    async saveSettings(next, checkCurrent) {
      const checked = checkSettings(await settingsForm(), next)
      checkCurrent?.(structuredClone(values))
      values = checked
      return structuredClone(values)
    },
  }
}
