import { createBackendOn } from './backend.js'
import { openDatabase } from './database/database.js'
import type { PostgresBackend, PostgresBackendOptions } from './postgres-backend.js'

/**
 * Opens the database, makes or updates its tables, and brings in the directory's clouds and domains. A directory that does not
 * answer is no hindrance where it did before: `onError` is told, what is known serves, and it is asked again.
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
