import { BackupError } from '../model/errors.js'
import type { BackupRequest, CreditBalance } from '../model/model.js'
import type { CoveredFigures } from './standing.js'

/**
 * Compares the figures of the backend with the figures shown to the administrator.
 *
 * @throws `selection-changed` if the figures differ, `bad-input` if the request starts no user, `not-enough-credits`
 */
export const checkStart = (
  counted: CoveredFigures,
  { expectedCredits, expectedUsers }: Pick<BackupRequest, 'expectedCredits' | 'expectedUsers'>,
  available: CreditBalance['available'],
): void => {
  const { excepted, ...figures } = counted
  const { allocated, starts } = figures
  const details = {
    expected: expectedCredits,
    ...(expectedUsers !== undefined && { expectedUsers }),
    // answers to requests without exceptions stay as they were
    credits: { ...figures, ...(excepted > 0 && { excepted }), available },
  }
  if (allocated !== expectedCredits) {
    throw new BackupError('selection-changed', `${expectedCredits} credits expected, ${allocated} counted`, { details })
  }
  if (expectedUsers !== undefined && starts !== expectedUsers) {
    throw new BackupError('selection-changed', `${expectedUsers} users expected, ${starts} counted`, { details })
  }
  if (starts === 0) throw new BackupError('bad-input', 'no user of the request needs a backup', { field: 'items', details })
  if (available !== 'unlimited' && allocated > available) {
    throw new BackupError('not-enough-credits', `${allocated} credits needed, ${available} available`, { details })
  }
}
