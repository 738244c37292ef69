import { compactFilter } from '../lists/compact-filter.js'
import { BackupError } from '../model/errors.js'
import type { Item } from '../model/model.js'
import { type Plan, toPlan } from '../model/plan.js'
import type { BackupSession } from './session.js'
import type { SessionParts } from './session-parts.js'

/** Creates the commands that turn the selection into a plan. */
export const createSessionPlans = ({ scopes, selection, lists }: SessionParts): Pick<BackupSession, 'plan' | 'writePlan'> => {
  const planOf = (call: string, items: Iterable<Item>): Plan => {
    const scope = scopes.current.value
    if (scope === undefined) throw new BackupError('bad-input', 'choose a domain first', { call, field: 'scope' })
    return toPlan(scope, items, selection.exceptions.value, compactFilter(lists.users.query.value))
  }
  return {
    plan: () => planOf('plan', selection.box.value),
    async writePlan() {
      const head = planOf('writePlan', [])
      const box = selection.box.value
      const { writePlan } = await import('./write-plan.js')
      return writePlan(head, box)
    },
  }
}
