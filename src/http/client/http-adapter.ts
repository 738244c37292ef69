import type {
  ActivityEntry,
  BackupAdapter,
  BackupRun,
  Call,
  Cloud,
  CoveragePage,
  CreditBalance,
  Facet,
  Group,
  OrgUnit,
  Page,
  SettingsForm,
  SettingValues,
  User,
} from '../../core/internal.js'
import { formatWithin, toSegment } from '../contract/paths.js'
import { MAX_START_BODY, VERSION } from '../contract/wire-limits.js'
import { followSync } from './follow-sync.js'
import { createHttpClient, type HttpAdapterOptions, type HttpRequest } from './http-client.js'
import { type Ask, licenseCalls } from './license-calls.js'
import { matchInBatches } from './match-batches.js'
import { policyCalls, policyOfStart, toRef } from './policy-calls.js'
import { at, checkItems, checkKey, formatWhere } from './request-parts.js'
import { runCalls } from './run-calls.js'

/**
 * Creates an adapter for a backend over HTTP: `createHandler`, or any server that implements `openapi.json`. The adapter has every method
 * of the port. The `capabilities` of a cloud list the methods that the backend supports; the others reject `unsupported`.
 *
 * Reads and keyed starts are retried with jittered backoff if the server is unavailable, unreachable or rate-limited. The token is sent
 * only in the `Authorization` header.
 *
 * @example
 * const adapter = createHttpAdapter({ baseUrl: 'https://portal.example/backup', getToken: () => auth.accessToken() })
 */
export const createHttpAdapter = (options: HttpAdapterOptions): Required<Omit<BackupAdapter, 'localeOrder'>> => {
  const client = createHttpClient(options)
  // The session validates every answer, so this cast is safe.
  const ask: Ask = async <T>(method: string, call: Call, rest: Omit<HttpRequest, 'method' | 'signal' | 'locale'>): Promise<T> =>
    (await client({ method, signal: call.signal, locale: call.locale, ...rest })) as T
  /** Ids of the syncs that this adapter follows, by path and kind. */
  const followed = new Map<string, string>()

  return {
    name: 'http',
    // servers that apply exceptions say so in the capabilities of their clouds; others reject the field
    exceptions: true,
    listClouds: (call) => ask<readonly Cloud[]>('listClouds', call, { path: `${VERSION}/clouds` }),
    async listUsers({ scope, within, search, accountStatus, backupStatus, where, sort, cursor, limit }, call) {
      const query = {
        within: within && formatWithin(within),
        search,
        accountStatus: accountStatus?.join(),
        backupStatus: backupStatus?.join(),
        where: where && formatWhere(where),
        sort: sort && `${sort.descending ? '-' : ''}${sort.by}`,
        cursor,
        limit: limit?.toString(),
      }
      return ask<Page<User>>('listUsers', call, { path: at(scope, 'listUsers', 'users'), query })
    },
    async listGroups({ scope, search, cursor, limit }, call) {
      const query = { search, cursor, limit: limit?.toString() }
      return ask<Page<Group>>('listGroups', call, { path: at(scope, 'listGroups', 'groups'), query })
    },
    listOrgUnits: async (scope, call) => ask<readonly OrgUnit[]>('listOrgUnits', call, { path: at(scope, 'listOrgUnits', 'org-units') }),
    async matchUsers(scope, keys, call) {
      const path = at(scope, 'matchUsers', 'users:match')
      return matchInBatches(keys, (batch) => ask('matchUsers', call, { verb: 'POST', path, body: { keys: batch } }), call)
    },
    describeFilters: async (scope, call) =>
      ask<readonly Facet[]>('describeFilters', call, { path: at(scope, 'describeFilters', 'filters') }),
    getCredits: async (scope, call) => ask<CreditBalance>('getCredits', call, { path: at(scope, 'getCredits', 'credits') }),
    async startBackup(request, call) {
      const { scope, items, exceptions = [], settings, expectedCredits, expectedUsers } = request
      checkItems('startBackup', 'a start', { items, exceptions })
      return ask<BackupRun>('startBackup', call, {
        verb: 'POST',
        path: at(scope, 'startBackup', 'backups'),
        body: {
          items: items.map(toRef),
          // a server without exceptions rejects the field
          ...(exceptions.length > 0 && { exceptions: exceptions.map(toRef) }),
          settings,
          expectedCredits,
          expectedUsers,
          ...policyOfStart(request),
        },
        maxBytes: MAX_START_BODY,
        key: checkKey(call.idempotencyKey, 'startBackup'),
      })
    },
    listCoverage: async ({ scope, within, cursor }, call) =>
      ask<CoveragePage>('listCoverage', call, {
        path: at(scope, 'listCoverage', 'coverage'),
        query: { within: formatWithin(within), cursor },
      }),
    async listCosts(scope, refs, call) {
      const body = { refs: refs.map(toRef) }
      return ask<readonly (number | null)[]>('listCosts', call, { verb: 'POST', path: at(scope, 'listCosts', 'costs'), body })
    },
    async sync(scope, kind, call) {
      const path = at(scope, 'sync', 'syncs')
      const name = `${path} ${kind}`
      let own: string | undefined
      try {
        return await followSync(client, path, kind, call, (id) => {
          own = id
          followed.set(name, id)
        })
      } finally {
        if (own !== undefined && followed.get(name) === own) followed.delete(name)
      }
    },
    async cancelSync(scope, kind, call) {
      const path = at(scope, 'cancelSync', 'syncs')
      // The sync of another client is addressed by its kind, because at most one sync of each kind runs.
      const id = followed.get(`${path} ${kind}`) ?? kind
      await ask('cancelSync', call, { verb: 'DELETE', path: `${path}/${toSegment(id)}` })
    },
    describeSettings: async (scope, call) =>
      ask<SettingsForm>('describeSettings', call, { path: at(scope, 'describeSettings', 'settings/form') }),
    getSettings: async (scope, call) => ask<SettingValues>('getSettings', call, { path: at(scope, 'getSettings', 'settings') }),
    saveSettings: async (scope, values, call) =>
      ask<SettingValues>('saveSettings', call, { verb: 'PUT', path: at(scope, 'saveSettings', 'settings'), body: values }),
    listActivity: async (scope, { action, actor, since, until, cursor }, call) =>
      ask<Page<ActivityEntry>>('listActivity', call, {
        path: at(scope, 'listActivity', 'activity'),
        query: { action, actor, since, until, cursor },
      }),
    ...runCalls(ask),
    ...licenseCalls(ask),
    ...policyCalls(ask),
  }
}
