import type { Changes, TenantChanges, TenantCloud, TenantDomain } from '../../compose/tenant.js'
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
import { settingsFormOf } from '../../directories/sample/sample-settings.js'
import { createLists, type Lists } from './memory-lists.js'
import { type Keys, type Resolved, resolve } from './memory-starts.js'
import { createSyncs, type Syncs } from './memory-syncs.js'
import { createPeople, type People } from './people.js'
import { createRunBook, type RunBook } from './run-book.js'
import { createMembership } from './tenant-membership.js'

/** One domain at work: mirror, lists, credits, runs, syncs, settings. */
export interface DomainState {
  readonly people: People
  readonly lists: Lists
  readonly runs: RunBook
  readonly syncs: Syncs
  readonly form: SettingsForm
  /** Brings runs and syncs up to the present. */
  settle(): void
  face(): Domain
  orgUnits: ReturnType<typeof createMembership>['orgUnits']
  credits(): CreditBalance
  setCredits(available: number | 'unlimited'): void
  start(request: BackupRequest, key: string): Promise<BackupRun>
  retry(runId: string, userIds: readonly string[] | undefined, key: string): Promise<BackupRun>
  settings(): SettingValues
  saveSettings(values: SettingValues): SettingValues
  change(changes: TenantChanges, when: 'on-sync' | 'now'): void
}

interface DomainHost {
  cloud: TenantCloud
  domain: TenantDomain
  clock: Clock
  speed: number
  failureRate: number
  keys: Keys
}

const KINDS = ['users', 'groups', 'org-units'] as const

/** Later changes on top of earlier ones: the last word about an id counts. */
const merge = <T extends { id: string }>(before: Changes<T> | undefined, later: Changes<T> | undefined): Changes<T> => {
  const put = new Map((before?.put ?? []).map((row) => [row.id, row]))
  const remove = new Set(before?.remove)
  for (const row of later?.put ?? []) {
    put.set(row.id, row)
    remove.delete(row.id)
  }
  for (const id of later?.remove ?? []) {
    put.delete(id)
    remove.add(id)
  }
  return { put: [...put.values()], remove: [...remove] }
}

export const createDomainState = ({ cloud, domain, clock, speed, failureRate, keys }: DomainHost): DomainState => {
  const scopeKey = JSON.stringify([cloud.id, domain.id])
  const people = createPeople(domain.users)
  const membership = createMembership(people, domain)
  const lists = createLists(people, membership, scopeKey)
  const runs = createRunBook({ people, scopeKey, now: clock.now, speed, failureRate })
  const form = cloud.settingsForm ?? settingsFormOf(cloud.kind)
  let available = domain.credits
  let values: SettingValues = domain.settings ?? {}
  let pending: TenantChanges = { ...domain.pending }

  const take = (kind: SyncKind, changes: TenantChanges, keepBackup: boolean) => {
    if (kind === 'users') return people.apply(changes.users ?? {}, keepBackup)
    if (kind === 'groups') return membership.applyGroups(changes.groups ?? {})
    return membership.applyOrgUnits(changes['org-units'] ?? {})
  }
  const pace = createPacer()
  let last: Promise<unknown> = Promise.resolve()
  /** One start at a time: between the slices of one there is no half of another. */
  const inLine = <T>(act: () => Promise<T>): Promise<T> => {
    const own = last.then(act)
    last = own.catch(() => {})
    return own
  }
  /** Whom the items reach, as it is at one moment. */
  const resolveNow = async (items: BackupRequest['items']): Promise<Resolved> => {
    for (;;) {
      const of = [people.revision, membership.revision].join()
      const resolved = await resolve(people, membership, items)
      if (of === [people.revision, membership.revision].join()) return resolved
    }
  }
  const sizeOf = (kind: SyncKind): number => {
    const size = { users: people.size, groups: domain.groups.length, 'org-units': domain.orgUnits.length }[kind]
    return size + (pending[kind]?.put?.length ?? 0)
  }
  const syncs = createSyncs({
    clock,
    speed,
    synced: domain.synced ?? {},
    sizeOf,
    apply: (kind) => {
      const result = take(kind, pending, true)
      const { [kind]: _taken, ...rest } = pending
      pending = rest
      return result
    },
  })

  return {
    people,
    lists,
    runs,
    syncs,
    form,
    settle() {
      runs.settle()
      syncs.settle()
    },
    face: () => ({ id: domain.id, name: domain.name, synced: syncs.synced(), syncing: syncs.running() }),
    orgUnits: membership.orgUnits,
    credits: () => ({ available }),
    setCredits(next) {
      available = next
    },
    start: (request, key) =>
      inLine(async () => {
        const body = await fingerprintInSlices(request, pace)
        const known = keys.find(key, body)
        if (known !== undefined) return runs.get(known)
        if (request.settings !== 'default') checkSettings(form, request.settings)
        const resolved = await resolveNow(request.items)
        checkStart(resolved, request.expectedCredits, available)
        if (available !== 'unlimited') available -= resolved.due.length
        const run = await runs.start(resolved.due)
        keys.keep(key, body, run)
        return run
      }),
    retry: (runId, userIds, key) =>
      inLine(async () => {
        const body = JSON.stringify(['retry', scopeKey, runId, userIds ?? null])
        const known = keys.find(key, body)
        if (known !== undefined) return runs.get(known)
        const run = await runs.retry(runId, userIds)
        keys.keep(key, body, run)
        return run
      }),
    settings: () => structuredClone(values),
    saveSettings(next) {
      values = checkSettings(form, next)
      return structuredClone(values)
    },
    change(changes, when) {
      if (when === 'now') {
        for (const kind of KINDS) if (changes[kind] !== undefined) take(kind, changes, false)
        return
      }
      pending = {
        users: merge(pending.users, changes.users),
        groups: merge(pending.groups, changes.groups),
        'org-units': merge(pending['org-units'], changes['org-units']),
      }
    },
  }
}

export const unknownScope = (): BackupError => new BackupError('not-found', 'there is no such cloud and domain', { field: 'scope' })
