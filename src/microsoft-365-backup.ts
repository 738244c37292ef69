export { type Microsoft365BackupOptions, microsoft365BackupEngine } from './engines/microsoft-365-backup/microsoft-365-backup-engine.js'
