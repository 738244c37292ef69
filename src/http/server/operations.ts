import type * as z from 'zod/mini'
import { type BackupAdapter, BackupError, fingerprint, type Scope, schemas } from '../../core/internal.js'
import { MAX_BODY, MAX_START_BODY, syncJob } from '../contract.js'
import type { KeyGuard } from './key-guard.js'
import { badRequest } from './problem-responses.js'
import * as requests from './requests.js'
import type { SyncBook } from './sync-book.js'

/** What a request wants, as `authorize` is asked: to look, to start or retry a backup, to sync or stop a sync, to change settings. */
export type Action = 'read' | 'start' | 'sync' | 'settings'

/** What an operation may use. */
export interface Context {
  /** Parses every answer of the adapter. */
  port: BackupAdapter
  syncs: SyncBook
  keys: KeyGuard
  scope: Scope
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  body: unknown
  key: string
  locale: string | undefined
  /** Aborts when the client goes away: for reads. What changes something is never aborted. */
  signal: AbortSignal
  /** Whether the client may read a domain. */
  canRead(scope: Scope): Promise<boolean>
}

export interface Answer {
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

/** One method of one path: what the router, and the OpenAPI description, know about it. */
export interface Operation {
  /** The port's method, or `followSync`. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/v1`; `{…}` stands for one part. */
  path: string
  action: Action
  summary: string
  params?: z.ZodMiniType
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  maxBody?: number
  /** Whether an Idempotency-Key is required. */
  isKeyed?: boolean
  status: number
  answer?: z.ZodMiniType
  run(context: Context): Promise<Answer>
}

const DOMAIN = '/clouds/{cloudId}/domains/{domainId}'

const need = <T>(method: T | undefined): T => {
  if (method === undefined) throw new BackupError('unsupported', 'this backend cannot do that')
  return method
}
/** For what goes on when the client goes away. */
const unending = (): AbortSignal => new AbortController().signal
const callOf = ({ signal, locale }: Context) => ({ signal, locale })
const writeOf = ({ locale }: Context) => ({ signal: unending(), locale })
const keyed = (context: Context) => ({ ...writeOf(context), idempotencyKey: context.key })
const keyIn = ({ scope, key }: Context): string => JSON.stringify([scope.cloudId, scope.domainId, key])

const listClouds = async (context: Context): Promise<Answer> => {
  const { port, canRead } = context
  const has = {
    sync: port.sync,
    coverage: port.listCoverage,
    runs: port.getRun,
    retry: port.retryRun,
    settings: port.describeSettings && port.getSettings,
  }
  const names = (Object.keys(has) as (keyof typeof has)[]).filter((name) => has[name] !== undefined)
  const all = await port.listClouds(callOf(context))
  const clouds = await Promise.all(
    all.map(async (cloud) => {
      const may = await Promise.all(cloud.domains.map((domain) => canRead({ cloudId: cloud.id, domainId: domain.id })))
      return {
        ...cloud,
        domains: cloud.domains.filter((_, index) => may[index]),
        // the client's adapter has every method: here stands which of them this backend has
        capabilities: names.filter((name) => cloud.capabilities?.includes(name) ?? true),
      }
    }),
  )
  // a cloud of which nothing may be read does not concern the client
  return { body: clouds.filter(({ domains }, index) => domains.length > 0 || all[index]?.domains.length === 0) }
}

export const operations: readonly Operation[] = [
  {
    id: 'listClouds',
    method: 'GET',
    path: '/clouds',
    action: 'read',
    summary: 'The clouds and their domains that the client may read.',
    status: 200,
    answer: schemas.clouds,
    run: listClouds,
  },
  {
    id: 'listUsers',
    method: 'GET',
    path: `${DOMAIN}/users`,
    action: 'read',
    summary: 'A page of users.',
    query: requests.usersQuery,
    status: 200,
    answer: schemas.userPage,
    async run(context) {
      const { within, sort, limit, ...query } = requests.parse(requests.usersQuery, context.query, 'the query')
      const whole = {
        scope: context.scope,
        ...query,
        ...(within !== undefined && { within: requests.refOf(within) }),
        ...(sort !== undefined && { sort: requests.sortOf(sort) }),
        ...(limit !== undefined && { limit: requests.pageSize(limit) }),
      }
      return { body: await context.port.listUsers(whole, callOf(context)) }
    },
  },
  {
    id: 'matchUsers',
    method: 'POST',
    path: `${DOMAIN}/users:match`,
    action: 'read',
    summary: 'The user of each id, address or alias, or null; in the same order.',
    body: requests.matchBody,
    status: 200,
    answer: schemas.matches,
    async run(context) {
      const { keys } = requests.parseMatch(context.body)
      return { body: await context.port.matchUsers(context.scope, keys, callOf(context)) }
    },
  },
  {
    id: 'listGroups',
    method: 'GET',
    path: `${DOMAIN}/groups`,
    action: 'read',
    summary: 'A page of groups.',
    query: requests.groupsQuery,
    status: 200,
    answer: schemas.groupPage,
    async run(context) {
      const { limit, ...query } = requests.parse(requests.groupsQuery, context.query, 'the query')
      const whole = { scope: context.scope, ...query, ...(limit !== undefined && { limit: requests.pageSize(limit) }) }
      return { body: await context.port.listGroups(whole, callOf(context)) }
    },
  },
  {
    id: 'listOrgUnits',
    method: 'GET',
    path: `${DOMAIN}/org-units`,
    action: 'read',
    summary: 'All org units.',
    status: 200,
    answer: schemas.orgUnits,
    run: async (context) => ({ body: await context.port.listOrgUnits(context.scope, callOf(context)) }),
  },
  {
    id: 'listCoverage',
    method: 'GET',
    path: `${DOMAIN}/coverage`,
    action: 'read',
    summary: 'The ids of the users a group or org unit reaches, by standing.',
    query: requests.coverageQuery,
    status: 200,
    answer: schemas.coveragePage,
    async run(context) {
      const { port, scope } = context
      const { within, cursor } = requests.parse(requests.coverageQuery, context.query, 'the query')
      const query = { scope, within: requests.refOf(within), ...(cursor !== undefined && { cursor }) }
      return { body: await need(port.listCoverage)(query, callOf(context)) }
    },
  },
  {
    id: 'getCredits',
    method: 'GET',
    path: `${DOMAIN}/credits`,
    action: 'read',
    summary: 'The credits available to the domain.',
    status: 200,
    answer: schemas.credits,
    run: async (context) => ({ body: await context.port.getCredits(context.scope, callOf(context)) }),
  },
  {
    id: 'getSettings',
    method: 'GET',
    path: `${DOMAIN}/settings`,
    action: 'read',
    summary: "The domain's default settings: what differs from the defaults of the form.",
    status: 200,
    answer: schemas.settingValues,
    run: async (context) => ({ body: await need(context.port.getSettings)(context.scope, callOf(context)) }),
  },
  {
    id: 'saveSettings',
    method: 'PUT',
    path: `${DOMAIN}/settings`,
    action: 'settings',
    summary: "Replaces the domain's default settings. A refused one is told in `fields`.",
    body: requests.settingsBody,
    status: 200,
    answer: schemas.settingValues,
    async run(context) {
      const values = requests.parseSettings(context.body)
      return { body: await need(context.port.saveSettings)(context.scope, values, writeOf(context)) }
    },
  },
  {
    id: 'describeSettings',
    method: 'GET',
    path: `${DOMAIN}/settings/form`,
    action: 'read',
    summary: 'The settings this backend has.',
    status: 200,
    answer: schemas.settingsForm,
    run: async (context) => ({ body: await need(context.port.describeSettings)(context.scope, callOf(context)) }),
  },
  {
    id: 'sync',
    method: 'POST',
    path: `${DOMAIN}/syncs`,
    action: 'sync',
    summary: 'Starts a sync of one kind, or joins the one that runs.',
    body: requests.syncBody,
    status: 202,
    answer: syncJob,
    async run({ syncs, scope, body, locale }) {
      const { kind } = requests.parse(requests.syncBody, body, 'the body')
      const job = await syncs.start(scope, kind, locale)
      return { body: job, headers: { location: `syncs/${encodeURIComponent(job.id)}` } }
    },
  },
  {
    id: 'followSync',
    method: 'GET',
    path: `${DOMAIN}/syncs/{syncId}`,
    action: 'read',
    summary: 'A sync, by its id, or by its kind while it runs.',
    status: 200,
    answer: syncJob,
    run: async ({ syncs, scope, params, signal }) => ({ body: await syncs.get(scope, params.syncId ?? '', signal) }),
  },
  {
    id: 'cancelSync',
    method: 'DELETE',
    path: `${DOMAIN}/syncs/{syncId}`,
    action: 'sync',
    summary: 'Cancels the sync that runs, by its id or its kind. None that runs is no error.',
    status: 204,
    async run(context) {
      const cancel = need(context.port.cancelSync)
      await cancel(context.scope, context.syncs.kindOf(context.params.syncId ?? ''), writeOf(context))
      return {}
    },
  },
  {
    id: 'listRuns',
    method: 'GET',
    path: `${DOMAIN}/backups`,
    action: 'read',
    summary: 'A page of started backups, newest first.',
    query: requests.cursorQuery,
    status: 200,
    answer: schemas.runPage,
    async run(context) {
      const query = requests.parse(requests.cursorQuery, context.query, 'the query')
      return { body: await need(context.port.listRuns)(context.scope, query, callOf(context)) }
    },
  },
  {
    id: 'startBackup',
    method: 'POST',
    path: `${DOMAIN}/backups`,
    action: 'start',
    summary: 'Starts a backup, if it takes exactly the expected credits. Same key and body: the same backup.',
    body: requests.startBody,
    maxBody: MAX_START_BODY,
    isKeyed: true,
    status: 201,
    answer: schemas.run,
    async run(context) {
      const { port, scope, keys } = context
      const { scope: named, ...rest } = requests.parseStart(context.body)
      if (named !== undefined && (named.cloudId !== scope.cloudId || named.domainId !== scope.domainId)) {
        throw badRequest('the body names another scope than the path', 'scope')
      }
      const request = { scope, ...rest }
      const run = await keys.guard(keyIn(context), fingerprint(request), () => port.startBackup(request, keyed(context)))
      return { body: run, headers: { location: `backups/${encodeURIComponent(run.id)}` } }
    },
  },
  {
    id: 'getRun',
    method: 'GET',
    path: `${DOMAIN}/backups/{runId}`,
    action: 'read',
    summary: 'A started backup.',
    status: 200,
    answer: schemas.run,
    run: async (context) => ({ body: await need(context.port.getRun)(context.scope, context.params.runId ?? '', callOf(context)) }),
  },
  {
    id: 'retryRun',
    method: 'POST',
    path: `${DOMAIN}/backups/{runId}:retry`,
    action: 'start',
    summary: 'Tries the failed users of a backup again: these, or all.',
    body: requests.retryBody,
    maxBody: MAX_BODY,
    isKeyed: true,
    status: 200,
    answer: schemas.run,
    async run(context) {
      const retry = need(context.port.retryRun)
      const { scope, keys } = context
      const runId = context.params.runId ?? ''
      const { userIds } = requests.parseRetry(context.body)
      const act = () => retry(scope, runId, userIds, keyed(context))
      return { body: await keys.guard(keyIn(context), JSON.stringify([runId, userIds ?? null]), act) }
    },
  },
  {
    id: 'listRunUsers',
    method: 'GET',
    path: `${DOMAIN}/backups/{runId}/users`,
    action: 'read',
    summary: 'A page of the users of a backup.',
    query: requests.runUsersQuery,
    status: 200,
    answer: schemas.runUserPage,
    async run(context) {
      const query = requests.parse(requests.runUsersQuery, context.query, 'the query')
      return { body: await need(context.port.listRunUsers)(context.scope, context.params.runId ?? '', query, callOf(context)) }
    },
  },
]
