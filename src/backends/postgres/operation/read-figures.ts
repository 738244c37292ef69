import { sql } from 'kysely'
import type { SyncKind } from '../../../core/internal.js'
import { MIGRATIONS } from '../database/migrations.js'
import type { Database } from '../database/open-database.js'
import type { BackendFigures, Readiness } from '../postgres-backend.js'

/** Checks whether the database responds and has exactly the migrations of this version, and returns the age of its directory data. */
export const readReadiness = async ({ db }: Database): Promise<Readiness> => {
  const { rows: applied } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const { rows } = await sql<{ age: number | null; hasGaps: boolean }>`
    select extract(epoch from clock_timestamp() - min(users_synced_at))::float8 as age, bool_or(users_synced_at is null) as "hasGaps"
    from domains where place is not null`.execute(db)
  const [directory] = rows
  return {
    hasCurrentTables: applied.map(({ name }) => name).join() === Object.keys(MIGRATIONS).sort().join(),
    directoryAgeS: directory?.hasGaps === true ? null : (directory?.age ?? 0),
  }
}

interface DomainRow {
  cloud_id: string
  id: string
  has_no_limit: boolean
  balance: string | number
  users: number | null
  groups: number | null
  units: number | null
}

const age = (column: string) => sql`extract(epoch from clock_timestamp() - ${sql.ref(column)})::float8`

/** Reads the figures of all domains in one pass over the runs, without reading their users. */
export const readFigures = async ({ db }: Database): Promise<BackendFigures> => {
  const { rows: runs } = await sql<{ queued: number; running: number; ended: number; open: number; done: number; failed: number }>`
    select count(*) filter (where finished_at is null and not is_started)::int as queued,
      count(*) filter (where finished_at is null and is_started)::int as running,
      count(*) filter (where finished_at is not null)::int as ended,
      coalesce(sum(total - done - failed) filter (where finished_at is null), 0)::float8 as open,
      coalesce(sum(done), 0)::float8 as done, coalesce(sum(failed), 0)::float8 as failed from runs`.execute(db)
  const { rows: queues } = await sql<{ name: string; waiting: number; age: number }>`
    select name, count(*)::int as waiting, extract(epoch from clock_timestamp() - min(created_on))::float8 as age
    from backup_start_jobs.job where state in ('created', 'retry') group by name`.execute(db)
  const { rows: domains } = await sql<DomainRow>`
    select cloud_id, id, has_no_limit, balance, ${age('users_synced_at')} as users, ${age('groups_synced_at')} as groups,
      ${age('org_units_synced_at')} as units from domains where place is not null order by cloud_id, place`.execute(db)
  const { queued = 0, running = 0, ended = 0, open = 0, done = 0, failed = 0 } = runs[0] ?? {}
  const queueOf = (queue: string) => {
    const found = queues.find(({ name }) => name === queue)
    return { waiting: found?.waiting ?? 0, oldestAgeS: Math.max(0, found?.age ?? 0) }
  }
  return {
    runs: { queued, running, ended },
    users: { open, done, failed },
    queues: { sync: queueOf('sync'), protect: queueOf('protect') },
    domains: domains.map(({ cloud_id: cloudId, id: domainId, has_no_limit, balance, users, groups, units }) => {
      const ages: [SyncKind, number | null][] = [
        ['users', users],
        ['groups', groups],
        ['org-units', units],
      ]
      return {
        scope: { cloudId, domainId },
        credits: has_no_limit ? 'unlimited' : Math.max(0, Number(balance)),
        syncAgeS: Object.fromEntries(ages.flatMap(([kind, seconds]) => (seconds === null ? [] : [[kind, Math.max(0, seconds)]]))),
      }
    }),
  }
}
