import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Users whose groups and org units a policy must wait for. Frozen like every landed migration. */
export const movedUsersMigration: Migration = {
  async up(db: Kysely<unknown>) {
    const statements = [
      // groups_begun, org_units_begun: number of the last completed sync of the kind, 0 before the first.
      sql`alter table domains add column groups_begun int not null default 0, add column org_units_begun int not null default 0`,
      sql`update domains d set groups_begun = greatest(groups_sync, coalesce((select max(no) from syncs s
          where s.domain = d.no and s.kind = 'groups' and s.status = 'completed'), 0)),
        org_units_begun = greatest(org_units_sync, coalesce((select max(no) from syncs s
          where s.domain = d.no and s.kind = 'org-units' and s.status = 'completed'), 0))`,
      // Users that a sync of users has newly listed, found active again, or found in another org unit. at_sync: the highest number of a sync
      // of the domain at that time; syncs with a higher number know the memberships of the user.
      sql`create table moved_users (user_no int primary key, domain int not null, at_sync int not null)`,
      sql`create index moved_users_of_domain on moved_users (domain, at_sync)`,
      // unsettled: how many of the waiting users wait for a sync of groups or org units.
      sql`alter table policies add column unsettled int not null default 0`,
      // is_scheduled: a schedule started the sync of users, and the syncs of groups and org units follow it.
      sql`alter table syncs add column is_scheduled boolean not null default false`,
    ]
    for (const statement of statements) await statement.execute(db)
  },
}
