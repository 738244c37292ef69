import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The activity log, and the actors of syncs. Frozen like every landed migration. */
export const activityMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // `json` keeps every text that JSON allows; `jsonb` does not.
      sql`alter table syncs add column started_by json`,
      // `at` has the precision of the API, so that a cursor can contain it.
      sql`create table activity (
        no int generated always as identity primary key, domain int not null references domains,
        at timestamptz not null default date_trunc('milliseconds', clock_timestamp()), actor json, action text not null, target text,
        summary text not null, counts json)`,
      sql`create index activity_in_order on activity (domain, at, no)`,
      sql`create index activity_by_action on activity (domain, action, at, no)`,
      // The log is append-only, even for an administrator with SQL access, unless the triggers are dropped first.
      sql`create function refuse_change_of_activity() returns trigger language plpgsql as $$ begin
        raise exception 'the activity log is append-only' using errcode = 'insufficient_privilege'; end $$`,
      sql`create trigger activity_is_append_only before update or delete on activity
        for each row execute function refuse_change_of_activity()`,
      sql`create trigger activity_is_never_emptied before truncate on activity
        for each statement execute function refuse_change_of_activity()`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
