import { sql } from 'kysely'
import { disagreement, isDoubtful, type TwoReadings } from '../../../compose/guard-listing.js'
import type { StatusPage } from '../../../compose/import-statuses.js'
import type { ChangesPage, ParsedPage } from '../../../compose/validate-directory.js'
import { BackupError } from '../../../core/internal.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import { stageStatuses } from './mirror-statuses.js'
import { stageChanges } from './stage-changes.js'
import { stagePage } from './stage-page.js'
import { failSync, readState, type SyncState, stagingOf } from './sync-state.js'

// Each step of a sync is one transaction that locks the sync. A step that another worker has already done has no effect.

const MAX_INT = 2 ** 31 - 1
const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0

/** Runs a step, unless another worker has done it or the sync has ended. */
const takeOnce = (db: Db, at: SyncState, act: (tx: Tx, now: SyncState) => Promise<void>): Promise<void> =>
  transact(db, async (tx) => {
    const now = await readState(tx, at.no, { lock: true })
    if (now !== undefined && now.pages === at.pages) await act(tx, now)
  })

/**
 * Returns the next milestone for Brent's cycle detection: it moves at powers of two, so a cycle of any length is found.
 * @throws `bad-answer` for a repeated cursor
 */
const nextMilestone = ({ milestone, pages }: SyncState, next: string | undefined): string | null => {
  if (next !== undefined && next === milestone) {
    throw new BackupError('bad-answer', 'the directory returned a cursor twice, so paging would never end', { field: 'next' })
  }
  if (next === undefined) return null
  return isPowerOfTwo(pages + 1) ? next : milestone
}

/** Deletes all records that a sync has staged, and restarts it with the full listing. */
const restart = async (tx: Tx, { no, pages }: SyncState, reading: number): Promise<void> => {
  for (const table of ['staged', 'group_users', 'group_groups', 'org_unit_users'])
    await sql`delete from ${sql.table(table)} where sync = ${no}`.execute(tx)
  await tx
    .updateTable('syncs')
    .set({ since: null, reading, cursor: null, milestone: null, is_read: false, done: 0, total: null, pages: pages + 1 })
    .where('no', '=', no)
    .execute()
}

/** Switches to the full listing after the directory has rejected the request for changes. */
export const readInFull = (db: Db, at: SyncState): Promise<void> => takeOnce(db, at, (tx) => restart(tx, at, 1))

const compareReadings = async (tx: Tx, sync: number): Promise<TwoReadings> => {
  const { rows } = await sql<TwoReadings>`
    select (select count(*) from first_readings where sync = ${sync})::int as first,
      (select count(*) from staged where sync = ${sync})::int as second,
      (select count(*) from staged s join first_readings f on f.sync = s.sync and f.id = s.id where s.sync = ${sync})::int as common`.execute(
    tx,
  )
  return rows[0] ?? { first: 0, second: 0, common: 0 }
}

/**
 * Guards the mirror after the last page of a listing of users. Reads the listing a second time if it is suspiciously small, and fails the
 * sync if the two listings differ.
 */
const guard = async (tx: Tx, now: SyncState): Promise<void> => {
  const { no, domain, kind, since, reading, done } = now
  if (kind !== 'users' || since !== null) return
  const { user_count: known } = await tx.selectFrom('domains').select('user_count').where('no', '=', domain).executeTakeFirstOrThrow()
  if (reading > 1) {
    const error = disagreement(await compareReadings(tx, no), known)
    if (error !== undefined) await failSync(tx, now, error)
    return
  }
  if (!isDoubtful(done, known)) return
  await sql`insert into first_readings (sync, id) select sync, id from staged where sync = ${no}`.execute(tx)
  await restart(tx, now, 2)
}

/** Stages a page and moves the cursor. */
export const keepPage = (db: Db, at: SyncState, page: ParsedPage | ChangesPage): Promise<void> =>
  takeOnce(db, at, async (tx, now) => {
    if (now.isRead) return
    const { next, total, since } = page
    const milestone = nextMilestone(now, next)
    const staging = stagingOf(now)
    const added = staging.isFull ? await stagePage(tx, staging, page as ParsedPage) : await stageChanges(tx, staging, page)
    const after = { pages: now.pages + 1, done: now.done + added }
    await tx
      .updateTable('syncs')
      .set({
        ...after,
        cursor: next ?? null,
        milestone,
        is_read: next === undefined,
        next_since: since ?? null,
        ...(staging.isFull && total !== undefined && total >= 0 && { total: Math.min(MAX_INT, Math.floor(total)) }),
      })
      .where('no', '=', now.no)
      .execute()
    if (next === undefined) await guard(tx, { ...now, ...after })
  })

/** Stages a page of backup statuses and moves their cursor. */
export const keepStatuses = (db: Db, at: SyncState, { items, next }: StatusPage): Promise<void> =>
  takeOnce(db, at, async (tx, now) => {
    const milestone = nextMilestone(now, next)
    await stageStatuses(tx, now.no, items)
    await tx
      .updateTable('syncs')
      .set({ statuses_cursor: next ?? null, milestone, has_statuses: next === undefined, pages: now.pages + 1 })
      .where('no', '=', now.no)
      .execute()
  })
