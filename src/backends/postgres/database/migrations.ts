import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { BackupError } from '../../../core/internal.js'
import { firstMigration } from './first-migration.js'
import { foldLettersMigration } from './fold-letters-migration.js'
import { COLUMNS } from './tables.js'

/** Every migration in order. A landed migration never changes; append new ones. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': firstMigration,
  '0003-fold-letters': foldLettersMigration,
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
 * @throws `unavailable`, not retryable, for a database of a newer version and for one whose tables are not what its migrations say
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
      `this database was made by a development version of backup-start and lacks ${missing.join(', ')}: use a new database or folder, and sync and grant credits again`,
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
