import { sql } from 'kysely'
import { describeActivity, type SyncKind } from '../../../core/internal.js'
import { recordActivity } from '../activity/record-activity.js'
import type { Db, Tx } from '../database/tables.js'
import { transact } from '../database/transactions.js'
import type { JobQueue } from '../jobs/job-queue.js'
import { insertSync } from './insert-sync.js'

/** How often domains sync by themselves. */
export interface SyncSchedule {
  /** Hours between two syncs of a domain. */
  everyHours: number
}

export const DEFAULT_SCHEDULE: SyncSchedule = { everyHours: 24 }

/** Part of the interval by which a due time varies, so that the domains of a provider do not sync at the same minute. */
const JITTER = 0.1
/** After a pause, late domains catch up at this multiple of the usual rate, instead of all at once. */
const CATCH_UP = 4
const MIN_PER_TICK = 2

/**
 * Creates the function that starts the scheduled syncs that are due. The due time is a column of the domain, so several processes start each
 * sync once. A domain without a due time gets a random one within the interval: a new domain, or every domain after an upgrade.
 *
 * Groups and org units are read after users: a policy starts a new user only when a later sync has read the containers of its exceptions.
 *
 * @param tickMs interval between two calls
 */
export const createSyncScheduler = (
  db: Db,
  jobs: Pick<JobQueue, 'send' | 'wake'>,
  { everyHours }: SyncSchedule,
  tickMs: number,
): (() => Promise<void>) => {
  const hours = (count: number) => sql`make_interval(secs => ${count * 3600}::float8)`

  const start = async (tx: Tx, domain: number, kind: SyncKind, isScheduled: boolean): Promise<boolean> => {
    const isNew = (await insertSync(tx, jobs, domain, kind, undefined, { isScheduled })) !== undefined
    if (isNew) await recordActivity(tx, domain, describeActivity.syncStarted(kind))
    return isNew
  }
  const startContainers = async (tx: Tx, domain: number): Promise<void> => {
    for (const kind of ['groups', 'org-units'] as const) await start(tx, domain, kind, false)
  }

  /** Starts the syncs of groups and org units of each domain whose scheduled sync of users has ended, also if it failed. */
  const startFollowing = (): Promise<void> =>
    transact(db, async (tx) => {
      const { rows } = await sql<{ domain: number }>`
        update syncs set is_scheduled = false where is_scheduled and status <> 'running' returning domain`.execute(tx)
      for (const { domain } of rows) await startContainers(tx, domain)
    })

  /** Starts the sync of users of the domain that is due for the longest time. Resolves to whether there was one. */
  const startNext = (): Promise<boolean> =>
    transact(db, async (tx) => {
      // A domain that another process has locked is left to that process, or to the next call.
      const { rows } = await sql<{ no: number }>`
        update domains set sync_due_at = clock_timestamp() + ${hours(everyHours)} * (${1 - JITTER}::float8 + ${2 * JITTER}::float8 * random())
        where no = (
          select no from domains where place is not null and sync_due_at <= clock_timestamp() order by sync_due_at limit 1
          for no key update skip locked)
        returning no`.execute(tx)
      const [due] = rows
      if (due === undefined) return false
      // a sync of users that somebody started earlier is running
      if (!(await start(tx, due.no, 'users', true))) await startContainers(tx, due.no)
      return true
    })

  return async () => {
    await sql`update domains set sync_due_at = clock_timestamp() + ${hours(everyHours)} * random()
      where place is not null and sync_due_at is null`.execute(db)
    // A shorter interval also applies to due times of a longer one.
    await sql`update domains set sync_due_at = clock_timestamp() + ${hours(everyHours)} * random()
      where place is not null and sync_due_at > clock_timestamp() + ${hours(everyHours * (1 + JITTER))}`.execute(db)
    await startFollowing()
    const { rows } = await sql<{ domains: number }>`select count(*)::int as domains from domains where place is not null`.execute(db)
    const usual = ((rows[0]?.domains ?? 0) * tickMs) / (everyHours * 3_600_000)
    for (let left = Math.max(MIN_PER_TICK, Math.ceil(CATCH_UP * usual)); left > 0 && (await startNext()); left -= 1);
    jobs.wake('sync')
  }
}
