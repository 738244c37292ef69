import type { BackupStatus } from '../model/model.js'

/**
 * The user's part in the runs of this backend: `none`: in no run; `open`: in a run in which its backup has not ended; `ended`: ended by its
 * last run.
 */
export type RunPart = 'none' | 'open' | 'ended'

/**
 * Returns the backup status of a user after the engine has listed all users that it protects. A user of an open run keeps its status, which
 * the run decides. A user missing from the list is not protected, unless a run has just ended it: the engine may list it later.
 *
 * @param listed the status listed by the engine; `undefined` if the user is missing
 */
export const importStatus = (current: BackupStatus, listed: BackupStatus | undefined, part: RunPart): BackupStatus => {
  if (part === 'open') return current
  return listed ?? (part === 'ended' ? current : 'none')
}
