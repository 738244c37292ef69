import type { Item, Scope } from './model.js'

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
