import { sql } from 'kysely'
import type { Directory } from '../../../compose/directory.js'
import { BackupError, type Call, type ErrorCode, type Scope, type SyncKind, type SyncResult, sleep } from '../../../core/internal.js'
import { transact } from '../database/database.js'
import type { Db } from '../database/tables.js'
import type { Jobs, Work } from '../jobs/jobs.js'
import { findDomain } from '../lists/find-domain.js'
import { createSyncWork } from './sync-work.js'

/** Syncs of the mirror from the directory: each kind on its own, at most one of a kind at a time. */
export interface Syncs {
  /** Begins a sync, or joins the one that runs, and tells of its progress; an abort only stops watching. */
  watch(scope: Scope, kind: SyncKind, call: Call): Promise<SyncResult>
  /** Ends the one that runs; the mirror stays as it was. */
  cancel(scope: Scope, kind: SyncKind): Promise<void>
  /** Goes on with a sync where it stands. May be done twice, or by two at once. */
  work(work: Work['sync'], signal: AbortSignal): Promise<void>
}

const LOOK_MS = 150
/** A database that is gone for a while does not end the watching: the sync goes on when it is back. */
const MOST_SILENCE_MS = 30_000
const KINDS: readonly SyncKind[] = ['users', 'groups', 'org-units']

export const createSyncs = (db: Db, jobs: Jobs, directory: Directory): Syncs => {
  const findRunning = async (domain: number, kind: SyncKind): Promise<number | undefined> => {
    const row = await db
      .selectFrom('syncs')
      .select('no')
      .where('domain', '=', domain)
      .where('kind', '=', kind)
      .where('status', '=', 'running')
      .executeTakeFirst()
    return row?.no
  }

  const begin = (domain: number, kind: SyncKind): Promise<number | undefined> =>
    transact(db, async (tx) => {
      const { rows } = await sql<{ no: number }>`insert into syncs (domain, kind) values (${domain}, ${kind})
        on conflict (domain, kind) where status = 'running' do nothing returning no`.execute(tx)
      const [row] = rows
      if (row !== undefined) await jobs.send(tx, 'sync', [{ sync: row.no }])
      return row?.no
    })

  /** The number of the sync of this kind that runs, begun now if none does. */
  const join = async (domain: number, kind: SyncKind): Promise<number> => {
    for (;;) {
      const running = await findRunning(domain, kind)
      if (running !== undefined) return running
      const begun = await begin(domain, kind)
      if (begun !== undefined) {
        jobs.wake('sync')
        return begun
      }
      // somebody else has begun one in between, which may have ended already
    }
  }

  const look = (sync: number) => db.selectFrom('syncs').selectAll().where('no', '=', sync).executeTakeFirst()

  /** A look that bears a database which is gone for a while. */
  const lookPatiently = async (sync: number, signal: AbortSignal): ReturnType<typeof look> => {
    const since = performance.now()
    for (;;) {
      try {
        return await look(sync)
      } catch (error) {
        if (signal.aborted || performance.now() - since > MOST_SILENCE_MS) throw error
        await sleep(LOOK_MS * 4, signal)
      }
    }
  }

  return {
    async watch(scope, kind, { signal, onProgress }) {
      if (!KINDS.includes(kind)) throw new BackupError('bad-input', 'there is no such kind of records', { field: 'kind' })
      const sync = await join(await findDomain(db, scope), kind)
      let told = ''
      for (;;) {
        const row = await lookPatiently(sync, signal)
        if (signal.aborted) throw new BackupError('aborted', 'stopped')
        if (row === undefined || row.status === 'cancelled') throw new BackupError('aborted', `the sync of ${kind} was cancelled`)
        const { status, done, total, added, changed, removed, finished_at, error } = row
        if (status === 'failed') {
          const { code = 'unavailable', message = 'the sync failed' } = JSON.parse(error ?? '{}') as { code?: ErrorCode; message?: string }
          throw new BackupError(code, message)
        }
        // a directory may have more than it said
        const progress = { done, ...(total !== null && { total: Math.max(done, total) }) }
        if (JSON.stringify(progress) !== told) onProgress?.(progress)
        told = JSON.stringify(progress)
        if (status === 'completed') {
          return { finishedAt: finished_at?.toISOString() ?? '', added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 }
        }
        await sleep(LOOK_MS, signal)
      }
    },
    async cancel(scope, kind) {
      const domain = await findDomain(db, scope)
      await sql`update syncs set status = 'cancelled', finished_at = clock_timestamp()
        where domain = ${domain} and kind = ${kind} and status = 'running'`.execute(db)
    },
    work: createSyncWork(db, directory),
  }
}
