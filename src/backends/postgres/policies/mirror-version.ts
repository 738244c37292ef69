import { sql } from 'kysely'

/**
 * The users whose coverage by policies may have changed: no users, the users in the temporary table `changed_users`, or all users of the
 * domain.
 */
export type ChangedUsers = 'none' | 'some' | 'all'

/** The version of the mirror of the domain `d`, which every swap changes. Text, for comparing with the version of the last evaluation. */
export const mirrorVersion = sql`concat_ws(' ', d.users_sync, d.groups_sync, d.org_units_sync, d.revision,
  coalesce(extract(epoch from d.users_synced_at), 0), coalesce(extract(epoch from d.groups_synced_at), 0),
  coalesce(extract(epoch from d.org_units_synced_at), 0))`

/**
 * Whether the last evaluation read the current mirror of the domain `d`. A swap by a process of an earlier version, which evaluates no
 * policies, makes this false.
 */
export const isEvaluated = sql`(d.evaluated is not distinct from ${mirrorVersion})`
