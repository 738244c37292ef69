import { type BackupSession, createBackupSession as createSession, type SessionOptions } from './core/index.js'

// The development build of `backup-start`, chosen by bundlers through the condition `development`.
export * from './core/index.js'

/** As in production, but strict by default; with `isStrict: false`, warnings of ignored parts of answers also go to the console. */
export const createBackupSession = (options: SessionOptions): BackupSession =>
  createSession({
    ...options,
    isStrict: options.isStrict ?? true,
    onWarning(warning) {
      console.warn(`[backup-start] ${warning.call}: ${warning.message}`)
      options.onWarning?.(warning)
    },
  })
