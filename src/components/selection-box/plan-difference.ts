import { keyOf } from '../../core/for-components.js'
import type { Item, Scope } from '../../core/index.js'

/** Changes that opening a plan would make to the box. */
export interface PlanDifference {
  adds: readonly Item[]
  removes: readonly Item[]
}

/** The part of a plan that the preview needs. The session validates the plan itself. */
export interface PlanOutline {
  scope: Scope
  /** Items and exceptions, which have `isException`. */
  items: readonly Item[]
  /** Values by property of the users, as text to compare. */
  filter: readonly string[]
}

const KINDS: ReadonlySet<unknown> = new Set(['user', 'group', 'org-unit', 'domain'])
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isItem = (value: unknown): value is Item =>
  isRecord(value) && KINDS.has(value.kind) && typeof value.id === 'string' && typeof value.label === 'string'

/** Lists the values of a filter, so that filters can be compared and counted. */
const filterValues = (filter: unknown): readonly string[] => {
  if (!isRecord(filter)) return []
  const { where, accountStatus, backupStatus } = filter
  const groups = Object.entries({ ...(isRecord(where) && where), accountStatus, backupStatus })
  return groups.flatMap(([id, values]) => (Array.isArray(values) ? values.map((value) => `${id} ${value}`) : [])).sort()
}

/** Returns `undefined` if the text is not a plan. */
export const outlineOf = (plan: unknown): PlanOutline | undefined => {
  if (!isRecord(plan) || plan.format !== 'backup-start-plan' || !isRecord(plan.scope) || !Array.isArray(plan.items)) return undefined
  const { cloudId, domainId } = plan.scope
  const exceptions = plan.exceptions ?? []
  if (typeof cloudId !== 'string' || typeof domainId !== 'string' || !plan.items.every(isItem)) return undefined
  if (!Array.isArray(exceptions) || !exceptions.every(isItem)) return undefined
  const items = [...plan.items, ...exceptions.map((item) => ({ ...item, isException: true }))]
  return { scope: { cloudId, domainId }, items, filter: filterValues(plan.filter) }
}

/** An item that becomes an exception leaves the list, and is added to the exceptions. */
const placeOf = (item: Item): string => `${item.isException === true} ${keyOf(item)}`

export const differenceOf = (before: readonly Item[], after: readonly Item[]): PlanDifference => {
  const had = new Set(before.map(placeOf))
  const has = new Map(after.map((item) => [placeOf(item), item]))
  const adds = [...has].filter(([key]) => !had.has(key)).map(([, item]) => item)
  return { adds, removes: before.filter((item) => !has.has(placeOf(item))) }
}
