import type { OrgUnit } from '../../model/model.js'
import type { OrgUnitProblem } from './org-unit-tree.js'

/**
 * Org units in tree order: every unit before its sub-units, siblings by name. A unit's place is its index in that
 * order; the units below it are the places from the next one to its `end`.
 */
export interface Forest {
  readonly units: readonly OrgUnit[]
  readonly places: ReadonlyMap<string, number>
  /** The parent's place, -1 for a root. */
  readonly parents: Int32Array
  /** From 1. */
  readonly levels: Int32Array
  readonly ends: Int32Array
  /** Users in the unit and below, as far as told; -1 where nothing was. */
  readonly users: Float64Array
  readonly problems: readonly OrgUnitProblem[]
}
