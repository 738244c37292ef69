export type { BackupEngine, PortionTask, ProtectManyOptions, ProtectTask } from './compose/backup-engine.js'
export { type ComposedAdapter, compose } from './compose/composed-adapter.js'
export type { ComposeOptions } from './compose/composed-domain.js'
export type {
  Directory,
  DirectoryCloud,
  DirectoryGroup,
  DirectoryOrgUnit,
  DirectoryPage,
  DirectoryRecords,
  DirectoryUser,
  GoneRecord,
} from './compose/directory.js'
