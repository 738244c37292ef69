import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The time at which users left the directory. Frozen like every landed migration. */
export const leftAtMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // left_at: time of the sync that removed the user. Null for users of the directory, for erased users, and for users that only a
      // group has named.
      sql`alter table users add column left_at timestamptz`,
      sql`create index users_left on users (left_at) where left_at is not null`,
      // A trigger keeps the column, also for processes of an earlier version.
      sql`create function note_leaving() returns trigger language plpgsql as $$ begin
        new.left_at = case when new.is_here then null else now() end;
        return new; end $$`,
      sql`create trigger note_leaving before update of is_here on users for each row
        when (old.is_here is distinct from new.is_here) execute function note_leaving()`,
      // Nobody knows when earlier users left, so their time begins now.
      sql`update users set left_at = now() where not is_here and (email <> '' or name <> '')`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
