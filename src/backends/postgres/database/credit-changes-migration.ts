import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Corrections of grants, and the idempotency keys of grants and corrections. Frozen like every landed migration. */
export const creditChangesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      sql`alter table ledger drop constraint ledger_kind_check`,
      sql`alter table ledger add constraint ledger_kind_check check (kind in ('granted', 'spent', 'released', 'revoked'))`,
      sql`create or replace function add_to_balance() returns trigger language plpgsql as $$ begin
        update domains set balance = balance + case when new.kind in ('spent', 'revoked') then -new.amount else new.amount end
          where no = new.domain;
        return null; end $$`,
      // Keys of grants never expire: an invoice may be imported again after years.
      sql`create table credit_changes (
        domain int not null references domains, key text not null, request text not null, at timestamptz not null default now(),
        primary key (domain, key))`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
