import type { BackupAdapter, BackupRun, Page, RunUserPage } from '../../core/internal.js'
import type { Ask } from './license-calls.js'
import { at, checkKey, encodeId } from './request-parts.js'

type RunMethod = 'getRun' | 'listRuns' | 'listRunUsers' | 'retryRun' | 'stopRun'

/** The calls of started backups. */
export const runCalls = (ask: Ask): Required<Pick<BackupAdapter, RunMethod>> => ({
  getRun: async (scope, runId, call) =>
    ask<BackupRun>('getRun', call, { path: at(scope, 'getRun', `backups/${encodeId(runId, 'getRun', 'runId')}`) }),
  listRuns: async (scope, { cursor }, call) =>
    ask<Page<BackupRun>>('listRuns', call, { path: at(scope, 'listRuns', 'backups'), query: { cursor } }),
  listRunUsers: async (scope, runId, { status, cursor }, call) =>
    ask<RunUserPage>('listRunUsers', call, {
      path: at(scope, 'listRunUsers', `backups/${encodeId(runId, 'listRunUsers', 'runId')}/users`),
      query: { status, cursor },
    }),
  retryRun: async (scope, runId, userIds, call) =>
    ask<BackupRun>('retryRun', call, {
      verb: 'POST',
      path: at(scope, 'retryRun', `backups/${encodeId(runId, 'retryRun', 'runId')}:retry`),
      body: userIds === undefined ? {} : { userIds },
      key: checkKey(call.idempotencyKey, 'retryRun'),
    }),
  stopRun: async (scope, runId, call) =>
    ask<BackupRun>('stopRun', call, {
      verb: 'POST',
      path: at(scope, 'stopRun', `backups/${encodeId(runId, 'stopRun', 'runId')}:stop`),
    }),
})
