import { sql } from 'kysely'
import { BackupError, type Call, type ErrorCode, type Scope, type SyncKind, type SyncResult, toBackupError } from '../../core/index.js'
import { transact } from './database.js'
import type { Directory } from './directory.js'
import type { Jobs, Work } from './jobs.js'
import { pause } from './pause.js'
import { findDomain } from './scopes.js'
import { type Pages, stage } from './staging.js'
import { swap } from './swap.js'
import { sweep } from './sweep.js'
import type { Db, Tx } from './tables.js'

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
const TRIES = 5
const AGAIN_MS = 500
const MOST_AGAIN_MS = 60_000

/** Where a sync stands. */
interface Standing {
  no: number
  domain: number
  kind: SyncKind
  scope: Scope
  cursor: string | null
  pages: number
  is_read: boolean
  done: number
}

const again = (error: BackupError, tries: number): number => {
  const { retryAfterMs } = (error.details ?? {}) as { retryAfterMs?: unknown }
  const asked = typeof retryAfterMs === 'number' && retryAfterMs > 0 ? retryAfterMs : 0
  return Math.min(MOST_AGAIN_MS, Math.max(asked, AGAIN_MS * 2 ** (tries - 1) * (0.5 + Math.random())))
}

export const createSyncs = (db: Db, jobs: Jobs, directory: Directory): Syncs => {
  /** The number of the sync of this kind that runs, begun now if none does. */
  const join = async (domain: number, kind: SyncKind): Promise<number> => {
    for (;;) {
      const sync = await transact(db, async (tx) => {
        const begun = await sql<{ no: number }>`insert into syncs (domain, kind) values (${domain}, ${kind})
          on conflict (domain, kind) where status = 'running' do nothing returning no`.execute(tx)
        const [row] = begun.rows
        if (row === undefined) return undefined
        await jobs.send(tx, 'sync', [{ sync: row.no }])
        return row.no
      })
      if (sync !== undefined) {
        jobs.wake('sync')
        return sync
      }
      const running = await db
        .selectFrom('syncs')
        .select('no')
        .where('domain', '=', domain)
        .where('kind', '=', kind)
        .where('status', '=', 'running')
        .executeTakeFirst()
      // it has ended in between: then another begins
      if (running !== undefined) return running.no
    }
  }

  const standing = async (tx: Db | Tx, sync: number, isHeld = false): Promise<Standing | undefined> => {
    const row = await tx
      .selectFrom('syncs')
      .innerJoin('domains', 'domains.no', 'syncs.domain')
      .select(['syncs.no', 'domain', 'kind', 'cursor', 'pages', 'is_read', 'done', 'cloud_id', 'domains.id as domain_id'])
      .where('syncs.no', '=', sync)
      .where('status', '=', 'running')
      .$if(isHeld, (query) => query.forUpdate('syncs'))
      .executeTakeFirst()
    if (row === undefined) return undefined
    const { cloud_id: cloudId, domain_id: domainId, ...rest } = row
    return { ...rest, scope: { cloudId, domainId } }
  }

  const ask = async (at: Standing, signal: AbortSignal): Promise<Pages[SyncKind]> => {
    const { scope, kind, cursor } = at
    const call = { signal }
    for (let tries = 1; ; tries += 1) {
      try {
        if (kind === 'users') return await directory.users(scope, cursor ?? undefined, call)
        if (kind === 'groups') return await directory.groups(scope, cursor ?? undefined, call)
        return await directory.orgUnits(scope, cursor ?? undefined, call)
      } catch (thrown) {
        const error = toBackupError(thrown)
        if (tries === TRIES || signal.aborted || !error.retryable) throw error
        await pause(again(error, tries), signal)
      }
    }
  }

  const end = async (sync: number, error: BackupError): Promise<void> => {
    await sql`update syncs set status = 'failed', error = ${JSON.stringify({ code: error.code, message: error.message })}, finished_at = now()
      where no = ${sync} and status = 'running'`.execute(db)
  }

  /** Keeps a page, unless another worker has kept one since, or the sync has ended. */
  const keep = (at: Standing, page: Pages[SyncKind]): Promise<void> =>
    transact(db, async (tx) => {
      const now = await standing(tx, at.no, true)
      if (now === undefined || now.pages !== at.pages) return
      const staging = { sync: at.no, domain: at.domain }
      if (at.kind === 'users') await stage.users(tx, staging, at.done, (page as Pages['users']).items)
      else if (at.kind === 'groups') await stage.groups(tx, staging, at.done, (page as Pages['groups']).items)
      else await stage['org-units'](tx, staging, at.done, (page as Pages['org-units']).items)
      const done = at.done + page.items.length
      await tx
        .updateTable('syncs')
        .set({
          cursor: page.next ?? null,
          pages: at.pages + 1,
          is_read: page.next === undefined,
          done,
          ...(page.total !== undefined && { total: Math.max(done, page.total) }),
        })
        .where('no', '=', at.no)
        .execute()
    })

  const finish = (at: Standing): Promise<void> =>
    transact(db, async (tx) => {
      const now = await standing(tx, at.no, true)
      if (now === undefined) return
      const { kind, domain } = now
      const counts = await swap(tx, kind, { sync: now.no, domain })
      const column = ({ users: 'users_synced_at', groups: 'groups_synced_at', 'org-units': 'org_units_synced_at' } as const)[kind]
      const { rows } = await sql<{ at: Date }>`update domains set ${sql.ref(column)} = clock_timestamp() where no = ${domain}
        returning ${sql.ref(column)} as at`.execute(tx)
      await tx
        .updateTable('syncs')
        .set({ status: 'completed', ...counts, total: now.done, finished_at: rows[0]?.at ?? null })
        .where('no', '=', now.no)
        .execute()
      await sql`delete from staged where sync = ${now.no}`.execute(tx)
    })

  return {
    async watch(scope, kind, { signal, onProgress }) {
      const domain = await findDomain(db, scope)
      const sync = await join(domain, kind)
      for (;;) {
        const row = await db.selectFrom('syncs').selectAll().where('no', '=', sync).executeTakeFirst()
        if (row === undefined || row.status === 'cancelled') throw new BackupError('aborted', `the sync of ${kind} was cancelled`)
        const { status, done, total, added, changed, removed, finished_at, error } = row
        if (status === 'failed') {
          const told = JSON.parse(error ?? '{}') as { code?: ErrorCode; message?: string }
          throw new BackupError(told.code ?? 'unavailable', (told.message ?? 'the sync failed').replace('[backup-start] ', ''))
        }
        onProgress?.({ done, ...(total !== null && { total }) })
        if (status === 'completed') {
          return { finishedAt: finished_at?.toISOString() ?? '', added: added ?? 0, changed: changed ?? 0, removed: removed ?? 0 }
        }
        await pause(LOOK_MS, signal)
        if (signal.aborted) throw new BackupError('aborted', 'stopped')
      }
    },
    async cancel(scope, kind) {
      const domain = await findDomain(db, scope)
      await sql`update syncs set status = 'cancelled', finished_at = now()
        where domain = ${domain} and kind = ${kind} and status = 'running'`.execute(db)
    },
    async work({ sync }, signal) {
      for (;;) {
        const at = await standing(db, sync)
        if (at === undefined) break
        if (signal.aborted) throw new BackupError('aborted', 'stopped before all was read')
        if (at.is_read) {
          await finish(at)
          break
        }
        let page: Pages[SyncKind]
        try {
          page = await ask(at, signal)
          if (page.next !== undefined && page.next === at.cursor) {
            throw new BackupError('bad-answer', 'the directory leads in a circle: a page says that it follows itself', { field: 'next' })
          }
        } catch (thrown) {
          const error = toBackupError(thrown)
          if (signal.aborted) throw error
          await end(sync, error)
          break
        }
        await keep(at, page)
      }
      await sweep(db, sync, signal)
    },
  }
}
