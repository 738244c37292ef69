export { createPostgresBackend } from './backends/postgres/create-postgres-backend.js'
export type { DatabaseLocation, PostgresBackend, PostgresBackendOptions } from './backends/postgres/postgres-backend.js'
