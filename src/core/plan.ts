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
