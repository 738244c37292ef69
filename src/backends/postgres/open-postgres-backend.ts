import { createBackendOn } from './create-postgres-backend.js'
import { openDatabase } from './database/open-database.js'
import type { PostgresBackend, PostgresBackendOptions } from './postgres-backend.js'

/**
 * Opens the database, creates or migrates its tables, and reads the directory's clouds and domains.
 *
 * If the directory is unreachable, the last known clouds are served, the error goes to `onError`, and the directory is tried again.
 *
 * @throws `unavailable` if the database cannot be opened, or if a new database finds the directory unreachable
 * @example
 * const backend = await createPostgresBackend({ database: { url: process.env.DATABASE_URL }, directory, engine })
 * await backend.work()
 * const handle = createHandler(backend.adapter, { authorize })
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
