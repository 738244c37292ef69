import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Incremental syncs, hidden groups, the guard of user listings, and imported backup statuses. Frozen like every landed migration. */
export const syncChangesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // *_since: the point after which the directory lists changes; null if the next sync reads the full listing. revision: increases when
      // a sync changes memberships in place, while groups_sync and org_units_sync keep their numbers.
      sql`alter table domains add column users_since text, add column groups_since text, add column org_units_since text,
        add column revision int not null default 0`,
      // A hidden group counts as a nested group, but no list shows it.
      sql`alter table groups add column is_hidden boolean not null default false`,
      // since: the point after which the sync reads changes; null for a full listing. next_since: the point after which the next sync reads
      // changes. reading: 2 during the second reading of a suspiciously small listing. statuses_cursor, has_statuses: progress of reading
      // the engine's backup statuses.
      sql`alter table syncs add column since text, add column next_since text, add column reading int not null default 1,
        add column statuses_cursor text, add column has_statuses boolean not null default false`,
      sql`alter table staged add column is_gone boolean not null default false`,
      // The ids in the first reading of a suspiciously small listing of users, for comparison with the second reading.
      sql`create table first_readings (sync int not null, id text not null, primary key (sync, id))`,
      // Backup statuses that the engine lists.
      sql`create table staged_statuses (sync int not null, id text not null, status smallint not null, primary key (sync, id))`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
