export { createPostgresBackend } from './backends/postgres/open-postgres-backend.js'
export type {
  BackendEnding,
  DatabaseLocation,
  PostgresBackend,
  PostgresBackendOptions,
  Webhook,
} from './backends/postgres/postgres-backend.js'
