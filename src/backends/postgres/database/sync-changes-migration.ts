import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Incremental syncs, hidden groups, the guard of user listings, and imported backup statuses. Frozen like every landed migration. */
export const syncChangesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // *_since: the point from which the directory lists changes; null if the next sync reads the full listing. revision: counts up when
      // a sync changes memberships in place, while groups_sync and org_units_sync keep their numbers.
      sql`alter table domains add column users_since text, add column groups_since text, add column org_units_since text,
        add column revision int not null default 0`,
      // A hidden group counts where it is nested, but no list shows it.
      sql`alter table groups add column is_hidden boolean not null default false`,
      // since: the sync reads changes from here; null for a full listing. next_since: where the next sync begins. reading: 2 while a doubtful
      // listing is read again. statuses_cursor, has_statuses: how far the backup statuses of the engine are read.
      sql`alter table syncs add column since text, add column next_since text, add column reading int not null default 1,
        add column statuses_cursor text, add column has_statuses boolean not null default false`,
      sql`alter table staged add column is_gone boolean not null default false`,
      // The ids of a doubtful first listing of users, to be compared with the second one.
      sql`create table first_readings (sync int not null, id text not null, primary key (sync, id))`,
      // Backup statuses that the engine lists.
      sql`create table staged_statuses (sync int not null, id text not null, status smallint not null, primary key (sync, id))`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
