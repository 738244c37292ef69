export { createPostgresBackend } from './backends/postgres/create-postgres-backend.js'
export type { DatabaseLocation, PostgresBackend, PostgresBackendOptions } from './backends/postgres/postgres-backend.js'
export type { Directory, DirectoryCloud, DirectoryGroup, DirectoryOrgUnit, DirectoryPage, DirectoryUser } from './compose/directory.js'
export type { Protector, ProtectTask } from './compose/protector.js'
