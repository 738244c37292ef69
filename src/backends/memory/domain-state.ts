import { createStarts, type Starts } from '../../compose/mirror/create-starts.js'
import { createDomainBalance } from '../../compose/mirror/domain-balance.js'
import { createDomainPolicies, type DomainPolicies } from '../../compose/mirror/domain-policies.js'
import type { IdempotencyKeys } from '../../compose/mirror/idempotency-keys.js'
import { createKnownMemberships } from '../../compose/mirror/known-memberships.js'
import { createLicenseTable } from '../../compose/mirror/license-table.js'
import type { MirrorLicenses } from '../../compose/mirror/mirror-licenses.js'
import { createMirrorMembership, type MirrorMembership } from '../../compose/mirror/mirror-membership.js'
import { createMirrorQueries, type MirrorQueries } from '../../compose/mirror/mirror-queries.js'
import { createMirrorUsers, type MirrorUsers } from '../../compose/mirror/mirror-users.js'
import { createItemNames } from '../../compose/mirror/resolve-items.js'
import { createRunBook, type RunBook } from '../../compose/mirror/run-book.js'
import { createSyncLog } from '../../compose/mirror/sync-log.js'
import type { TenantChanges, TenantCloud, TenantDomain } from '../../compose/tenant.js'
import {
  type Actor,
  BackupError,
  type BackupRequest,
  type Clock,
  checkSettings,
  type Domain,
  describeActivity,
  type SettingValues,
  type SyncKind,
  toBackupError,
} from '../../core/internal.js'
import { settingsFormOf } from '../../engines/simulated/settings-form.js'
import { type ActivityLog, createActivityLog } from './activity-log.js'
import { createMemorySyncs, type MemorySyncs } from './memory-syncs.js'
import { createPendingChanges } from './pending-changes.js'
import { createSimulatedWork } from './simulated-work.js'

/** One domain of the memory backend: mirror, credits, runs, syncs and settings. */
export interface DomainState extends Starts {
  readonly cloud: TenantCloud
  readonly users: MirrorUsers
  readonly queries: MirrorQueries
  readonly membership: MirrorMembership
  readonly runs: RunBook
  readonly syncs: MemorySyncs
  readonly activity: ActivityLog
  readonly policies: DomainPolicies
  /** Loads the holders of licenses. */
  holders(): Promise<MirrorLicenses>
  /** Advances runs and syncs to the current time. Returns the running evaluation of policies, if any. */
  settle(): Promise<void> | undefined
  describe(): Domain
  settings(): SettingValues
  saveSettings(values: SettingValues, actor?: Actor, checkCurrent?: (current: SettingValues) => void): SettingValues
  change(changes: TenantChanges, when: 'on-sync' | 'now'): void
}

interface DomainStateOptions {
  cloud: TenantCloud
  domain: TenantDomain
  clock: Clock
  speed: number
  failureRate: number
  keys: IdempotencyKeys
  /** Users that were stored in slices. Default: the users of the domain, stored now. */
  users?: MirrorUsers | undefined
}

const KINDS = ['users', 'groups', 'org-units'] as const

export const createDomainState = (options: DomainStateOptions): DomainState => {
  const { cloud, domain, clock, speed, failureRate, keys } = options
  const scopeKey = JSON.stringify([cloud.id, domain.id])
  const users = options.users ?? createMirrorUsers(domain.users)
  const membership = createMirrorMembership(users, { domain, groups: domain.groups, orgUnits: domain.orgUnits })
  const work = createSimulatedWork({ users, now: clock.now, speed, failureRate })
  const licenses = createLicenseTable()
  const runs = createRunBook({ users, scopeKey, now: clock.now, work, licenses, runIdOf: (number) => `run-${number}` })
  const queries = createMirrorQueries(users, membership, scopeKey)
  const heldSince = new Date(clock.now()).toISOString()
  const loadHolders = async (): Promise<MirrorLicenses> => {
    const { createMirrorLicenses } = await import('../../compose/mirror/mirror-licenses.js')
    return createMirrorLicenses({ users, membership, runs, table: licenses, scopeKey, heldSince, facets: queries.facets })
  }
  const form = cloud.settingsForm ?? settingsFormOf(cloud.kind)
  const pending = createPendingChanges(domain.pending)
  const activity = createActivityLog(scopeKey, clock.now)
  const balance = createDomainBalance(domain.credits)
  const log = createSyncLog(users, membership, domain.history)
  const known = createKnownMemberships(users, true)
  const describe = createItemNames(users, membership)
  let values: SettingValues = domain.settings ?? {}

  const apply = (kind: SyncKind, changes: TenantChanges, keepBackup: boolean) => {
    if (kind === 'users') return users.apply(changes.users ?? {}, keepBackup)
    if (kind === 'groups') return membership.applyGroups(changes.groups ?? {})
    return membership.applyOrgUnits(changes['org-units'] ?? {})
  }
  // simulated work ignores settings, but rejects invalid ones like a real engine
  const settingsFor = (own: BackupRequest['settings']): SettingValues => (own === 'default' ? values : checkSettings(form, own))
  const syncs = createMemorySyncs({
    clock,
    speed,
    synced: domain.synced ?? {},
    known,
    sizeOf: (kind) =>
      ({ users: users.size, groups: domain.groups.length, 'org-units': domain.orgUnits.length })[kind] + pending.sizeOf(kind),
    apply(kind, at) {
      const changes = pending.take(kind)
      const { put = [], remove = [] } = changes[kind] ?? {}
      // the first sync of a kind finds everybody, so it says nothing about joins
      if (syncs.synced()[kind] === undefined) return apply(kind, changes, true)
      const write = () => apply(kind, changes, true)
      const moving = kind === 'users' ? () => known.moving(changes.users?.put ?? [], write) : write
      return log.record({ kind, at, ids: [...put.map(({ id }) => id), ...remove] }, moving)
    },
    onActivity: activity.add,
    onSynced: () => policies.evaluate(),
    whenSettled: () => policies.settle(),
  })
  const starting = {
    users,
    membership,
    runs,
    keys,
    scopeKey,
    balance,
    settingsFor,
    licenses,
    loadHolders,
    describe,
    onActivity: activity.add,
  }
  const policies = createDomainPolicies({
    ...starting,
    ...{ log, known },
    now: clock.now,
    policyIdOf: (number) => `policy-${number}`,
    onError: () => {},
  })

  return {
    cloud,
    users,
    queries,
    membership,
    runs,
    syncs,
    activity,
    holders: loadHolders,
    policies,
    ...createStarts({ ...starting, policies }),
    settle() {
      runs.settle()
      syncs.settle()
      return policies.settle()
    },
    describe: () => ({ id: domain.id, name: domain.name, synced: syncs.synced(), syncing: syncs.running() }),
    settings: () => structuredClone(values),
    saveSettings(next, actor, checkCurrent) {
      const before = values
      try {
        checkCurrent?.(structuredClone(before))
        values = checkSettings(form, next)
      } catch (thrown) {
        activity.add(describeActivity.refused('settings-saved', toBackupError(thrown)), actor)
        throw thrown
      }
      activity.add(describeActivity.settingsSaved(before, values), actor)
      return structuredClone(values)
    },
    change(changes, when) {
      if (when === 'on-sync') pending.add(changes)
      else for (const kind of KINDS) if (changes[kind] !== undefined) apply(kind, changes, false)
    },
  }
}

export const unknownScope = (): BackupError => new BackupError('not-found', 'there is no such cloud and domain', { field: 'scope' })
