import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/* The first migration is frozen, because existing databases have run it. Change the schema in a new migration (migrations.ts). A test fails if a statement of this one changes. */

const statements = [
  // place: position in the directory's order; null once the directory no longer lists the cloud.
  sql`create table clouds (
    id text primary key, name text not null, place int, capabilities jsonb, settings_form jsonb not null)`,

  // settings: `json`, because `jsonb` would reorder the fields and reject some texts.
  // groups_sync, org_units_sync: number of the sync that wrote the current memberships.
  // users_sync: the latest sync that added or removed users.
  // user_count: updated in the transaction that replaces the mirror, like member_count of groups.
  sql`create table domains (
    no int generated always as identity primary key, cloud_id text not null references clouds, id text not null,
    name text not null, place int, has_no_limit boolean not null default false, settings json not null default '{}',
    users_synced_at timestamptz, groups_synced_at timestamptz, org_units_synced_at timestamptz, user_count int not null default 0,
    users_sync int not null default 0, groups_sync int not null default 0, org_units_sync int not null default 0,
    unique (cloud_id, id))`,

  // A user keeps its number and backup status when the directory removes it (is_here = false). The row exists earlier if a group names
  // the user before the directory lists it. *_key and search hold folded text for comparing, sorting and searching. No index contains
  // backup_status and pages are half empty, so a start and its outcomes are heap-only updates (20 times as fast). The order by backup
  // status is kept in `user_statuses`.
  sql`create table users (
    no int generated always as identity primary key, domain int not null references domains, id text not null,
    is_here boolean not null default true, email text not null, name text not null, account_status smallint not null,
    status_reason text, backup_status smallint not null default 0, org_unit_id text, aliases text[] not null default '{}',
    id_key text collate "C" not null, email_key text collate "C" not null, alias_keys text[] collate "C" not null default '{}',
    name_key text collate "C" not null, search text collate "C" not null, unique (domain, id)) with (fillfactor = 50)`,
  sql`create index users_in_order on users (domain, no) where is_here`,
  sql`create index users_by_name on users (domain, name_key, no) where is_here`,
  sql`create index users_by_email on users (domain, email_key, no) where is_here`,
  // A partial index: only ids that differ from their folded key need an entry, and nearly all are equal.
  sql`create index users_by_id_key on users (domain, id_key) where is_here and id_key <> id`,
  sql`create index users_not_active on users (domain, account_status, no) where is_here and account_status <> 0`,
  sql`create index users_by_alias on users using gin (alias_keys) where is_here and alias_keys <> '{}'`,
  sql`create index users_by_search on users using gin (search gin_trgm_ops) where is_here`,

  // Triggers keep this copy: current users in the order of their backup status.
  sql`create table user_statuses (
    user_no int primary key, domain int not null, backup_status smallint not null, name_key text collate "C" not null) with (fillfactor = 70)`,
  sql`create index user_statuses_in_order on user_statuses (domain, backup_status, name_key, user_no)`,
  sql`create function user_statuses_of_new() returns trigger language plpgsql as $$ begin
    insert into user_statuses (user_no, domain, backup_status, name_key) select no, domain, backup_status, name_key from news where is_here;
    return null; end $$`,
  sql`create function user_statuses_of_changed() returns trigger language plpgsql as $$ begin
    if new.is_here then
      insert into user_statuses (user_no, domain, backup_status, name_key) values (new.no, new.domain, new.backup_status, new.name_key)
        on conflict (user_no) do update set backup_status = excluded.backup_status, name_key = excluded.name_key;
    else
      delete from user_statuses where user_no = new.no;
    end if;
    return null; end $$`,
  sql`create trigger user_statuses_of_new after insert on users
    referencing new table as news for each statement execute function user_statuses_of_new()`,
  sql`create trigger user_statuses_of_changed after update on users for each row
    when ((old.is_here, old.backup_status, old.name_key) is distinct from (new.is_here, new.backup_status, new.name_key))
    execute function user_statuses_of_changed()`,

  sql`create table groups (
    no int generated always as identity primary key, domain int not null references domains, id text not null,
    is_here boolean not null default true, name text not null, email text, member_count int not null default 0,
    search text collate "C" not null, unique (domain, id))`,
  sql`create index groups_in_order on groups (domain, no) where is_here`,
  sql`create index groups_by_search on groups using gin (search gin_trgm_ops) where is_here`,
  sql`create table group_users (sync int not null, group_no int not null, user_no int not null, primary key (sync, group_no, user_no))`,
  sql`create table group_groups (sync int not null, parent int not null, child int not null, primary key (sync, parent, child))`,

  sql`create table org_units (
    no int generated always as identity primary key, domain int not null references domains, id text not null,
    is_here boolean not null default true, name text not null, parent_id text, place int not null default 0,
    user_count int not null default 0, unique (domain, id))`,
  sql`create table org_unit_users (sync int not null, org_unit int not null, user_no int not null, primary key (sync, org_unit, user_no))`,

  // At most one sync of a kind runs in a domain. cursor: the directory's next page, written in the transaction that stages the page
  // before it. milestone: an earlier cursor; if the directory returns it again, the pages form a cycle. done: number of staged records.
  // is_swept: the cleanup after this sync is complete, with no staged record or replaced membership left.
  sql`create table syncs (
    no int generated always as identity primary key, domain int not null references domains, kind text not null,
    status text not null default 'running' check (status in ('running', 'completed', 'failed', 'cancelled')),
    cursor text, milestone text, pages int not null default 0, is_read boolean not null default false,
    done int not null default 0, total int, started_at timestamptz not null default now(), finished_at timestamptz,
    added int, changed int, removed int, error text, is_swept boolean not null default false)`,
  sql`create unique index syncs_running on syncs (domain, kind) where status = 'running'`,
  sql`create index syncs_to_sweep on syncs (domain, kind) where not is_swept`,
  // Records that a sync has read so far; memberships are staged in their own tables. no: row in the mirror, null for a user without a row.
  // record: the new values, null if the mirror already has them.
  sql`create table staged (
    sync int not null, id text not null, no int, place bigint not null, record jsonb, primary key (sync, id))`,

  // Available credits are granted - spent + released.
  sql`create table ledger (
    no int generated always as identity primary key, domain int not null references domains,
    kind text not null check (kind in ('granted', 'spent', 'released')), amount int not null check (amount > 0),
    run int, reason text, at timestamptz not null default now())`,
  sql`create index ledger_of_domain on ledger (domain) include (kind, amount)`,

  // done and failed change in the transaction that changes the users they count.
  sql`create table runs (
    no int generated always as identity primary key, id text not null unique, domain int not null references domains,
    settings json not null, total int not null, done int not null default 0, failed int not null default 0,
    is_started boolean not null default false, started_at timestamptz not null default now(),
    finished_at timestamptz, history jsonb not null default '[]', check (done >= 0 and failed >= 0 and done + failed <= total))`,
  sql`create index runs_of_domain on runs (domain, no)`,
  // chunk is the number of a portion. Queries use it instead of `run = …`, for which PostgreSQL scans a whole new run until
  // statistics exist. A user is queued or running in at most one run. No foreign keys: they would be checked row by row, and
  // neither runs nor users are ever deleted.
  sql`create sequence chunks as int`,
  sql`create table run_users (
    no bigint generated always as identity primary key, run int not null, user_no int not null, place int not null,
    chunk int not null, attempt int not null default 1, status smallint not null default 0, reason text)`,
  sql`create unique index run_users_open on run_users (user_no) where status < 2`,
  sql`create index run_users_by_chunk on run_users (chunk)`,
  sql`create index run_users_in_order on run_users (run, place)`,
  ...['queued', 'running', 'done', 'failed'].map(
    (name, status) => sql`create index ${sql.id(`run_users_${name}`)} on run_users (run, place) where status = ${sql.lit(status)}`,
  ),

  // Idempotency keys: the run that answered a key, and the fingerprint of its request.
  sql`create table answers (
    domain int not null references domains, key text not null, request text not null, run int not null references runs,
    at timestamptz not null default now(), primary key (domain, key))`,
  sql`create index answers_by_age on answers (domain, at)`,

  // The tenant that the `backup-start` command serves without a cloud: generated, or imported from exports and kept here as parts of
  // gzipped JSON. Servers with their own directory do not use these tables.
  sql`create table served (
    only_one boolean primary key default true check (only_one), source json not null, clouds json not null)`,
  sql`create table served_parts (no int primary key, part bytea not null)`,
]

export const firstMigration: Migration = {
  async up(db: Kysely<unknown>) {
    // Trigram indexes serve substring search.
    await sql`create extension if not exists pg_trgm`.execute(db)
    for (const statement of statements) await statement.execute(db)
  },
}
