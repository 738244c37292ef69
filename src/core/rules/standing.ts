import type { User } from '../model/model.js'

/**
 * The standing of a covered user; the first that applies wins: `deleted`; `suspended`; `protected`, which includes a pending backup. Then
 * `restart`: the backup failed or is paused, and a restart takes no credit. Then `due`: the user has no backup and takes its price.
 */
export type Standing = 'due' | 'restart' | 'protected' | 'suspended' | 'deleted'

/** Returns the standing of a user with this account status and backup status. A user of unknown status is skipped like a suspended one. */
export const standingOf = ({ accountStatus, backupStatus }: Pick<User, 'accountStatus' | 'backupStatus'>): Standing => {
  // nobody may start a backup by a status that this version does not know
  if (accountStatus === 'unknown' || (backupStatus === 'unknown' && accountStatus === 'active')) return 'suspended'
  if (accountStatus !== 'active') return accountStatus
  if (backupStatus === 'none') return 'due'
  return backupStatus === 'failed' || backupStatus === 'paused' ? 'restart' : 'protected'
}

/** Returns whether an exception changes how a user of this standing is counted. */
export const isTakenOut = (standing: Standing): boolean => standing !== 'suspended' && standing !== 'deleted'

/** Returns whether a start begins the backup of users of this standing. */
export const isStarted = (standing: Standing | 'excepted'): boolean => standing === 'due' || standing === 'restart'

/** Credits for protecting the user while the user is due. */
export const priceOf = ({ credits = 1 }: Pick<User, 'credits'>): number => credits

/** Figures of a selection, over distinct covered users. */
export interface CoveredFigures {
  /** Sum of the prices of due users. */
  allocated: number
  /** Users whose backup a start begins: due users and restarts. */
  starts: number
  restarts: number
  /** Due users at a price of 0. */
  free: number
  /** Due users, restarts and skipped users. */
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
  /** Users that both an item and an exception reach, unless they are suspended or deleted. */
  excepted: number
}

/** Sums up covered users, each added once. */
export const createFigureSums = () => {
  const count: Record<Standing, number> = { due: 0, restart: 0, protected: 0, suspended: 0, deleted: 0 }
  let allocated = 0
  let free = 0
  let excepted = 0
  return {
    /** Adds a user that an item reaches. Returns its standing; `excepted` for a user that an exception excludes. */
    add(user: Pick<User, 'accountStatus' | 'backupStatus' | 'credits'>, isException = false): Standing | 'excepted' {
      const standing = standingOf(user)
      if (isException && isTakenOut(standing)) {
        excepted += 1
        return 'excepted'
      }
      count[standing] += 1
      if (standing === 'due') {
        allocated += priceOf(user)
        if (priceOf(user) === 0) free += 1
      }
      return standing
    },
    figures(): CoveredFigures {
      const { due, restart, ...skipped } = count
      const starts = due + restart
      return {
        allocated,
        starts,
        restarts: restart,
        free,
        covered: starts + skipped.protected + skipped.suspended + skipped.deleted,
        skipped,
        excepted,
      }
    },
  }
}
