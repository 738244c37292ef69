import { sql } from 'kysely'
import type { Directory } from '../../../compose/directory.js'
import { BackupError, isBackupError, linkAbort, type Scope, type SyncKind, toBackupError } from '../../../core/internal.js'
import { lockDomain, transact } from '../database/database.js'
import type { Db, Tx } from '../database/tables.js'
import type { Work } from '../jobs/jobs.js'
import type { Page } from './directory-door.js'
import { prepare, stillHolds } from './prepare-swap.js'
import { read } from './read-directory.js'
import { stage } from './staging.js'
import { swap } from './swap.js'
import { sweep } from './sweep.js'

/** How often it is looked whether a sync that waits for its directory was cancelled. */
const LOOK_MS = 1_000
/** From so many records on the planner is told of them. */
const MANY = 1_000
const MOST = 2 ** 31 - 1

/** Where a sync stands. */
interface Standing {
  no: number
  domain: number
  kind: SyncKind
  scope: Scope
  cursor: string | null
  milestone: string | null
  pages: number
  isRead: boolean
  done: number
}

const SYNCED = { users: 'users_synced_at', groups: 'groups_synced_at', 'org-units': 'org_units_synced_at' } as const
const TABLES = {
  users: sql`users, user_statuses`,
  groups: sql`groups, group_users, group_groups`,
  'org-units': sql`org_units, org_unit_users`,
} as const

/** Why the page can never be kept, however often it is tried: it makes no sense, or the database does not take what is in it. */
const refusalOf = (thrown: unknown): BackupError | undefined => {
  if (isBackupError(thrown)) return thrown.code === 'bad-answer' ? thrown : undefined
  const { code, message } = thrown as { code?: unknown; message?: unknown }
  if (!/^(?:22|23|54)\w{3}$/.test(String(code))) return undefined
  return new BackupError('bad-answer', `the database does not take what the directory tells: ${message}`, { cause: thrown })
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0

/** Goes on with a sync where it stands, until it ends. May be done twice, or by two at once: each page counts once. */
export const createSyncWork = (db: Db, directory: Directory) => {
  const standing = async (tx: Db | Tx, sync: number, isHeld = false): Promise<Standing | undefined> => {
    const row = await tx
      .selectFrom('syncs')
      .innerJoin('domains', 'domains.no', 'syncs.domain')
      .select(['syncs.no', 'domain', 'kind', 'cursor', 'milestone', 'pages', 'is_read', 'done', 'cloud_id', 'domains.id as domain_id'])
      .where('syncs.no', '=', sync)
      .where('status', '=', 'running')
      .$if(isHeld, (query) => query.forUpdate('syncs'))
      .executeTakeFirst()
    if (row === undefined) return undefined
    const { cloud_id: cloudId, domain_id: domainId, is_read: isRead, ...rest } = row
    return { ...rest, isRead, scope: { cloudId, domainId } }
  }

  /** The mirror stays as it was. A sync that another worker brought further does not fail here. */
  const fail = async ({ no, pages }: Standing, error: BackupError): Promise<void> => {
    const told = { code: error.code, message: error.reason }
    await sql`update syncs set status = 'failed', error = ${JSON.stringify(told)}, finished_at = clock_timestamp()
      where no = ${no} and status = 'running' and pages = ${pages}`.execute(db)
  }

  /** Keeps a page, unless another worker has kept it, or the sync has ended. */
  const keep = (at: Standing, page: Page): Promise<void> =>
    transact(db, async (tx) => {
      const now = await standing(tx, at.no, true)
      if (now === undefined || now.pages !== at.pages || now.isRead) return
      const { next, total } = page
      if (next !== undefined && next === now.milestone) {
        throw new BackupError('bad-answer', 'the pages of the directory go in a circle', { field: 'next' })
      }
      const { no: sync, domain, pages } = now
      const added = await stage(tx, { sync, domain, pages }, page)
      await tx
        .updateTable('syncs')
        .set({
          cursor: next ?? null,
          // seen again, it shows a circle, however long: the milestone stands twice as long each time
          ...(isPowerOfTwo(pages + 1) && { milestone: next ?? null }),
          pages: pages + 1,
          is_read: next === undefined,
          done: now.done + added,
          ...(total !== undefined && total >= 0 && { total: Math.min(MOST, Math.floor(total)) }),
        })
        .where('no', '=', sync)
        .execute()
    })

  const finish = async ({ no, kind, domain, pages, done }: Standing): Promise<void> => {
    const staging = { sync: no, domain, pages }
    // plans are made by what the tables hold, which a moment ago was nothing
    if (done >= MANY) await sql`analyze staged, ${TABLES[kind]}`.execute(db)
    const early = await prepare(db, kind, staging)
    const moved = await transact(db, async (tx) => {
      await lockDomain(tx, domain)
      if ((await standing(tx, no, true)) === undefined) return 0
      const prepared = (await stillHolds(tx, domain, early)) ? early : await prepare(tx, kind, staging)
      const counts = await swap(tx, kind, staging, prepared)
      const { rows } = await sql<{ at: Date }>`update domains set ${sql.ref(SYNCED[kind])} = clock_timestamp() where no = ${domain}
        returning ${sql.ref(SYNCED[kind])} as at`.execute(tx)
      await tx
        .updateTable('syncs')
        .set({ status: 'completed', ...counts, total: done, finished_at: rows[0]?.at ?? null })
        .where('no', '=', no)
        .execute()
      return counts.added + counts.removed
    })
    if (moved >= MANY) await sql`analyze ${TABLES[kind]}`.execute(db)
  }

  const step = async (at: Standing, signal: AbortSignal): Promise<void> => {
    let page: Page | undefined
    try {
      page = at.isRead ? undefined : await read(directory, at, signal)
    } catch (thrown) {
      if (!signal.aborted) await fail(at, toBackupError(thrown))
      return
    }
    try {
      if (page === undefined) await finish(at)
      else await keep(at, page)
    } catch (thrown) {
      const refusal = refusalOf(thrown)
      // else the database is not there just now, and the work comes again
      if (refusal === undefined) throw thrown
      await fail(at, refusal)
    }
  }

  return async ({ sync }: Work['sync'], signal: AbortSignal): Promise<void> => {
    const over = linkAbort(signal)
    const look = async (): Promise<void> => {
      if ((await standing(db, sync)) === undefined) over.abort()
    }
    // a database that does not answer is noticed by the next page
    const timer = setInterval(() => look().catch(() => {}), LOOK_MS)
    try {
      for (;;) {
        const at = await standing(db, sync)
        if (at === undefined) break
        if (signal.aborted) throw new BackupError('aborted', 'stopped before all was read')
        await step(at, over.signal)
      }
    } finally {
      clearInterval(timer)
      over.unlink()
    }
    await sweep(db, sync, signal)
  }
}
