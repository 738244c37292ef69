import type { Generated, GeneratedAlways } from 'kysely'
import type { Actor, PolicyCounts, PolicyDraft, PolicyStatus } from '../../../core/internal.js'
import type { Instant, Json } from './column-types.js'

// The tables of policies as queries see them. Their migration explains each column.

/** The fields of a policy draft that the database does not read. */
export type StoredDraft = Pick<PolicyDraft, 'items' | 'exceptions' | 'settings' | 'leavers'>

interface PoliciesTable {
  no: GeneratedAlways<number>
  id: string
  domain: number
  status: Generated<Exclude<PolicyStatus, 'unknown'>>
  name: string
  draft: Json<StoredDraft>
  credit_limit: number | null
  created_at: Instant
  created_by: Json<Actor> | null
  evaluated_at: Instant | null
  waiting: Generated<number>
  short: Generated<number>
  final_counts: Json<PolicyCounts> | null
  unsettled: Generated<number>
}

interface PolicyUsersTable {
  policy: number
  user_no: number
  is_active: boolean
}

interface PolicyChangesTable {
  policy: number
  at: Instant
  joined: number
  gone: number
}

interface PolicyAnswersTable {
  domain: number
  key: string
  request: string
  policy: number
  at: Instant
}

interface MembershipEventsTable {
  domain: number
  kind: number
  container: number
  at: Instant
  user_no: number
  is_join: boolean
}

interface MovedUsersTable {
  user_no: number
  domain: number
  at_sync: number
}

interface RecordedDaysTable {
  domain: number
  day: Date
}

/** The tables of policies by name. */
export interface PolicyTables {
  policies: PoliciesTable
  policy_users: PolicyUsersTable
  policy_changes: PolicyChangesTable
  policy_answers: PolicyAnswersTable
  membership_events: MembershipEventsTable
  moved_users: MovedUsersTable
  recorded_days: RecordedDaysTable
}
