import type { ErrorCode } from '../../../core/internal.js'
import type { Db } from '../database/tables.js'
import type { BackendEnding } from '../postgres-backend.js'
import { findRun, toRun } from '../runs/list-runs.js'
import { type EndedJob, idOfData } from './job-queue.js'

/** An ending with its time, ISO 8601. */
export interface DescribedEnding {
  ending: BackendEnding
  at: string
}

const describeRun = async (db: Db, { run, at }: { run: number; at: string }, id: string): Promise<DescribedEnding | undefined> => {
  const about = await db
    .selectFrom('runs')
    .innerJoin('domains', 'domains.no', 'runs.domain')
    .select(['domains.no as domain', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('runs.no', '=', run)
    .executeTakeFirst()
  if (about === undefined) return undefined
  const { id: runId, status, total, done, failed, finishedAt } = toRun(await findRun(db, about.domain, run))
  if (finishedAt !== at) return undefined
  const scope = { cloudId: about.cloud_id, domainId: about.domain_id }
  const type = status === 'failed' ? 'backup-failed' : 'backup-finished'
  return { at, ending: { type, id, scope, runId, status, users: total, done, failed } }
}

const describeSync = async (db: Db, sync: number, id: string): Promise<DescribedEnding | undefined> => {
  const row = await db
    .selectFrom('syncs')
    .innerJoin('domains', 'domains.no', 'syncs.domain')
    .select(['kind', 'status', 'finished_at', 'added', 'changed', 'removed', 'error', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('syncs.no', '=', sync)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { kind, status, finished_at, added, changed, removed, error } = row
  const scope = { cloudId: row.cloud_id, domainId: row.domain_id }
  const at = (finished_at ?? new Date()).toISOString()
  if (status === 'completed')
    return { at, ending: { type: 'sync-finished', id, scope, kind, added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 } }
  const { code = 'unavailable' } = JSON.parse(error ?? '{}') as { code?: ErrorCode }
  return { at, ending: { type: 'sync-failed', id, scope, kind, code } }
}

const describePolicy = async (db: Db, { policy, at }: { policy: number; at: string }, id: string): Promise<DescribedEnding | undefined> => {
  const row = await db
    .selectFrom('policies')
    .innerJoin('domains', 'domains.no', 'policies.domain')
    .select(['policies.id', 'waiting', 'domains.cloud_id', 'domains.id as domain_id'])
    .where('policies.no', '=', policy)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const scope = { cloudId: row.cloud_id, domainId: row.domain_id }
  return { at, ending: { type: 'policy-out-of-credits', id, scope, policyId: row.id, waiting: row.waiting } }
}

/** Describes the end of a run or sync, or a policy that ran out of credits; `undefined` if the run has been retried since. The same end has the same id. */
export const describeEnding = (db: Db, job: EndedJob): Promise<DescribedEnding | undefined> => {
  // A job of another queue may have more fields, which must not change the id.
  if ('sync' in job) return describeSync(db, job.sync, idOfData({ sync: job.sync }))
  if ('policy' in job) return describePolicy(db, job, idOfData({ policy: job.policy, at: job.at }))
  return describeRun(db, job, idOfData({ run: job.run, at: job.at }))
}
