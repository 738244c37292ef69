import { type RawBuilder, sql } from 'kysely'
import { exceptionKindsOf, type PolicyDraft, type SyncKind } from '../../../core/internal.js'
import type { Tx } from '../database/tables.js'

// A sync of users lists a new user before the mirror knows the memberships of this user. A policy with groups or org units as exceptions
// waits for them: for a sync that began after the user was listed.

const BEGUN = { groups: 'groups_begun', 'org-units': 'org_units_begun' } as const

/**
 * Marks the active users of `changed_users` that the swap of users has newly listed, found active again, or found in another org unit.
 * A sync that another transaction is inserting has not begun to read.
 */
export const markMovedUsers = async (tx: Tx, domain: number): Promise<void> => {
  await sql`insert into moved_users (user_no, domain, at_sync)
    select u.no, ${domain}::int, (select max(no) from syncs where domain = ${domain})
    from changed_users c join users u on u.no = c.user_no
    where u.is_here and (c.was_active is not true and u.account_status = 0 or c.was_in is distinct from u.org_unit_id)
    on conflict (user_no) do update set at_sync = excluded.at_sync`.execute(tx)
}

/** Records that a sync of this kind has completed, and forgets the users that waited for it. */
export const recordCompletion = async (tx: Tx, domain: number, kind: SyncKind, sync: number): Promise<void> => {
  if (kind === 'users') return
  await sql`update domains set ${sql.ref(BEGUN[kind])} = ${sync} where no = ${domain}`.execute(tx)
  await sql`delete from moved_users m using domains d
    where d.no = ${domain} and m.domain = d.no and m.at_sync < least(d.groups_begun, d.org_units_begun)`.execute(tx)
}

/** The condition on a user number for users whom an exception of the draft may reach, but whose memberships are not known yet. */
export const isUnsettled = (
  domain: number,
  draft: Pick<PolicyDraft, 'exceptions'>,
  user: RawBuilder<unknown>,
): RawBuilder<unknown> | undefined => {
  const kinds = exceptionKindsOf(draft)
  if (kinds.length === 0) return undefined
  const begun = sql`(select ${kinds.length === 1 ? sql`` : sql`least`}(${sql.join(kinds.map((kind) => sql.ref(BEGUN[kind])))}) from domains where no = ${domain})`
  return sql`(${begun} = 0 or exists (select from moved_users m where m.user_no = ${user} and m.at_sync >= ${begun}))`
}
