import { BackupError } from '../model/errors.js'

/** Maximum number of users in one give-back. */
export const MAX_GIVE_BACK = 10_000

/**
 * Returns the distinct users of a give-back.
 *
 * @throws `bad-input` without users, `too-large` for too many
 */
export const checkGiveBack = (userIds: readonly string[]): string[] => {
  if (!Array.isArray(userIds) || userIds.some((id) => typeof id !== 'string' || id === ''))
    throw new BackupError('bad-input', 'userIds must be a list of user ids', { field: 'userIds' })
  if (userIds.length === 0)
    throw new BackupError('bad-input', 'userIds is empty: list the users whose licenses to give back', { field: 'userIds' })
  if (userIds.length > MAX_GIVE_BACK)
    throw new BackupError('too-large', `give back at most ${MAX_GIVE_BACK} licenses at once`, { field: 'userIds' })
  return [...new Set(userIds)]
}
