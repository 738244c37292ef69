export { createPostgresBackend } from './backends/postgres/open-postgres-backend.js'
export type { DatabaseLocation, PostgresBackend, PostgresBackendOptions } from './backends/postgres/postgres-backend.js'
