import { BackupError } from '../model/errors.js'
import type { CreditBalance } from '../model/model.js'

/** What the backend counted for a start. */
export interface CountedStart {
  due: { readonly length: number }
  covered: number
  skipped: { protected: number; suspended: number; deleted: number }
}

/** Rejects a start that is not exactly what the administrator saw, or that the credits do not allow. */
export const checkStart = ({ due, covered, skipped }: CountedStart, expected: number, available: CreditBalance['available']): void => {
  const details = { expected, credits: { allocated: due.length, covered, skipped, available } }
  if (due.length !== expected) {
    throw new BackupError('selection-changed', `${expected} credits expected, ${due.length} counted`, { details })
  }
  if (due.length === 0) throw new BackupError('bad-input', 'nobody to back up', { field: 'items', details })
  if (available !== 'unlimited' && due.length > available) {
    throw new BackupError('not-enough-credits', `${due.length} credits needed, ${available} available`, { details })
  }
}
