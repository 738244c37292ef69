import { isBackupError } from '../core/internal.js'
import { usageError } from './usage-error.js'

/**
 * Converts an error of opening a database to a usage error if the user can fix it.
 *
 * @param where the database, without credentials
 */
export const explainOpenError = (error: unknown, where: string): unknown => {
  if (isBackupError(error)) return error.code === 'bad-input' ? error : usageError(error.reason)
  const { code, message, errors } = error as { code?: unknown; message?: string; errors?: readonly unknown[] }
  // A host name may resolve to several addresses, with a separate error for each.
  if (errors?.[0] !== undefined && message === '') return explainOpenError(errors[0], where)
  // Errors of the network, and PostgreSQL's classes for connection, authorization, missing database and lack of resources.
  if (typeof code === 'string' && /^(?:E[A-Z_]+|(?:28|3D|08|53|57)\w{3})$/.test(code)) return usageError(`Cannot use ${where}: ${message}`)
  return error
}
