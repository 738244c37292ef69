import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { BackupError } from '../../../core/internal.js'
import { activityMigration } from './activity-migration.js'
import { creditChangesMigration } from './credit-changes-migration.js'
import { endedPoliciesMigration } from './ended-policies-migration.js'
import { facetsMigration } from './facets-migration.js'
import { firstMigration } from './first-migration.js'
import { foldLettersMigration } from './fold-letters-migration.js'
import { leftAtMigration } from './left-at-migration.js'
import { letterPairsMigration } from './letter-pairs-migration.js'
import { licensesMigration } from './licenses-migration.js'
import { movedUsersMigration } from './moved-users-migration.js'
import { numberOrderMigration } from './number-order-migration.js'
import { policiesMigration } from './policies-migration.js'
import { priceMigration } from './price-migration.js'
import { runRequestMigration } from './run-request-migration.js'
import { stopMigration } from './stop-migration.js'
import { syncChangesMigration } from './sync-changes-migration.js'
import type { Tables } from './tables.js'
import { turnMigration } from './turn-migration.js'
import { unnamedLastMigration } from './unnamed-last-migration.js'

/** Every migration in order. A landed migration never changes; append new ones. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': firstMigration,
  '0003-fold-letters': foldLettersMigration,
  '0004-prices': priceMigration,
  '0005-turns': turnMigration,
  '0006-run-requests': runRequestMigration,
  '0007-activity': activityMigration,
  '0009-sync-changes': syncChangesMigration,
  '0010-unnamed-last': unnamedLastMigration,
  '0011-stop': stopMigration,
  '0012-number-order': numberOrderMigration,
  '0013-facets': facetsMigration,
  '0014-credit-changes': creditChangesMigration,
  '0015-licenses': licensesMigration,
  '0016-policies': policiesMigration,
  '0017-letter-pairs': letterPairsMigration,
  '0018-ended-policies': endedPoliciesMigration,
  '0019-left-at': leftAtMigration,
  '0020-moved-users': movedUsersMigration,
}

/** The columns of each table, for checking the database at start. */
const COLUMNS: { readonly [T in keyof Tables]: readonly (keyof Tables[T] & string)[] } = {
  clouds: ['id', 'name', 'place', 'capabilities', 'settings_form'],
  domains: [
    'no',
    'cloud_id',
    'id',
    'name',
    'place',
    'has_no_limit',
    'settings',
    'users_synced_at',
    'groups_synced_at',
    'org_units_synced_at',
    'user_count',
    'balance',
    'turn',
    'users_sync',
    'groups_sync',
    'org_units_sync',
    'users_since',
    'groups_since',
    'org_units_since',
    'revision',
    'evaluated',
    'sync_due_at',
    'groups_begun',
    'org_units_begun',
  ],
  users: [
    'no',
    'domain',
    'id',
    'is_here',
    'email',
    'name',
    'account_status',
    'status_reason',
    'backup_status',
    'org_unit_id',
    'aliases',
    'id_key',
    'email_key',
    'alias_keys',
    'name_key',
    'search',
    'price',
    'kind',
    'facets',
    'facet_keys',
    'held',
    'left_at',
  ],
  groups: ['no', 'domain', 'id', 'is_here', 'name', 'email', 'member_count', 'search', 'is_hidden'],
  group_users: ['sync', 'group_no', 'user_no'],
  group_groups: ['sync', 'parent', 'child'],
  org_units: ['no', 'domain', 'id', 'is_here', 'name', 'parent_id', 'place', 'user_count'],
  org_unit_users: ['sync', 'org_unit', 'user_no'],
  syncs: [
    'no',
    'domain',
    'kind',
    'status',
    'cursor',
    'milestone',
    'pages',
    'is_read',
    'done',
    'total',
    'started_at',
    'finished_at',
    'added',
    'changed',
    'removed',
    'error',
    'is_swept',
    'started_by',
    'since',
    'next_since',
    'reading',
    'statuses_cursor',
    'has_statuses',
    'is_scheduled',
  ],
  staged: ['sync', 'id', 'no', 'place', 'record', 'is_gone'],
  first_readings: ['sync', 'id'],
  staged_statuses: ['sync', 'id', 'status'],
  ledger: ['no', 'domain', 'kind', 'amount', 'run', 'reason', 'at'],
  credit_changes: ['domain', 'key', 'request', 'at'],
  licenses: ['no', 'user_no', 'domain', 'run', 'credits', 'since', 'left_since'],
  give_backs: ['domain', 'key', 'request', 'credits', 'users', 'at'],
  runs: [
    'no',
    'id',
    'domain',
    'settings',
    'total',
    'done',
    'failed',
    'stopped',
    'is_started',
    'is_stopped',
    'started_at',
    'finished_at',
    'history',
    'items',
    'asked_settings',
    'started_by',
    'policy',
  ],
  run_users: ['no', 'run', 'user_no', 'place', 'chunk', 'attempt', 'status', 'reason', 'credits', 'before_status'],
  begun_portions: ['chunk', 'at'],
  answers: ['domain', 'key', 'request', 'run', 'at'],
  activity: ['no', 'domain', 'at', 'actor', 'action', 'target', 'summary', 'counts'],
  policies: [
    'no',
    'id',
    'domain',
    'status',
    'name',
    'draft',
    'credit_limit',
    'created_at',
    'created_by',
    'evaluated_at',
    'waiting',
    'short',
    'final_counts',
    'unsettled',
  ],
  policy_users: ['policy', 'user_no', 'is_active'],
  policy_changes: ['policy', 'at', 'joined', 'gone'],
  policy_answers: ['domain', 'key', 'request', 'policy', 'at'],
  membership_events: ['domain', 'kind', 'container', 'at', 'user_no', 'is_join'],
  moved_users: ['user_no', 'domain', 'at_sync'],
  recorded_days: ['domain', 'day'],
  turns: ['only_one', 'latest'],
  served: ['only_one', 'source', 'clouds'],
  served_parts: ['no', 'part'],
}

const refuse = (reason: string): BackupError => new BackupError('unavailable', reason, { retryable: false })

/** Lists the tables and columns that this version needs and the database lacks. */
const findMissingColumns = async (db: Kysely<unknown>, schema: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns where table_schema = ${schema}`.execute(db)
  const existing = new Set(rows.map(({ name }) => name))
  return Object.entries(COLUMNS)
    .flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))
    .filter((name) => !existing.has(name))
}

/**
 * Brings the tables up to date. Only one process at a time may call this for a database.
 *
 * @throws `unavailable`, not retryable, if the database belongs to a newer version, or if its tables do not match its migrations
 */
export const migrate = async (db: Kysely<unknown>, schema: string): Promise<void> => {
  const provider: MigrationProvider = { getMigrations: async () => ({ ...MIGRATIONS }) }
  const migrator = new Migrator({ db, provider, migrationTableSchema: schema })
  const unknown = await findUnknownMigrations(db, schema)
  if (unknown.length > 0) {
    throw refuse(
      `a newer version of backup-start has used this database (${unknown.join(', ')}): install that version, or restore a backup`,
    )
  }
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  const missing = await findMissingColumns(db, schema)
  if (missing.length > 0) {
    throw refuse(
      `this database was created by a development version of backup-start and lacks ${missing.join(', ')}: use a new database or folder, then sync and grant credits again`,
    )
  }
}

const findUnknownMigrations = async (db: Kysely<unknown>, schema: string): Promise<string[]> => {
  const { rows: tables } = await sql`
    select from information_schema.tables where table_schema = ${schema} and table_name = 'kysely_migration'`.execute(db)
  if (tables.length === 0) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(`${schema}.kysely_migration`)} order by name`.execute(db)
  return rows.map(({ name }) => name).filter((name) => !Object.hasOwn(MIGRATIONS, name))
}
