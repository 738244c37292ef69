import { BackupError } from './errors.js'
import { type Item, keyOf, type Scope, sameScope } from './model.js'

/** A selection as a file: plain JSON. */
export interface Plan {
  format: 'backup-start-plan'
  version: 1
  scope: Scope
  items: readonly Item[]
}

/** An item of an applied plan that is in the box but takes no credit. */
export interface PlanProblem {
  item: Item
  reason: 'not-found' | 'not-active'
}

/** The selection as it can be stored; what an item's state happens to be right now does not belong in it. */
export const toPlan = (scope: Scope, items: readonly Item[]): Plan => ({
  format: 'backup-start-plan',
  version: 1,
  scope,
  items: items.map(({ kind, id, label }) => ({ kind, id, label })),
})

/** The plan, if it is one, of this version and for this scope; else rejects `bad-input` and says which it is. */
export const checkPlan = async (plan: unknown, scope: Scope): Promise<Plan> => {
  const { format, version } = (typeof plan === 'object' && plan !== null ? plan : {}) as Record<string, unknown>
  const refuse = (message: string, field: string, cause?: unknown): never => {
    throw new BackupError('bad-input', message, { call: 'applyPlan', field, cause })
  }
  if (format !== 'backup-start-plan') return refuse('this is not a plan: choose a file saved by "Save plan"', 'format')
  if (version !== 1) return refuse(`the plan is of version ${String(version)}; this reads version 1`, 'version')
  const { parse } = await import('./parse.js')
  const read = (): Plan => {
    try {
      return parse('plan', plan, 'applyPlan')
    } catch (error) {
      const { field = '' } = error as BackupError
      return refuse(`the plan is damaged at "${field}"`, field, error)
    }
  }
  const parsed = read()
  if (!sameScope(parsed.scope, scope)) {
    return refuse(`the plan is for ${parsed.scope.domainId}, not for ${scope.domainId}: choose that domain first`, 'scope')
  }
  const items = new Map<string, Item>(parsed.items.map((item) => [keyOf(item), item]))
  return toPlan(scope, [...items.values()])
}
