import type { IdempotencyKeys } from '../../compose/mirror/idempotency-keys.js'
import { createMirrorMembership, type MirrorMembership } from '../../compose/mirror/mirror-membership.js'
import { createMirrorQueries, type MirrorQueries } from '../../compose/mirror/mirror-queries.js'
import { createMirrorUsers, type MirrorUsers } from '../../compose/mirror/mirror-users.js'
import { resolveItems } from '../../compose/mirror/resolve-items.js'
import type { TenantChanges, TenantCloud, TenantDomain } from '../../compose/tenant.js'
import {
  BackupError,
  type BackupRequest,
  type BackupRun,
  type Clock,
  type CreditBalance,
  checkSettings,
  checkStart,
  createPacer,
  type Domain,
  fingerprintInSlices,
  type SettingsForm,
  type SettingValues,
  type SyncKind,
} from '../../core/internal.js'
import { settingsFormOf } from '../../engines/simulated/settings-form.js'
import { createMemorySyncs, type MemorySyncs } from './memory-syncs.js'
import { createPendingChanges } from './pending-changes.js'
import { createRunBook, type RunBook } from './run-book.js'

/** One domain of the memory backend: mirror, credits, runs, syncs and settings. */
export interface DomainState {
  readonly cloud: TenantCloud
  readonly users: MirrorUsers
  readonly queries: MirrorQueries
  readonly membership: MirrorMembership
  readonly runs: RunBook
  readonly syncs: MemorySyncs
  /** Advances runs and syncs to the present. */
  settle(): void
  describe(): Domain
  credits(): CreditBalance
  setCredits(available: number | 'unlimited'): void
  start(request: BackupRequest, key: string): Promise<BackupRun>
  retry(runId: string, userIds: readonly string[] | undefined, key: string): Promise<BackupRun>
  settings(): SettingValues
  saveSettings(values: SettingValues): SettingValues
  change(changes: TenantChanges, when: 'on-sync' | 'now'): void
}

interface DomainStateOptions {
  cloud: TenantCloud
  domain: TenantDomain
  clock: Clock
  speed: number
  failureRate: number
  keys: IdempotencyKeys
}

const KINDS = ['users', 'groups', 'org-units'] as const

/** Runs functions one after another, so that a start never sees half of another start. */
const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(act: () => Promise<T>): Promise<T> => {
    const result = last.then(act)
    last = result.catch(() => {})
    return result
  }
}

/** Credits, settings and starts of one domain. */
const createStarts = (
  { domain, keys }: DomainStateOptions,
  scopeKey: string,
  form: SettingsForm,
  { users, membership, runs }: Pick<DomainState, 'users' | 'membership' | 'runs'>,
) => {
  const inQueue = createQueue()
  const pace = createPacer()
  let available = domain.credits
  /** Runs `act` once for a key and request; the same key and request gets the same run again. */
  const once = async (key: string, request: string, act: () => Promise<BackupRun>): Promise<BackupRun> => {
    const known = keys.find(key, request)
    if (known !== undefined) return runs.get(known)
    const run = await act()
    keys.keep(key, request, run)
    return run
  }
  return {
    credits: (): CreditBalance => ({ available }),
    setCredits(next: number | 'unlimited'): void {
      available = next
    },
    start: (request: BackupRequest, key: string): Promise<BackupRun> =>
      inQueue(async () =>
        once(key, await fingerprintInSlices(request, pace), async () => {
          if (request.settings !== 'default') checkSettings(form, request.settings)
          const resolved = await resolveItems(users, membership, request.items)
          checkStart(resolved.figures, request, available)
          if (available !== 'unlimited') available -= resolved.figures.allocated
          return runs.start(resolved.users)
        }),
      ),
    retry: (runId: string, userIds: readonly string[] | undefined, key: string): Promise<BackupRun> =>
      inQueue(() => once(key, JSON.stringify(['retry', scopeKey, runId, userIds ?? null]), () => runs.retry(runId, userIds))),
  }
}

export const createDomainState = (options: DomainStateOptions): DomainState => {
  const { cloud, domain, clock, speed, failureRate } = options
  const scopeKey = JSON.stringify([cloud.id, domain.id])
  const users = createMirrorUsers(domain.users)
  const membership = createMirrorMembership(users, domain)
  const runs = createRunBook({ users, scopeKey, now: clock.now, speed, failureRate })
  const form = cloud.settingsForm ?? settingsFormOf(cloud.kind)
  const pending = createPendingChanges(domain.pending)
  let values: SettingValues = domain.settings ?? {}

  const apply = (kind: SyncKind, changes: TenantChanges, keepBackup: boolean) => {
    if (kind === 'users') return users.apply(changes.users ?? {}, keepBackup)
    if (kind === 'groups') return membership.applyGroups(changes.groups ?? {})
    return membership.applyOrgUnits(changes['org-units'] ?? {})
  }
  const syncs = createMemorySyncs({
    clock,
    speed,
    synced: domain.synced ?? {},
    sizeOf: (kind) =>
      ({ users: users.size, groups: domain.groups.length, 'org-units': domain.orgUnits.length })[kind] + pending.sizeOf(kind),
    apply: (kind) => apply(kind, pending.take(kind), true),
  })

  return {
    cloud,
    users,
    queries: createMirrorQueries(users, membership, scopeKey),
    membership,
    runs,
    syncs,
    ...createStarts(options, scopeKey, form, { users, membership, runs }),
    settle() {
      runs.settle()
      syncs.settle()
    },
    describe: () => ({ id: domain.id, name: domain.name, synced: syncs.synced(), syncing: syncs.running() }),
    settings: () => structuredClone(values),
    saveSettings(next) {
      values = checkSettings(form, next)
      return structuredClone(values)
    },
    change(changes, when) {
      if (when === 'on-sync') pending.add(changes)
      else for (const kind of KINDS) if (changes[kind] !== undefined) apply(kind, changes, false)
    },
  }
}

export const unknownScope = (): BackupError => new BackupError('not-found', 'there is no such cloud and domain', { field: 'scope' })
