export { createPostgresBackend, type PostgresBackend, type PostgresBackendOptions } from './backends/postgres/create-postgres-backend.js'
export type { DatabaseLocation } from './backends/postgres/database/open-database.js'
