import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'

// Numbers instead of names: a status as its place in these lists, which is also the order in which it sorts and wins.
export const ACCOUNT_STATUSES = ['active', 'suspended', 'deleted'] as const
export const BACKUP_STATUSES = ['none', 'pending', 'protected', 'paused', 'failed'] as const
export const RUN_USER_STATUSES = ['queued', 'running', 'done', 'failed'] as const

const first: Migration = {
  async up(db: Kysely<unknown>) {
    // substring search by index
    await sql`create extension if not exists pg_trgm`.execute(db)
    const statements = [
      // place: in the order of the directory; null for what it has no more
      sql`create table clouds (
        id text primary key, name text not null, place int, capabilities jsonb, settings_form jsonb not null)`,

      // Settings are `json`, which keeps them as they were written: the order of their parts, and texts that `jsonb` refuses.
      // groups_sync, org_units_sync: which sync's memberships hold; moving this number is the swap. users_sync: which one last changed
      // who is here. user_count: how many are here, counted by the swap that changes it, as member_count and user_count of groups
      // and org units are.
      sql`create table domains (
        no int generated always as identity primary key, cloud_id text not null references clouds, id text not null,
        name text not null, place int, has_no_limit boolean not null default false, settings json not null default '{}',
        users_synced_at timestamptz, groups_synced_at timestamptz, org_units_synced_at timestamptz, user_count int not null default 0,
        users_sync int not null default 0, groups_sync int not null default 0, org_units_sync int not null default 0,
        unique (cloud_id, id))`,

      // A user keeps its number and its backup status when the directory loses it (is_here = false), and when a group names
      // it before the directory did. *_key: as it is compared; search: as it is searched (both folded before they come here).
      // No index has backup_status in it, and pages are half empty: so a start and its outcomes, which change nothing else of
      // users, touch no index (20 times as fast). In its order users stand in `user_statuses`.
      sql`create table users (
        no int generated always as identity primary key, domain int not null references domains, id text not null,
        is_here boolean not null default true, email text not null, name text not null, account_status smallint not null,
        status_reason text, backup_status smallint not null default 0, org_unit_id text, aliases text[] not null default '{}',
        id_key text collate "C" not null, email_key text collate "C" not null, alias_keys text[] collate "C" not null default '{}',
        name_key text collate "C" not null, search text collate "C" not null, unique (domain, id)) with (fillfactor = 50)`,
      sql`create index users_in_order on users (domain, no) where is_here`,
      sql`create index users_by_name on users (domain, name_key, no) where is_here`,
      sql`create index users_by_email on users (domain, email_key, no) where is_here`,
      // (ids are nearly always in one case, which is then their key)
      sql`create index users_by_id_key on users (domain, id_key) where is_here and id_key <> id`,
      sql`create index users_not_active on users (domain, account_status, no) where is_here and account_status <> 0`,
      sql`create index users_by_alias on users using gin (alias_keys) where is_here and alias_keys <> '{}'`,
      sql`create index users_by_search on users using gin (search gin_trgm_ops) where is_here`,

      // Kept by triggers: users that are here in the order of their backup status.
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

      // One sync of a kind at a time. cursor: where its directory goes on, in the same transaction as what was staged before it.
      // milestone: a cursor of before, which must not come again. done: how many records are staged. is_swept: nothing of it is left,
      // neither staged nor replaced.
      sql`create table syncs (
        no int generated always as identity primary key, domain int not null references domains, kind text not null,
        status text not null default 'running' check (status in ('running', 'completed', 'failed', 'cancelled')),
        cursor text, milestone text, pages int not null default 0, is_read boolean not null default false,
        done int not null default 0, total int, started_at timestamptz not null default now(), finished_at timestamptz,
        added int, changed int, removed int, error text, is_swept boolean not null default false)`,
      sql`create unique index syncs_running on syncs (domain, kind) where status = 'running'`,
      sql`create index syncs_to_sweep on syncs (domain, kind) where not is_swept`,
      // What a sync has read of users, groups or org units so far; memberships are staged in their own tables. no: the row it is
      // about, null for a user that has none yet. record: as it will be written, null where the mirror has it so already.
      sql`create table staged (
        sync int not null, id text not null, no int, place bigint not null, record jsonb, primary key (sync, id))`,

      // available = granted - spent + released
      sql`create table ledger (
        no int generated always as identity primary key, domain int not null references domains,
        kind text not null check (kind in ('granted', 'spent', 'released')), amount int not null check (amount > 0),
        run int, reason text, at timestamptz not null default now())`,
      sql`create index ledger_of_domain on ledger (domain) include (kind, amount)`,

      // done and failed move in the same transaction as the users they count
      sql`create table runs (
        no int generated always as identity primary key, id text not null unique, domain int not null references domains,
        settings json not null, total int not null, done int not null default 0, failed int not null default 0,
        is_started boolean not null default false, started_at timestamptz not null default now(),
        finished_at timestamptz, history jsonb not null default '[]', check (done >= 0 and failed >= 0 and done + failed <= total))`,
      sql`create index runs_of_domain on runs (domain, no)`,
      // Found by numbers of their own: with `run = …` PostgreSQL goes through the whole run for a few of its users as long as it
      // does not know how big this run is. A user is worked on by one run at most.
      // No references: they would be looked up one by one, and neither runs nor users ever go.
      sql`create sequence chunks as int`,
      sql`create table run_users (
        no bigint generated always as identity primary key, run int not null, user_no int not null, place int not null,
        chunk int not null, attempt int not null default 1, status smallint not null default 0, reason text)`,
      sql`create unique index run_users_open on run_users (user_no) where status < 2`,
      sql`create index run_users_by_chunk on run_users (chunk)`,
      sql`create index run_users_in_order on run_users (run, place)`,
      ...RUN_USER_STATUSES.map(
        (name, status) => sql`create index ${sql.id(`run_users_${name}`)} on run_users (run, place) where status = ${sql.lit(status)}`,
      ),

      // which run a key was answered with, and for which request
      sql`create table answers (
        domain int not null references domains, key text not null, request text not null, run int not null references runs,
        at timestamptz not null default now(), primary key (domain, key))`,
      sql`create index answers_by_age on answers (domain, at)`,

      // What the command's directory is, where it has no cloud to read: a tenant it made up, or one from exports, which is kept
      // with it (JSON, gzipped, in portions). Servers with a directory of their own leave these empty.
      sql`create table served (
        only_one boolean primary key default true check (only_one), source json not null, clouds json not null)`,
      sql`create table served_parts (no int primary key, part bytea not null)`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}

const provider: MigrationProvider = { getMigrations: async () => ({ '0001-first': first }) }

/** Brings the tables up to date; several processes may do so at once. */
export const migrate = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  const migrator = new Migrator({ db, provider, migrationTableSchema: schema })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
