import type { Item, Scope, UserFilter } from './model.js'

/** A selection as plain JSON, to be stored in a file. */
export interface Plan {
  format: 'backup-start-plan'
  /**
   * Version 2 adds `exceptions`, and `detail` of the items: the address, or the path of an org unit. A session writes version 2 and reads
   * both.
   */
  version: 1 | 2
  scope: Scope
  items: readonly Item[]
  /** Filter of the list of users. Without one, opening the plan keeps the filter of the page. */
  filter?: UserFilter | undefined
  /** Items whose users are not backed up. Absent without exceptions. */
  exceptions?: readonly Item[] | undefined
}

/** An item of an applied plan that is in the box but cannot be backed up. */
export interface PlanProblem {
  item: Item
  reason: 'not-found' | 'not-active'
}

/** Omits the temporary state of an item. */
export const toPlanItem = ({ kind, id, label, detail }: Item): Item => ({ kind, id, label, ...(detail && { detail }) })

/** Converts items, exceptions and the filter of the users to a plan, without the temporary states of the items. */
export const toPlan = (scope: Scope, items: Iterable<Item>, exceptions: Iterable<Item>, filter: UserFilter): Plan => {
  const excepted = Array.from(exceptions, toPlanItem)
  return {
    format: 'backup-start-plan',
    version: 2,
    scope,
    items: Array.from(items, toPlanItem),
    ...(excepted.length > 0 && { exceptions: excepted }),
    ...(Object.keys(filter).length > 0 && { filter }),
  }
}
