import { BackupError } from '../core/internal.js'

/** Returns an error that the command prints without a stack trace, because the user can fix it. */
export const usageError = (text: string, field?: string): BackupError => new BackupError('bad-input', text, { field })
