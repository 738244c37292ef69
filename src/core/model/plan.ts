import type { Item, Scope } from './model.js'

/** A selection as plain JSON, to be stored in a file. */
export interface Plan {
  format: 'backup-start-plan'
  /** Version 2 adds `detail` to the items: the address, or the path of an org unit. A session writes version 2 and reads both. */
  version: 1 | 2
  scope: Scope
  items: readonly Item[]
}

/** An item of an applied plan that is in the box but cannot be backed up. */
export interface PlanProblem {
  item: Item
  reason: 'not-found' | 'not-active'
}

/** Converts items to a plan, without their temporary states. */
export const toPlan = (scope: Scope, items: readonly Item[]): Plan => ({
  format: 'backup-start-plan',
  version: 2,
  scope,
  items: items.map(({ kind, id, label, detail }) => ({ kind, id, label, ...(detail && { detail }) })),
})
