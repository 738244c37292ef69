import {
  abortable,
  type BackupAdapter,
  BackupError,
  type Call,
  type Cloud,
  type PolicyMethod,
  type Scope,
  type SettingsForm,
  toBackupError,
  withCall,
} from '../core/internal.js'
import { releasedBackupsOf } from './backup-engine.js'
import { type ComposedDomain, type ComposeOptions, createComposedDomain } from './composed-domain.js'
import type { DirectoryCloud } from './directory.js'
import { guardEngine } from './guard-engine.js'
import { createIdempotencyKeys } from './mirror/idempotency-keys.js'
import { copyOf } from './mirror/mirror-queries.js'
import { requestClouds } from './validate-directory.js'

type Optional =
  | 'listCoverage'
  | 'listCosts'
  | 'sync'
  | 'cancelSync'
  | 'getRun'
  | 'listRuns'
  | 'listRunUsers'
  | 'retryRun'
  | 'stopRun'
  | 'describeFilters'
  | 'exceptions'
  | 'localeOrder'
  | 'listHolders'
  | 'giveBack'
  | PolicyMethod

/** An adapter on a directory and an engine, with its mirror in memory. */
export interface ComposedAdapter extends Omit<BackupAdapter, Optional>, Required<Pick<BackupAdapter, Optional>> {
  /** Stops syncs and runs. Users whose backup has not ended stay queued. */
  close(): void
}

/** Rejects as soon as the signal aborts. Rejects only with a `BackupError` that names the method. */
const answer = async <T>(method: string, { signal }: Call, act: () => T | Promise<T>): Promise<T> => {
  const call = `compose.${method}`
  if (signal.aborted) throw new BackupError('aborted', 'stopped', { call })
  try {
    return await abortable(Promise.resolve().then(act), signal, call)
  } catch (thrown) {
    throw withCall(toBackupError(thrown, call), call)
  }
}

/** The clouds of the last successful read, and the domains in use. */
const createDomains = (options: ComposeOptions, signal: AbortSignal) => {
  const { directory, engine } = options
  const limitsOf = (cloudId: string): Pick<Cloud, 'limits'> => {
    const limits = directory.limits?.(cloudId) ?? []
    return limits.length > 0 ? { limits } : {}
  }
  const keys = createIdempotencyKeys()
  const domains = new Map<string, ComposedDomain>()
  let clouds: readonly DirectoryCloud[] | undefined
  const read = async (call: Call): Promise<readonly DirectoryCloud[]> => {
    try {
      clouds = await requestClouds(directory, call)
    } catch (thrown) {
      if (clouds === undefined || call.signal.aborted) throw thrown
      // the directory is unreachable, so the last known clouds are returned
      options.onError?.(thrown)
    }
    return clouds
  }
  const cloudOf = async (scope: Scope, call: Call): Promise<DirectoryCloud> => {
    const cloud = (clouds ?? (await read(call))).find(({ id }) => id === scope.cloudId)
    if (cloud === undefined || !cloud.domains.some(({ id }) => id === scope.domainId))
      throw new BackupError('not-found', 'there is no such cloud and domain', { field: 'scope' })
    return cloud
  }
  const settingsForm = async (scope: Scope, call: Call): Promise<SettingsForm> => {
    const cloud = await cloudOf(scope, call)
    return (await engine.describeSettings?.(cloud, call)) ?? cloud.settingsForm ?? { groups: [] }
  }
  return {
    settingsForm,
    async find(scope: Scope, call: Call): Promise<ComposedDomain> {
      const cloud = await cloudOf(scope, call)
      const domainName = cloud.domains.find(({ id }) => id === scope.domainId)?.name ?? scope.domainId
      const key = JSON.stringify([scope.cloudId, scope.domainId])
      const domain =
        domains.get(key) ??
        createComposedDomain({
          ...options,
          scope: { ...scope },
          domainName,
          keys,
          signal,
          settingsForm: () => settingsForm(scope, { signal }),
        })
      domains.set(key, domain)
      await domain.policies.settle()
      return domain
    },
    list: async (call: Call): Promise<Cloud[]> =>
      (await read(call)).map(({ id, name, capabilities, domains: listed }) => ({
        id,
        name,
        ...(capabilities && { capabilities: [...capabilities] }),
        ...(engine.isSimulated === true && { isSimulated: true }),
        ...limitsOf(id),
        ...releasedBackupsOf(engine),
        domains: listed.map(
          (domain) => domains.get(JSON.stringify([id, domain.id]))?.describe(domain) ?? { ...domain, synced: {}, syncing: [] },
        ),
      })),
  }
}

/**
 * Composes an adapter from a directory and an engine, for a page without a server. Mirror, credits and runs live in memory and end with the
 * page. Tested with 50,000 users. For more users, or to keep the data, use `createPostgresBackend`.
 * @example createBackupSession({ adapter: compose({ directory, engine }) })
 */
export const compose = (options: ComposeOptions): ComposedAdapter => {
  const { userTimeoutMs: timeoutMs, onError = () => {} } = options
  const engine = guardEngine(options.engine, { timeoutMs, onError })
  const controller = new AbortController()
  const { find, list, settingsForm } = createDomains({ ...options, engine }, controller.signal)
  const translate = async (reason: string, locale: string | undefined): Promise<string> =>
    (await engine.translateReason?.(reason, locale)) ?? reason

  const settings: Pick<BackupAdapter, 'describeSettings' | 'getSettings' | 'saveSettings'> = {
    describeSettings: (scope, call) => answer('describeSettings', call, () => settingsForm(scope, call)),
    getSettings: (scope, call) => answer('getSettings', call, async () => (await find(scope, call)).settings()),
    saveSettings: (scope, values, call) =>
      answer('saveSettings', call, async () => (await find(scope, call)).saveSettings(values, call.checkCurrent)),
  }
  return {
    name: `compose:${engine.name}`,
    exceptions: true,
    localeOrder: true,
    close: () => controller.abort(),
    listClouds: (call) => answer('listClouds', call, () => list(call)),
    listUsers: (query, call) =>
      answer('listUsers', call, async () => {
        const { queries, groupView } = await find(query.scope, call)
        // The first page of a View The first page of a View shows the current members, not the members of the last sync..
        if (query.within?.kind === 'group' && query.cursor === undefined) await groupView.refresh(query.within.id)
        return queries.users(query, call.locale)
      }),
    listGroups: (query, call) => answer('listGroups', call, async () => (await find(query.scope, call)).queries.groups(query)),
    listOrgUnits: (scope, call) => answer('listOrgUnits', call, async () => (await find(scope, call)).membership.orgUnits()),
    listCoverage: (query, call) => answer('listCoverage', call, async () => (await find(query.scope, call)).queries.coverage(query)),
    listCosts: (scope, refs, call) => answer('listCosts', call, async () => (await find(scope, call)).queries.costs(refs)),
    matchUsers: (scope, wanted, call) =>
      answer('matchUsers', call, async () => {
        const { users } = await find(scope, call)
        return Array.from(await users.match(wanted), (index) => (index < 0 ? null : copyOf(users.user(index))))
      }),
    describeFilters: (scope, call) => answer('describeFilters', call, async () => (await find(scope, call)).queries.facets(call.locale)),
    getCredits: (scope, call) => answer('getCredits', call, async () => (await find(scope, call)).credits()),
    startBackup: (request, call) =>
      answer('startBackup', call, async () => (await find(request.scope, call)).start(request, call.idempotencyKey, call.actor)),
    sync: (scope, kind, call) => answer('sync', call, async () => (await find(scope, call)).syncs.watch(kind, call)),
    cancelSync: (scope, kind, call) => answer('cancelSync', call, async () => (await find(scope, call)).syncs.cancel(kind)),
    getRun: (scope, runId, call) => answer('getRun', call, async () => (await find(scope, call)).runs.get(runId)),
    listRuns: (scope, { cursor }, call) => answer('listRuns', call, async () => (await find(scope, call)).runs.list(cursor)),
    listRunUsers: (scope, runId, query, call) =>
      answer('listRunUsers', call, async () => {
        const page = (await find(scope, call)).runs.users(runId, query)
        const items = page.items.map(async ({ reason, ...user }) =>
          reason === undefined ? user : { ...user, reason: await translate(reason, call.locale) },
        )
        return { ...page, items: await Promise.all(items) }
      }),
    retryRun: (scope, runId, userIds, call) =>
      answer('retryRun', call, async () => (await find(scope, call)).retry(runId, userIds, call.idempotencyKey, call.actor)),
    stopRun: (scope, runId, call) => answer('stopRun', call, async () => (await find(scope, call)).stop(runId, call.actor)),
    listHolders: (scope, query, call) =>
      answer('listHolders', call, async () => {
        const holders = await (await find(scope, call)).holders()
        return holders.list(query, call.locale)
      }),
    giveBack: (scope, userIds, call) =>
      answer('giveBack', call, async () => (await find(scope, call)).giveBack(userIds, call.idempotencyKey, call.actor)),
    listPolicies: (scope, { cursor }, call) =>
      answer('listPolicies', call, async () => (await (await find(scope, call)).policies.load()).list(cursor)),
    savePolicy: (scope, draft, { id }, call) =>
      answer('savePolicy', call, async () => (await find(scope, call)).policies.save(draft, id, call.idempotencyKey, call.actor)),
    setPolicyStatus: (scope, id, status, call) =>
      answer('setPolicyStatus', call, async () => (await find(scope, call)).policies.setStatus(id, status, call.actor)),
    forecastPolicy: (scope, draft, call) =>
      answer('forecastPolicy', call, async () => (await (await find(scope, call)).policies.load()).forecast(draft, call.policyId)),
    ...(engine.describeSettings && settings),
  }
}
