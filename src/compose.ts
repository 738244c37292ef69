export type { BackupEngine, PortionTask, ProtectTask } from './compose/backup-engine.js'
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
