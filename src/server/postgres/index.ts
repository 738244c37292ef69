export { createPostgresBackend } from './create-postgres-backend.js'
export type { Directory, DirectoryCloud, DirectoryGroup, DirectoryOrgUnit, DirectoryPage, DirectoryUser } from './directory.js'
export type { DatabaseLocation, PostgresBackend, PostgresBackendOptions } from './postgres-backend.js'
export type { Protector, ProtectTask } from './protector.js'
