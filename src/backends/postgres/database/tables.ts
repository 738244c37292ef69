import type { ColumnType, Generated, GeneratedAlways, Kysely, Transaction } from 'kysely'
import type { DirectoryCloud } from '../../../compose/directory.js'
import type {
  AccountStatus,
  Actor,
  BackupStatus,
  Capability,
  Item,
  RunUserStatus,
  SettingsForm,
  SettingValues,
  SyncKind,
  UserKind,
} from '../../../core/internal.js'
import type { Instant, Json } from './column-types.js'
import type { PolicyTables } from './policy-tables.js'

// The tables as queries see them. The migrations create them and explain each column.

// Statuses are stored as their position in these lists, which is also their sort order. Append only.
export const ACCOUNT_STATUSES: readonly AccountStatus[] = ['active', 'suspended', 'deleted']
export const BACKUP_STATUSES: readonly BackupStatus[] = ['none', 'pending', 'protected', 'paused', 'failed']
export const RUN_USER_STATUSES: readonly RunUserStatus[] = ['queued', 'running', 'done', 'failed', 'stopped']
/** Index of the first status of an ended backup. The statuses before it are queued and running. */
export const FIRST_ENDED = RUN_USER_STATUSES.indexOf('done')

interface CloudsTable {
  id: string
  name: string
  place: number | null
  capabilities: Json<readonly Capability[]> | null
  settings_form: Json<SettingsForm>
}

interface DomainsTable {
  no: GeneratedAlways<number>
  cloud_id: string
  id: string
  name: string
  place: number | null
  has_no_limit: Generated<boolean>
  settings: ColumnType<SettingValues, string | undefined, string>
  users_synced_at: Instant | null
  groups_synced_at: Instant | null
  org_units_synced_at: Instant | null
  user_count: Generated<number>
  /** A bigint, kept by a trigger on the ledger. */
  balance: Generated<string | number>
  turn: Generated<number>
  users_sync: Generated<number>
  groups_sync: Generated<number>
  org_units_sync: Generated<number>
  users_since: string | null
  groups_since: string | null
  org_units_since: string | null
  revision: Generated<number>
  evaluated: string | null
  sync_due_at: Instant | null
  groups_begun: Generated<number>
  org_units_begun: Generated<number>
}

interface UsersTable {
  no: GeneratedAlways<number>
  domain: number
  id: string
  is_here: Generated<boolean>
  email: string
  name: string
  account_status: number
  status_reason: string | null
  backup_status: Generated<number>
  org_unit_id: string | null
  aliases: string[]
  id_key: string
  email_key: string
  alias_keys: string[]
  name_key: string
  search: string
  price: Generated<number>
  kind: UserKind | null
  facets: Json<Readonly<Record<string, string>>> | null
  facet_keys: Generated<string[]>
  held: Generated<number>
  left_at: Instant | null
}

interface GroupsTable {
  no: GeneratedAlways<number>
  domain: number
  id: string
  is_here: Generated<boolean>
  name: string
  email: string | null
  member_count: Generated<number>
  search: string
  is_hidden: Generated<boolean>
}

interface GroupUsersTable {
  sync: number
  group_no: number
  user_no: number
}

interface GroupGroupsTable {
  sync: number
  parent: number
  child: number
}

interface OrgUnitsTable {
  no: GeneratedAlways<number>
  domain: number
  id: string
  is_here: Generated<boolean>
  name: string
  parent_id: string | null
  place: Generated<number>
  user_count: Generated<number>
}

interface OrgUnitUsersTable {
  sync: number
  org_unit: number
  user_no: number
}

interface SyncsTable {
  no: GeneratedAlways<number>
  domain: number
  kind: SyncKind
  status: Generated<'running' | 'completed' | 'failed' | 'cancelled'>
  cursor: string | null
  milestone: string | null
  pages: Generated<number>
  is_read: Generated<boolean>
  done: Generated<number>
  total: number | null
  started_at: Instant
  finished_at: Instant | null
  added: number | null
  changed: number | null
  removed: number | null
  error: string | null
  is_swept: Generated<boolean>
  started_by: Json<Actor> | null
  since: string | null
  next_since: string | null
  reading: Generated<number>
  statuses_cursor: string | null
  has_statuses: Generated<boolean>
  is_scheduled: Generated<boolean>
}

interface StagedTable {
  sync: number
  id: string
  no: number | null
  place: number
  record: Json<Readonly<Record<string, unknown>>> | null
  is_gone: Generated<boolean>
}

interface FirstReadingsTable {
  sync: number
  id: string
}

interface StagedStatusesTable {
  sync: number
  id: string
  status: number
}

interface LedgerTable {
  no: GeneratedAlways<number>
  domain: number
  kind: 'granted' | 'spent' | 'released' | 'revoked'
  amount: number
  run: number | null
  reason: string | null
  at: Instant
}

interface RunsTable {
  no: GeneratedAlways<number>
  id: string
  domain: number
  settings: Json<SettingValues>
  total: number
  done: Generated<number>
  failed: Generated<number>
  stopped: Generated<number>
  is_started: Generated<boolean>
  is_stopped: Generated<boolean>
  started_at: Instant
  finished_at: Instant | null
  history: ColumnType<readonly { at: string; done: number; failed: number }[], string | undefined, string>
  items: Json<readonly Item[]> | null
  asked_settings: Json<'default' | SettingValues> | null
  started_by: Json<Actor> | null
  policy: number | null
}

interface ActivityTable {
  no: GeneratedAlways<number>
  domain: number
  at: Instant
  actor: Json<Actor> | null
  action: string
  target: string | null
  summary: string
  counts: Json<Readonly<Record<string, number>>> | null
}

interface RunUsersTable {
  /** A bigint, which node-postgres reads as a string. */
  no: GeneratedAlways<string | number>
  run: number
  user_no: number
  place: number
  chunk: number
  attempt: Generated<number>
  status: Generated<number>
  reason: string | null
  credits: Generated<number>
  before_status: Generated<number>
}

interface BegunPortionsTable {
  chunk: number
  at: Instant
}

interface CreditChangesTable {
  domain: number
  key: string
  request: string
  at: Instant
}

interface LicensesTable {
  /** A bigint, which node-postgres reads as a string. */
  no: GeneratedAlways<string | number>
  user_no: number
  domain: number
  run: number | null
  credits: number
  since: Instant
  left_since: Instant | null
}

interface GiveBacksTable {
  domain: number
  key: string
  request: string
  credits: number
  users: number
  at: Instant
}

interface AnswersTable {
  domain: number
  key: string
  request: string
  run: number
  at: Instant
}

interface TurnsTable {
  only_one: Generated<boolean>
  latest: number
}

interface ServedTable {
  only_one: Generated<boolean>
  source: Json<unknown>
  clouds: Json<readonly DirectoryCloud[]>
}

interface ServedPartsTable {
  no: number
  part: Uint8Array
}

/** All tables by name. */
export interface Tables extends PolicyTables {
  clouds: CloudsTable
  domains: DomainsTable
  users: UsersTable
  groups: GroupsTable
  group_users: GroupUsersTable
  group_groups: GroupGroupsTable
  org_units: OrgUnitsTable
  org_unit_users: OrgUnitUsersTable
  syncs: SyncsTable
  staged: StagedTable
  first_readings: FirstReadingsTable
  staged_statuses: StagedStatusesTable
  ledger: LedgerTable
  runs: RunsTable
  run_users: RunUsersTable
  begun_portions: BegunPortionsTable
  answers: AnswersTable
  credit_changes: CreditChangesTable
  licenses: LicensesTable
  give_backs: GiveBacksTable
  activity: ActivityTable
  turns: TurnsTable
  served: ServedTable
  served_parts: ServedPartsTable
}

/** A connection to the database, in a transaction or not. */
export type Db = Kysely<Tables>
/** A transaction: for functions that must not run outside of one. */
export type Tx = Transaction<Tables>
