import { BackupError } from '../model/errors.js'
import type { CreditBalance } from '../model/model.js'

/** Users that a backend counted for a start. */
export interface CountedStart {
  due: { readonly length: number }
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
}

/**
 * Compares what the backend counted with what the administrator saw.
 *
 * @throws `selection-changed` if the counts differ, `bad-input` if no user is due, `not-enough-credits`.
 */
export const checkStart = ({ due, covered, skipped }: CountedStart, expected: number, available: CreditBalance['available']): void => {
  const details = { expected, credits: { allocated: due.length, covered, skipped, available } }
  if (due.length !== expected) {
    throw new BackupError('selection-changed', `${expected} credits expected, ${due.length} counted`, { details })
  }
  if (due.length === 0) throw new BackupError('bad-input', 'no user of the request needs a backup', { field: 'items', details })
  if (available !== 'unlimited' && due.length > available) {
    throw new BackupError('not-enough-credits', `${due.length} credits needed, ${available} available`, { details })
  }
}
