import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Turns for start-time fair queueing of portions between domains. Frozen like every landed migration. */
export const turnMigration: Migration = {
  async up(db: Kysely<unknown>) {
    // domains.turn: the turn of the domain's newest portion. turns.latest: the latest turn that a worker has begun.
    await sql`alter table domains add column turn int not null default 0`.execute(db)
    await sql`create table turns (only_one boolean primary key default true check (only_one), latest int not null)`.execute(db)
    await sql`insert into turns (latest) values (0)`.execute(db)
  },
}
