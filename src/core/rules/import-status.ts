import type { BackupStatus } from '../model/model.js'

/** How the runs of this backend know a user: in no run, in a run that has not ended it, or ended by its last run. */
export type RunPart = 'none' | 'open' | 'ended'

/**
 * Backup status of a user after the engine listed all users that it protects. A user of an open run keeps its status, which the
 * run decides. A user that the engine does not list is not protected, unless a run ended it: the engine may list it later.
 *
 * @param listed the status that the engine lists; `undefined` if it does not list the user
 */
export const importStatus = (current: BackupStatus, listed: BackupStatus | undefined, part: RunPart): BackupStatus => {
  if (part === 'open') return current
  return listed ?? (part === 'ended' ? current : 'none')
}
