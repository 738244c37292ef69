import type pg from 'pg'
import { BackupError } from '../../../core/internal.js'

/** Schema of all tables, and schema of the job queue. */
export const SCHEMA = 'backup_start'
export const JOB_SCHEMA = 'backup_start_jobs'

const refuse = (reason: string): BackupError => new BackupError('unavailable', reason, { retryable: false })

const POOLER =
  'the database URL leads to a connection pooler, such as PgBouncer, which drops the settings of a session. This backend has a pool of its own: use the URL of the PostgreSQL server itself'

/** Explains an error of the first connection. A pooler rejects the start-up parameter `options`. */
export const explainConnectError = (error: unknown): unknown => {
  const { code, message = '' } = error as { code?: unknown; message?: string }
  return code === '08P01' && /unsupported startup parameter/.test(message) ? refuse(POOLER) : error
}

/** Identifiers of a role and a database in SQL that a person runs. */
const quote = (name: string): string => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)

/** A quoted name inside the start-up parameter `options`, in which a backslash escapes a space. */
const escapeOption = (text: string): string => text.replace(/[\\\s]/g, '\\$&')

/** The search path of all connections, as a value of the start-up parameter `options`. */
export const searchPathOption = (extensionSchema?: string): string =>
  [SCHEMA, 'public', ...(extensionSchema === undefined ? [] : [escapeOption(quote(extensionSchema))])].join(',')

interface ServerFacts {
  encoding: string
  path: string
  pid: number
  role: string
  database: string
  can_create: boolean
  missing: string[]
  extension_schema: string | null
  is_trusted: boolean
}

/**
 * Checks that a server can hold the tables, and creates the schemas. Supports a role that may not create schemas if the schemas exist, and
 * `pg_trgm` in any schema.
 *
 * @returns the schema of `pg_trgm` if it is installed
 * @throws `unavailable`, not retryable, with the remedy
 */
export const prepareServer = async (client: pg.Client): Promise<string | undefined> => {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_encoding') as encoding, current_setting('search_path') as path, pg_backend_pid() as pid,
      current_user as role, current_database() as database, has_database_privilege(current_database(), 'create') as can_create,
      (select coalesce(array_agg(name), '{}') from unnest($1::text[]) as needed(name)
        where not exists (select from pg_namespace where nspname = name and has_schema_privilege(oid, 'create, usage'))) as missing,
      (select nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname = 'pg_trgm') as extension_schema,
      exists (select from pg_available_extensions where name = 'pg_trgm') as is_trusted`,
    [[SCHEMA, JOB_SCHEMA]],
  )
  const [facts] = rows
  if (facts === undefined) throw refuse('the database did not describe itself')
  const { encoding, path, pid, role, database, can_create: canCreate, missing, extension_schema: extensionSchema } = facts
  if (!path.startsWith(SCHEMA) || pid !== (client as unknown as { processID: number }).processID) throw refuse(POOLER)
  if (encoding !== 'UTF8') {
    throw refuse(
      `the database ${database} has the encoding ${encoding}, which cannot hold every name. Use another one, made with: create database backup encoding 'UTF8' template template0`,
    )
  }
  if (!facts.is_trusted && extensionSchema === null) {
    throw refuse(
      'the PostgreSQL server lacks the extension pg_trgm, which finds parts of names. Install its contrib package, or allow pg_trgm',
    )
  }
  if (!canCreate && (missing.length > 0 || extensionSchema === null)) {
    const statements = [
      ...missing.map((schema) => `create schema ${schema} authorization ${quote(role)}`),
      ...(extensionSchema === null ? ['create extension pg_trgm'] : []),
    ]
    throw refuse(
      `the role ${role} may not create schemas and extensions in the database ${database}. Let its owner run: ${statements.join('; ')}`,
    )
  }
  // `create schema if not exists` needs the privilege even if the schema exists.
  for (const schema of missing) await client.query(`create schema if not exists ${schema}`)
  return extensionSchema ?? undefined
}
