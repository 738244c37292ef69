import {
  type BackupAdapter,
  BackupError,
  type BackupRun,
  type Call,
  type Cloud,
  type CoveragePage,
  type CreditBalance,
  type Group,
  type OrgUnit,
  type Page,
  type RunUser,
  type Scope,
  type SettingsForm,
  type SettingValues,
  type User,
} from '../../core/internal.js'
import { KEY, MAX_ITEMS, MAX_START_BODY, scopePath, segment, VERSION, withinText } from '../contract.js'
import { followSync } from './follow-sync.js'
import { type Ask, createClient, type HttpAdapterOptions } from './http-client.js'
import { batchesOf } from './match-batches.js'

const MATCHES_AT_ONCE = 3

/** An id as a part of a path. What no path can carry is nobody's id. */
const idIn = (id: string, method: string, field: string): string => {
  let text = ''
  try {
    text = segment(id)
  } catch {
    // half a surrogate pair: falls through to the refusal
  }
  if (text !== '' && text !== '.' && text !== '..') return text
  throw new BackupError('not-found', `there is no ${field} of that id`, { call: `http.${method}`, field })
}

/**
 * A backend over HTTP: the other half is `createHandler`, or any server of `openapi.json`. Every method of the port is there;
 * what the backend has not, its clouds' `capabilities` do not name, and a call of it rejects `unsupported`.
 *
 * Reads are retried when the server is unavailable, out of reach or asks to slow down, starts too, always under their key.
 * The token stands in the `Authorization` header and nowhere else.
 */
export const createHttpAdapter = (options: HttpAdapterOptions): Required<BackupAdapter> => {
  const client = createClient(options)
  /** The syncs being watched here, by path and kind. */
  const watched = new Map<string, string>()

  const at = (scope: Scope, method: string, rest: string): string => {
    idIn(scope.cloudId, method, 'scope')
    idIn(scope.domainId, method, 'scope')
    return `${scopePath(scope)}/${rest}`
  }
  // the caller's door parses every answer: these types are promised there
  const ask = async <T>(method: string, call: Call, rest: Omit<Ask, 'method' | 'signal' | 'locale'>): Promise<T> =>
    (await client({ method, signal: call.signal, locale: call.locale, ...rest })) as T
  const checkKey = (key: string, method: string): string => {
    if (KEY.test(key)) return key
    throw new BackupError('bad-input', 'an idempotency key is 1 to 255 printable ASCII characters', {
      call: `http.${method}`,
      field: 'idempotencyKey',
    })
  }

  return {
    name: 'http',
    listClouds: (call) => ask<readonly Cloud[]>('listClouds', call, { path: `${VERSION}/clouds` }),
    async listUsers({ scope, within, search, accountStatus, backupStatus, sort, cursor, limit }, call) {
      const query = {
        within: within && withinText(within),
        search,
        accountStatus: accountStatus?.join(),
        backupStatus: backupStatus?.join(),
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
      const found: (User | null)[] = new Array(keys.length).fill(null)
      const batches = batchesOf(keys)
      let done = 0
      const work = async (): Promise<void> => {
        for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
          const users = await ask<readonly (User | null)[]>('matchUsers', call, { verb: 'POST', path, body: { keys: batch.keys } })
          if (!Array.isArray(users) || users.length !== batch.keys.length) {
            throw new BackupError('bad-answer', 'not one answer for each key', { call: 'http.matchUsers', field: 'length' })
          }
          batch.places.forEach((place, index) => {
            found[place] = users[index] as User | null
          })
          done += users.length
          call.onProgress?.({ done, total: keys.length })
        }
      }
      try {
        await Promise.all(Array.from({ length: MATCHES_AT_ONCE }, work))
      } finally {
        // after a failure the others stop at their next turn
        batches.length = 0
      }
      return found
    },
    getCredits: async (scope, call) => ask<CreditBalance>('getCredits', call, { path: at(scope, 'getCredits', 'credits') }),
    async startBackup({ scope, items, settings, expectedCredits }, call) {
      if (items.length > MAX_ITEMS) {
        throw new BackupError('too-large', `more than ${MAX_ITEMS} items in one start`, { call: 'http.startBackup', field: 'items' })
      }
      return ask<BackupRun>('startBackup', call, {
        verb: 'POST',
        path: at(scope, 'startBackup', 'backups'),
        body: { items: items.map(({ kind, id }) => ({ kind, id })), settings, expectedCredits },
        maxBytes: MAX_START_BODY,
        key: checkKey(call.idempotencyKey, 'startBackup'),
      })
    },
    listCoverage: async ({ scope, within, cursor }, call) =>
      ask<CoveragePage>('listCoverage', call, {
        path: at(scope, 'listCoverage', 'coverage'),
        query: { within: withinText(within), cursor },
      }),
    async sync(scope, kind, call) {
      const path = at(scope, 'sync', 'syncs')
      const name = `${path} ${kind}`
      let own: string | undefined
      try {
        return await followSync(client, path, kind, call, (id) => {
          own = id
          watched.set(name, id)
        })
      } finally {
        if (own !== undefined && watched.get(name) === own) watched.delete(name)
      }
    },
    async cancelSync(scope, kind, call) {
      const path = at(scope, 'cancelSync', 'syncs')
      // a sync that somebody else started is known by its kind: at most one of each runs
      const id = watched.get(`${path} ${kind}`) ?? kind
      await ask('cancelSync', call, { verb: 'DELETE', path: `${path}/${segment(id)}` })
    },
    getRun: async (scope, runId, call) =>
      ask<BackupRun>('getRun', call, { path: at(scope, 'getRun', `backups/${idIn(runId, 'getRun', 'runId')}`) }),
    listRuns: async (scope, { cursor }, call) =>
      ask<Page<BackupRun>>('listRuns', call, { path: at(scope, 'listRuns', 'backups'), query: { cursor } }),
    listRunUsers: async (scope, runId, { status, cursor }, call) =>
      ask<Page<RunUser>>('listRunUsers', call, {
        path: at(scope, 'listRunUsers', `backups/${idIn(runId, 'listRunUsers', 'runId')}/users`),
        query: { status, cursor },
      }),
    retryRun: async (scope, runId, userIds, call) =>
      ask<BackupRun>('retryRun', call, {
        verb: 'POST',
        path: at(scope, 'retryRun', `backups/${idIn(runId, 'retryRun', 'runId')}:retry`),
        body: userIds === undefined ? {} : { userIds },
        key: checkKey(call.idempotencyKey, 'retryRun'),
      }),
    describeSettings: async (scope, call) =>
      ask<SettingsForm>('describeSettings', call, { path: at(scope, 'describeSettings', 'settings/form') }),
    getSettings: async (scope, call) => ask<SettingValues>('getSettings', call, { path: at(scope, 'getSettings', 'settings') }),
    saveSettings: async (scope, values, call) =>
      ask<SettingValues>('saveSettings', call, { verb: 'PUT', path: at(scope, 'saveSettings', 'settings'), body: values }),
  }
}
