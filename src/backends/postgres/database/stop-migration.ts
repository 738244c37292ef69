import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Runs that can be stopped. Frozen like every landed migration. */
export const stopMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // is_stopped: the run was stopped after its start or its latest retry. stopped: users that a stop released.
      sql`alter table runs add column is_stopped boolean not null default false, add column stopped int not null default 0,
        add check (stopped >= 0 and done + failed + stopped <= total)`,
      // before_status: backup status of the user before the start, to which a stop returns it.
      sql`alter table run_users add column before_status smallint not null default 0`,
      // A user in progress that took nothing and yet holds credits was started again after a failure.
      sql`update run_users ru set before_status = 4 from users u
        where u.no = ru.user_no and ru.status < 2 and ru.attempt = 1 and ru.credits = 0 and u.held > 0`,
      // Portions that a worker has begun. The worker releases the users of such a portion that it has not begun itself: only it
      // knows them. A row lives as long as its portion has users that have not ended.
      sql`create table begun_portions (chunk int primary key, at timestamptz not null default now())`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
