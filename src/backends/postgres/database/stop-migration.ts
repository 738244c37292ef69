import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Runs that can be stopped. Frozen like every landed migration. */
export const stopMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // is_stopped: the run was stopped after its start or its latest retry. stopped: number of users that a stop released.
      sql`alter table runs add column is_stopped boolean not null default false, add column stopped int not null default 0,
        add check (stopped >= 0 and done + failed + stopped <= total)`,
      // before_status: backup status of the user before the start, which a stop restores.
      sql`alter table run_users add column before_status smallint not null default 0`,
      // A user in progress that took no credit but holds credits was restarted after a failure.
      sql`update run_users ru set before_status = 4 from users u
        where u.no = ru.user_no and ru.status < 2 and ru.attempt = 1 and ru.credits = 0 and u.held > 0`,
      // Portions that a worker has begun. Only that worker knows the users it has not begun, so it releases them. A row exists as long as
      // users of its portion have not ended.
      sql`create table begun_portions (chunk int primary key, at timestamptz not null default now())`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
