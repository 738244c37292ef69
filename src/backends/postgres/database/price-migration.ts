import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Prices of users, the credits taken by each protection, and a balance beside the ledger. Frozen like every landed migration. */
export const priceMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // price: credits for protecting the user while it is due. held: credits taken by its current protection; a release gives them back.
      // Users that were protected before prices existed hold one credit.
      sql`alter table users
        add column price int not null default 1 check (price >= 0), add column kind text, add column facets jsonb,
        add column held int not null default 1`,
      // credits: the credits that the start of the run took for this user; 0 for a restarted user.
      sql`alter table run_users add column credits int not null default 1`,

      // The sum of the ledger, so that a start need not read all entries of a domain. A trigger updates it in the transaction of the entry,
      // also for processes of an earlier version.
      sql`alter table domains add column balance bigint not null default 0`,
      sql`update domains d set balance = l.sum from (
        select domain, sum(case kind when 'spent' then -amount else amount end) as sum from ledger group by domain) l where l.domain = d.no`,
      sql`create function add_to_balance() returns trigger language plpgsql as $$ begin
        update domains set balance = balance + case new.kind when 'spent' then -new.amount else new.amount end where no = new.domain;
        return null; end $$`,
      sql`create trigger add_to_balance after insert on ledger for each row execute function add_to_balance()`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
