import { createBackendOn } from './create-postgres-backend.js'
import { openDatabase } from './database/open-database.js'
import type { PostgresBackend, PostgresBackendOptions } from './postgres-backend.js'

/**
 * Opens the database, creates or migrates its tables, and reads the directory's clouds and domains.
 *
 * If the directory is unreachable, serves the last known clouds, reports the error to `onError`, and retries.
 *
 * @throws `unavailable` if the database cannot be opened, or if the directory is unreachable while the database is still new
 * @example
 * const backend = await createPostgresBackend({ database: { url: process.env.DATABASE_URL }, directory, engine })
 * await backend.work()
 * const handle = createHandler(backend.adapter, { syncs: backend.syncs, authorize })
 */
export const createPostgresBackend = async ({ database: location, ...options }: PostgresBackendOptions): Promise<PostgresBackend> => {
  const database = await openDatabase(location)
  try {
    return await createBackendOn(database, options)
  } catch (error) {
    await database.close()
    throw error
  }
}
