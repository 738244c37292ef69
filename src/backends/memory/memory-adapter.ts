import { createIdempotencyKeys } from '../../compose/mirror/idempotency-keys.js'
import { copyOf } from '../../compose/mirror/mirror-queries.js'
import { createMirrorUsersInSlices, type MirrorUsers } from '../../compose/mirror/mirror-users.js'
import type { Tenant, TenantChanges } from '../../compose/tenant.js'
import { type BackupAdapter, type Clock, type Cloud, createPacer, realClock, type Scope, type User } from '../../core/internal.js'
import { withTranslatedReasons } from '../../directories/sample/status-reasons.js'
import { loadTexts } from '../../engines/simulated/load-texts.js'
import { settingsFormOf } from '../../engines/simulated/settings-form.js'
import { createDomainState, type DomainState, unknownScope } from './domain-state.js'
import { createFaultyCalls, type FaultyCallOptions } from './faulty-calls.js'

export interface MemoryAdapterOptions extends FaultyCallOptions {
  /** The adapter never changes the tenant. */
  tenant: Tenant
  /** Share of users whose backup fails in a run, 0 to 1. Default 0. The ids of run and user decide which users fail. */
  failureRate?: number | undefined
  /** Speed-up of runs and syncs. Default 1: a run takes 1.5 s plus 20 ms per user, at most 60 s; a sync takes 1.5 to 8 s. */
  speed?: number | undefined
  /** Default: the real time. Time from `createManualClock` moves only when a test advances it. */
  clock?: Clock | undefined
}

/** A backend in memory. Runs and syncs follow the clock; no timer keeps running when no call waits. */
export interface MemoryAdapter extends Required<BackupAdapter> {
  /** Number of calls of each method. */
  readonly calls: Readonly<Record<string, number>>
  /**
   * Changes the directory. 'on-sync' (default): the next sync of each kind applies the change. 'now': changes the mirror too, with backup
   * statuses.
   */
  change(scope: Scope, changes: TenantChanges, when?: 'on-sync' | 'now'): void
  setCredits(scope: Scope, available: number | 'unlimited'): void
  /** Every user of a domain in the current mirror. */
  usersOf(scope: Scope): User[]
}

const keyOf = (cloudId: string, domainId: string): string => JSON.stringify([cloudId, domainId])

/** Domains with more users are created in slices. */
const MAX_AT_ONCE = 20_000

/** The domains of a tenant, each created on first use. */
const createDomains = ({ tenant, failureRate = 0, speed = 1, clock = realClock }: MemoryAdapterOptions) => {
  const keys = createIdempotencyKeys()
  const states = new Map<string, DomainState>()
  /** Large domains that are being created, by key. */
  const preparing = new Map<string, Promise<void>>()

  const tenantDomainOf = ({ cloudId, domainId }: Scope) => {
    const cloud = tenant.clouds.find(({ id }) => id === cloudId)
    const domain = cloud?.domains.find(({ id }) => id === domainId)
    if (cloud === undefined || domain === undefined) throw unknownScope()
    return { cloud, domain }
  }
  const find = (scope: Scope, users?: MirrorUsers): DomainState => {
    const key = keyOf(scope.cloudId, scope.domainId)
    let state = states.get(key)
    if (state === undefined) {
      state = createDomainState({ ...tenantDomainOf(scope), clock, speed, failureRate, keys, users })
      states.set(key, state)
    }
    state.settle()
    return state
  }
  /** Creates a large domain, unless a synchronous method creates it earlier. */
  const prepare = (scope: Scope): Promise<void> => {
    const key = keyOf(scope.cloudId, scope.domainId)
    const running = preparing.get(key)
    if (running !== undefined) return running
    const started = createMirrorUsersInSlices(tenantDomainOf(scope).domain.users, createPacer()).then((users) => {
      find(scope, users)
      preparing.delete(key)
    })
    preparing.set(key, started)
    return started
  }

  /** Calls `act` at once, or after a running evaluation of policies, so that no answer shows half of its effect. */
  const settled = <T>(state: DomainState, act: (state: DomainState) => T | Promise<T>): T | Promise<T> => {
    const evaluation = state.settle()
    return evaluation === undefined ? act(state) : evaluation.then(() => settled(state, act))
  }

  return {
    find,
    /** Calls `act` with the domain: at once, or after a large domain is created. */
    within<T>(scope: Scope, act: (state: DomainState) => T | Promise<T>): T | Promise<T> {
      const isReady = states.has(keyOf(scope.cloudId, scope.domainId)) || tenantDomainOf(scope).domain.users.length <= MAX_AT_ONCE
      return isReady ? settled(find(scope), act) : prepare(scope).then(() => settled(find(scope), act))
    },
    list: (): Cloud[] =>
      tenant.clouds.map(({ id, name, domains, capabilities }) => ({
        id,
        name,
        domains: domains.map((domain) => {
          const state = states.get(keyOf(id, domain.id))
          if (state === undefined) return { id: domain.id, name: domain.name, synced: { ...domain.synced }, syncing: [] }
          state.settle()
          return state.describe()
        }),
        ...(capabilities === undefined ? {} : { capabilities: [...capabilities] }),
        isSimulated: true,
      })),
  }
}

/**
 * Creates an adapter on a tenant in memory: for tests, stories and demos. Nothing is backed up.
 * @example createMemoryAdapter({ tenant: generateTenant({ seed: 1 }), latencyMs: [50, 300] })
 */
export const createMemoryAdapter = (options: MemoryAdapterOptions): MemoryAdapter => {
  const { find, within, list } = createDomains(options)
  const { read, send, counts } = createFaultyCalls(options, options.clock ?? realClock)
  return withTranslatedReasons({
    name: 'memory',
    exceptions: true,
    localeOrder: true,
    calls: counts,
    change(scope, changes, when = 'on-sync') {
      find(scope).change(changes, when)
    },
    setCredits(scope, available) {
      find(scope).setCredits(available)
    },
    usersOf(scope) {
      const { users } = find(scope)
      const all: User[] = []
      for (let index = 0; index < users.size; index += 1) if (users.isHere(index)) all.push(copyOf(users.user(index)))
      return all
    },

    listClouds: (call) => read('listClouds', call, list),
    listUsers: (query, call) => read('listUsers', call, () => within(query.scope, (state) => state.queries.users(query, call.locale))),
    listGroups: (query, call) => read('listGroups', call, () => within(query.scope, (state) => state.queries.groups(query))),
    listOrgUnits: (scope, call) => read('listOrgUnits', call, () => within(scope, (state) => state.membership.orgUnits())),
    matchUsers: (scope, wanted, call) =>
      read('matchUsers', call, () =>
        within(scope, async ({ users }) =>
          Array.from(await users.match(wanted), (index) => (index < 0 ? null : copyOf(users.user(index)))),
        ),
      ),
    getCredits: (scope, call) => read('getCredits', call, () => within(scope, (state) => state.credits())),
    startBackup: (request, call) =>
      send('startBackup', call, () => within(request.scope, (state) => state.start(request, call.idempotencyKey, call.actor))),
    listCoverage: (query, call) => read('listCoverage', call, () => within(query.scope, (state) => state.queries.coverage(query))),
    listCosts: (scope, refs, call) => read('listCosts', call, () => within(scope, (state) => state.queries.costs(refs))),
    sync: (scope, kind, call) => send('sync', call, () => within(scope, (state) => state.syncs.watch(kind, call))),
    cancelSync: (scope, kind, call) => send('cancelSync', call, () => within(scope, (state) => state.syncs.cancel(kind, call.actor))),
    getRun: (scope, runId, call) => read('getRun', call, () => within(scope, (state) => state.runs.get(runId))),
    listRuns: (scope, { cursor }, call) => read('listRuns', call, () => within(scope, (state) => state.runs.list(cursor))),
    listRunUsers: (scope, runId, query, call) =>
      read('listRunUsers', call, async () => {
        const { reasons } = await loadTexts(call.locale)
        return within(scope, (state) => state.runs.users(runId, query, reasons))
      }),
    retryRun: (scope, runId, userIds, call) =>
      send('retryRun', call, () => within(scope, (state) => state.retry(runId, userIds, call.idempotencyKey, call.actor))),
    stopRun: (scope, runId, call) => send('stopRun', call, () => within(scope, (state) => state.stop(runId, call.actor))),
    describeSettings: (scope, call) =>
      read('describeSettings', call, async () => {
        const { cloud } = await within(scope, (state) => state)
        return structuredClone(cloud.settingsForm ?? settingsFormOf(cloud.kind, await loadTexts(call.locale)))
      }),
    getSettings: (scope, call) => read('getSettings', call, () => within(scope, (state) => state.settings())),
    saveSettings: (scope, values, call) =>
      send('saveSettings', call, () => within(scope, (state) => state.saveSettings(values, call.actor, call.checkCurrent))),
    describeFilters: (scope, call) => read('describeFilters', call, () => within(scope, (state) => state.queries.facets(call.locale))),
    listActivity: (scope, query, call) => read('listActivity', call, () => within(scope, (state) => state.activity.list(query))),
    listHolders: (scope, query, call) =>
      read('listHolders', call, async () => {
        const holders = await within(scope, (state) => state.holders())
        return holders.list(query, call.locale)
      }),
    listPolicies: (scope, { cursor }, call) =>
      read('listPolicies', call, async () => {
        const policies = await within(scope, (state) => state.policies.load())
        return policies.list(cursor)
      }),
    savePolicy: (scope, draft, { id }, call) =>
      send('savePolicy', call, () => within(scope, (state) => state.policies.save(draft, id, call.idempotencyKey, call.actor))),
    setPolicyStatus: (scope, id, status, call) =>
      send('setPolicyStatus', call, () => within(scope, (state) => state.policies.setStatus(id, status, call.actor))),
    forecastPolicy: (scope, draft, call) =>
      read('forecastPolicy', call, async () => {
        const policies = await within(scope, (state) => state.policies.load())
        return policies.forecast(draft, call.policyId)
      }),
    giveBack: (scope, userIds, call) =>
      send('giveBack', call, () => within(scope, (state) => state.giveBack(userIds, call.idempotencyKey, call.actor))),
  })
}
