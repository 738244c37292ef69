export { createPostgresBackend, type PostgresBackend, type PostgresBackendOptions } from './backend.js'
export type { DatabaseLocation } from './database.js'
export type { Directory, DirectoryCloud, DirectoryGroup, DirectoryOrgUnit, DirectoryPage, DirectoryUser } from './directory.js'
export type { Protector, ProtectTask } from './protector.js'
