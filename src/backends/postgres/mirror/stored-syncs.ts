import { type Selectable, sql } from 'kysely'
import {
  type Actor,
  BackupError,
  describeActivity,
  type ErrorCode,
  type Scope,
  type StoredSync,
  type SyncKind,
  type SyncResult,
  type SyncTable,
  sleep,
} from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import { findDomain } from '../database/domains.js'
import type { Db, Tables } from '../database/tables.js'
import { transact } from '../database/transactions.js'

const POLL_MS = 5
/** Time in ms for which the answer to a start waits for the first progress, or for a failure. */
const FIRST_REPORT_MS = 50

/** An id names the kind of a sync and its number: `users.17`. */
const idOf = (kind: SyncKind, no: number): string => `${kind}.${no}`
const parseId = (id: string): { kind: SyncKind; no?: number } | undefined => {
  const [, kind, no] = /^(users|groups|org-units)(?:\.(\d{1,9}))?$/.exec(id) ?? []
  return kind === undefined ? undefined : { kind: kind as SyncKind, ...(no !== undefined && { no: Number(no) }) }
}

/** Returns the stored error of a failed sync. */
export const errorOf = (stored: string | null): BackupError => {
  const { code = 'unavailable', message = 'the sync failed' } = JSON.parse(stored ?? '{}') as { code?: ErrorCode; message?: string }
  return new BackupError(code, message)
}

type SyncRow = Selectable<Tables['syncs']>

/** Returns the progress of a sync. The directory may have more records than its total said. */
export const progressOf = ({ done, total }: SyncRow) => ({ done, ...(total !== null && { total: Math.max(done, total) }) })

/** Returns the figures of a completed sync. */
export const resultOf = ({ finished_at, added, changed, removed }: SyncRow): SyncResult => ({
  finishedAt: finished_at?.toISOString() ?? '',
  added: added ?? 0,
  changed: changed ?? 0,
  removed: removed ?? 0,
})

const toStored = (row: SyncRow): StoredSync => ({
  id: idOf(row.kind, row.no),
  kind: row.kind,
  status: row.status,
  ...progressOf(row),
  ...(row.status === 'completed' && { result: resultOf(row) }),
  ...(row.status === 'failed' && { error: errorOf(row.error) }),
})

/** Cancels the running sync of a kind, or only a sync of a given number, and records it in the activity log. */
export const cancelRunning = (db: Db, domain: number, kind: SyncKind, no: number | undefined, actor: Actor | undefined): Promise<void> =>
  transact(db, async (tx) => {
    const { rows } = await sql`update syncs set status = 'cancelled', finished_at = clock_timestamp()
      where domain = ${domain} and kind = ${kind} and status = 'running' and (${no ?? null}::int is null or no = ${no ?? null}::int)
      returning no`.execute(tx)
    if (rows.length > 0) await recordActivity(tx, domain, describeActivity.syncCancelled(kind), actor)
  })

/**
 * Creates the table of syncs by id.
 *
 * @param join finds the running sync of a kind, or starts one, and returns its number
 */
export const createSyncTable = (db: Db, join: (domain: number, kind: SyncKind, actor: Actor | undefined) => Promise<number>): SyncTable => {
  const findRow = async (scope: Scope, id: string): Promise<SyncRow | undefined> => {
    const domain = await findDomain(db, scope)
    const wanted = parseId(id)
    if (wanted === undefined) return undefined
    const rows = db.selectFrom('syncs').selectAll().where('domain', '=', domain).where('kind', '=', wanted.kind)
    const named = wanted.no === undefined ? rows.where('status', '=', 'running') : rows.where('no', '=', wanted.no)
    return named.executeTakeFirst()
  }
  return {
    async start(scope, kind, { signal, actor }) {
      const id = idOf(kind, await join(await findDomain(db, scope), kind, actor))
      const until = performance.now() + FIRST_REPORT_MS
      for (;;) {
        const row = await findRow(scope, id)
        if (row === undefined) throw new BackupError('not-found', 'this sync does not exist', { field: 'syncId' })
        if (row.status === 'failed') throw errorOf(row.error)
        if (row.status !== 'running' || row.done > 0 || performance.now() > until) return toStored(row)
        await sleep(POLL_MS, signal)
      }
    },
    async find(scope, id) {
      const row = await findRow(scope, id)
      return row && toStored(row)
    },
    async cancel(scope, id, { actor }) {
      const wanted = parseId(id)
      if (wanted === undefined) return false
      const domain = await findDomain(db, scope)
      const isKnown = wanted.no === undefined || (await findRow(scope, id)) !== undefined
      if (isKnown) await cancelRunning(db, domain, wanted.kind, wanted.no, actor)
      return isKnown
    },
  }
}
