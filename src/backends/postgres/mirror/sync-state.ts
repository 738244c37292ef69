import { sql } from 'kysely'
import { type Actor, type BackupError, describeActivity, type Scope, type SyncKind } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import type { Db, Tx } from '../database/tables.js'
import type { Staging } from './stage-page.js'

/** The column of `domains` with the point after which the next sync of a kind reads changes. */
export const SINCE = { users: 'users_since', groups: 'groups_since', 'org-units': 'org_units_since' } as const

/** The state of a running sync. */
export interface SyncState {
  no: number
  domain: number
  kind: SyncKind
  scope: Scope
  cursor: string | null
  milestone: string | null
  /** Increases with every step, so that one of two workers at the same step detects that it is late. */
  pages: number
  isRead: boolean
  done: number
  /** The point after which changes are read; `null` for a full listing. */
  since: string | null
  /** 2 during the second reading of a suspiciously small listing. */
  reading: number
  statusesCursor: string | null
  hasStatuses: boolean
  actor: Actor | undefined
}

/** Reads the state of a sync; `undefined` if it has ended. */
export const readState = async (tx: Db | Tx, sync: number, { lock = false } = {}): Promise<SyncState | undefined> => {
  const row = await tx
    .selectFrom('syncs')
    .innerJoin('domains', 'domains.no', 'syncs.domain')
    .select(['syncs.no', 'domain', 'kind', 'cursor', 'milestone', 'pages', 'is_read', 'done', 'since', 'reading'])
    .select(['statuses_cursor', 'has_statuses', 'started_by', 'cloud_id', 'domains.id as domain_id'])
    .where('syncs.no', '=', sync)
    .where('status', '=', 'running')
    .$if(lock, (query) => query.forUpdate('syncs'))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { cloud_id: cloudId, domain_id: domainId, is_read, statuses_cursor, has_statuses, started_by, ...rest } = row
  const actor = started_by ?? undefined
  return { ...rest, isRead: is_read, statusesCursor: statuses_cursor, hasStatuses: has_statuses, actor, scope: { cloudId, domainId } }
}

export const stagingOf = ({ no: sync, domain, pages, since }: SyncState): Staging => ({ sync, domain, pages, isFull: since === null })

/** Ends a sync as failed, unless another worker has continued it. The mirror does not change. */
export const failSync = async (tx: Tx, { no, pages, domain, kind, actor }: SyncState, error: BackupError): Promise<boolean> => {
  const stored = { code: error.code, message: error.reason }
  const { rows } = await sql`update syncs set status = 'failed', error = ${JSON.stringify(stored)}, finished_at = clock_timestamp()
    where no = ${no} and status = 'running' and pages = ${pages} returning no`.execute(tx)
  if (rows.length === 0) return false
  await recordActivity(tx, domain, describeActivity.syncFailed(kind, error.code), actor)
  return true
}
