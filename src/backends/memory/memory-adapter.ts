import type { Tenant, TenantChanges } from '../../compose/tenant.js'
import {
  abortable,
  type BackupAdapter,
  BackupError,
  type Call,
  type Clock,
  createRandom,
  realClock,
  type Scope,
  type User,
  withCall,
} from '../../core/internal.js'
import { createDomainState, type DomainState, unknownScope } from './domain-state.js'
import { copyOf } from './memory-lists.js'
import { createKeys } from './memory-starts.js'

/** What goes wrong with a call: an error it rejects with, an answer lost on the way back, or silence. */
export type Fault = Error | 'lose-answer' | 'hang'

export interface MemoryAdapterOptions {
  /** Served as it is; never changed. */
  tenant: Tenant
  /** How long an answer takes, in milliseconds: always, or between the two. Default 0. */
  latencyMs?: number | readonly [number, number] | undefined
  /**
   * Asked before every call, `count` being the how-manieth of its method (from 1). `undefined`: all goes well.
   * An Error: the backend does nothing and the call rejects with it. 'lose-answer': the backend acts, the call rejects
   * `unavailable`. 'hang': the backend does nothing, and only an abort ends the call.
   */
  faults?: ((call: { method: string; count: number }) => Fault | undefined) | undefined
  /** The share of users whose backup fails in a run, 0 to 1. Default 0. Who fails follows from the ids alone. */
  failureRate?: number | undefined
  /** How many times faster than life runs and syncs go. Default 1: a run takes 1.5 s and 20 ms a user, 60 s at most; a sync 1.5 to 8 s. */
  speed?: number | undefined
  /** Default: the real time. `createManualClock` stands still until told. */
  clock?: Clock | undefined
}

/** A backend in memory. Runs and syncs go on by the clock alone: nothing is left running when nobody waits. */
export interface MemoryAdapter extends Required<BackupAdapter> {
  /** How often each method was called. */
  readonly calls: Readonly<Record<string, number>>
  /** Changes the directory. 'on-sync' (default): the next sync of each kind brings it in. 'now': the mirror too, backup statuses included. */
  change(scope: Scope, changes: TenantChanges, when?: 'on-sync' | 'now'): void
  setCredits(scope: Scope, available: number | 'unlimited'): void
  /** Every user of a domain as the backend knows them now. */
  usersOf(scope: Scope): User[]
}

export const createMemoryAdapter = (options: MemoryAdapterOptions): MemoryAdapter => {
  const { tenant, latencyMs = 0, faults, failureRate = 0, speed = 1, clock = realClock } = options
  const [shortest, longest] = typeof latencyMs === 'number' ? [latencyMs, latencyMs] : latencyMs
  const random = createRandom(1)
  const keys = createKeys()
  const states = new Map<string, DomainState>()
  const calls: Record<string, number> = {}

  const find = ({ cloudId, domainId }: Scope): DomainState => {
    const key = JSON.stringify([cloudId, domainId])
    let state = states.get(key)
    if (state === undefined) {
      const cloud = tenant.clouds.find(({ id }) => id === cloudId)
      const domain = cloud?.domains.find(({ id }) => id === domainId)
      if (cloud === undefined || domain === undefined) throw unknownScope()
      state = createDomainState({ cloud, domain, clock, speed, failureRate, keys })
      states.set(key, state)
    }
    state.settle()
    return state
  }

  const named = (error: unknown, method: string): unknown => {
    return error instanceof BackupError ? withCall(error, `memory.${method}`) : error
  }

  /** `isSent`: the backend acts when called, whatever becomes of the answer; else it reads when the answer leaves. */
  const answer = async <T>(method: string, call: Call, act: () => T | Promise<T>, isSent = false): Promise<T> => {
    try {
      const { signal } = call
      if (signal.aborted) throw new BackupError('aborted', 'stopped')
      const count = (calls[method] ?? 0) + 1
      calls[method] = count
      const fault = faults?.({ method, count })
      if (fault === 'hang') {
        await abortable(new Promise(() => {}), signal)
      }
      let outcome: { value: T } | { error: unknown } | undefined
      const run = async (): Promise<void> => {
        if (fault instanceof Error) {
          outcome = { error: fault }
          return
        }
        try {
          const value = act()
          outcome = { value: value instanceof Promise ? await value : value }
        } catch (error) {
          outcome = { error }
        }
      }
      if (isSent) await run()
      const latency = shortest + random() * (longest - shortest)
      if (latency > 0) await clock.sleep(latency, signal)
      else await Promise.resolve()
      if (signal.aborted) throw new BackupError('aborted', 'stopped')
      if (outcome === undefined) await run()
      if (outcome === undefined) throw new BackupError('unavailable', 'no answer')
      if ('error' in outcome) throw outcome.error
      if (fault === 'lose-answer') throw new BackupError('unavailable', 'the answer was lost')
      return outcome.value
    } catch (error) {
      throw named(error, method)
    }
  }

  return {
    name: 'memory',
    calls,
    change(scope, changes, when = 'on-sync') {
      find(scope).change(changes, when)
    },
    setCredits(scope, available) {
      find(scope).setCredits(available)
    },
    usersOf(scope) {
      const { people } = find(scope)
      const users: User[] = []
      for (let index = 0; index < people.size; index += 1) if (people.isHere(index)) users.push(copyOf(people.user(index)))
      return users
    },

    listClouds: (call) =>
      answer('listClouds', call, () =>
        tenant.clouds.map(({ id, name, domains, capabilities }) => ({
          id,
          name,
          domains: domains.map((domain) => {
            const state = states.get(JSON.stringify([id, domain.id]))
            if (state === undefined) return { id: domain.id, name: domain.name, synced: { ...domain.synced }, syncing: [] }
            state.settle()
            return state.face()
          }),
          ...(capabilities === undefined ? {} : { capabilities: [...capabilities] }),
          isSimulated: true,
        })),
      ),
    listUsers: (query, call) => answer('listUsers', call, () => find(query.scope).lists.users(query)),
    listGroups: (query, call) => answer('listGroups', call, () => find(query.scope).lists.groups(query)),
    listOrgUnits: (scope, call) => answer('listOrgUnits', call, () => find(scope).orgUnits()),
    matchUsers: (scope, wanted, call) =>
      answer('matchUsers', call, async () => {
        const { people } = find(scope)
        return Array.from(await people.match(wanted), (index) => (index < 0 ? null : copyOf(people.user(index))))
      }),
    getCredits: (scope, call) => answer('getCredits', call, () => find(scope).credits()),
    startBackup: (request, call) => answer('startBackup', call, () => find(request.scope).start(request, call.idempotencyKey), true),
    listCoverage: (query, call) => answer('listCoverage', call, () => find(query.scope).lists.coverage(query)),
    sync: (scope, kind, call) => answer('sync', call, () => find(scope).syncs.watch(kind, call), true),
    cancelSync: (scope, kind, call) => answer('cancelSync', call, () => find(scope).syncs.cancel(kind), true),
    getRun: (scope, runId, call) => answer('getRun', call, () => find(scope).runs.get(runId)),
    listRuns: (scope, { cursor }, call) => answer('listRuns', call, () => find(scope).runs.list(cursor)),
    listRunUsers: (scope, runId, query, call) => answer('listRunUsers', call, () => find(scope).runs.users(runId, query)),
    retryRun: (scope, runId, userIds, call) => answer('retryRun', call, () => find(scope).retry(runId, userIds, call.idempotencyKey), true),
    describeSettings: (scope, call) => answer('describeSettings', call, () => structuredClone(find(scope).form)),
    getSettings: (scope, call) => answer('getSettings', call, () => find(scope).settings()),
    saveSettings: (scope, values, call) => answer('saveSettings', call, () => find(scope).saveSettings(values), true),
  }
}
