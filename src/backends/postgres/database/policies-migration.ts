import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Policies, the users they cover, and the history of memberships. Frozen like every landed migration. */
export const policiesMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // draft: items, exceptions, settings and the rule for leavers; `json` keeps the order of fields. credit_limit: the limit of the draft.
      // waiting: users that the last evaluation left waiting; short: how many of them wait for credits of the domain.
      sql`create table policies (
        no int generated always as identity primary key, id text not null unique, domain int not null references domains,
        status text not null default 'active' check (status in ('active', 'paused', 'ended')), name text not null,
        draft json not null, credit_limit int, created_at timestamptz not null default clock_timestamp(), created_by json,
        evaluated_at timestamptz, waiting int not null default 0, short int not null default 0)`,
      sql`create index policies_of_domain on policies (domain, no)`,
      // The users that each policy reached at its last evaluation: listed, not deleted, and reached by no exception. is_active: the account
      // was active, so the policy covers the user. No foreign keys, as in run_users.
      sql`create table policy_users (
        policy int not null, user_no int not null, is_active boolean not null, primary key (policy, user_no))`,
      // Users that became covered by a policy, and users that it stopped covering, by evaluation.
      sql`create table policy_changes (policy int not null, at timestamptz not null, joined int not null, gone int not null)`,
      sql`create index policy_changes_in_order on policy_changes (policy, at)`,
      // The answers to changes of policies by idempotency key.
      sql`create table policy_answers (
        domain int not null references domains, key text not null, request text not null, policy int not null references policies,
        at timestamptz not null default now(), primary key (domain, key))`,
      sql`create index policy_answers_by_age on policy_answers (domain, at)`,
      // The policy that started a run. A license belongs to a policy through its run.
      sql`alter table runs add column policy int`,
      sql`create index runs_of_policy on runs (policy) where policy is not null`,
      // left_since: the evaluation that first found no active policy covering the holder.
      sql`alter table licenses add column left_since timestamptz`,
      sql`create index licenses_left on licenses (domain, left_since) where left_since is not null`,
      sql`create index licenses_of_run on licenses (run)`,
      // A new license starts without left_since, also if a process of an earlier version inserts it.
      sql`create or replace function license_new() returns trigger language plpgsql as $$ begin
        insert into licenses (user_no, domain, run, credits, since)
          select n.user_no, r.domain, r.no, n.credits, r.started_at from news n join runs r on r.no = n.run
          where n.before_status = 0 order by n.no
          on conflict (user_no) do update set run = excluded.run, credits = excluded.credits, since = excluded.since, left_since = null;
        return null; end $$`,

      // Joins and leaves, recorded by each sync after the first of its kind. kind: 0 the domain (listed with an active account), 1 a group,
      // 2 an org unit. container: number of the group or org unit, 0 for the domain.
      sql`create table membership_events (
        domain int not null, kind smallint not null, container int not null, at timestamptz not null, user_no int not null,
        is_join boolean not null)`,
      sql`create index membership_events_in_order on membership_events (domain, kind, container, at)`,
      // Days (UTC) on which a sync recorded joins and leaves, or that nobody joined or left.
      sql`create table recorded_days (domain int not null references domains, day date not null, primary key (domain, day))`,

      // evaluated: the version of the mirror at the last evaluation of all policies. A sync of a process without policies leaves it behind,
      // and the next evaluation then reads the whole domain. sync_due_at: time of the next scheduled sync.
      sql`alter table domains add column evaluated text, add column sync_due_at timestamptz`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
