import type * as z from 'zod/mini'
import { schemas } from '../../core/internal.js'
import * as shapes from './request-shapes.js'
import { syncJob } from './sync-job.js'
import { MAX_BODY, MAX_START_BODY } from './wire-limits.js'

/**
 * Permission that a request needs, passed to `authorize`. `read`: lists, counts and runs; `start`: start, retry or stop a backup, give
 * licenses back, or change policies; `sync`: start or cancel a sync; `settings`: change the default settings.
 */
export type Action = 'read' | 'start' | 'sync' | 'settings'

/** One method of one path. The router, the OpenAPI description and the authorization check use it. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path below `/v1`. `{name}` matches one segment or, before `:verb`, the beginning of one. */
  path: string
  action: Action
  summary: string
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  /** Maximum size of the body in bytes. Default: `MAX_BODY`. */
  maxBody?: number
  /** Whether the request must have an `Idempotency-Key` header. */
  isKeyed?: boolean
  /** Whether the response has an `ETag`, which a write may name in `If-Match`. */
  isTagged?: boolean
  /** Status of a successful response. */
  status: number
  answer?: z.ZodMiniType
}

const DOMAIN = '/clouds/{cloudId}/domains/{domainId}'

const directory = {
  listClouds: {
    method: 'GET',
    path: '/clouds',
    action: 'read',
    summary: 'Lists the clouds and domains that the client may read.',
    status: 200,
    answer: schemas.clouds,
  },
  listUsers: {
    method: 'GET',
    path: `${DOMAIN}/users`,
    action: 'read',
    summary: 'Lists one page of users.',
    query: shapes.usersQuery,
    status: 200,
    answer: schemas.userPage,
  },
  matchUsers: {
    method: 'POST',
    path: `${DOMAIN}/users:match`,
    action: 'read',
    summary: 'Finds the user of each id, address or alias; null for a key without a user. Keeps the order of the keys.',
    body: shapes.matchBody,
    status: 200,
    answer: schemas.matches,
  },
  listGroups: {
    method: 'GET',
    path: `${DOMAIN}/groups`,
    action: 'read',
    summary: 'Lists one page of groups.',
    query: shapes.groupsQuery,
    status: 200,
    answer: schemas.groupPage,
  },
  listOrgUnits: {
    method: 'GET',
    path: `${DOMAIN}/org-units`,
    action: 'read',
    summary: 'Lists all org units.',
    status: 200,
    answer: schemas.orgUnits,
  },
  describeFilters: {
    method: 'GET',
    path: `${DOMAIN}/filters`,
    action: 'read',
    summary: 'Describes the facets by which users can be filtered, with the number of users of each option.',
    status: 200,
    answer: schemas.filters,
  },
  listCoverage: {
    method: 'GET',
    path: `${DOMAIN}/coverage`,
    action: 'read',
    summary: 'Lists the ids of the users in a group or org unit, by standing.',
    query: shapes.coverageQuery,
    status: 200,
    answer: schemas.coveragePage,
  },
  listCosts: {
    method: 'POST',
    path: `${DOMAIN}/costs`,
    action: 'read',
    summary: 'Returns the credits that each item would take on its own; null for an item that does not exist. Keeps the order of the refs.',
    body: shapes.costsBody,
    status: 200,
    answer: schemas.costs,
  },
} as const satisfies Record<string, Endpoint>

const settings = {
  getCredits: {
    method: 'GET',
    path: `${DOMAIN}/credits`,
    action: 'read',
    summary: 'Returns the credits available to the domain.',
    status: 200,
    answer: schemas.credits,
  },
  getSettings: {
    method: 'GET',
    path: `${DOMAIN}/settings`,
    action: 'read',
    summary: "Returns the domain's default settings: the values that differ from the defaults of the form.",
    isTagged: true,
    status: 200,
    answer: schemas.settingValues,
  },
  saveSettings: {
    method: 'PUT',
    path: `${DOMAIN}/settings`,
    action: 'settings',
    summary: "Replaces the domain's default settings. `fields` of the problem explains each rejected value.",
    isTagged: true,
    body: shapes.settingsBody,
    status: 200,
    answer: schemas.settingValues,
  },
  describeSettings: {
    method: 'GET',
    path: `${DOMAIN}/settings/form`,
    action: 'read',
    summary: 'Describes the settings of this backend.',
    status: 200,
    answer: schemas.settingsForm,
  },
} as const satisfies Record<string, Endpoint>

const syncs = {
  sync: {
    method: 'POST',
    path: `${DOMAIN}/syncs`,
    action: 'sync',
    summary: 'Starts a sync of one kind, or joins the running one.',
    body: shapes.syncBody,
    status: 202,
    answer: syncJob,
  },
  followSync: {
    method: 'GET',
    path: `${DOMAIN}/syncs/{syncId}`,
    action: 'read',
    summary: 'Returns a sync by its id, or a running sync by its kind.',
    status: 200,
    answer: syncJob,
  },
  cancelSync: {
    method: 'DELETE',
    path: `${DOMAIN}/syncs/{syncId}`,
    action: 'sync',
    summary: 'Cancels a running sync by its id or kind. Succeeds when none is running.',
    status: 204,
  },
} as const satisfies Record<string, Endpoint>

const backups = {
  listRuns: {
    method: 'GET',
    path: `${DOMAIN}/backups`,
    action: 'read',
    summary: 'Lists one page of started backups, newest first.',
    query: shapes.cursorQuery,
    status: 200,
    answer: schemas.runPage,
  },
  startBackup: {
    method: 'POST',
    path: `${DOMAIN}/backups`,
    action: 'start',
    summary: 'Starts a backup if it takes exactly the expected credits. The same key and body return the same backup.',
    body: shapes.startBody,
    maxBody: MAX_START_BODY,
    isKeyed: true,
    status: 201,
    answer: schemas.run,
  },
  getRun: {
    method: 'GET',
    path: `${DOMAIN}/backups/{runId}`,
    action: 'read',
    summary: 'Returns a started backup.',
    status: 200,
    answer: schemas.run,
  },
  retryRun: {
    method: 'POST',
    path: `${DOMAIN}/backups/{runId}:retry`,
    action: 'start',
    summary: 'Retries the failed users of a backup: the given ones, or all.',
    body: shapes.retryBody,
    maxBody: MAX_BODY,
    isKeyed: true,
    status: 200,
    answer: schemas.run,
  },
  stopRun: {
    method: 'POST',
    path: `${DOMAIN}/backups/{runId}:stop`,
    action: 'start',
    summary:
      'Stops a backup: releases the users whose backup has not begun and gives their credits back; users in progress finish. Repeating it is safe.',
    status: 200,
    answer: schemas.run,
  },
  listRunUsers: {
    method: 'GET',
    path: `${DOMAIN}/backups/{runId}/users`,
    action: 'read',
    summary: 'Lists one page of the users of a backup.',
    query: shapes.runUsersQuery,
    status: 200,
    answer: schemas.runUserPage,
  },
} as const satisfies Record<string, Endpoint>

const activity = {
  listActivity: {
    method: 'GET',
    path: `${DOMAIN}/activity`,
    action: 'read',
    summary: 'Lists one page of the activity log, newest first: who did what and when. No endpoint changes or removes an entry.',
    query: shapes.activityQuery,
    status: 200,
    answer: schemas.activityPage,
  },
} as const satisfies Record<string, Endpoint>

const licenses = {
  listHolders: {
    method: 'GET',
    path: `${DOMAIN}/licenses`,
    action: 'read',
    summary: 'Lists one page of the users who hold a license, newest first, also users who have left the directory.',
    query: shapes.holdersQuery,
    status: 200,
    answer: schemas.holderPage,
  },
  giveBack: {
    method: 'POST',
    path: `${DOMAIN}/licenses:give-back`,
    action: 'start',
    summary:
      'Ends the protection of users and gives their credits back. Skips users without a license and users whose backup is in progress. The same key and users return the same result.',
    body: shapes.giveBackBody,
    isKeyed: true,
    status: 200,
    answer: schemas.giveBackResult,
  },
} as const satisfies Record<string, Endpoint>

const policies = {
  listPolicies: {
    method: 'GET',
    path: `${DOMAIN}/policies`,
    action: 'read',
    summary: 'Lists one page of policies, oldest first, also ended ones.',
    query: shapes.cursorQuery,
    status: 200,
    answer: schemas.policyPage,
  },
  savePolicy: {
    method: 'POST',
    path: `${DOMAIN}/policies`,
    action: 'start',
    summary: 'Creates a policy and evaluates it, which may start users. The same key and body create one policy.',
    body: shapes.policyBody,
    maxBody: MAX_START_BODY,
    isKeyed: true,
    status: 201,
    answer: schemas.policy,
  },
  changePolicy: {
    method: 'PUT',
    path: `${DOMAIN}/policies/{policyId}`,
    action: 'start',
    summary: 'Replaces the draft of a policy and evaluates it. An ended policy is 422 `bad-input`.',
    body: shapes.policyBody,
    maxBody: MAX_START_BODY,
    isKeyed: true,
    status: 200,
    answer: schemas.policy,
  },
  setPolicyStatus: {
    method: 'POST',
    path: `${DOMAIN}/policies/{policyId}:set-status`,
    action: 'start',
    summary: 'Pauses, resumes or ends a policy. Users keep their protection. An ended policy stays ended.',
    body: shapes.policyStatusBody,
    status: 200,
    answer: schemas.policy,
  },
  forecastPolicy: {
    method: 'POST',
    path: `${DOMAIN}/policies:forecast`,
    action: 'read',
    summary:
      'Forecasts the credits of a policy, saved or not, from the joins and leaves that syncs have recorded. Changes nothing. `policyId` names the policy whose next version the body is.',
    query: shapes.forecastQuery,
    body: shapes.policyBody,
    maxBody: MAX_START_BODY,
    status: 200,
    answer: schemas.policyForecast,
  },
} as const satisfies Record<string, Endpoint>

/** Every endpoint of the API by its operation id: a method of `BackupAdapter`, `followSync` or `changePolicy`. */
export const endpoints = { ...directory, ...settings, ...syncs, ...backups, ...policies, ...licenses, ...activity }
/** Operation id of an endpoint. */
export type EndpointId = keyof typeof endpoints
