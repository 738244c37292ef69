import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Licenses with their holders, and the idempotency keys of give-backs. Frozen like every landed migration. */
export const licensesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // One row for each user who holds a license. run: the run that took the credits; null for a user who was protected before the
      // backend kept runs. no: order of the list. Users that another product protects have no row. No foreign keys, as in run_users.
      sql`create table licenses (
        no bigint generated always as identity, user_no int primary key, domain int not null, run int, credits int not null,
        since timestamptz not null)`,
      sql`create index licenses_in_order on licenses (domain, no)`,
      // Finds the holders who have left the directory: few among many.
      sql`create index users_gone on users (domain, no) where not is_here`,

      // Triggers keep this table, also for processes of an earlier version: a due user of a run gets a license (before_status: none), and a
      // user without protection has none.
      sql`create function license_new() returns trigger language plpgsql as $$ begin
        insert into licenses (user_no, domain, run, credits, since)
          select n.user_no, r.domain, r.no, n.credits, r.started_at from news n join runs r on r.no = n.run
          where n.before_status = 0 order by n.no
          on conflict (user_no) do update set run = excluded.run, credits = excluded.credits, since = excluded.since;
        return null; end $$`,
      sql`create trigger license_new after insert on run_users
        referencing new table as news for each statement execute function license_new()`,
      sql`create function license_ended() returns trigger language plpgsql as $$ begin
        delete from licenses where user_no = new.no;
        return null; end $$`,
      sql`create trigger license_ended after update of backup_status on users for each row
        when (old.backup_status <> 0 and new.backup_status = 0) execute function license_ended()`,

      // The license of a user comes from the last run that found the user without protection.
      sql`insert into licenses (user_no, domain, run, credits, since)
        select u.no, u.domain, l.run, u.held, coalesce(r.started_at, d.users_synced_at, now())
        from users u join domains d on d.no = u.domain
        left join (select distinct on (user_no) user_no, run, credits from run_users where before_status = 0 and status <> 4
          order by user_no, run desc) l on l.user_no = u.no
        left join runs r on r.no = l.run
        where u.backup_status <> 0 and (u.held > 0 or l.credits = 0) order by l.run nulls first, u.no`,

      // The answers to give-backs by idempotency key.
      sql`create table give_backs (
        domain int not null references domains, key text not null, request text not null, credits int not null, users int not null,
        at timestamptz not null default now(), primary key (domain, key))`,
      sql`create index give_backs_by_age on give_backs (domain, at)`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
