import { sql } from 'kysely'
import type { Actor, SyncKind } from '../../../core/internal.js'
import { actorColumn } from '../activity/record-activity.js'
import type { Tx } from '../database/tables.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { SINCE } from './sync-state.js'

/** Inserts a sync and its job. Resolves to its number, or to `undefined` if a sync of this kind is running. */
export const insertSync = async (
  tx: Tx,
  jobs: Pick<JobQueue, 'send'>,
  domain: number,
  kind: SyncKind,
  actor: Actor | undefined,
  { isScheduled = false } = {},
): Promise<number | undefined> => {
  const { rows } = await sql<{ no: number }>`insert into syncs (domain, kind, since, started_by, is_scheduled)
    select no, ${kind}, ${sql.ref(SINCE[kind])}, ${actorColumn(actor)}::json, ${isScheduled} from domains where no = ${domain}
    on conflict (domain, kind) where status = 'running' do nothing returning no`.execute(tx)
  const [row] = rows
  if (row !== undefined) await jobs.send(tx, 'sync', [{ sync: row.no }])
  return row?.no
}
