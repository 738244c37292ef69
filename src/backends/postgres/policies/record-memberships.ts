import { type RawBuilder, sql } from 'kysely'
import type { SyncKind } from '../../../core/internal.js'
import { intArray } from '../database/sql-values.js'
import type { Tx } from '../database/tables.js'
import type { Staging } from '../mirror/stage-page.js'
import { type ChangedUsers, isEvaluated } from './mirror-version.js'
import { markMovedUsers } from './moved-users.js'

// Records who joined and left which container while a swap replaces the mirror, and collects the users whose coverage may change. The work
// is proportional to the change: unchanged records and memberships are not read.

/** Kinds of containers in `membership_events`. The domain contains the listed users with an active account. */
export const EVENT_KINDS = { domain: 0, group: 1, 'org-unit': 2 } as const

const SYNCED = {
  users: sql`users_synced_at is null and users_sync = 0`,
  groups: sql`groups_synced_at is null and groups_sync = 0`,
  'org-units': sql`org_units_synced_at is null and org_units_sync = 0`,
} as const

/**
 * Records what one swap changes. Collects the changed users in the temporary table `changed_users (user_no, was_active, was_in)`; `was_in` is
 * the org unit before the swap.
 */
export interface MembershipRecorder {
  /** The users whose coverage may change, as far as policies need them. */
  readonly changed: ChangedUsers
  /** Call it before the swap of users, with the staged users linked to their rows. */
  beforeUsers(): Promise<void>
  /** Marks users as removed that match the condition on `users r`. Resolves to their number. */
  removeUsers(condition: RawBuilder<unknown>): Promise<number>
  /** Call it after the swap of users. */
  afterUsers(): Promise<void>
  /**
   * Call it before the swap of groups or org units.
   *
   * @param regrouped the containers whose members change
   */
  beforeContainers(regrouped: readonly number[]): Promise<void>
}

/** Opens the recorder of a swap. The transaction holds the lock of the domain. */
export const openRecorder = async (tx: Tx, kind: SyncKind, { sync, domain }: Staging): Promise<MembershipRecorder> => {
  const { rows } = await sql<{ isFirst: boolean; hasPolicies: boolean; isCurrent: boolean; at: Date }>`
    select ${SYNCED[kind]} as "isFirst", ${isEvaluated} as "isCurrent",
      exists (select from policies p where p.domain = d.no and p.status <> 'ended') as "hasPolicies",
      date_trunc('milliseconds', clock_timestamp()) as at
    from domains d where no = ${domain}`.execute(tx)
  const { isFirst = true, hasPolicies = false, isCurrent = false, at = new Date() } = rows[0] ?? {}
  const changed: ChangedUsers = !hasPolicies ? 'none' : isFirst || !isCurrent ? 'all' : 'some'
  const collects = changed === 'some' || !isFirst
  await sql`drop table if exists pg_temp.changed_users`.execute(tx)
  await sql`create temporary table changed_users (user_no int primary key, was_active boolean, was_in text) on commit drop`.execute(tx)

  const recordDay = async (): Promise<void> => {
    if (isFirst) return
    await sql`insert into recorded_days (domain, day) values (${domain}, (${at}::timestamptz at time zone 'UTC')::date)
      on conflict do nothing`.execute(tx)
  }
  /** Without statistics, the planner compares all users with a few changed ones, or takes many changed users for a few. */
  const analyze = (): Promise<unknown> => sql`analyze changed_users`.execute(tx)

  /** Collects the users of groups that are no longer nested, or newly nested, in a regrouped group. */
  const collectNested = (regrouped: readonly number[], previous: RawBuilder<unknown>) => sql`
    with recursive fresh as (select parent, child from group_groups where sync = ${sync} and parent = any(${intArray(regrouped)})),
    old as (select parent, child from group_groups where sync = ${previous} and parent = any(${intArray(regrouped)})),
    reached (no) as (
      (select child from (select * from fresh except select * from old) a
        union select child from (select * from old except select * from fresh) b)
      union
      select e.child from reached r join group_groups e on e.parent = r.no and e.sync in (${sync}, ${previous}))
    insert into changed_users (user_no)
    select distinct m.user_no from reached r join group_users m on m.group_no = r.no and m.sync in (${sync}, ${previous})
    on conflict do nothing`

  return {
    changed,
    async beforeUsers() {
      if (!collects) return
      await sql`insert into changed_users (user_no, was_active, was_in) select u.no, u.is_here and u.account_status = 0, u.org_unit_id
        from staged s join users u on u.no = s.no where s.sync = ${sync} and s.record is not null`.execute(tx)
    },
    async removeUsers(condition) {
      const { numAffectedRows } = await sql`
        with gone as (
          update users r set is_here = false where r.domain = ${domain} and r.is_here and ${condition} returning no, account_status)
        insert into changed_users (user_no, was_active) select no, account_status = 0 from gone`.execute(tx)
      return Number(numAffectedRows ?? 0)
    },
    async afterUsers() {
      if (!collects) return
      await sql`insert into changed_users (user_no, was_active) select u.no, false
        from staged s join users u on u.domain = ${domain} and u.id = s.id
        where s.sync = ${sync} and s.no is null and s.record is not null and not s.is_gone`.execute(tx)
      await analyze()
      if (isFirst) return
      await markMovedUsers(tx, domain)
      await sql`insert into membership_events (domain, kind, container, at, user_no, is_join)
        select ${domain}::int, ${EVENT_KINDS.domain}::int, 0, ${at}::timestamptz, u.no, not c.was_active
        from changed_users c join users u on u.no = c.user_no where c.was_active <> (u.is_here and u.account_status = 0)`.execute(tx)
      await recordDay()
    },
    async beforeContainers(regrouped) {
      if (!collects) return
      await recordDay()
      if (regrouped.length === 0) return
      const [table, container, current] =
        kind === 'groups' ? ['group_users', 'group_no', 'groups_sync'] : ['org_unit_users', 'org_unit', 'org_units_sync']
      const previous = sql`(select ${sql.ref(current as string)} from domains where no = ${domain})`
      const membersOf = (of: RawBuilder<unknown> | number) => sql`
        select ${sql.ref(container as string)} as container, user_no, true as has from ${sql.table(table as string)}
        where sync = ${of} and ${sql.ref(container as string)} = any(${intArray(regrouped)})`
      await sql`
        with moved as materialized (
          select container, user_no, f.has is true as is_join from (${membersOf(sync)}) f full join (${membersOf(previous)}) o using (container, user_no)
          where f.has is not true or o.has is not true),
        recorded as (
          insert into membership_events (domain, kind, container, at, user_no, is_join)
          select ${domain}::int, ${EVENT_KINDS[kind === 'groups' ? 'group' : 'org-unit']}::int, container, ${at}::timestamptz, user_no, is_join
          from moved where ${!isFirst}::boolean)
        insert into changed_users (user_no) select distinct user_no from moved`.execute(tx)
      if (kind === 'groups' && changed === 'some') await collectNested(regrouped, previous).execute(tx)
      await analyze()
    },
  }
}
