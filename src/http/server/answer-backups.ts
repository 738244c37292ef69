import { type BackupRequest, type PolicyDraft, sameScope } from '../../core/internal.js'
import { toSegment } from '../contract/paths.js'
import { cursorQuery, runUsersQuery } from '../contract/request-shapes.js'
import { parse, parseRetry, parseStart } from './parse-request.js'
import { badRequest } from './problem-responses.js'
import { type EndpointFunctions, keyedCall, need, needExceptions, readCall, writeCall } from './request-context.js'

/** Completes the policy of a start, whose items, exceptions and settings are those of the start unless it has its own. */
const policyOfRequest = (
  { items, exceptions, settings, ...rest }: NonNullable<Awaited<ReturnType<typeof parseStart>>['policy']>,
  request: Pick<BackupRequest, 'items' | 'exceptions' | 'settings'>,
): PolicyDraft => {
  const own = items === undefined ? request : { items, exceptions, settings: settings ?? request.settings }
  return {
    ...rest,
    items: own.items,
    ...(own.exceptions !== undefined && { exceptions: own.exceptions }),
    settings: settings ?? own.settings,
  }
}

/** Answers the endpoints that start, list, retry and stop backups. */
export const backupFunctions: EndpointFunctions<'listRuns' | 'startBackup' | 'getRun' | 'retryRun' | 'stopRun' | 'listRunUsers'> = {
  async listRuns(context) {
    const query = parse(cursorQuery, context.query, 'the query')
    return { body: await need(context.adapter.listRuns)(context.scope, query, readCall(context)) }
  },
  async startBackup(context) {
    const { adapter, scope } = context
    const { scope: bodyScope, ...rest } = await parseStart(context.body)
    // `authorize` has only checked the scope of the path.
    if (bodyScope !== undefined && !sameScope(bodyScope, scope)) {
      throw badRequest('the body names another scope than the path', 'scope')
    }
    const { policy: given, ...request } = rest
    await needExceptions(
      context,
      [...request.items, ...(given?.items ?? [])],
      [...(request.exceptions ?? []), ...(given?.exceptions ?? [])],
    )
    if (given !== undefined) need(adapter.savePolicy)
    const policy = given && policyOfRequest(given, request)
    const run = await adapter.startBackup({ scope, ...request, ...(policy && { policy }) }, keyedCall(context))
    return { body: run, headers: { location: `backups/${toSegment(run.id)}` } }
  },
  getRun: async (context) => ({ body: await need(context.adapter.getRun)(context.scope, context.params.runId ?? '', readCall(context)) }),
  async retryRun(context) {
    const retry = need(context.adapter.retryRun)
    const { userIds } = await parseRetry(context.body)
    return { body: await retry(context.scope, context.params.runId ?? '', userIds, keyedCall(context)) }
  },
  stopRun: async (context) => ({
    body: await need(context.adapter.stopRun)(context.scope, context.params.runId ?? '', writeCall(context)),
  }),
  async listRunUsers(context) {
    const query = parse(runUsersQuery, context.query, 'the query')
    return { body: await need(context.adapter.listRunUsers)(context.scope, context.params.runId ?? '', query, readCall(context)) }
  },
}
